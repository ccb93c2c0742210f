"""The model's speed as two ratios: to publicodes with modele-social, and to a bare start of Python.

    make bench                     both
    make bench ARGS="--only warm"  or cold

Times differ between machines and hours, ratios hardly: the two sides of each take turns, and medians are compared.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import perf_counter

WARM_TARGET = 0.1
COLD_TARGET = 3.0

PACKAGES = ("publicodes@1.10.3", "modele-social@11.1.0")  # run under node 18 and later
CACHE = Path(tempfile.gettempdir()) / ("costmodel-bench-" + "-".join(PACKAGES).replace("@", "-"))
NODE_SCRIPT = Path(__file__).with_name("publicodes_france.mjs")
PLACE, DATE = "us-tx", "2026-07-01"

COLD_OURS = [sys.executable, "-m", "costmodel", "compare", "--place", "us-tx"]
COLD_BARE = [sys.executable, "-c", "import numpy, yaml"]

Row = tuple[str, float, float, float]  # what, ours in ms, theirs in ms, target


@contextmanager
def publicodes() -> Iterator[subprocess.Popen[str]]:
    """One node process that holds a parsed engine and answers lines; fetches its packages when they aren't there."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        sys.exit("bench: publicodes needs node and npm. Without them: make bench ARGS='--only cold'")
    if not all((CACHE / "node_modules" / name.split("@")[0] / "package.json").is_file() for name in PACKAGES):
        CACHE.mkdir(parents=True, exist_ok=True)
        command = [
            npm,
            "install",
            "--prefix",
            str(CACHE),
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--silent",
            *PACKAGES,
        ]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    script = CACHE / NODE_SCRIPT.name  # a module finds its packages beside itself
    shutil.copyfile(NODE_SCRIPT, script)
    process = subprocess.Popen([node, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.stdin.close()
        process.wait(timeout=10)


def ask(process: subprocess.Popen[str], salaries: list[float]) -> dict[str, list[float]]:
    """The times in milliseconds, and the employer's costs, that publicodes has for monthly salaries."""
    process.stdin.write(json.dumps(salaries) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        sys.exit(f"bench: the node process ended with code {process.wait(timeout=10)}")
    return json.loads(line)


def warm(rounds: int, place: str) -> Row:
    """A whole comparison against one employer's cost; the salary is another one each time, so no cache can answer."""
    from costmodel import Scenario, compare

    numbers = count()

    def next_salary() -> float:
        """Around 3,000 a month, never the same twice."""
        number = next(numbers)
        return 2_500 + number * 37 % 1_000 + number / 1_000

    def ours() -> float:
        salary = next_salary() * 12
        start = perf_counter()
        comparison = compare(Scenario(place=place, date=DATE, values={"employee.salary": salary}))
        total = comparison.total("employee")
        elapsed = (perf_counter() - start) * 1_000
        assert total > salary, f"an employee at {salary} costs {total}?"
        return elapsed

    times_ours: list[float] = []
    times_theirs: list[float] = []
    with publicodes() as engine:
        ask(engine, [next_salary() for _ in range(100)])
        for _ in range(50):
            ours()
        for _ in range(rounds):
            answer = ask(engine, [next_salary() for _ in range(20)])
            assert all(cost > 2_500 for cost in answer["costs"]), answer["costs"]
            times_theirs += answer["times"]
            times_ours += [ours() for _ in range(20)]
    return (
        f"compare() in {place}, warm / publicodes, one cost",
        statistics.median(times_ours),
        statistics.median(times_theirs),
        WARM_TARGET,
    )


def cold(rounds: int) -> Row:
    """A comparison from the command line against a Python that only loads NumPy and PyYAML, each in a new process."""

    def once(command: list[str]) -> float:
        start = perf_counter()
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, text=True)
        elapsed = (perf_counter() - start) * 1_000
        if done.returncode:
            sys.exit(f"bench: {' '.join(command)} ended with {done.returncode}\n{done.stderr}")
        return elapsed

    once(COLD_OURS), once(COLD_BARE)  # the first run compiles and fills the file cache
    pairs = [(once(COLD_OURS), once(COLD_BARE)) for _ in range(rounds)]
    ours, bare = (statistics.median(times) for times in zip(*pairs, strict=True))
    return "command line compare, cold / import numpy, yaml", ours, bare, COLD_TARGET


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=["warm", "cold"])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--place", default=PLACE, help=f"whose law compare() applies (default {PLACE})")
    arguments = parser.parse_args()

    rows: list[Row] = []
    if arguments.only != "cold":
        rows.append(warm(arguments.rounds, arguments.place))
    if arguments.only != "warm":
        rows.append(cold(arguments.rounds))

    print(f"{'':50}{'ours ms':>10}{'other ms':>10}{'ratio':>8}{'target':>8}")
    missed = 0
    for what, ours, other, target in rows:
        ratio = ours / other
        missed += ratio > target
        verdict = "pass" if ratio <= target else "MISS"
        print(f"{what:50}{ours:>10.2f}{other:>10.2f}{ratio:>8.3f}{target:>8.2f}  {verdict}")
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
