"""Load on a server: a cell of wrk, which keeps its connections busy, or a burst of requests sent at once."""
import asyncio
import json
import subprocess
import time
from pathlib import Path

from processes import Meter
from running import Broken

SCRIPT = Path(__file__).with_name("load.lua")


def cell(server, op, ids, conns, seconds, threads=1):
    """One op for some seconds. `ids` are what get and patch go to: todos of this server, none completed."""
    names = server.log.with_name("ids")
    names.write_text("\n".join(ids))
    wrk = ["wrk", f"-t{threads}", f"-c{conns}", f"-d{seconds}s", "-s", SCRIPT, f"http://127.0.0.1:{server.port}", "--", op, names]
    with Meter(server.pid) as meter:
        said = subprocess.run(wrk, capture_output=True, text=True, timeout=seconds + 30)
    if said.returncode or not said.stdout.endswith("}\n"):
        raise Broken(f"wrk failed: {said.stdout}{said.stderr}")
    seen = json.loads(said.stdout.splitlines()[-1])
    good = seen["answers"] - seen["refused"]
    return {"op": op, **seen, "good": good, "rate": good / seen["seconds"], "foreign": meter.foreign,
            "cpu_us": 1e6 * meter.server / max(1, seen["answers"])}


def burst(server, count):
    """Seconds until the last answer to so many POSTs, each on a connection of its own, all open before the first is sent."""
    return asyncio.run(post_at_once(server.port, count))


async def post_at_once(port, count):
    streams = await asyncio.gather(*(asyncio.open_connection("127.0.0.1", port) for _ in range(count)))
    begun = time.monotonic()
    statuses = await asyncio.gather(*(post(reader, writer) for reader, writer in streams))
    seconds = time.monotonic() - begun
    for _, writer in streams:
        writer.close()
    if set(statuses) != {"201"}:
        raise Broken(f"POST /todos answered {set(statuses)}, not 201 alone")
    return seconds


async def post(reader, writer):
    body = '{"title":"one of many"}'
    writer.write(f"POST /todos HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                 f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
    return (await reader.readline()).decode()[9:12]
