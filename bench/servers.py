"""The servers by name: what each needs on this machine, and the command that starts it."""
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
JVM = ("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")  # the heap and the collector of bin/kaam


class Missing(Exception):
    """The user must install, build or write something first: one sentence says what."""


def commands(names, also=()):
    """Each server's command, with {port} and {data} where they belong. All are built when this returns."""
    known = {"kaam": kaam, "fastapi": fastapi, "hello": hello}
    for name in names:
        if name not in known:
            raise Missing(f"no server is called {name!r}: choose from {', '.join(known)}, or add yours with --also")
    for text in also:
        if not re.match(r"[\w.-]+=.*\{port\}", text):
            raise Missing(f"--also wants 'name=command with {{port}} and {{data}}', not {text!r}")
    need("wrk", "wrk")
    others = dict(text.split("=", 1) for text in also)
    return {**{name: known[name]() for name in names}, **{name: shlex.split(line) for name, line in others.items()}}


def kaam(*options):
    program = ROOT / "bin/kaam"
    if subprocess.run([program, "--version"], stdout=subprocess.DEVNULL).returncode:  # builds it now, not while measured
        raise Missing("bin/kaam --version fails: see its words above")
    return [str(program), "serve", "--port", "{port}", "--data", "{data}", *options]


def fastapi():
    """Run by the first of this Python and Debian's that has the packages: a virtual environment wins."""
    versions = ("import sys, fastapi, pydantic, uvicorn, aiosqlite, uvloop, httptools; "
                "print('- fastapi: FastAPI', fastapi.__version__, 'pydantic', pydantic.VERSION, 'Python', sys.version.split()[0])")
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", versions], stderr=subprocess.DEVNULL).returncode == 0:
            return [python, str(ROOT / "bench/fastapi/app.py"), "{port}", "{data}"]
    raise Missing("the FastAPI server wants its packages: "
                  "apt-get install python3-fastapi python3-uvicorn python3-aiosqlite python3-uvloop python3-httptools")


def hello():
    source, out = ROOT / "bench/vertx-hello", ROOT / "bench/out/vertx-hello"
    jars, java_home = out / "jars", jdk()
    if not jars.exists() or jars.stat().st_mtime < max(file.stat().st_mtime for file in source.iterdir()):
        need("mvn", "maven")
        build = ["mvn", "-q", "-B", "-Dstyle.color=never", "-f", source, "compile", "dependency:build-classpath", f"-Dmdep.outputFile={jars}"]
        quiet = "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
        if subprocess.run(build, stdout=sys.stderr, env={**os.environ, "JAVA_HOME": java_home, "MAVEN_OPTS": quiet}).returncode:
            raise Missing("the hello server does not build: see Maven's words above")
    options = [*JVM, *os.environ.get("KAAM_JAVA_OPTS", "").split()]
    return [f"{java_home}/bin/java", *options, "-cp", f"{out}/classes:{jars.read_text()}", "Hello", "{port}"]


def jdk():
    found = subprocess.run([ROOT / "bin/java-25"], capture_output=True, text=True)
    if found.returncode:
        raise Missing(found.stderr.strip())
    return found.stdout.strip()


def need(program, package):
    if not shutil.which(program):
        raise Missing(f"{program} is missing: apt-get install {package}")
