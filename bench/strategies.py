"""Kaam's four strategies on a database that takes its time: requests sent at once, beside the law ⌈n/N⌉·S"""
import math
from statistics import median

import arguments
import machine
import servers
from load import burst
from processes import CORES
from running import running
from tables import markdown, middle


def options(command):
    command.add_argument("--wait", type=arguments.wait, default="200ms", metavar="S", help="of each call of the fake database (200ms)")
    command.add_argument("--requests", type=arguments.count, default=100, metavar="N", help="sent at once (100)")
    command.add_argument("--rounds", type=arguments.count, default=3, metavar="N", help="bursts on each strategy (3)")


def run(args):
    n, wait = args.requests, args.wait
    at_once = {"one-at-a-time": 1, "pool:10": 10, "virtual-threads": n, "event-loop": CORES}
    commands = {name: servers.kaam("--run", name, "--fake-db", f"wait={wait * 1000:.0f}ms,cpu=0ms") for name in at_once}
    print(f"\n{machine.shape()}; {n} POSTs at once, a database that waits {wait:g} s; medians of {args.rounds} rounds", flush=True)
    walls = {name: [] for name in commands}
    for _, name, command in machine.turns(commands, args.rounds, args.patience):
        with running(command) as server:
            server.add_todos(3)  # warm-up
            walls[name].append(burst(server, n))
    laws = {name: math.ceil(n / workers) * wait for name, workers in at_once.items()}
    markdown(["strategy", "N", "law ⌈n/N⌉·S", "last answer after", "measured / law"],
             [[name, f"about {workers}" if name == "event-loop" else workers, f"{laws[name]:.2f} s",
               middle(walls[name], "{:.2f}") + " s", f"{median(walls[name]) / laws[name]:.2f}"] for name, workers in at_once.items()])
