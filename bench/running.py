"""A server while it runs: a fresh process on a free loopback port, spoken to in Kaam's API."""
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

PATIENCE = 60  # seconds to the first answer


class Broken(Exception):
    """A server, or the load, did not do what it must."""


@contextmanager
def running(command, data=None):
    """A server that has given its first answer, on an empty folder or on `data`; gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="kaam-bench-") as temp:
        port, data, log = free_port(), Path(data or f"{temp}/data"), Path(temp, "log")
        data.mkdir(exist_ok=True)
        words = [word.replace("{port}", str(port)).replace("{data}", str(data)) for word in command]
        begun = time.monotonic()
        with log.open("wb") as out:
            process = subprocess.Popen(words, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True)
        try:
            yield Server(process, port, data, log, begun)
        finally:
            stop(process)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def stop(process):
    """SIGTERM to the process and what it started; SIGKILL after 20 s."""
    deadline = time.monotonic() + 20
    send(process, signal.SIGTERM)
    while send(process, 0):
        if time.monotonic() > deadline:
            print(f"bench: {process.args[0]} did not end on SIGTERM within 20 s: killed", file=sys.stderr)
            send(process, signal.SIGKILL)
            return process.wait()
        time.sleep(0.02)


def send(process, number):
    """A signal to its process group. False when nobody is left in it."""
    process.poll()  # an ended child is there until it is asked for
    try:
        os.killpg(process.pid, number)
        return True
    except ProcessLookupError:
        return False


class Server:
    def __init__(self, process, port, data, log, begun):
        self.process, self.pid, self.port, self.data, self.log = process, process.pid, port, data, log
        self.first_answer_ms = self.wait_for_first_answer(begun)

    def wait_for_first_answer(self, begun):
        """Milliseconds from `begun` to the first 200 of GET /todos?limit=1."""
        while time.monotonic() < begun + PATIENCE and self.process.poll() is None:
            try:
                with self.connected() as ask:
                    ask("GET", "/todos?limit=1")
                    return (time.monotonic() - begun) * 1000
            except (OSError, http.client.HTTPException, Broken):  # not yet there, or not yet ready
                time.sleep(0.005)
        last_words = "\n".join(self.log.read_text(errors="replace").splitlines()[-20:])
        raise Broken(f"no 200 to GET /todos?limit=1 from {' '.join(self.process.args)} (exit code {self.process.poll()}):\n{last_words}")

    def add_todos(self, count):
        """The ids of so many new todos. Shows on the way that the server speaks the API."""
        with self.connected() as ask:
            ids = [ask("POST", "/todos", {"title": f"seed {n}"}, expected=201)["id"] for n in range(count)]
            ask("GET", f"/todos/{ids[-1]}")
            if len(ask("GET", "/todos?limit=50")) != min(50, count):
                raise Broken("GET /todos?limit=50 does not answer an array of 50")
            return ids

    @contextmanager
    def connected(self):
        """A function that asks on one connection kept open, and answers the body; another status than expected is `Broken`."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            def ask(method, path, body=None, expected=200):
                connection.request(method, path, json.dumps(body) if body else None, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                content = answer.read()
                if answer.status != expected:
                    raise Broken(f"{method} {path} answered {answer.status}, not {expected}: {content[:300]!r}")
                return json.loads(content)
            yield ask
