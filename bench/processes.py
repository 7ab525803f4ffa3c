"""Processes, as /proc tells: CPU time and memory of one and its descendants, and what strangers took meanwhile."""
import os
import re
import resource
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
CORES = os.cpu_count()


class Meter:
    """While a block runs: CPU seconds in the server, and the share of the machine that others took."""

    def __init__(self, pid):
        self.pid = pid

    def __enter__(self):
        self.before = self.clocks()
        return self

    def __exit__(self, *_):
        wall, everyone, self.server, bench = (now - then for now, then in zip(self.clocks(), self.before))
        self.foreign = max(0.0, (everyone - self.server - bench) / (wall * CORES))

    def clocks(self):
        return time.monotonic(), busy_seconds(), cpu_seconds(self.pid), bench_seconds()


def busy_seconds():
    """Of all cores: what processes used, and what the host of a virtual machine took. Interrupts are nobody's."""
    user, nice, system, _, _, _, _, stolen = map(int, read("/proc/stat").split()[1:9])
    return (user + nice + system + stolen) / TICKS


def bench_seconds():
    """Of this program and of the children it has waited for: wrk."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def cpu_seconds(pid):
    """Of a process and its descendants, with those that have ended."""
    return sum(int(ticks) for process in tree(pid) for ticks in stat(process)[11:15]) / TICKS


def memory_mib(pid):
    """Resident now, and at the highest, summed over a process and its descendants."""
    status = "".join(read(f"/proc/{process}/status") for process in tree(pid))
    return tuple(sum(int(kib) for kib in re.findall(rf"{name}:\s*(\d+)", status)) / 1024 for name in ("VmRSS", "VmHWM"))


def tree(pid):
    """A process and its descendants, those that live."""
    parents = {int(process): int(stat(process)[1]) for process in os.listdir("/proc") if process.isdigit()}
    pids = [pid]
    for parent in pids:
        pids += [child for child, its_parent in parents.items() if its_parent == parent]
    return pids


def stat(pid):
    """The fields of /proc/PID/stat behind the name, which may hold spaces: state, parent, …; zeros once it is gone."""
    return read(f"/proc/{pid}/stat").rpartition(")")[2].split() or ["0"] * 50


def read(path):
    try:
        return Path(path).read_text()
    except OSError:
        return ""
