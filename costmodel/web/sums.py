"""How a figure was worked out: every line of an option in a plain sentence, its parts to open further, its sources."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import streamlit as st

from costmodel.authorities import read_there
from costmodel.compare import CostLine, OptionCost
from costmodel.explain import Explanation
from costmodel.graph import key_of
from costmodel.present import explained
from costmodel.present import money as say
from costmodel.present.amounts import digits
from costmodel.present.figures import Figure, Teller
from costmodel.present.figures_assumed import ASSUMED, behind_total
from costmodel.present.labels import CONFIDENCE_LABELS
from costmodel.present.rounding import note_below, rounding_note
from costmodel.present.sentences import in_sentence
from costmodel.present.values import key_label, short_value
from costmodel.records import Source
from costmodel.scenario import Scenario
from costmodel.units import MONTHS_PER_YEAR
from costmodel.web import state, sum_view
from costmodel.web.state import View
from costmodel.web.text import escape, link

_NOUGHT = 0.005
_DEEPEST = 12


def show(view: View, option: OptionCost) -> None:
    """The lines of an option with the sum; worked out now that somebody asks."""
    sum_view.show(view, option.name, _html(view.scenario, option.name, view.language))


@lru_cache(maxsize=64)
def _html(scenario: Scenario, option: str, language: str) -> str:
    from costmodel.compare import compare

    _ = state.words()
    comparison = compare(scenario)
    cost, best = comparison.option(option), comparison.ranked[0]
    teller = Teller(scenario, _, language)

    shown = [line for line in cost.lines if abs(line.amount) >= _NOUGHT or line.of_law]
    nothing = [
        in_sentence(_(line.formula.label)) for line in cost.lines if line not in shown and not _nought_here(line, scenario)
    ]
    together = [cost.total, *(line.amount for line in shown)]
    cents = digits(*together)  # in all or in none, so that whoever adds them up gets the sum

    def money(amount: float) -> str:
        return escape(say.money(amount, scenario.currency, language, cents))

    rows = []
    own = escape(_("your time"))
    for line in shown:
        figure = Explanation(scenario, cost.sheet, line.name)
        body = _tree(figure, language, 0, together)
        mine = line.formula.owner_time and own.casefold() not in _(line.formula.label).casefold()
        beside = own if mine else ""
        if abs(line.amount) < _NOUGHT:
            beside = escape(explained.why_nothing(figure, _, language))
        small = f" <small>{beside}</small>" if beside else ""
        rows.append(
            f"<details><summary><span>{escape(_(line.formula.label))}{small}</span>"
            f"<b>{money(line.amount)}</b></summary>{body}</details>"
        )
    year = scenario.months == MONTHS_PER_YEAR
    total = _("Total over the year") if year else _("Total over {months} months").format(months=scenario.months)
    rows.append(f'<p class="total"><span>{escape(total)}</span><b>{money(cost.total)}</b></p>')
    rounding = rounding_note(cost.total, [line.amount for line in shown], _)
    rounding = rounding or rounding_note(cost.total, [cost.cash, cost.owner_time], _)
    text = _("Of this, {cash} is paid out and {own} is what your own hours are worth.")
    rows.append(f"<p>{text.format(cash=money(cost.cash), own=money(cost.owner_time))}</p>{_quiet(rounding)}")
    if cost.cost_per_hour is not None:
        text = _("{total} for {hours} hours of work done is {each} an hour.").format(
            total=money(cost.total), hours=say.number(cost.hours_delivered, language, 1),
            each=escape(say.money(cost.cost_per_hour, scenario.currency, language, 2)),
        )  # fmt: skip
        rows.append(f"<p>{text}</p>")
    if best.name != option:
        rows.append(_folds([teller.difference(cost, best)], language))
    if nothing:
        rows.append(_quiet(_("Nothing is counted for: {lines}.").format(lines="; ".join(nothing))))
    rows.append(_assumed(behind_total(teller, cost), language))
    return f'<div class="sum">{"".join(rows)}</div>'


def _nought_here(line: CostLine, scenario: Scenario) -> bool:
    """Whether the place itself says that there is no such cost: then it isn't one that was left out."""
    keys = filter(None, map(key_of, line.formula.parameters))
    return any(scenario.provenance(key) == "place" and scenario.value(key) == 0 for key in keys)


def worked_out(
    view: View, key: str, make: Callable[[Teller], Iterable[tuple[Figure, Sequence[Figure]]]], about: object = None
) -> None:
    """A fold that says how figures came about, worked out once when it is opened.

    `make` gives each with what was assumed for it; `about` is what they depend on beside scenario and language.
    """
    _ = view.translate
    closed = st.expander(_("How was this worked out?"), key=f"why_{key}", on_change="rerun")
    if closed.open:
        with closed:
            teller = Teller(view.scenario, _, view.language)

            def told() -> str:
                return "".join(_figure(figure, assumed, view.language) for figure, assumed in make(teller))

            sum_view.show(view, f"why_{key}", state.remembered(f"why_{key}", (view.scenario, view.language, about), told))


def _figure(figure: Figure, assumed: Sequence[Figure], language: str) -> str:
    return f'<div class="sum">{_body(figure, language)}{_assumed(assumed, language)}</div>'


def _assumed(assumed: Sequence[Figure], language: str) -> str:
    """What was assumed and not touched, each with its source."""
    if not assumed:
        return ""
    _ = state.words()
    title = escape(_(ASSUMED))
    where = escape(_("Each can be changed here, and all amounts follow."))
    folds = _folds(assumed, language)
    return f'<details><summary><span>{title}</span></summary><p class="quiet">{where}</p>{folds}</details>'


def _body(figure: Figure, language: str) -> str:
    _ = state.words()
    html = f"<p>{escape(figure.sentence)}</p>{_meaning(figure.key)}"
    if figure.record:
        record = figure.record
        html += evidence(record.source, record.date, record.confidence, language, record.review)
        html += _quiet(_(record.note))
    if figure.key and sum_view.can_change(state.scenario(), figure.key):
        html += sum_view.change_button(figure.key, figure.label)
    return html + _folds(figure.parts, language) + _quiet(note_below(figure, _))


def _quiet(text: str) -> str:
    return f'<p class="quiet">{escape(text)}</p>' if text else ""


def _folds(parts: Sequence[Figure | Explanation], language: str) -> str:
    """Parts in a list: what each is called and its value, and what opens below it."""
    _, html = state.words(), ""
    for part in parts:
        if isinstance(part, Explanation):
            html += _step(part, [each for each in parts if isinstance(each, Explanation)], language, 1)
        else:
            value = short_value(part.key, part.amount, state.scenario(), _, language) if part.key else part.written
            html += _opened(part.label, value, _body(part, language))
    return html


def _step(part: Explanation, parts: Iterable[Explanation], language: str, depth: int) -> str:
    _, beside = state.words(), explained.alike(part, parts)
    label, value = explained.label_text(part, _, language), explained.value_text(part, _, language, beside)
    return _opened(label, value, _tree(part, language, depth, beside))


def _opened(label: str, value: str, body: str) -> str:
    return f"<details><summary><span>{escape(label)}</span><b>{escape(value)}</b></summary>{body}</details>"


def _tree(part: Explanation, language: str, depth: int, beside: Iterable[float]) -> str:
    """One figure: its sentence, with cents where the list has them in which it stands, where it comes from, and its parts."""
    _ = state.words()
    html = f"<p>{escape(explained.sentence(part, _, language, beside))}</p>{_meaning(part.key)}{_evidence(part, language)}"
    if part.key and part.key not in part.tried and sum_view.can_change(part.scenario, part.key):
        html += sum_view.change_button(part.key, explained.label_text(part, _, language))
    if depth >= _DEEPEST:
        return html
    steps = "".join(_step(step, part.steps, language, depth + 1) for step in part.steps)
    return html + steps + _choices(part, language) + _quiet(note_below(part, _))


def _choices(part: Explanation, language: str) -> str:
    """What one chooses of the law that charges this, or says in its place: each to be changed here."""
    if not part.formula or not part.formula.evidence:
        return ""
    _, scenario, html = state.words(), part.scenario, ""
    for key in part.formula.chosen_by:
        if key.replace(".", "_") in part.formula.parameters or not sum_view.can_change(scenario, key):
            continue  # it is one of the steps
        label, value = key_label(scenario, key, _), short_value(key, scenario.value(key), scenario, _, language)
        html += _opened(label, value, _meaning(key) + sum_view.change_button(key, label))
    return html


def _meaning(key: str | None) -> str:
    """What an assumption means, for whoever reads its name for the first time."""
    about = state.words()(state.scenario().record(key).help) if key else ""
    return _quiet(about)


def _evidence(part: Explanation, language: str) -> str:
    _ = state.words()
    html = ""
    if part.source:
        html = evidence(part.source, part.date, part.confidence, language, part.review)
    note = explained.note_text(part, _, language)
    return html + _quiet(note)


def evidence(
    source: Source, day: datetime.date | None, confidence: str, language: str, review: datetime.date | None = None
) -> str:
    """`Source: …, official page, checked on …, well documented`, the source as a link; and that it is due for another look."""
    _ = state.words()
    said = list[str]()
    if source.url:
        checked = _("checked on {date}").format(date=say.date(day, language, state.scenario().place)) if day else ""
        sure = _(CONFIDENCE_LABELS[confidence]) if confidence in CONFIDENCE_LABELS else ""
        said = [_("official page") if read_there(source) else "", checked, sure]
    parts = [link(_(source.title), source.url), *map(escape, said)]
    if source.url and review and review <= datetime.date.today():
        late = _("due for another look since {date}").format(date=say.date(review, language, state.scenario().place))
        parts.append(f'<b class="late">{escape(late)}</b>')
    return f'<p class="source">{", ".join(part for part in parts if part)}.</p>'
