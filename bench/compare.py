"""Kaam beside other servers: rate, CPU, latency, start and memory of each"""
import argparse
import json
from statistics import median

import arguments
import machine
import servers
from database import todo_rows
from load import cell
from processes import memory_mib
from running import running
from tables import disturbances, failures, markdown, middle, ratio


def options(command):
    load_options(command, "post,get,list,patch,mix")
    command.add_argument("--servers", type=arguments.names, default="kaam,fastapi,hello", metavar="A,B", help="of kaam, fastapi, hello (all)")
    command.add_argument("--also", action="append", default=[], metavar="NAME=COMMAND",
                         help="one more server: a command with {port} and {data} in it")


def load_options(command, ops):
    command.add_argument("--ops", type=arguments.ops, default=ops, metavar="A,B", help=f"of {', '.join(arguments.OPS)} ({ops})")
    command.add_argument("--rounds", type=arguments.count, default=5, metavar="N", help="turns of each server (5)")
    command.add_argument("--seconds", type=arguments.count, default=4, metavar="S", help="of load in each cell (4)")
    command.add_argument("--warmup", type=arguments.count, default=10, metavar="S", help="of the same load before each cell (10)")
    command.add_argument("--conns", type=arguments.count, default=64, metavar="N", help="connections (64)")
    command.add_argument("--json", type=argparse.FileType("w"), metavar="FILE", help="write every cell there too")


def run(args):
    race(servers.commands(args.servers, args.also), args)


def race(commands, args):
    """Servers by name take turns, and what each did is printed."""
    shape = machine.shape()
    print(f"\n{shape}; medians of {args.rounds} rounds of {args.seconds} s, {args.conns} connections, each after {args.warmup} s of the same load", flush=True)
    starts, cells = {name: [] for name in commands}, []
    for number, name, command in machine.turns(commands, args.rounds, args.patience):
        start, its_cells = take_turn(command, args)
        starts[name].append(start)
        cells += [{"server": name, "round": number, **each} for each in its_cells]
    if args.json:
        labelled = {name: [dict(zip(("first_answer_ms", "rss_mib", "peak_rss_mib"), start)) for start in starts[name]] for name in starts}
        json.dump({"machine": shape, "starts": labelled, "cells": cells}, args.json, indent=1)
    for op in args.ops:
        print_op(op, {name: [each for each in cells if each["server"] == name and each["op"] == op] for name in commands})
    print("\n### start and memory")
    markdown(["server", "first answer ms", "RSS then MiB", "peak RSS MiB"],
             [[name, *map(middle, zip(*starts[name]))] for name in commands])
    print_rows(cells)
    disturbances(cells)


def take_turn(command, args):
    """Start and memory, and a cell for each op, of one fresh process."""
    with running(command) as server:
        rss, _ = memory_mib(server.pid)
        ids = server.add_todos(1000)
        cells = [measure(server, op, ids, args) for op in args.ops]
        return (server.first_answer_ms, rss, memory_mib(server.pid)[1]), cells


def measure(server, op, ids, args):
    """A cell, warmed up by its own load; that of a post says, too, how many rows the server's file gained."""
    cell(server, op, ids, args.conns, args.warmup)
    if op in ("patch", "mix"):
        ids = server.add_todos(1000)  # none completed: each patch will change its row
    before = todo_rows(server.data) if op == "post" else None
    result = cell(server, op, ids, args.conns, args.seconds)
    if before is not None:
        result["rows"] = todo_rows(server.data) - before
    return result


def print_op(op, cells):
    rates = {name: [each["rate"] for each in its_cells] for name, its_cells in cells.items()}
    print(f"\n### {op}")
    markdown(["server", "req/s", *(f"× {name}" for name in cells), "CPU µs/req", "p50 ms", "p99 ms", "failed"],
             [[name, middle(rates[name]), *(ratio(rates[name], rates[other]) for other in cells),
               *(f"{median(each[key] for each in its_cells):,.{digits}f}" for key, digits in (("cpu_us", 0), ("p50", 1), ("p99", 1))),
               failures(its_cells)] for name, its_cells in cells.items()])


def print_rows(cells):
    """An answered POST that is no row was lost. A row more is a POST whose answer wrk did not wait for."""
    counted = [each for each in cells if "rows" in each]
    lost = [each for each in counted if each["rows"] < each["good"]]
    if counted:
        print(f"- rows: in {len(counted) - len(lost)} of {len(counted)} post cells every answered POST is a row of the server's file")
    for each in lost:
        print(f"- LOST: {each['server']}, round {each['round']}: {each['good']} answers, {each['rows']} rows")
