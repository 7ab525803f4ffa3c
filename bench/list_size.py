"""Does a longer table make Kaam slower? The newest todos, and one, out of few and out of many"""
import os
import random
import sqlite3
import tempfile
import time
import uuid
from contextlib import closing
from pathlib import Path

import arguments
import machine
import servers
from database import todo_file
from load import cell
from running import running
from tables import disturbances, markdown, middle, ratio


def options(command):
    command.add_argument("--sizes", type=arguments.counts, default="10,10000,1000000", metavar="N,N", help="todos in the table (10,10000,1000000)")
    command.add_argument("--rounds", type=arguments.count, default=3, metavar="N", help="turns of each size (3)")
    command.add_argument("--seconds", type=arguments.count, default=4, metavar="S", help="of load in each cell (4)")
    command.add_argument("--warmup", type=arguments.count, default=8, metavar="S", help="of load before each cell (8)")
    command.add_argument("--conns", type=arguments.count, default=64, metavar="N", help="connections (64)")


def run(args):
    command = servers.commands(["kaam"])["kaam"]
    limit = os.environ["LIMIT"] = str(min(50, *args.sizes))  # the same answer from each table
    print(f"\n{machine.shape()}; medians of {args.rounds} rounds of {args.seconds} s, {args.conns} connections; lists of {limit}", flush=True)
    cells = []
    with tempfile.TemporaryDirectory(prefix="kaam-bench-") as temp:
        tables = {f"{size:,} todos": filled(command, Path(temp, str(size)), size) for size in args.sizes}
        for number, name, (data, ids) in machine.turns(tables, args.rounds, args.patience):
            with running(command, data) as server:
                for op in ("list", "get"):
                    cell(server, op, ids, args.conns, args.warmup)
                    cells.append({"server": name, "round": number, **cell(server, op, ids, args.conns, args.seconds)})
    rates = {(name, op): [each["rate"] for each in cells if (each["server"], each["op"]) == (name, op)]
             for name in tables for op in ("list", "get")}
    first = next(iter(tables))
    markdown(["table", "list req/s", f"× {first}", "get req/s", f"× {first}"],
             [[name, *(field for op in ("list", "get") for field in (middle(rates[name, op]), ratio(rates[name, op], rates[first, op])))]
              for name in tables])
    disturbances(cells)


def filled(command, data, size):
    """A data folder with so many todos, and the ids of a thousand of them. Kaam makes the schema, we the rows."""
    with running(command, data):
        pass
    made = time.time_ns() // 1_000_000 - size  # one a millisecond, the last of them now
    ids = [uuid_v7(made + n) for n in range(size)]
    with closing(sqlite3.connect(todo_file(data))) as database, database:
        database.executemany(
            "INSERT INTO todo (owner, id, title, created_at, updated_at, version) VALUES ('local', ?, ?, ?, ?, 1)",
            ((id.to_bytes(16, "big"), f"todo {n}", made + n, made + n) for n, id in enumerate(ids)))
    return data, [str(uuid.UUID(int=id)) for id in random.sample(ids, min(size, 1000))]


def uuid_v7(ms):
    return ms << 80 | 0x7 << 76 | random.getrandbits(12) << 64 | 0b10 << 62 | random.getrandbits(62)
