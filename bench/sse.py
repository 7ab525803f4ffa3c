"""Live changes: how soon 1,000 readers see each of 500 writes a second, and what an idle reader costs"""
import json
import re
import select
import socket
import time

import arguments
import machine
import servers
from processes import Meter, memory_mib
from running import Broken, running
from tables import markdown, middle

EVENT = re.compile(rb'id: (\d+)\nevent: change\ndata: [^\n]*"title":"w(\d+)"')


def options(command):
    command.add_argument("--readers", type=arguments.count, default=1000, metavar="N", help="streams open at once (1000)")
    command.add_argument("--rate", type=arguments.count, default=500, metavar="N", help="writes a second (500)")
    command.add_argument("--watched", type=arguments.count, default=50, metavar="N", help="readers whose events are looked into; of the others the bytes are counted (50)")
    command.add_argument("--seconds", type=arguments.count, default=10, metavar="S", help="of writes in each round (10)")
    command.add_argument("--warmup", type=arguments.count, default=10, metavar="S", help="of the same before it (10)")
    command.add_argument("--rounds", type=arguments.count, default=3, metavar="N", help="fresh servers (3)")


def run(args):
    command = servers.kaam()
    print(f"\n{machine.shape()}; medians of {args.rounds} rounds of {args.seconds} s; {args.readers} readers, {args.rate} writes/s", flush=True)
    rounds = []
    for _ in machine.turns({"kaam": command}, args.rounds, args.patience):
        with running(command) as server:
            rounds.append(one(server, args))
    markdown(["readers", "writes/s", "seen p50 ms", "p99 ms", "max ms", "socket writes/s and reader", "server cores", "bench cores", "KiB an idle reader"],
             [[args.readers, middle([r["rate"] for r in rounds])] +
              [middle([r[name] for r in rounds], "{:,.1f}") for name in ("p50", "p99", "max", "reads", "server", "bench", "kib")]])


def one(server, args):
    server.add_todos(200)  # the first requests of a process are its most expensive in memory
    before, _ = memory_mib(server.pid)
    crowd = Crowd(server.port, args.readers, args.watched)
    time.sleep(2)
    kib = (memory_mib(server.pid)[0] - before) * 1024 / args.readers
    crowd.write(args.rate, args.warmup)
    crowd.forget()
    with Meter(server.pid) as meter:
        bench, begun = time.process_time(), time.monotonic()
        crowd.write(args.rate, args.seconds)
        wall = time.monotonic() - begun
    bench = time.process_time() - bench
    seen = sorted(crowd.seen)
    expected = len(crowd.sent) * args.watched
    if len(seen) != expected:
        raise Broken(f"{args.watched} readers saw {len(seen)} changes of {len(crowd.sent)}, not {expected}")
    crowd.close()
    return {"rate": len(crowd.sent) / args.seconds, "p50": 1e3 * seen[len(seen) // 2], "p99": 1e3 * seen[int(len(seen) * 0.99)], "max": 1e3 * seen[-1],
            "reads": crowd.reads / wall / args.readers, "server": meter.server / wall, "bench": bench / wall, "kib": kib}


class Crowd:
    """Many readers and one writer in one thread, on epoll: what it costs is taken from the same cores."""

    def __init__(self, port, readers, watched):
        self.port = port
        self.poll = select.epoll()
        self.streams = {}
        for number in range(readers):
            stream = Stream(port, watched=number < watched)
            self.streams[stream.socket.fileno()] = stream
        for number, stream in self.streams.items():
            stream.begin()
            self.poll.register(number, select.EPOLLIN)
        self.writers = [Writer(port) for _ in range(200)]  # so that none waits for its connection
        for writer in self.writers:
            self.poll.register(writer.socket.fileno(), select.EPOLLIN)
            self.streams[writer.socket.fileno()] = writer
        self.number = 0
        self.forget()

    def forget(self):
        self.sent, self.seen, self.reads = {}, [], 0

    def write(self, rate, seconds):
        """An open loop: a write is sent when its time has come, whatever became of those before it."""
        begun = time.monotonic()
        for turn in range(rate * seconds):
            due = begun + turn / rate
            while (left := due - time.monotonic()) > 0:
                self.look(left)
            self.number += 1
            self.sent[self.number] = due  # so that what keeps the bench waiting counts too
            self.writers[turn % len(self.writers)].send(self.number)
            self.look(0)
        deadline = time.monotonic() + 10
        while any(stream.watched and stream.events < self.number for stream in self.streams.values()) and time.monotonic() < deadline:
            self.look(0.1)

    def look(self, timeout):
        for number, _ in self.poll.poll(timeout, 4096):
            stream = self.streams[number]
            data = stream.receive()
            self.reads += not isinstance(stream, Writer)
            if stream.watched:
                self.note(stream, data)

    def note(self, stream, data):
        now = time.monotonic()
        whole, end, stream.rest = (stream.rest + data).rpartition(b"\n\n")
        for seq, number in EVENT.findall(whole):
            if stream.seq and int(seq) != stream.seq + 1:
                raise Broken(f"a reader got change {int(seq)} behind {stream.seq}")
            stream.seq = int(seq)
            stream.events += 1
            if int(number) in self.sent:
                self.seen.append(now - self.sent[int(number)])

    def close(self):
        for stream in self.streams.values():
            stream.socket.close()
        self.poll.close()


class Stream:
    """A reader. What comes is read into one buffer for all."""
    buffer = bytearray(1 << 18)

    def __init__(self, port, watched):
        self.watched, self.seq, self.events, self.rest = watched, 0, 0, b""
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.sendall(b"GET /changes HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n")

    def begin(self):
        head = b""
        while b"event: ready" not in head:
            data = self.socket.recv(4096)
            if not data:
                raise Broken(f"a stream was refused: {head[:200]!r}")
            head += data
        self.socket.setblocking(False)

    def receive(self):
        count = self.socket.recv_into(self.buffer)
        if not count:
            raise Broken("a stream was cut")
        return bytes(self.buffer[:count]) if self.watched else b""


class Writer:
    """A connection that posts, and throws the answers away. Several may wait for their answers on it."""
    watched = False

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, number):
        body = json.dumps({"title": f"w{number}"})
        self.socket.sendall(f"POST /todos HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                            f"Content-Length: {len(body)}\r\n\r\n{body}".encode())

    def receive(self):
        answers = self.socket.recv(1 << 16)
        if not answers or b"HTTP/1.1 5" in answers:
            raise Broken(f"a write failed: {answers[:300]!r}")
        return answers
