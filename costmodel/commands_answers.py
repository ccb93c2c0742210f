"""What the commands do that ask something of one scenario: what changes the answer, how sure it is, what to post."""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from costmodel.commands import load_scenario, print_json
from costmodel.reading import plain
from costmodel.words import N_, Translate, refuse, whole_number

_WHOLE = re.compile(r"-?[0-9]{1,30}")
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_MOST_WORKERS = 256
_PATIENCE = 1.0  # seconds after which progress is shown


def whole(flag: str, text: str | None, low: int, high: int, otherwise: int) -> int:
    """A flag's whole number within limits; `otherwise` where the flag is not given. Raises InputError for anything else."""
    if text is None:
        return otherwise
    return whole_number(flag, int(text) if _WHOLE.fullmatch(text.strip()) else text, low, high)


def number(flag: str, text: str | None) -> float | None:
    """A flag's number; None where the flag is not given. Raises InputError for anything else."""
    if text is None:
        return None
    if not _NUMBER.fullmatch(text.strip()):
        raise refuse(flag, "", N_("found {found}; allowed: a number"), found=text)
    return float(text)


def show(options: argparse.Namespace, told: dict[str, Any], titles: Sequence[str], rows: Any, table: Callable[[], str]) -> None:
    """The result in the format that was asked for."""
    from costmodel.present.answer_tables import csv_text

    if options.format == "json":
        print_json(told)
    elif options.format == "csv":
        sys.stdout.write(csv_text(titles, rows))
    else:
        sys.stdout.write(table())


def run_break_even(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.answers.break_even import break_even, numeric_record
    from costmodel.present.answer_tables import break_even_table
    from costmodel.present.answers_json import break_even_json

    low, high = number("--low", options.low), number("--high", options.high)
    if low is not None and high is not None and low >= high:
        raise refuse("--low", "", N_("found {found}; allowed: a number below that of --high"), found=options.low)
    found = break_even(load_scenario(options, options.file), options.vary, tuple(options.between), low, high)
    if not found.low < found.high:
        first, last = numeric_record(found.scenario, found.key).limits or (found.low, found.high)
        text = N_("nothing of {key} lies from {low} to {high}; allowed: values from {first} to {last}")
        given = {"low": plain(found.low), "high": plain(found.high), "first": plain(first), "last": plain(last)}
        raise refuse("--high" if low is None else "--low", "", text, key=found.key, **given)
    told = break_even_json(found)
    titles = ("value", "cost", "other_cost", "cheaper_below", "cheaper_above", "jump")
    show(options, told, titles, told["points"], lambda: break_even_table(found, translate, options.lang))


def run_flips(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.answers.flips import flips
    from costmodel.compare import compare
    from costmodel.present.answer_tables import flips_table
    from costmodel.present.answers_json import flips_json

    scenario = load_scenario(options, options.file)
    comparison = compare(scenario)
    found = flips(scenario, comparison)
    told = flips_json(scenario, found, comparison.cheapest, translate)
    titles = ("key", "label", "present", "value", "above", "winner", "loser", "distance", "jump")
    show(options, told, titles, told["flips"], lambda: flips_table(found, scenario, translate, options.lang))


def run_rate(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.answers.worth import WANTED, worth_paying
    from costmodel.present.answer_tables import worth_table
    from costmodel.present.answers_json import worth_json

    scenario = load_scenario(options, options.file)
    wanted = number("--saving", options.saving)
    low, high = scenario.records[WANTED].limits or (0.0, 1.0)
    if wanted is not None and not low <= wanted <= high:
        text = N_("found {found}; allowed: a share from {low} to {high}")
        raise refuse("--saving", "", text, found=options.saving, low=low, high=high)
    found = worth_paying(scenario, wanted)
    told = worth_json(found)
    hourly = {"name": "va.rate", "price": told["rate"], "post": told["post"], "present": told["present"]}
    titles = ("name", "price", "post", "present")
    show(options, told, titles, [hourly, *told["tasks"]], lambda: worth_table(found, translate, options.lang))


def run_brief(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.present.brief import posting_brief

    if options.format == "csv":
        raise refuse("--format", "", N_("brief prints text or json"))
    text = posting_brief(load_scenario(options, options.file), translate, options.lang)
    if options.format == "json":
        print_json({"markdown": text})
    else:
        sys.stdout.write(text)


def run_simulate(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.answers.simulation import DRAWS, MOST_DRAWS, SHARES, simulate
    from costmodel.present.answer_tables import simulation_table
    from costmodel.present.answers_json import simulation_json

    draws = whole("--draws", options.draws, 1, MOST_DRAWS, DRAWS)
    seed = whole("--seed", options.seed, 0, 2**63 - 1, 1)
    workers = None if options.workers is None else whole("--workers", options.workers, 1, _MOST_WORKERS, 1)
    scenario = load_scenario(options, options.file)
    progress = _Progress(translate)
    found = simulate(scenario, draws, seed, workers, progress)
    progress.clear()
    told = simulation_json(found)
    rows = [
        {
            "option": name,
            "cheapest_share": found.cheapest_share[name],
            "mean": spread["mean"],
            **{quantile: spread[quantile] for quantile in SHARES},
            "saving_p50": told["saving"].get(name, {}).get("p50"),
        }
        for name, spread in told["total"].items()
    ]
    titles = ("option", "cheapest_share", "mean", *SHARES, "saving_p50")
    show(options, told, titles, rows, lambda: simulation_table(found, translate, options.lang))


class _Progress:
    """How far a long simulation is, on a terminal."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate
        self._begun = time.monotonic()
        self._width = 0
        self._shown = sys.stderr.isatty()

    def __call__(self, share: float) -> None:
        if self._shown and time.monotonic() - self._begun > _PATIENCE:
            text = self._translate(N_("{percent} of 100 done")).format(percent=math.floor(share * 100))
            self._width = max(self._width, len(text))
            print(f"\r{text:<{self._width}}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)


def run_sensitivity(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.answers.sensitivity import sensitivity
    from costmodel.present.answer_tables import sensitivity_table
    from costmodel.present.answers_json import sensitivity_json

    between = None if options.between is None else tuple(options.between)
    if between and between[0] == between[1]:
        raise refuse("--between", "", N_("name two different options, not {found} twice"), found=between[0])
    found = sensitivity(load_scenario(options, options.file), between)
    told = sensitivity_json(found)
    titles = ("key", "low", "high", "at_low", "at_high", "flip", "share")
    show(options, told, titles, told["bars"], lambda: sensitivity_table(found, translate, options.lang))


def run_map(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.answers.two_way import two_way
    from costmodel.present.answer_tables_many import MAP_SHAPE, two_way_table
    from costmodel.present.answers_json_many import two_way_json, two_way_rows

    scenario = load_scenario(options, options.file)
    across, down = options.vary
    if options.format == "table":
        sys.stdout.write(two_way_table(two_way(scenario, across, down, shape=MAP_SHAPE), translate, options.lang))
        return
    found = two_way(scenario, across, down)
    rows = two_way_rows(found) if options.format == "csv" else []
    show(options, two_way_json(found), (across, down, "cheapest", "lead", *found.names), rows, str)
