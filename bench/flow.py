"""What the flow costs: Kaam with it, and with --flow off"""
import compare
import servers


def options(command):
    compare.load_options(command, "post,get")


def run(args):
    servers.need("wrk", "wrk")
    compare.race({"on": servers.kaam(), "off": servers.kaam("--flow", "off")}, args)
