"""How soon is a fresh Kaam up to speed? Its rate from the first request on, beside the JVM's own inlining, and no rehearsal"""
import os
from itertools import chain
from statistics import median

import arguments
import machine
import servers
from load import cell
from running import running
from tables import disturbances, failures, markdown, ratio

INLINING = "-XX:MaxInlineLevel=15 -XX:InlineSmallCode=2500 -XX:FreqInlineSize=325"  # what HotSpot has on x86
VARIANTS = {"kaam": "", "inlining of the JVM": INLINING, "no rehearsal": "-XX:AOTMode=off", "neither": f"{INLINING} -XX:AOTMode=off"}


def options(command):
    command.add_argument("--op", choices=arguments.OPS, default="post", help="what is asked (post)")
    command.add_argument("--rounds", type=arguments.count, default=3, metavar="N", help="starts of each (3)")
    command.add_argument("--slices", type=arguments.count, default=6, metavar="N", help="one after another, on one server (6)")
    command.add_argument("--seconds", type=arguments.count, default=4, metavar="S", help="of each slice (4)")
    command.add_argument("--conns", type=arguments.count, default=64, metavar="N", help="connections (64)")


def run(args):
    servers.need("wrk", "wrk")
    kaam = servers.kaam()
    own = os.environ.get("KAAM_JAVA_OPTS", "")
    commands = {name: ["env", f"KAAM_JAVA_OPTS={own} {flags}", *kaam] for name, flags in VARIANTS.items()}
    print(f"\n{machine.shape()}; {args.op}, {args.conns} connections; medians of {args.rounds} starts", flush=True)
    cells = {name: [] for name in commands}
    for number, name, command in machine.turns(commands, args.rounds, args.patience):
        cells[name].append([{"server": name, "round": number, **each} for each in slices(command, args)])
    rates = {name: [whole(one) for one in rounds] for name, rounds in cells.items()}
    begin = [f"{n * args.seconds}–{(n + 1) * args.seconds} s" for n in range(args.slices)]
    markdown(["requests/s", *begin, "in all", "× kaam", "failed"],
             [[name, *middles(rounds, "rate"), f"{median(rates[name]):,.0f}", ratio(rates[name], rates["kaam"]), failures([*chain(*rounds)])]
              for name, rounds in cells.items()])
    markdown(["CPU µs/request", *begin], [[name, *middles(rounds, "cpu_us")] for name, rounds in cells.items()])
    disturbances(chain(*chain(*cells.values())))


def middles(rounds, what):
    """Of each slice, the median over the starts."""
    return [f"{median(each[what] for each in same):,.0f}" for same in zip(*rounds)]


def whole(one):
    """The rate over all slices of one start."""
    return sum(each["good"] for each in one) / sum(each["seconds"] for each in one)


def slices(command, args):
    """The cells of one start, one behind another, but for the fifty todos that are put in first for get and patch to go to."""
    with running(command) as server:
        ids = server.add_todos(50)
        return [cell(server, args.op, ids, args.conns, args.seconds) for _ in range(args.slices)]
