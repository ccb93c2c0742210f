"""What a memo says of its figures' footing: what matters most, what the owner gave, what was only assumed, the sources."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from costmodel.answers.bids import EXCHANGE, terms
from costmodel.answers.sensitivity import Bar, Sensitivity
from costmodel.bids import Bid
from costmodel.compare import Comparison
from costmodel.present import money as say
from costmodel.present.amounts import origin_text, rate_of_exchange, va_currency
from costmodel.present.sentences import in_sentence
from costmodel.present.values import about, bare_value, by_switch, key_label, short_value
from costmodel.records import Input, Source, likely
from costmodel.scenario import Scenario
from costmodel.units import WEEKS_PER_YEAR
from costmodel.words import N_, Translate

_SMALLEST = 0.005  # money; a line below half a cent is not said
_SALARY = "employee.salary"
# The order of an owner's figures: pay and prices, law, then how much work there is and what one's hour is worth.
_WEIGHTY = (
    _SALARY, "va.rate", "va.exchange_rate", "retainer.", "va.irrecoverable_vat_rate", "law.", "employer.", "work.hours_per_week",
    "owner.hour_value",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assumption:
    """A value that moves the answer: what it is now, how far it may plausibly go, what is saved over that range."""

    label: str
    value: str
    range: str
    effect: str
    origin: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A page that stands behind a figure, and when it was read."""

    title: str
    url: str
    site: str
    checked: str


def matter_most(found: Sensitivity, translate: Translate, language: str) -> tuple[Assumption, ...]:
    """What is uncertain, that which moves the saving most first."""
    return tuple(_assumption(bar, found.scenario, translate, language) for bar in found.bars)


def _assumption(bar: Bar, scenario: Scenario, translate: Translate, language: str) -> Assumption:
    key = bar.uncertain.key

    def said(value: float) -> str:
        return short_value(key, value, scenario, translate, language)

    low, high = (about(amount, scenario.currency, language) for amount in sorted((bar.at_low, bar.at_high)))
    return Assumption(
        label=key_label(scenario, key, translate),
        value=said(bar.uncertain.range.likely),
        range=f"{bare_value(key, bar.low, scenario, translate, language)} – {said(bar.high)}",
        effect=f"{low} – {high}",
        origin=origin_text(key, scenario, translate),
    )


def own_figures(comparison: Comparison, translate: Translate, language: str) -> tuple[str, ...]:
    """Every value that the owner gave and that counts here, that first which the answer hangs on most."""
    scenario, used = comparison.scenario, comparison.uses
    keys = sorted((key for key in scenario.given if key in used), key=_weight)
    bid = next((bid for bid in scenario.bids if bid.is_priced and _is_taken(bid, scenario)), None)
    return tuple(_valued(key, scenario, translate, language, bid) for key in keys)


def _weight(key: str) -> int:
    return next((i for i, begin in enumerate(_WEIGHTY) if key.startswith(begin)), len(_WEIGHTY))


def _is_taken(bid: Bid, scenario: Scenario) -> bool:
    """Whether the own figures are the terms of a bid."""
    return all(value is None or scenario.input(key) == value for key, value in terms(scenario, bid).items())


def untouched(comparison: Comparison, translate: Translate, language: str, leaving: Collection[str]) -> tuple[str, ...]:
    """Every value that the answer depends on and nobody gave."""
    scenario, used = comparison.scenario, comparison.counting
    keys = [
        key
        for key, record in scenario.records.items()
        if key in used and key not in scenario.values and key not in leaving and scenario.value(key) not in (None, record.blank)
    ]
    return tuple(_valued(key, scenario, translate, language) for key in keys)


def _valued(key: str, scenario: Scenario, translate: Translate, language: str, taken: Bid | None = None) -> str:
    said = by_switch(key, scenario, translate)
    if said:
        return in_sentence(said)
    given = scenario.input(key)
    value = short_value(key, given, scenario, translate, language)
    if key == EXCHANGE and isinstance(given, (int, float)):
        value = rate_of_exchange(given, va_currency(scenario), scenario, translate, language)
    if key == _SALARY and given:
        value = f"{value}, {_an_hour(given, scenario, translate, language)}"
    whose = translate(N_("(as in {name}'s bid)")).format(name=taken.name) if taken and taken.asks_by(key) else ""
    return f"{in_sentence(translate(scenario.records[key].label))} {value} {whose}".rstrip()


def _an_hour(salary: Input, scenario: Scenario, translate: Translate, language: str) -> str:
    """What a yearly salary is by the hour of a full-time week; of a range, at its likeliest."""
    amount = float(likely(salary) or 0) / (scenario.number("employee.hours_per_week") * WEEKS_PER_YEAR)
    written = say.money(amount, scenario.currency, language, 0 if amount == round(amount) else 2)
    return translate(N_("{value} an hour")).format(value=written)


def references(comparison: Comparison, translate: Translate, language: str) -> tuple[Reference, ...]:
    """The pages behind the law's charges, the largest first, then those behind our own starting points; each once."""
    newest: dict[str, tuple[Source, datetime.date]] = {}
    for source, day in (*_of_law(comparison), *_of_records(comparison)):
        held = newest.get(source.url)
        newest[source.url] = (held[0] if held else source, max(day, held[1]) if held else day)
    return tuple(
        Reference(translate(source.title), source.url, site(source.url), say.date(day, language, comparison.scenario.place))
        for source, day in newest.values()
    )


def _of_law(comparison: Comparison) -> Iterator[tuple[Source, datetime.date]]:
    lines = [line for option in comparison.options for line in option.lines if abs(line.amount) >= _SMALLEST]
    for line in sorted(lines, key=lambda line: -abs(line.amount)):
        evidence = line.formula.evidence
        if evidence and evidence.source.url:
            yield evidence.source, evidence.date


def _of_records(comparison: Comparison) -> Iterator[tuple[Source, datetime.date]]:
    scenario, used = comparison.scenario, comparison.counting
    for key, record in scenario.records.items():
        ours = scenario.provenance(key) in ("place", "default") and key in used
        if ours and record.source.url and scenario.value(key) not in (None, record.blank):
            yield record.source, record.date


def site(url: str) -> str:
    """The site of an address, as one says it."""
    return urlsplit(url).netloc.removeprefix("www.")


def listed(names: Sequence[str], most: int, translate: Translate) -> str:
    """The first `most` names, and how many more there are."""
    rest = len(names) - most
    return ", ".join([*names[:most], *([and_more(rest, translate)] if rest > 0 else [])])


def and_more(rest: int, translate: Translate) -> str:
    """The words for what a shortened list leaves out."""
    return translate(N_("and {count} more")).format(count=rest)


def more_changes(rest: object, translate: Translate) -> str:
    """That the calculator shows more changes of the answer than the memo has room for."""
    return translate(N_("and {count} more in the calculator")).format(count=rest)
