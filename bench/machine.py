"""The machine: its shape in one line, and turns that begin when it is idle."""
import os
import platform
import re
import sys
import tempfile
import time
from pathlib import Path

from processes import CORES, busy_seconds, read


def shape():
    cpu = re.search(r"model name\s*:\s*(.+)", read("/proc/cpuinfo"))
    memory = int(re.search(r"MemTotal:\s*(\d+)", read("/proc/meminfo"))[1]) / 2**20
    folder = tempfile.gettempdir()
    return (f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC, {CORES} cores ({cpu[1] if cpu else platform.machine()}), "
            f"{memory:.0f} GiB, Linux {platform.release()}, data in {folder} on {file_system(folder)}, "
            f"load average before {os.getloadavg()[0]:.2f}")


def file_system(folder):
    """Of the mount that holds the folder: on tmpfs a durable commit costs nothing."""
    mounts = [line.split()[1:3] for line in read("/proc/mounts").splitlines()]
    return max((len(point), kind) for point, kind in mounts if Path(point) in (Path(folder), *Path(folder).parents))[1]


def turns(things, rounds, patience):
    """Round, name and thing, A B C, A B C; each begins on an idle machine, or says that it did not."""
    for number in range(1, rounds + 1):
        for name, thing in things.items():
            print(f"round {number} of {rounds}: {name}", file=sys.stderr)
            if patience and not wait_until_idle(patience):
                print(f"- the machine was busy before {name}, round {number}", flush=True)
            yield number, name, thing


def wait_until_idle(patience, quiet=2.0, step=0.5):
    """Waits until, for `quiet` seconds, processes used less than a tenth of the machine; False when they never did."""
    idle, waited = 0.0, 0.0
    while idle < quiet and waited < patience:
        before = busy_seconds()
        time.sleep(step)
        waited += step
        idle = idle + step if busy_seconds() - before < 0.1 * step * CORES else 0.0
    return idle >= quiet
