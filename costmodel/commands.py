"""What each command of the command line does."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from costmodel.files import read_bytes, write_whole
from costmodel.scenario import Scenario
from costmodel.scenario_file import read_scenario, read_scenarios
from costmodel.strict_yaml import MAX_BYTES, Document, parse
from costmodel.words import N_, InputError, Problem, Translate, refuse


def load_scenario(options: argparse.Namespace, file: str | None) -> Scenario:
    """The scenario that the flags and the file describe: defaults, then the place, then the file, then the flags."""
    scenarios = load_scenarios(options, file)
    if len(scenarios) > 1:
        text = N_("found {found} scenarios; this command takes one, side-by-side and link take several")
        raise refuse(file or "", "", text, found=len(scenarios))
    return scenarios[0]


def load_scenarios(options: argparse.Namespace, file: str | None) -> list[Scenario]:
    """The same for a file that may hold several, set apart by lines `---`."""
    from costmodel.answers.side_by_side import MOST_SCENARIOS

    over: dict[str, Any] = {"values": {}}
    problems: list[Problem] = []
    pairs = [(item.partition("=")[0].strip(), item.partition("=")[2], f"--set {item}") for item in options.set]
    if options.months is not None:
        pairs.append(("horizon.months", options.months, "--months"))
    for key, text, flag in pairs:
        try:
            if key in over["values"]:
                raise refuse(flag, "", N_("{key} is given twice"), key=key)
            if not text.strip() or not key:
                raise refuse(flag, "", N_("found no value; write KEY=VALUE"))
            over["values"][key] = parse(text.strip(), flag).value
        except InputError as error:
            problems += [Problem(flag, None, "", problem.message) for problem in error.problems]
    if options.place is not None:
        over["place"] = options.place
    if options.date is not None:
        over["date"] = options.date
    if options.blank:
        over["base"] = "blank"
    try:
        if file:
            scenarios = read_scenarios(read_bytes(Path(file), file, MAX_BYTES + 1), file, MOST_SCENARIOS, over)
        else:
            scenarios = [read_scenario(Document("", {}, {}), over)]
    except InputError as error:
        raise InputError([*problems, *error.problems]) from None
    if problems:
        raise InputError(problems)
    return scenarios


def run_compare(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.compare import compare
    from costmodel.present import tables

    comparison = compare(load_scenario(options, options.file))
    if options.format == "json":
        print_json(tables.comparison_json(comparison, translate))
    elif options.format == "csv":
        sys.stdout.write(tables.comparison_csv(comparison, translate))
    else:
        sys.stdout.write(tables.terminal_table(comparison, translate, options.lang))


def run_link(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.present import link
    from costmodel.present import money as say
    from costmodel.scenario_file import scenarios_yaml

    language = "" if options.lang == "en" else options.lang
    if options.read is not None:
        opened = link.read_link(options.read)
        currency = opened.scenario.currency

        def money(amount: float) -> str:
            return "–" if amount != amount else say.money(amount, currency, options.lang)

        for message in link.remarks(opened, money, lambda day: say.date(day, options.lang, opened.scenario.place)):
            print(message.say(translate), file=sys.stderr)
        sys.stdout.write(scenarios_yaml((opened.scenario, *opened.others)))
        return
    scenarios = [scenario for file in options.files or [None] for scenario in load_scenarios(options, file)]
    if len(scenarios) > 1 and options.readable:
        raise refuse("--readable", "", N_("a link of several scenarios has no readable form"))
    if len(scenarios) > 1:
        query = link.set_query(scenarios, language)
    else:
        query = (link.readable_query if options.readable else link.exact_query)(scenarios[0], language)
    if len(query) > link.LONGEST:
        raise refuse(
            "link",
            "",
            N_("the link would have {found} characters; export the scenario to a .yaml file"),
            found=len(query),
        )
    base = options.base_url.split("?")[0].split("#")[0]
    print(f"{base}?{query}")


def run_export(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.present.export import export, export_chart

    *sources, last = options.files
    several = options.chart == "side-by-side"
    if len(sources) > 1 and not several:
        raise refuse("export", "", N_("found {found} files; allowed: [SCENARIO.yaml] FILE"), found=len(options.files))
    target = Path(last)
    read = [Path(source) for source in sources]
    if target.exists() and (target.suffix.lower() == ".yaml" or any(path.exists() and target.samefile(path) for path in read)):
        raise refuse(str(target), "", N_("this file exists already, and a scenario is not written over; give another name"))
    if several:
        scenarios = [scenario for source in sources or [None] for scenario in load_scenarios(options, source)]
    else:
        scenarios = [load_scenario(options, sources[0] if sources else None)]
    if options.chart is None:
        data = export(scenarios[0], target.suffix, translate, options.lang, options.dark, options.base_url)
    else:
        data = export_chart(options.chart, scenarios, target.suffix, translate, options.lang, options.dark)
    try:
        write_whole(target, data)
    except OSError as error:
        raise refuse(str(target), "", N_("the file can't be written: {why}"), why=error.strerror or error) from None


def run_keys(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.present.tables import listing

    scenario = read_scenario(Document("", {}, {}), {} if options.place is None else {"place": options.place})
    rows = [
        {
            "key": record.key, "unit": record.unit, "default": record.value,
            "limits": list(record.limits) if record.limits else list(record.choices), "label": translate(record.label),
        }
        for record in scenario.records.values()
    ]  # fmt: skip
    print_rows(rows, options.format, listing)


def print_rows(rows: list[dict[str, Any]], form: str, listing: Callable[..., str]) -> None:
    """Rows of the same fields on standard output, as JSON, as CSV or as a table."""
    if form == "json":
        print_json(rows)
    else:
        sys.stdout.write(listing(rows, form))


def print_json(value: Any) -> None:
    """A value as JSON on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, allow_nan=False)
    sys.stdout.write("\n")


def run_app(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.launch import launch

    raise SystemExit(launch())
