"""What the command line accepts, and what it says to the rest."""
import argparse
import re

OPS = ("post", "get", "list", "patch", "mix")


def count(text):
    if not re.fullmatch(r"[1-9]\d{0,8}", text):
        raise argparse.ArgumentTypeError(f"a whole number above 0, not {text}")
    return int(text)


def counts(text):
    return [count(part) for part in text.split(",")]


def names(text):
    return [name for name in text.split(",") if name]


def ops(text):
    for op in names(text):
        if op not in OPS:
            raise argparse.ArgumentTypeError(f"no op is called {op}: choose from {', '.join(OPS)}")
    return names(text)


def wait(text):
    """Seconds, of 200ms or 1s."""
    match = re.fullmatch(r"([1-9]\d{0,5})(ms|s)", text)
    if not match:
        raise argparse.ArgumentTypeError(f"a time is written 200ms or 1s, not {text}")
    return int(match[1]) / (1000 if match[2] == "ms" else 1)
