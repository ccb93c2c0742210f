"""What the commands do that look at many things at once: years of months, bids, several scenarios."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from costmodel.commands import load_scenario, load_scenarios
from costmodel.commands_answers import show, whole
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, InputError, Translate, refuse

_YEARS = 3  # that are looked at unless something else is asked for


def run_over_time(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.answers.horizon import MOST_MONTHS, horizon
    from costmodel.answers.stopping import stopping
    from costmodel.present.answer_tables_many import horizon_table
    from costmodel.present.answers_json_many import ROW, horizon_json

    years = whole("--years", options.years, 1, MOST_MONTHS // MONTHS_PER_YEAR, 0)
    scenario = load_scenario(options, options.file)
    asked = scenario.months if "horizon.months" in scenario.values else _YEARS * MONTHS_PER_YEAR
    found = horizon(scenario, years * MONTHS_PER_YEAR or asked)
    month = whole("--stop", options.stop, 1, found.months, 0)
    stops = [stopping(found, plan, month) for plan in found.plans] if month else []
    told = horizon_json(found, stops, translate)
    show(options, told, ROW, told["rows"], lambda: horizon_table(found, stops, translate, options.lang))


def run_bids(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.answers.bids import rank_bids
    from costmodel.answers.bids_csv import MOST_CHARACTERS, read_bids_csv
    from costmodel.answers.bids_to_win import to_win
    from costmodel.files import read_bytes
    from costmodel.present.answer_tables_many import bids_table
    from costmodel.present.answers_json_many import BID, bids_json

    scenario = load_scenario(options, options.file)
    if options.csv is not None:
        data = read_bytes(Path(options.csv), options.csv, 4 * MOST_CHARACTERS + 4)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise refuse(options.csv, "", N_("the file is not UTF-8 text")) from None
        try:
            scenario = scenario.change(bids=read_bids_csv(text, scenario))
        except InputError as error:
            raise InputError([dataclasses.replace(problem, file=options.csv) for problem in error.problems]) from None
    if not scenario.bids:
        raise refuse(options.file or "bids", "", N_("there are no bids; list them under bids: in the file, or give --csv FILE"))
    found = rank_bids(scenario)
    compared = found.compared
    needed = to_win(scenario, compared[1].bid, compared[0].bid) if len(compared) > 1 else None
    told = bids_json(found, needed, translate)
    show(options, told, BID, told["bids"], lambda: bids_table(found, translate, options.lang))


def run_side_by_side(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.answers.side_by_side import MOST_SCENARIOS, side_by_side, too_many
    from costmodel.present.answer_tables_many import side_by_side_table
    from costmodel.present.answers_json_many import side_by_side_json, side_by_side_rows

    if len(options.files) > MOST_SCENARIOS:
        raise too_many(len(options.files))
    scenarios = [scenario for file in options.files for scenario in load_scenarios(options, file)]
    if len(scenarios) < 2:
        raise refuse("side-by-side", "", N_("found one scenario; give two or more files"))
    if len(scenarios) > MOST_SCENARIOS:
        raise too_many(len(scenarios))
    found = side_by_side(scenarios)
    titles = ("option", "line", *(f"scenario_{i + 1}" for i in range(len(scenarios))))
    rows = side_by_side_rows(found)
    show(options, side_by_side_json(found, translate), titles, rows, lambda: side_by_side_table(found, translate, options.lang))
