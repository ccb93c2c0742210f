"""The model's speed as two ratios: to publicodes with modele-social, and to a bare start of Python.

    make bench                     both
    make bench ARGS="--only warm"  or cold

Times differ between machines and hours, ratios hardly: the two sides of each take turns, and medians are compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from itertools import count
from pathlib import Path
from time import perf_counter

TOOLS = Path(__file__).parents[1] / "tools"
sys.path.insert(0, str(TOOLS))

from publicodes import ask, publicodes  # noqa: E402

WARM_TARGET = 0.1
COLD_TARGET = 3.0

NODE_SCRIPT = Path(__file__).with_name("publicodes_france.mjs")
PLACE, DATE = "us-tx", "2026-07-01"

COLD_OURS = [sys.executable, "-m", "costmodel", "compare", "--place", "us-tx"]
COLD_BARE = [sys.executable, "-c", "import numpy, yaml"]

Row = tuple[str, float, float, float]  # what, ours in ms, theirs in ms, target


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
    with publicodes(NODE_SCRIPT) as engine:
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
