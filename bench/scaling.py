"""What would shards, nodes and replicas do for 10⁸ owners? A model, from what one node and one database do (--measure)"""
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median

import arguments
import machine
import servers
from load import cell
from processes import cpu_seconds
from running import Broken, running
from tables import markdown, middle, ratio

MODEL = servers.ROOT / "src/test/java/dev/kaam/scaling/Scaling.java"
DATABASE = servers.ROOT / "bench/scaling/ScalingBench.java"
WARM_UP, SECONDS = 5, {"post": 4, "get": 3}

# What --measure told on the machine and at the commit that docs/scaling.md names.
MEASURED = {
    "commit": (0.928, "MS", "what each commit takes, however few todos are in it"),
    "each": (0.0288, "MS", "what each todo in a commit adds"),
    "post": (45, "µs", "CPU time of a node for a POST"),
    "get": (26, "µs", "CPU time of a node for a GET of one todo"),
    "database-post": (51, "µs", "CPU time of the database for a POST"),
    "database-get": (9.2, "µs", "CPU time of the database for a GET of one todo"),
    "replay": (2.9, "µs", "CPU time of a replica for a todo"),
    "bytes": (492, "N", "on the disk for a todo with its indexes and its words for search"),
    "change-bytes": (157, "N", "on the disk for a change"),
}
ASSUMED = {
    "owners": (100_000_000, "N", "how many"),
    "exponent": (0.8, "S", "how differently much they write: the r-th busiest in proportion to 1/r^S; 0 is all alike"),
    "todos": (200, "N", "todos of an owner"),
    "writes": (10, "N", "writes of an owner a day"),
    "reads": (10, "N", "for each write"),
    "peak": (3, "N", "the busiest second, times the mean of the day"),
    "network": (0.5, "MS", "to a replica, one way"),
}


def options(command):
    command.add_argument("--measure", action="store_true", help="first measure this machine (four minutes), and model with that")
    command.add_argument("--db", metavar="URL", help="measure on this empty PostgreSQL (jdbc:postgresql://…), not on one that is started here")
    command.add_argument("--rounds", type=arguments.count, default=3, metavar="N", help="of one node and two nodes (3)")
    command.add_argument("--conns", type=arguments.counts, default="64,256", metavar="N,N", help="connections to all nodes together (64,256)")
    for title, numbers in (("measured", MEASURED), ("assumed", ASSUMED)):
        group = command.add_argument_group(title)
        for name, (value, unit, words) in numbers.items():
            group.add_argument(f"--{name}", type=float, default=value, metavar=unit, help=f"{words} ({value:,})")


def run(args):
    servers.kaam()  # builds it
    base = {name: getattr(args, name.replace("-", "_")) for name in (*MEASURED, *ASSUMED)}
    if args.measure:
        base.update(measured(args))
    print("\n" + " ".join(f"{name}={value:g}" for name, value in base.items()), flush=True)
    print(model(*(f"{name}={value!r}" for name, value in base.items())), flush=True)


def model(*words):
    command = [f"{servers.jdk()}/bin/java", *servers.JVM, "-cp", servers.ROOT / "target/kaam.jar", MODEL, *words]
    said = subprocess.run(command, capture_output=True, text=True)
    if said.returncode:
        raise Broken(f"the model failed: {said.stderr}")
    return said.stdout


def measured(args):
    servers.need("wrk", "wrk")
    with database(args.db) as ask:
        print(f"\n{machine.shape()}; the load, the nodes and the database share these cores\n\n{ask.where['is']}", flush=True)
        commits("1,000 owners, whose webhooks the node remembers", ask("commits of some"))
        law = commits("10⁸ owners, each as good as a stranger", ask("commits"))
        rows = ask("bytes")  # of owners all over the indexes, where those that follow are one owner's
        costs = nodes(ask, args)
        base = {**law, **costs, **per_row({**rows, "search": ask("bytes")["search"]})}
        return base if args.db else {**base, **replay(ask)}


def replay(ask):
    told = ask("replay")
    print(f"Behind kill -9, PostgreSQL replays {told['rows']:,} todos in {told['replay']:.1f} µs of CPU each.", flush=True)
    return {"replay": told["replay"]}


def commits(title, points):
    law = json.loads(model("fit", *(f"{together}:{millis}" for _, together, millis in points)))
    print(f"\n{title}: a = {law['commit']:.3f} ms, b = {law['each']:.4f} ms")
    markdown(["callers", "todos in a commit", "ms from commit to commit", "a + b·n", "todos/s"],
             [[callers, f"{n:.1f}", f"{ms:.2f}", f"{law['commit'] + law['each'] * n:.2f}", f"{1000 * n / ms:,.0f}"]
              for callers, n, ms in sorted(points)])
    return law


def nodes(ask, args):
    """One node, two nodes, two, one, …: as many connections, from as many threads. Where one is asked, the other runs too, and is idle."""
    command = [word for word in servers.kaam("--db", ask.where["url"]) if word not in ("--data", "{data}")]
    cells = {(op, conns, number): [] for op in SECONDS for conns in args.conns for number in (1, 2)}
    with running(command) as first, running(command) as second:
        ids = first.add_todos(1000)
        for number in (1, 2):
            for op in SECONDS:
                loaded((first, second)[:number], op, ids, args.conns[-1], WARM_UP, ask)
        for turn in range(args.rounds):
            print(f"round {turn + 1} of {args.rounds}", file=sys.stderr)
            for number in ((1, 2), (2, 1))[turn % 2]:
                for op, conns in ((op, conns) for op in SECONDS for conns in args.conns):
                    cells[op, conns, number].append(loaded((first, second)[:number], op, ids, conns, SECONDS[op], ask))
    markdown(["op", "connections", "nodes", "req/s", "of one node", "p50 ms", "p99 ms", "nodes' CPU µs/req", "the database's"],
             [[op, conns, number, middle([c["rate"] for c in seen]), ratio([c["rate"] for c in seen], [c["rate"] for c in cells[op, conns, 1]]),
               *(middle([c[name] for c in seen], "{:.1f}") for name in ("p50", "p99", "node_us", "database_us"))]
              for (op, conns, number), seen in cells.items()])
    told = {prefix + op: median(c[name] for c in cells[op, args.conns[0], 1])
            for op in SECONDS for prefix, name in (("", "node_us"), ("database-", "database_us"))}
    return {name: micros for name, micros in told.items() if micros}  # 0: a database that was not looked at keeps the usual


def loaded(some, op, ids, conns, seconds, ask):
    """A cell on each of the servers at once; what they did together, and what it cost with the search index, which follows."""
    before = cpu(some, ask)
    with ThreadPoolExecutor() as at_once:
        cells = list(at_once.map(lambda server: cell(server, op, ids, conns // len(some), seconds, threads=2 // len(some)), some))
    with some[0].connected() as request:
        request("GET", "/todos?q=nothing")  # who searches waits until all that was written can be found
    nodes, database = (now - then for now, then in zip(cpu(some, ask), before))
    answers = sum(each["answers"] for each in cells)
    if sum(each["refused"] + each["broken"] for each in cells):
        raise Broken(f"{op}: not all were answered: {cells}")
    return {"rate": sum(each["rate"] for each in cells), "p50": max(each["p50"] for each in cells), "p99": max(each["p99"] for each in cells),
            "node_us": 1e6 * nodes / answers, "database_us": 1e6 * database / answers}


def cpu(some, ask):
    database = ask.where["pid"]  # 0: it is on another machine, which is not looked at
    return sum(cpu_seconds(server.pid) for server in some), cpu_seconds(database) if database else 0


def per_row(sizes):
    """Of todos with a title of 22 letters and nothing else."""
    markdown(["table, with its indexes", "bytes a row"], [[table, f"{size:.0f}"] for table, size in sizes.items()])
    return {"bytes": sizes["todo"] + sizes["search"], "change-bytes": sizes["change"]}


@contextmanager
def database(url):
    """A function that asks ScalingBench.java, which ends with the block; `where` says where the database is."""
    jars = servers.ROOT / "bench/out/scaling-jars"
    servers.need("mvn", "maven")
    listing = ["mvn", "-q", "-B", "-f", servers.ROOT, "dependency:build-classpath", "-DincludeScope=test", f"-Dmdep.outputFile={jars}"]
    jars.parent.mkdir(parents=True, exist_ok=True)
    if subprocess.run(listing, stdout=sys.stderr, env={**os.environ, "JAVA_HOME": servers.jdk()}).returncode:
        raise Broken("the libraries of the tests cannot be had: see Maven's words above")
    command = [f"{servers.jdk()}/bin/java", *servers.JVM, "-Dtinylog.level=off", "-cp", f"{servers.ROOT}/target/kaam.jar:{jars.read_text()}",
               DATABASE]
    with tempfile.TemporaryDirectory(prefix="kaam-bench-") as data, subprocess.Popen(
            [*command, url or data], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        def answer():
            line = process.stdout.readline()
            if not line:
                raise Broken("ScalingBench.java ended: see its words above")
            return json.loads(line)

        def ask(what):
            print(what, file=process.stdin, flush=True)
            return answer()

        try:
            ask.where = answer()
            yield ask
        finally:
            process.stdin.close()
            process.wait(30)
