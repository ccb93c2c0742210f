"""Our law against independent engines: PolicyEngine for the United Kingdom and the United States, publicodes for France.

`make oracles` installs the engines apart and prints the worst difference a place. What they don't know is not compared: state
unemployment insurance of PolicyEngine is that of 2024, and its British tax years begin in January. In France, 249 staff are the
most, as what larger businesses pay for lack of apprentices is left out.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tools"))

from publicodes import ask, publicodes  # noqa: E402

from costmodel import Scenario, compare  # noqa: E402
from costmodel.compare import OptionCost  # noqa: E402

SEED = 20261125
BRITISH, FRENCH, AMERICAN = 1_000, 200, 1_000
NOISE = 0.05  # PolicyEngine computes with seven digits
CENT = 0.01
MONTHS = 12


@dataclass(frozen=True)
class Worst:
    """The largest difference found for one charge of a place, and at which input."""

    what: str
    compared: int
    difference: float
    at: str
    allowed: float


def employee(place: str, date: str, salary: float, **values: object) -> OptionCost:
    """Twelve months of one employee and nothing but the law."""
    given: dict[str, Any] = {"employee.salary": salary, **{key.replace("__", "."): value for key, value in values.items()}}
    return compare(Scenario(place, date, given, base="blank")).option("employee")


def salaries(count: int, highest: float) -> list[float]:
    """Salaries to the cent, spread evenly up to `highest`; the same ones each time."""
    draw = random.Random(SEED)
    return [round(draw.uniform(0, highest), 2) for _ in range(count)]


def british(python: str) -> Iterator[Worst]:
    """Employer's National Insurance, the Employment Allowance being used up by others."""
    for year, date in ((2025, "2025-04-06"), (2026, "2026-04-06")):
        drawn = salaries(BRITISH, 150_000)
        theirs = policyengine(python, "uk", year, drawn)
        costs = [employee("gb", date, salary, employer__headcount=20, employer__payroll=1_000_000) for salary in drawn]
        yield from differences(f"gb {date}", drawn, costs, theirs, NOISE)


def american(python: str) -> Iterator[Worst]:
    """Social Security, Medicare and federal unemployment tax."""
    for year in (2025, 2026):
        drawn = salaries(AMERICAN, 400_000)
        theirs = policyengine(python, "us", year, drawn)
        costs = [employee("us-tx", f"{year}-01-01", salary) for salary in drawn]
        yield from differences(f"us {year}", drawn, costs, theirs, NOISE)


def policyengine(python: str, country: str, year: int, drawn: list[float]) -> dict[str, list[float]]:
    """What PolicyEngine finds, by charge."""
    question = json.dumps({"country": country, "year": year, "salaries": drawn})
    command = [python, str(HERE / "policyengine.py")]
    done = subprocess.run(command, input=question, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"oracles: PolicyEngine ended with {done.returncode}\n{done.stderr}")
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def worst_of(what: str, gaps: list[tuple[float, str]], allowed: float) -> Worst:
    """The largest gap; one that is no number counts as larger than any."""
    difference, at = max((math.inf if math.isnan(gap) else abs(gap), at) for gap, at in gaps)
    return Worst(what, len(gaps), difference, at, allowed)


def differences(
    place: str, drawn: list[float], costs: list[OptionCost], theirs: dict[str, list[float]], allowed: float
) -> Iterator[Worst]:
    """The worst difference of each charge over all salaries."""
    for charge, amounts in theirs.items():
        pairs = zip(drawn, costs, amounts, strict=True)
        gaps = [(cost.line(charge).amount - amount, f"{salary:,.2f}") for salary, cost, amount in pairs]
        yield worst_of(f"{place} {charge}", gaps, allowed)


def french() -> Iterator[Worst]:
    """The employer's whole cost a month, for sizes, ranks and both minimum wages of 2026."""
    draw = random.Random(SEED)
    asked = [
        {
            "salary": round(draw.uniform(1_900, 18_000), 2),
            "date": draw.choice(["01/02/2026", "01/07/2026"]),
            "staff": draw.choice([1, 10, 11, 49, 50, 249]),
            "executive": draw.random() < 0.3,
        }
        for _ in range(FRENCH)
    ]
    with publicodes(HERE / "france.mjs") as engine:
        theirs = ask(engine, asked)
    gaps = []
    for situation, cost in zip(asked, theirs, strict=True):
        gaps.append((_french_month(situation) - cost, json.dumps(situation)))
    yield worst_of("fr 2026 whole cost a month", gaps, CENT)


def _french_month(situation: dict[str, Any]) -> float:
    """Our cost of a month: a year's by the law of that month, divided by twelve. The size is that before the hire."""
    in_june = situation["date"] != "01/02/2026"
    values = {
        "law.executive": situation["executive"], "employer.headcount": situation["staff"],
        "law.reduction_wage": "of_each_month" if in_june else "of_january", "law.least_health_plan": True,
    }  # fmt: skip
    date = "2026-07-01" if in_june else "2026-01-01"
    cost = employee("fr", date, situation["salary"] * MONTHS, **{key.replace(".", "__"): v for key, v in values.items()})
    return cost.cash / MONTHS


def main() -> int:
    """Print a line a charge; 1 if one differs by more than the engines' own rounding."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--python", required=True, help="the Python of an environment that has PolicyEngine")
    parser.add_argument("--only", choices=["gb", "us", "fr"])
    options = parser.parse_args()
    oracles = {"gb": lambda: british(options.python), "us": lambda: american(options.python), "fr": french}
    print(f"{'':44}{'compared':>10}{'worst':>12}  at")
    missed = 0
    for place, oracle in oracles.items():
        if options.only in (None, place):
            for worst in oracle():
                agrees = worst.difference <= worst.allowed  # which no number that is none is
                missed += not agrees
                verdict = "" if agrees else "  DIFFERS"
                print(f"{worst.what:44}{worst.compared:>10}{worst.difference:>12.4f}  {worst.at}{verdict}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
