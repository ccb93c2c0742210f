"""The decision memo: what an owner shows to the bank, the partner, the accountant, as one record of words and charts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from costmodel.answers.bids import Bids, rank_bids
from costmodel.answers.flips import Flip, flips
from costmodel.answers.horizon import cheapest_later
from costmodel.answers.sensitivity import Sensitivity, sensitivity
from costmodel.answers.simulation import simulate
from costmodel.answers.worth import worth_paying
from costmodel.compare import Comparison
from costmodel.present import money as say
from costmodel.present.charts import Chart
from costmodel.present.doubt import doubt_sentence
from costmodel.present.findings import worth_sentence
from costmodel.present.findings_bids import cheaper_bid_sentence, notices_beside
from costmodel.present.findings_flips import believable, doubted, nothing_changes, short_of
from costmodel.present.findings_over_time import later_sentence
from costmodel.present.findings_sure import sensitivity_sentence, simulation_sentences
from costmodel.present.findings_unsaid import own_extra_hours
from costmodel.present.link import exact_query, readable_query
from costmodel.present.memo_bids import bids_line
from costmodel.present.memo_charts import charts_of, spread_columns, spread_rows
from costmodel.present.memo_evidence import Assumption, Reference, listed, matter_most, own_figures, references, untouched
from costmodel.present.memo_ways import Way, below, way_columns, ways
from costmodel.present.memo_words import HEADINGS, HOW_TO_OPEN, HOW_TO_SCAN, HOW_TO_USE_THE_QUERY, long_last, shortened
from costmodel.present.qr import SCAN, qr_code, qr_inline, qr_side
from costmodel.present.sentences import about, capitalised, one_stop, said, verdict
from costmodel.present.values import key_label, phrase, short_value
from costmodel.words import N_, Translate
from costmodel.worked_examples import name_of

_DRAWS_SHOWN = 3  # sentences on how sure the answer is
_TASKS_NAMED = 4
_LEFT_OUT, _SAID_ELSEWHERE = "left_out_", "examples"  # codes of notices
_WARNING = "warning"
_LONGEST_WARNING, _LONGEST_REMARK, _LONGEST_LEFT_OUT = 320, 400, 240  # letters


@dataclass(frozen=True)
class Change:
    """A change of one value from which on another way is cheapest."""

    label: str
    present: str
    value: str
    winner: str


@dataclass(frozen=True)
class Memo:
    """Everything that the memo says, in one language; its views arrange it and leave out what doesn't fit.

    `link` is a full address, empty where the app's is not known; then `query`, which people can read, is what to put behind
    it. `scan` is the readable link as an SVG picture of a QR code, `scan_side` modules wide, empty where there is none or it is
    too long. The first `warnings` of the doubts are such.
    """

    comparison: Comparison = field(repr=False)
    language: str
    headings: dict[str, str] = field(repr=False)
    name: str
    made: str
    day: datetime.date
    question: str
    answer: str
    doubt: str
    later: str
    cheaper: str
    about: str
    columns: tuple[str, ...]
    ways: tuple[Way, ...]
    paid: str
    charts: tuple[Chart, ...] = field(repr=False)
    spread_columns: tuple[str, ...]
    spread: tuple[tuple[str, ...], ...]
    holds: str
    changes: tuple[Change, ...]
    worth: str
    bids: str
    sure: tuple[str, ...]
    first: str
    assumptions: tuple[Assumption, ...]
    own: tuple[str, ...]
    untouched: tuple[str, ...]
    doubts: tuple[str, ...]
    warnings: int
    left_out: tuple[str, ...]
    references: tuple[Reference, ...]
    query: str
    link: str
    readable: str
    how_to_open: str
    scan: str
    scan_side: int
    scan_alt: str


def make_memo(
    comparison: Comparison, translate: Translate, language: str, base_url: str = "", today: datetime.date | None = None
) -> Memo:
    """The memo on a comparison, made `today`; `base_url` is the address of the app, so that the link is a full one."""
    scenario, day = comparison.scenario, today or datetime.date.today()
    found = simulate(scenario) if comparison.options else None
    sure = simulation_sentences(found, translate, language, meaning=False) if found else []  # two pages have no room for it
    matters, offers = sensitivity(scenario), rank_bids(scenario)
    every = flips(scenario, comparison) if comparison.options else ()
    nearest = _nearest(believable(every, scenario))
    shown = [bar.uncertain.key for bar in matters.bars]
    base, query = base_url.split("?")[0].split("#")[0], f"?{readable_query(scenario, language)}"
    code = qr_code(base + query) if base else None
    return Memo(
        comparison=comparison,
        language=language,
        headings={name: translate(text) for name, text in HEADINGS.items()},
        name=name_of(scenario, translate) or translate(N_("Hire or outsource")),
        made=translate(N_("Made on {date}")).format(date=say.date(day, language, scenario.place)),
        day=day,
        question=_question(comparison, translate, language),
        answer=one_stop(verdict(comparison, translate, language)),
        doubt=doubt_sentence(found, translate) if found else "",
        later=later_sentence(comparison.cheapest, cheapest_later(comparison), translate, pointing=False),
        cheaper=cheaper_bid_sentence(offers, comparison, translate, language),
        about=_about(comparison, translate, language),
        columns=way_columns(comparison, translate),
        ways=ways(comparison, translate, language),
        paid=below(comparison, translate, language),
        charts=charts_of(comparison, translate, language),
        spread_columns=spread_columns(translate),
        spread=spread_rows(found, translate, language) if found and found.uncertain else (),
        holds="" if nearest else nothing_changes(every, translate),
        changes=tuple(_change(flip, comparison, translate, language) for flip in nearest),
        worth=_worth(comparison, translate, language),
        bids=_bids(offers, translate, language),
        sure=tuple(map(one_stop, sure[:_DRAWS_SHOWN])),
        first=_first(matters, translate, language),
        assumptions=matter_most(matters, translate, language),
        own=own_figures(comparison, translate, language),
        untouched=untouched(comparison, translate, language, leaving=shown),
        doubts=_doubts(comparison, translate, language),
        warnings=sum(notice.severity == _WARNING for notice in notices_beside(comparison)),
        left_out=long_last(map(translate, scenario.left_out), _LONGEST_LEFT_OUT),
        references=references(comparison, translate, language),
        query=query,
        link=f"{base}?{exact_query(scenario, language)}" if base else "",
        readable=base + query if base else "",
        how_to_open=f"{translate(HOW_TO_OPEN)} {translate(HOW_TO_SCAN)}" if base else translate(HOW_TO_USE_THE_QUERY),
        scan=qr_inline(code) if code else "",
        scan_side=qr_side(code) if code else 0,
        scan_alt=translate(SCAN),
    )


def _question(comparison: Comparison, translate: Translate, language: str) -> str:
    hours = say.number(comparison.hours_per_week, language, 1)
    text = N_("Who should do {hours} hours of work a week: an employee, a virtual assistant (VA), or the owner?")
    return translate(text).format(hours=hours)


def _about(comparison: Comparison, translate: Translate, language: str) -> str:
    scenario, compared = comparison.scenario, about(comparison, translate, language)
    if not scenario.tasks:
        return compared
    tasks = translate(N_("The work: {tasks}."))
    return f"{compared} {tasks.format(tasks=listed([task.name for task in scenario.tasks], _TASKS_NAMED, translate))}"


def _nearest(every: list[Flip]) -> list[Flip]:
    """The first change of each key, in their order."""
    return sorted({flip.key: flip for flip in reversed(every)}.values(), key=every.index)


def _change(flip: Flip, comparison: Comparison, translate: Translate, language: str) -> Change:
    scenario = comparison.scenario

    def written(value: float) -> str:
        return short_value(flip.record, value, scenario, translate, language, (flip.present, short_of(flip)))

    text = N_("above {value}") if flip.above else N_("below {value}")
    return Change(
        label=key_label(scenario, flip.key, translate),
        present=written(flip.present),
        value=doubted(flip, translate(text).format(value=written(short_of(flip))), scenario, translate, language),
        winner=capitalised(phrase(flip.winner, translate)),
    )


def _worth(comparison: Comparison, translate: Translate, language: str) -> str:
    """The highest rate worth paying, where there is one to pay."""
    if not any(option.name == "va_hourly" for option in comparison.options) or len(comparison.options) < 2:
        return ""
    return one_stop(worth_sentence(worth_paying(comparison.scenario), translate, language))


def _bids(bids: Bids, translate: Translate, language: str) -> str:
    """The bids in a line, and what of them is priced with one's own figure."""
    return f"{bids_line(bids, translate, language)} {own_extra_hours(bids, translate, language)}".strip()


def _first(matters: Sensitivity, translate: Translate, language: str) -> str:
    return sensitivity_sentence(matters, translate, language) if matters.bars else ""


def _doubts(comparison: Comparison, translate: Translate, language: str) -> tuple[str, ...]:
    """Warnings first, a long one up to a whole sentence; then remarks, and last the ways that were left out."""
    warnings, remarks, out = [], [], []
    for notice in notices_beside(comparison):
        text = said(notice.message, translate, language, comparison.scenario.place)
        if notice.severity == _WARNING:
            warnings.append(shortened(text, _LONGEST_WARNING))
        elif notice.code.startswith(_LEFT_OUT):
            out.append(text)
        elif notice.code != _SAID_ELSEWHERE:
            remarks.append(text)
    return (*warnings, *long_last(remarks, _LONGEST_REMARK), *out)
