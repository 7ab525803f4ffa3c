"""Full-text search in many todos: how long one client waits, by what it looks for"""
import random
import tempfile
import time
import urllib.parse
from pathlib import Path
from statistics import median, quantiles

import arguments
import machine
import servers
from running import running
from tables import markdown, middle

COMMON = "buy call send write read fix plan ask pay book clean cook find move sort check print order visit thank".split()
THINGS = "milk bread ticket report garden letter window doctor school train bicycle dinner rent tax photo battery".split()
HINDI = "दूध रोटी किताब चिट्ठी बिजली डॉक्टर स्कूल बगीचा".split()
ASKED = {
    "a word that few have": lambda pick: f"n{pick.randrange(100_000)}",
    "a word that many have": lambda pick: pick.choice(COMMON),
    "two words": lambda pick: f"{pick.choice(COMMON)} {pick.choice(THINGS)}",
    "the beginning of a word": lambda pick: pick.choice(THINGS)[:3],
    "one letter": lambda pick: pick.choice("bcmpst"),
    "a Hindi word": lambda pick: pick.choice(HINDI),
    "two words, open, with a count": lambda pick: f"{pick.choice(COMMON)} {pick.choice(THINGS)}&completed=false&count=true",
    "nothing that is there": lambda pick: "zebra",
}
BATCH = 500


def options(command):
    command.add_argument("--todos", type=arguments.count, default=100_000, metavar="N", help="to search in (100000)")
    command.add_argument("--asks", type=arguments.count, default=300, metavar="N", help="searches of each kind in a round (300)")
    command.add_argument("--rounds", type=arguments.count, default=3, metavar="N", help="of all kinds (3)")


def run(args):
    command = servers.commands(["kaam"])["kaam"]
    print(f"\n{machine.shape()}; {args.todos:,} todos, one client, {args.rounds} rounds of {args.asks} searches of each kind", flush=True)
    with tempfile.TemporaryDirectory(prefix="kaam-bench-") as temp, running(command, Path(temp)) as server, server.connected() as ask:
        pick = random.Random(7)
        fill(ask, args.todos, pick)
        begun = time.monotonic()
        first = len(ask("GET", "/todos?q=milk"))
        print(f"- the first search, which also takes what is not yet indexed in: {(time.monotonic() - begun) * 1000:,.0f} ms, {first} found", flush=True)
        for kind in ASKED:
            waits(ask, kind, args.asks, pick)  # warm-up
        rounds = [{kind: waits(ask, kind, args.asks, pick) for kind in ASKED} for _ in range(args.rounds)]
    markdown(["looked for", "p50 ms", "p99 ms"],
             [[kind, *(middle([number(each[kind]) for each in rounds], "{:.2f}") for number in (median, lambda all_: quantiles(all_, n=100)[98]))]
              for kind in ASKED])


def fill(ask, count, pick):
    for start in range(0, count, BATCH):
        todos = [{"op": "add", "todo": todo(n, pick)} for n in range(start, min(count, start + BATCH))]
        ask("POST", "/todos/batch", {"operations": todos})


def todo(n, pick):
    title = f"{pick.choice(COMMON)} {pick.choice(THINGS)} {pick.choice(HINDI) if n % 10 == 0 else ''} n{n}"
    return {"title": title, "notes": " ".join(pick.choices(THINGS, k=5)) if n % 4 == 0 else None,
            "tags": [pick.choice(THINGS)] if n % 3 == 0 else [], "completed": n % 2 == 0}


def waits(ask, kind, asks, pick):
    """Milliseconds that each search took."""
    found = []
    for _ in range(asks):
        q, *more = ASKED[kind](pick).split("&", 1)
        path = "/todos?q=" + urllib.parse.quote(q) + "".join("&" + part for part in more)
        begun = time.monotonic()
        ask("GET", path)
        found.append((time.monotonic() - begun) * 1000)
    return found
