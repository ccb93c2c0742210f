"""The guide's question on what an employee is paid: by the year, month or hour, and what comes on top."""

from __future__ import annotations

import streamlit as st

from costmodel.present import money as say
from costmodel.records import Input, Range, Record, times
from costmodel.scenario import Scenario
from costmodel.web import edits, guide_law, inputs, law_panel, periods, shown, state, typed
from costmodel.web.guide_parts import PREFIX, between, changing, default_note, one_cell, range_will_do, taken, why_left_out
from costmodel.web.periods import times_a_year
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.web.under import complain, doubts, how_counted, not_compared, quiet
from costmodel.words import N_, Message

_SALARY = periods.SALARY
_FIELD, _PER, _PERIOD = f"{PREFIX}{_SALARY}", f"{PREFIX}per", "_guide_period"
_PERIODS = {"year": N_("a year"), "month": N_("a month"), "hour": N_("an hour")}
# No figure of the first is known to us: it is asked for where the other counts.
_HIRING, _VA_HIRING = "employee.hiring_hours", "va.onboarding_hours"
_EXTRAS = {
    "employee.health_insurance": N_("Health insurance a year"),
    "employee.desk_per_month": N_("Desk space a month"),
    "employee.recruitment": N_("Cost of a hire"),
}
_TIME = {
    "employee.management_hours_per_week": N_("Your hours a week managing the employee"),
    _HIRING: N_("Your hours hiring an employee"),
}
OTHERS = {  # asked for in a fold, so that the question stays short
    "employee.retirement_rate": N_("Employer's pension contribution"),
    "employee.benefit_rate": N_("Other benefits as a share of pay"),
    "employee.other_benefits": N_("Other benefits a year"),
    "employee.training": N_("Training a year"),
    "employee.software_per_month": N_("Software a month"),
    "employee.equipment": N_("Equipment, bought once"),
    "employee.other_costs": N_("Other yearly costs"),
}
_MONTHLY = ("da",)  # where pay is spoken of by the month


def _record(scenario: Scenario, period: str) -> Record:
    return periods.in_period(scenario.record(_SALARY), period, times_a_year(scenario, period))


def show_salary(view: View) -> None:
    """The salary, by the period in which one thinks of it."""
    _, scenario = view.translate, view.scenario
    period = st.session_state.setdefault(_PERIOD, "month" if view.language in _MONTHLY else "year")
    record = _record(scenario, period)

    def text(value: Input) -> str:
        return periods.by(view, period, value)

    wrong, present = state.wrong(_FIELD), scenario.input(_SALARY)
    wanted = wrong[0] if wrong else text(present)
    if wrong or not state.is_typing(_FIELD) or not _same(st.session_state.get(_FIELD), wanted, record, view):
        shown.put(_FIELD, wanted)
    shown.put(_PER, period)
    usual = text(inputs.default_of(view, record))
    with st.container(key="guide_salary", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            _("Pay before tax"), key=_FIELD, on_change=_typed, live="400ms", max_chars=60, placeholder=usual,
            persist_state="session", autocomplete="off", width=220,
        )  # fmt: skip
        st.segmented_control(
            _("Period"), list(_PERIODS), key=state.menu(_PER), required=True, persist_state="session", on_change=_other_period,
            format_func=lambda name: _(_PERIODS[name]), label_visibility="collapsed",
        )  # fmt: skip
    if wrong:
        complain(view, wrong[1], kept=text(present))
    how_counted(view, _FIELD, present, text)
    doubts(view, _SALARY)
    if scenario.values.get(_SALARY) == 0:
        not_compared(view, Message(N_("an employee, since pay of 0 counts as none")))
    else:
        why_left_out(view, "employee")
    year = _record(scenario, "year")
    likely = present.likely if isinstance(present, Range) else present
    if period != "year":
        said = _("That is {amount} for a full-time year.").format(amount=inputs.value_text(view, year, say.rounded(likely)))
        if period == "hour":
            salary = _("{pay} an hour counts as a salary worked out per hour, with pay during leave.")
            said = f"{said} {salary.format(pay=text(present))}"
    else:
        each = [
            inputs.value_text(view, year, say.rounded(likely / times_a_year(scenario, name), digits))
            for name, digits in (("month", 0), ("hour", 2))
        ]
        said = _("That is {month} a month, or {hour} an hour in a full-time week of {hours} hours.").format(
            month=each[0],
            hour=each[1],
            hours=inputs.value_text(view, scenario.record("employee.hours_per_week"), scenario.input("employee.hours_per_week")),
        )
    st.html(f'<p class="quiet">{escape(said)}</p>')
    if record.range:
        times, digits_of = times_a_year(scenario, period), 2 if period == "hour" else 0
        ends = (round(end / times, digits_of) * times for end in record.range)
        range_will_do(view, _SALARY, text(between(*ends)))
    default_note(view, _SALARY, _usual(view, period))
    words = law_panel.in_words(view, _SALARY)
    if words:
        st.html(f'<div class="default">{words}</div>')
    _show_business(view)
    _show_extras(view)


def _show_business(view: View) -> None:
    keys = guide_law.of_the_business(view)
    if keys:
        st.html(f'<p class="extras">{escape(guide_law.lead(view))}</p>')
        _fields(view, "guide_business", keys)


def salary_said(view: View) -> str:
    """The salary a year, and in the period in which it was thought of, or by the hour."""
    record, period = view.scenario.record(_SALARY), st.session_state.get(_PERIOD, "year")
    year = f"{inputs.value_text(view, record, view.scenario.input(_SALARY))} {view.translate(_PERIODS['year'])}"
    if period == "year":
        hour = periods.an_hour(view)
        return view.translate(N_("{year} ({hour})")).format(year=year, hour=hour) if hour else year
    each = f"{periods.by(view, period, view.scenario.input(_SALARY))} {view.translate(_PERIODS[period])}"
    return view.translate(N_("{each} ({year})")).format(each=each, year=year)


def _usual(view: View, period: str) -> str:
    default = inputs.default_of(view, view.scenario.record(_SALARY))
    return f"{periods.by(view, period, default)} {view.translate(_PERIODS[period])}"


def salary_taken(view: View) -> str:
    """The default salary, where it counts."""
    return taken(view, _SALARY, _usual(view, st.session_state[_PERIOD]))


def extras(view: View) -> list[str]:
    """What is paid on top of the pay, where the place counts it or the visitor does: first what often decides, then your time."""
    scenario = view.scenario
    asked = {*scenario.values, *([_HIRING] if scenario.number(_VA_HIRING) else [])}
    return [key for key in (*_EXTRAS, *_TIME, *OTHERS) if inputs.default_of(view, scenario.record(key)) or key in asked]


def _show_extras(view: View) -> None:
    _, keys = view.translate, extras(view)
    deciding, time, others = ([key for key in keys if key in labels] for labels in (_EXTRAS, _TIME, OTHERS))
    if deciding:
        said = escape(
            _("On top of the pay we also count these, in full for a part-time employee too. Enter 0 for what you would not pay.")
        )
        st.html(f'<p class="extras">{said}</p>')
        _fields(view, "guide_extras", deciding)
    if time:
        takes = N_("An employee also takes some of your time each week. Enter 0 if yours would not.")
        if _HIRING in time:
            takes = N_(
                "An employee also takes some of your time, each week and for the hiring. For the hiring we have no figure:"
                " enter yours."
            )
        st.html(f'<p class="extras">{escape(_(takes))}</p>')
        _fields(view, "guide_piece_time", time)
    if others:
        nought = escape(_("Enter 0 for what you would not pay."))
        with st.expander(
            _("What else we count for an employee ({count})").format(count=len(others)), expanded=changing() in others
        ):
            st.html(f'<p class="quiet">{nought}</p>')
            _fields(view, "guide_piece_others", others)


def _fields(view: View, name: str, keys: list[str]) -> None:
    labels = {**_EXTRAS, **_TIME, **OTHERS}
    with st.container(key=name):
        for key in keys:
            with one_cell(key):
                label = view.translate(labels.get(key, ""))
                inputs.field(view, key, f"{PREFIX}{key}", label=label, helped=True)
                if key.startswith("law.") and view.scenario.record(key).note:
                    quiet(view.translate(view.scenario.record(key).note))


def _same(held: object, wanted: str, record: Record, view: View) -> bool:
    """Whether what stands in the field means what it would show."""
    if not isinstance(held, str) or not held.strip():
        return isinstance(held, str) and _SALARY not in view.scenario.values
    currency = view.scenario.currency
    found, shows = (typed.read(each, record, currency, view.language) for each in (held, wanted))
    return not isinstance(found, Message) and typed.rounded(found, 2) == typed.rounded(shows, 2)


def _typed() -> None:
    """Take the pay, by the period that it names, or the one that is chosen."""
    if shown.is_late(_FIELD):
        return
    now, text = state.scenario(), st.session_state[_FIELD]
    state.typing(_FIELD)
    period = typed.time_named(text, _PERIODS) or st.session_state[_PERIOD]
    value = typed.read(text, _record(now, period), now.currency, state.language())
    why = value if isinstance(value, Message) else edits.change({_SALARY: times(value, times_a_year(now, period))}, _FIELD)
    if why is None:
        st.session_state[_PERIOD] = period
    state.mark_wrong(_FIELD, text, why)


def _other_period() -> None:
    if shown.is_late(_PER):
        return
    st.session_state[_PERIOD] = st.session_state[_PER]
    state.typing("")
    state.mark_wrong(_FIELD, "", None)
