"""bin/bench: Kaam beside other servers, on this machine. Linux and Python 3.9, no packages."""
import argparse
import signal
import sys

import compare
import flow
import list_size
import scaling
import search
import sse
import start
import strategies
import tasks
import warmup
from running import Broken
from servers import Missing

COMMANDS = {"servers": compare, "strategies": strategies, "list-size": list_size, "search": search, "start": start, "warmup": warmup, "sse": sse,
            "tasks": tasks, "flow": flow, "scaling": scaling}
QUICK = {
    "servers": ["--rounds=1", "--seconds=1", "--warmup=1"],
    "strategies": ["--rounds=1", "--requests=20"],
    "list-size": ["--rounds=1", "--seconds=1", "--warmup=1", "--sizes=100,1000"],
    "search": ["--rounds=1", "--todos=2000", "--asks=20"],
    "start": ["--rounds=1"],
    "warmup": ["--rounds=1", "--slices=2", "--seconds=1"],
    "tasks": ["--rounds=1", "--tasks=2000", "--waiting=100,1000", "--seconds=1", "--warmup=1"],
    "flow": ["--rounds=1", "--seconds=1", "--warmup=1"],
    "scaling": [],
    "sse": ["--rounds=1", "--readers=100", "--rate=100", "--seconds=2", "--warmup=1"],
}


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that `finally` stops the servers
    args = command_line().parse_args()
    try:
        args.run(args)
    except Missing as missing:
        print(f"bench: {missing}", file=sys.stderr)
        return 2
    except Broken as broken:
        print(f"bench: {broken}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def command_line():
    parser = argparse.ArgumentParser(prog="bin/bench", description="Kaam beside other servers, on this machine.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=module.__doc__, description=module.__doc__)
        module.options(command)
        command.add_argument("--patience", type=float, default=60, metavar="S",
                             help="seconds to wait for an idle machine before each start; 0 does not look (60)")
        command.set_defaults(run=module.run)
    everything = commands.add_parser("all", help="everything the README quotes, in order")
    everything.add_argument("--quick", action="store_true", help="one short round of each: does it work?")
    everything.set_defaults(run=lambda args: run_all(parser, args.quick))
    return parser


def run_all(parser, quick):
    for name in COMMANDS:
        print(f"\n## bin/bench {name}")
        args = parser.parse_args([name] + (QUICK[name] + ["--patience=0"] if quick else []))
        args.run(args)


if __name__ == "__main__":
    sys.exit(main())
