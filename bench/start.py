"""From the start of the process to its first answer, and memory then and after 2,000 requests"""
import arguments
import machine
import servers
from processes import memory_mib
from running import running
from tables import markdown, middle


def options(command):
    command.add_argument("--servers", type=arguments.names, default="kaam", metavar="A,B", help="of kaam, fastapi, hello (kaam)")
    command.add_argument("--rounds", type=arguments.count, default=7, metavar="N", help="starts of each server (7)")


def run(args):
    commands = servers.commands(args.servers)
    print(f"\n{machine.shape()}; medians of {args.rounds} starts", flush=True)
    starts = {name: [] for name in commands}
    for _, name, command in machine.turns(commands, args.rounds, args.patience):
        starts[name].append(start(command))
    markdown(["server", "first answer ms", "RSS then MiB", "RSS after 2,000 requests MiB"],
             [[name, *map(middle, zip(*starts[name]))] for name in commands])


def start(command):
    with running(command) as server:
        rss, _ = memory_mib(server.pid)
        ids = server.add_todos(1000)
        with server.connected() as ask:
            for id in ids:
                ask("GET", f"/todos/{id}")
        return server.first_answer_ms, rss, memory_mib(server.pid)[0]
