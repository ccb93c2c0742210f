"""The comparison as tables: for a terminal of 80 columns, as CSV, and as the JSON of the contract."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from costmodel.compare import Comparison, OptionCost
from costmodel.notices import Notice
from costmodel.present import money as say
from costmodel.present.labels import category_name
from costmodel.present.sentences import verdict
from costmodel.reading import plain
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate

SCHEMA = 1
WIDTH = 80
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def head_of(scenario: Scenario) -> dict[str, Any]:
    """What every JSON begins with: of which scenario it is."""
    return {
        "schema": SCHEMA,
        "place": scenario.place,
        "currency": scenario.currency,
        "date": scenario.start.isoformat(),
        "months": scenario.months,
    }


def comparison_json(comparison: Comparison, translate: Translate) -> dict[str, Any]:
    """The contract's JSON: amounts in the place's currency over the period, unrounded."""
    scenario = comparison.scenario
    return {
        **head_of(scenario),
        "hours_needed": comparison.hours_needed,
        "options": [_option_json(option) for option in comparison.options],
        "cheapest": comparison.cheapest,
        "notices": [_notice_json(notice, translate) for notice in comparison.notices],
        "changed": list(scenario.changed),
    }


def _notice_json(notice: Notice, translate: Translate) -> dict[str, Any]:
    told: dict[str, Any] = {"code": notice.code, "severity": notice.severity, "text": notice.message.say(translate)}
    if notice.source and notice.source.url:
        told["source"] = {"title": translate(notice.source.title), "url": notice.source.url}
    return told


def _option_json(option: OptionCost) -> dict[str, Any]:
    return {
        "option": option.name,
        "total": option.total,
        "per_year": option.per_year,
        "cash": option.cash,
        "owner_time": option.owner_time,
        "hours_delivered": option.hours_delivered,
        "cost_per_hour": option.cost_per_hour,
        "headcount": int(option.headcount),
        "lines": [
            {
                "line": line.name,
                "category": line.formula.category,
                "amount": line.amount,
                "owner_time": line.formula.owner_time,
                "uses": list(line.uses),
            }
            for line in option.lines
        ],
    }


def comparison_csv(comparison: Comparison, translate: Translate) -> str:
    """One row a line: option, line, category, amount, owner_time, with labels in the reader's language."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("option", "line", "category", "amount", "owner_time", "currency", "label"))
    for option in comparison.options:
        for line in option.lines:
            label = safe_cell(translate(line.formula.label))
            owner = "true" if line.formula.owner_time else "false"
            row = (
                option.name,
                line.name,
                line.formula.category,
                repr(line.amount),
                owner,
                comparison.scenario.currency,
                label,
            )
            writer.writerow(row)
    return out.getvalue()


def safe_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def terminal_table(comparison: Comparison, translate: Translate, language: str) -> str:
    """The comparison for a terminal: the verdict, an option a row, the lines of each, the notices; 80 columns."""
    scenario = comparison.scenario
    head = [
        translate(N_("{place}, from {date}, {months} months, {currency}")).format(
            place=translate(scenario.law.name), date=say.date(scenario.start, language, scenario.place), months=scenario.months,
            currency=scenario.currency,
        ),
        "",
        *wrapped(verdict(comparison, translate, language)),
        "",
    ]  # fmt: skip
    titles = [translate(t) for t in (N_("Option"), N_("Total"), N_("Cash"), N_("Your time"), N_("Finished hour"))]
    rows = [
        [
            translate(option.option.label),
            *(say.number(value, language, 0) for value in (option.total, option.cash, option.owner_time)),
            "" if option.cost_per_hour is None else say.number(option.cost_per_hour, language, 2, fixed=True),
        ]
        for option in comparison.ranked
    ]
    parts = [*head, *columns([titles, *rows])]
    for option in comparison.ranked:
        lines = [line for line in option.lines if abs(line.amount) >= 0.005]
        parts += ["", translate(option.option.label)]
        parts += columns(
            [
                [
                    "  " + translate(line.formula.label),
                    category_name(line.formula.category, line.formula.owner_time, translate),
                    say.money(line.amount, scenario.currency, language, 2),
                ]
                for line in lines
            ],
            left=2,
            ruled=False,
        )
    for notice in comparison.notices:
        parts += ["", *wrapped(("! " if notice.severity == "warning" else "· ") + notice.message.say(translate))]
    return "\n".join(parts) + "\n"


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Lines of at most `width` characters."""
    import textwrap

    return textwrap.wrap(text, width, subsequent_indent="  ") or [""]


def columns(rows: list[list[str]], left: int = 1, ruled: bool = True) -> list[str]:
    """Rows as aligned columns, the first `left` to the left, the widest cut so that a row fits the width."""
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    while (over := sum(widths) + 2 * (len(widths) - 1) - WIDTH) > 0:
        widest = widths.index(max(widths))
        widths[widest] -= max(1, min(over, widths[widest] - sorted(widths)[-2]))
    lines = []
    for row in rows:
        cells = [
            (cell if len(cell) <= width else cell[: width - 1] + "…").ljust(width) if i < left else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return [lines[0], "-" * len(lines[0]), *lines[1:]] if ruled else lines


def listing(rows: list[dict[str, Any]], form: str, fields: Sequence[str] = ()) -> str:
    """Rows of the same fields as a table of a terminal, or as CSV; `fields` are needed if there may be no row."""
    titles = list(fields or rows[0])
    texts = [[_text(row[title]) for title in titles] for row in rows]
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(titles)
        for row, cells in zip(rows, texts, strict=True):
            writer.writerow(
                [safe_cell(cell) if isinstance(row[title], str) else cell for title, cell in zip(titles, cells, strict=True)]
            )
        return out.getvalue()
    if sum(max(map(len, column)) + 2 for column in zip(titles, *texts, strict=True)) - 2 <= WIDTH:
        return "\n".join(columns([titles, *texts], left=len(titles))) + "\n"
    # Too wide: the last column stands below the others, as it is the one that is read and not looked up.
    head, *lines = columns([titles[:-1], *(row[:-1] for row in texts)], left=len(titles), ruled=False)
    pairs = zip([head, *lines], [titles[-1], *(row[-1] for row in texts)], strict=True)
    return "".join(f"{line}\n    {last}\n" for line, last in pairs)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return " … ".join(_text(item) for item in value)
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    return plain(value) if isinstance(value, (int, float)) else str(value)
