"""The answers about one scenario as tables for a terminal of 80 columns: the finding in words, then the figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from costmodel.answers.break_even import BreakEven
from costmodel.answers.flips import Flip
from costmodel.answers.sensitivity import Sensitivity
from costmodel.answers.simulation import Simulation
from costmodel.answers.worth import Worth
from costmodel.present import money as say
from costmodel.present.findings import break_even_sentences, postable, worth_sentence
from costmodel.present.findings_flips import answer_holds, believable, marked, short_of
from costmodel.present.findings_sure import changes_at, sensitivity_sentence, simulation_sentences
from costmodel.present.shares import cheapest_out_of_100
from costmodel.present.tables import columns, safe_cell, wrapped
from costmodel.present.values import LABELS, bare_value, key_label, phrase, price, short_value
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate

Table = list[list[str]]
UNKNOWN = "–"
_MOST_SENTENCES = 4


def csv_text(titles: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    """Rows as CSV: numbers unrounded, empty where nothing is known, no text that a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(titles)
    for row in rows:
        writer.writerow([_cell(row[title]) for title in titles])
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, (int, float)) else safe_cell(str(value))


def page(sentences: Sequence[str], *tables: Sequence[str]) -> str:
    """Sentences, then tables, with an empty line between the parts."""
    lines = [line for sentence in sentences for line in wrapped(sentence)]
    for table in tables:
        if table:
            lines += ["", *table] if lines else table
    return "\n".join(lines) + "\n"


def titled(titles: Sequence[str], rows: Table, translate: Translate, left: int = 1) -> list[str]:
    """Rows below their titles; nothing where there are none."""
    return columns([[translate(title) for title in titles], *rows], left=left) if rows else []


def whole(value: float, language: str) -> str:
    """An amount in a column: no cents; a dash where it isn't known."""
    return UNKNOWN if value != value else say.number(value, language, 0)


def break_even_table(found: BreakEven, translate: Translate, language: str) -> str:
    """A row a crossing."""
    titles = (N_("At"), N_("Cost there"), N_("Cheaper below"), N_("Cheaper above"))
    rows = [
        [
            short_value(found.key, point.value, found.scenario, translate, language, [each.value for each in found.points]),
            _costs(point.cost, point.other_cost, found.scenario, language),
            translate(LABELS[point.cheaper_below]),
            translate(LABELS[point.cheaper_above]),
        ]
        for point in found.points
    ]
    said = break_even_sentences(found, translate, language)
    if len(said) > _MOST_SENTENCES:
        said = [*said[:_MOST_SENTENCES], translate(N_("And so on, {count} times in all.")).format(count=len(said))]
    return page(said, titled(titles, rows, translate))


def _costs(cost: float, other: float, scenario: Scenario, language: str) -> str:
    first, second = (price(amount, scenario.currency, language, (cost, other)) for amount in (cost, other))
    return first if first == second else f"{first} / {second}"


def flips_table(flips: Sequence[Flip], scenario: Scenario, translate: Translate, language: str) -> str:
    """A row for each value that would change the answer and may come to pass, in their order."""
    titles = (N_("What"), N_("Now"), N_("Changes"), N_("Cheapest then"))
    rows = []
    for flip in believable(flips, scenario):
        both = (flip.present, short_of(flip))
        present, value = (bare_value(flip.record, each, scenario, translate, language, both) for each in both)
        changes = translate(N_("above {value}") if flip.above else N_("below {value}")).format(value=value)
        label, winner = key_label(scenario, flip.key, translate), translate(LABELS[flip.winner])
        rows.append([label, present, marked(flip, changes, translate), winner])
    return page([answer_holds(flips, scenario, translate, language)], titled(titles, rows, translate, left=4))


def worth_table(worth: Worth, translate: Translate, language: str) -> str:
    """The highest rate, and the highest price of each task."""
    currency = worth.scenario.currency
    titles = (N_("Task"), N_("Highest price"), N_("To post"), N_("Your figure"))
    rows = [
        [
            task.name,
            say.money(task.price, currency, language, 2),
            say.money(postable(task.price), currency, language, 2),
            UNKNOWN if task.present is None else say.money(task.present, currency, language, 2),
        ]
        for task in worth.tasks
    ]
    return page([worth_sentence(worth, translate, language)], titled(titles, rows, translate))


def simulation_table(found: Simulation, translate: Translate, language: str) -> str:
    """A row an option: how often it is cheapest and the spread of its total; then the values that were drawn."""
    titles = (N_("Option"), N_("Cheapest in"), N_("Low (5%)"), N_("Middle"), N_("High (95%)"))
    often = cheapest_out_of_100(found, translate)
    rows = [
        [
            translate(LABELS[name]),
            often[name],
            *(whole(spread[quantile], language) for quantile in ("p05", "p50", "p95")),
        ]
        for name, spread in sorted(found.total.items(), key=lambda item: -found.cheapest_share[item[0]])
    ]
    drawn = [
        [
            key_label(found.scenario, each.key, translate),
            *(
                short_value(each.key, value, found.scenario, translate, language, (each.low, each.high))
                for value in (each.low, each.high)
            ),
        ]
        for each in found.uncertain
    ]
    text = translate(N_("{draws} draws, seed {seed}. Totals over the whole period in {currency}."))
    note = text.format(draws=say.number(found.draws, language, 0), seed=found.seed, currency=found.scenario.currency)
    ranges = titled((N_("Uncertain"), N_("Low"), N_("High")), drawn, translate)
    sentences = simulation_sentences(found, translate, language)
    return page(sentences, titled(titles, rows, translate), ranges, wrapped(note))


def sensitivity_table(found: Sensitivity, translate: Translate, language: str) -> str:
    """A row for each uncertain value, the one that moves the saving most first."""
    titles = (N_("What"), N_("Low"), N_("Saving"), N_("High"), N_("Saving"), N_("Equal at"))
    rows = []
    for bar in found.bars:
        key = bar.uncertain.key
        ends = [bar.low, bar.high, None if bar.flip is None else changes_at(found, bar)]
        low, high, flip = (
            "" if end is None else bare_value(key, end, found.scenario, translate, language) for end in ends
        )  # fmt: skip
        label = key_label(found.scenario, key, translate)
        rows.append([label, low, whole(bar.at_low, language), high, whole(bar.at_high, language), flip])
    sentences = [sensitivity_sentence(found, translate, language)]
    if found.leading and found.rival and found.bars:
        text = translate(N_("Saving: what {rival} costs more than {leading} over the whole period, in {currency}."))
        names = {"rival": phrase(found.rival, translate), "leading": phrase(found.leading, translate)}
        sentences.append(text.format(**names, currency=found.scenario.currency))
    return page(sentences, titled(titles, rows, translate))
