"""Work after the response: how soon a durable task starts, how many a second, what asking for one costs, and how soon after kill -9"""
import http.server
import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from statistics import median

import arguments
import machine
import servers
from load import cell
from running import Broken, running, stop
from tables import markdown, middle, ratio

SOURCE = servers.ROOT / "bench/tasks/TaskBench.java"


def options(command):
    command.add_argument("--rounds", type=arguments.count, default=5, metavar="N", help="of each (5)")
    command.add_argument("--tasks", type=arguments.count, default=100_000, metavar="N", help="that are drained (100,000)")
    command.add_argument("--waiting", type=arguments.counts, default=[1000, 1_000_000], metavar="N,N", help="while one is claimed (1000,1000000)")
    command.add_argument("--seconds", type=arguments.count, default=4, metavar="S", help="of each op of the load (4)")
    command.add_argument("--warmup", type=arguments.count, default=9, metavar="S", help="of the same load before (9)")


def run(args):
    kaam = servers.kaam("--webhooks-to-private")
    print(f"\n{machine.shape()}; medians of {args.rounds} rounds", flush=True)
    engine(args)
    asking(args, kaam)
    after_a_kill(args, kaam)


def engine(args):
    starts = [measure("start", 500) for _ in range(args.rounds)]
    markdown(["on an idle engine, from the commit", "p50 ms", "p99 ms"],
             [["until the task's handler runs", middle([s["p50_us"] / 1000 for s in starts], "{:.2f}"),
               middle([s["p99_us"] / 1000 for s in starts], "{:.2f}")]])
    drains = [measure("drain", args.tasks) for _ in range(args.rounds)]
    markdown(["tasks that do nothing", "tasks/s"],
             [[f"{args.tasks:,} claimed, run and acknowledged", middle([1e6 * d["tasks"] / d["micros"] for d in drains])]])
    claims = {waiting: [measure("claim", waiting)["p50_us"] for _ in range(args.rounds)] for waiting in args.waiting}
    first = claims[args.waiting[0]]
    markdown(["tasks that wait", "a claim of one, p50 µs", f"× {args.waiting[0]:,}"],
             [[f"{waiting:,}", middle(claims[waiting]), ratio(claims[waiting], first)] for waiting in args.waiting])


def measure(what, size):
    with tempfile.TemporaryDirectory(prefix="kaam-bench-") as folder:
        java = [f"{servers.jdk()}/bin/java", *servers.JVM, "-cp", servers.ROOT / "target/kaam.jar", SOURCE, what, folder, str(size)]
        said = subprocess.run(java, capture_output=True, text=True)
        if said.returncode:
            raise Broken(f"TaskBench {what} {size} failed: {said.stdout}{said.stderr}")
        return json.loads(said.stdout.splitlines()[-1])


def asking(args, kaam):
    """The same POST without and with a reminder: its task is one row more in the same commit. Both are warm before either is measured, and
    take turns to be the first: a database that grows is slower, whatever is asked."""
    rates = {"post": [], "remind": []}
    for number, _, command in machine.turns({"kaam": kaam}, args.rounds, args.patience):
        with running(command) as server:
            ids = server.add_todos(100)
            for op in rates:
                cell(server, op, ids, 64, args.warmup)
            for op in list(rates) if number % 2 else reversed(list(rates)):
                rates[op].append(cell(server, op, ids, 64, args.seconds))
    plain = [c["rate"] for c in rates["post"]]
    words = {"post": "that asks for none", "remind": "that asks for a reminder next year"}
    markdown(["a POST", "req/s", "a request costs ×", "CPU µs/req"],
             [[words[op], middle([c["rate"] for c in cells]), ratio(plain, [c["rate"] for c in cells]), middle([c["cpu_us"] for c in cells])]
              for op, cells in rates.items()])


def after_a_kill(args, kaam):
    """A webhook that is being called when the program is killed is called again by the next one; from its start until then."""
    seconds = [recovery(kaam) for _ in range(args.rounds)]
    markdown(["after kill -9", "s"], [["from the next start until the task that was running runs again", middle(seconds, "{:.2f}")]])


def recovery(kaam):
    calls, free = [], threading.Event()

    class Receiver(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            calls.append(time.monotonic())
            if len(calls) == 1:
                free.wait(60)  # until its caller is gone
            else:
                self.send_response(200)
                self.end_headers()

        def log_message(self, *_):
            pass

    receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="kaam-bench-") as data:
        with running(kaam, data) as server:
            with server.connected() as ask:
                ask("POST", "/webhooks", {"url": f"http://127.0.0.1:{receiver.server_port}/"}, expected=201)
                ask("POST", "/todos", {"title": "to be told"}, expected=201)
            wait_for(lambda: calls)
            os.killpg(server.pid, signal.SIGKILL)
            stop(server.process)
        free.set()
        begun = time.monotonic()
        with running(kaam, data):
            wait_for(lambda: len(calls) > 1)
    receiver.shutdown()
    return calls[1] - begun


def wait_for(condition):
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            raise Broken("the webhook was not called within a minute")
        time.sleep(0.002)
