"""The guide's question on work: hours a week in all, of each kind of work, or so many tasks a month."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from costmodel.present import money as say
from costmodel.present.task_kinds import catalogue_id, kind_of, kinds
from costmodel.records import Input
from costmodel.scenario import Scenario
from costmodel.tasks import MOST_TASKS, Task, task_catalogue
from costmodel.web import edits, guide_parts, inputs, shown, state, task_hours, under
from costmodel.web.guide_parts import PREFIX, default_note, one_cell
from costmodel.web.state import View
from costmodel.web.task_hours import EXACT, HOURS, MEASURES, hours_of, own_minutes, spread
from costmodel.web.text import escape, literal
from costmodel.web.under import doubts
from costmodel.words import N_, Message

_KINDS, _MEASURE, _TOTAL, _MINE = f"{PREFIX}kinds", f"{PREFIX}measure", f"{PREFIX}total", f"{PREFIX}mine"
_SPEED = "owner.speed"  # 1 is that of the hours that were said
_CERTAIN = N_(
    "If you switch this on, we count exactly these hours for doing it yourself, with no doubt about your speed. An employee or a"
    " virtual assistant may still be slower or faster."
)
_IN_ALL = N_(
    "This is all of it together: shared evenly until you change one of the fields below, and from then on in their proportions."
)
_IN_HOURS = N_(
    "The hours in a working week. If you count by number instead, each kind can have its own price, and your own minutes to brief"
    " and check each piece."
)
_IN_PIECES = N_(
    "From hours to pieces, we take from our catalog how long a piece takes, and as many pieces as fill the hours. Change them as"
    " you like, also by the week: 60 a week. Back in hours, the hours stay."
)


def picked(now: Scenario, chosen: Sequence[str], names: dict[str, str]) -> tuple[Task, ...]:
    """The tasks after kinds of work were picked or dropped.

    Hours that were spread evenly stay the same in all and are spread anew; where they were not, a new kind begins at none.
    """
    weeks = now.number("work.weeks_per_year")
    stay, new = _kept(now, chosen)
    before = [hours_of(task, weeks) for task in now.tasks]
    total = sum(before) if now.tasks else now.number(HOURS)
    tasks = (*stay, *(Task(names[kind], hours_per_week=0.0) for kind in new))
    if tasks and (not before or max(before) - min(before) < 10 ** (1 - EXACT)):
        return spread(tasks, [total / len(tasks)] * len(tasks), weeks)
    return tasks


def picked_by_number(now: Scenario, chosen: Sequence[str], names: dict[str, str]) -> tuple[Task, ...]:
    """The same counted by number: as if the kinds had been picked first, unless numbers of pieces were typed, which stay."""
    hourly = task_hours.before_counting(now.tasks)
    if hourly is not None:
        return tuple(task_hours.counted(task, False) for task in picked(now.change(tasks=hourly), chosen, names))
    stay, new = _kept(now, chosen)
    known = {task.id: task for task in task_catalogue()}
    return (*stay, *(Task(names[kind], known[kind].per_month, known[kind].minutes) for kind in new))


def _kept(now: Scenario, chosen: Sequence[str]) -> tuple[list[Task], list[str]]:
    """The tasks that stay, and the kinds that are new."""
    stay = [task for task in now.tasks if not catalogue_id(task) or catalogue_id(task) in chosen]
    held = {catalogue_id(task) for task in stay}
    return stay, [kind for kind in chosen if kind not in held]


def show(view: View) -> None:
    """Kinds of work to pick, then the hours in all and of each, or how many of each."""
    _, scenario = view.translate, view.scenario
    names = {task.id: _(task.name) for task in task_catalogue()}
    present = [kind for kind in map(catalogue_id, scenario.tasks) if kind]
    shown.put(_KINDS, present)
    st.pills(
        _("Which kinds? Pick as many as you like, or none."), list(names), key=state.menu(_KINDS), selection_mode="multi",
        format_func=lambda kind: literal(names[kind]), on_change=_pick, persist_state="session",
    )  # fmt: skip
    own = [task.name for task in scenario.tasks if not catalogue_id(task)]
    if own:
        under.quiet(_("And of your own: {tasks}.").format(tasks=", ".join(own)))
    if scenario.tasks:
        _show_tasks(view)
    else:
        inputs.field(view, HOURS, f"{PREFIX}{HOURS}")
        default_note(view, HOURS, _default(view))
    shown.put(_MINE, scenario.values.get(_SPEED) == 1)
    st.toggle(
        _("I do this work today, and these are my own hours"), key=_MINE, on_change=_mine, persist_state="session",
    )  # fmt: skip
    under.quiet(_(_CERTAIN))
    doubts(view, "work.most_hours_per_person")


def _show_tasks(view: View) -> None:
    _, scenario = view.translate, view.scenario
    measure = "hours" if all(task.in_hours for task in scenario.tasks) else "pieces"
    shown.put(_MEASURE, measure)
    st.segmented_control(
        _("How do you count it?"), list(MEASURES), key=state.menu(_MEASURE), required=True, persist_state="session",
        format_func=lambda name: _(MEASURES[name]), on_change=_measured,
    )  # fmt: skip
    about = _(_IN_HOURS if measure == "hours" else _IN_PIECES)
    st.html(f'<p class="quiet">{escape(about)}</p>')
    if measure == "hours":
        _show_hours(view)
    else:
        _show_pieces(view)


def _default(view: View) -> str:
    record = view.scenario.record(HOURS)
    hours = inputs.value_text(view, record, inputs.default_of(view, record))
    return view.translate(N_("{hours} hours a week")).format(hours=hours)


def taken(view: View) -> str:
    """The default hours, where they count."""
    return "" if view.scenario.tasks else guide_parts.taken(view, HOURS, _default(view))


def _show_hours(view: View) -> None:
    _, scenario = view.translate, view.scenario
    hours = task_hours.present()
    _hours_field(view, _(scenario.record(HOURS).label), _TOTAL, task_hours.in_all(hours), None)
    if len(hours) > 1:
        under.quiet(_(_IN_ALL))
        with st.container(key="guide_each"):
            for number, (task, each) in enumerate(zip(scenario.tasks, hours, strict=True)):
                _hours_field(view, _("{task}: hours a week").format(task=task.name), f"{PREFIX}hours.{number}", each, number)
    for task in scenario.tasks:
        _quiet_of(view, task)


def _hours_field(view: View, label: str, widget: str, hours: Input, number: int | None) -> None:
    usual = inputs.default_text(view, view.scenario.record(HOURS)) if number is None else ""
    task_hours.show_in(widget, hours, view.language)
    st.text_input(
        literal(label), key=widget, on_change=task_hours.typed_in, args=(widget, number), live="400ms",
        max_chars=60, persist_state="session", autocomplete="off", placeholder=usual,
    )  # fmt: skip
    wrong = state.wrong(widget)
    if wrong:
        under.complain(view, wrong[1], kept=task_hours.text(hours, view.language))
    elif number is None or state.is_typing(widget):
        under.how_counted(view, widget, hours, partial(task_hours.text, language=view.language))


def _show_pieces(view: View) -> None:
    _ = view.translate
    for number, task in enumerate(view.scenario.tasks, 1):
        if task.in_hours:
            _field(view, f"tasks.{number}.hours_per_week", _("{task}: hours a week").format(task=task.name))
        if not task.in_pieces:
            continue
        kind = kind_of(task)
        each = _(" ({piece})").format(piece=_(kind.per)) if kind else ""
        labels = {
            "per_month": _("{task}: times a month").format(task=task.name),
            "minutes": _("Minutes each") + each,
            "brief_minutes": _("Your minutes to brief"),
            "review_minutes": _("Your minutes to check"),
        }
        with st.container(key=f"guide_piece_{number}"):
            for field, label in labels.items():
                _field(view, f"tasks.{number}.{field}", label)
        _quiet_of(view, task)
    hours = inputs.value_text(view, view.scenario.record(HOURS), say.rounded(view.comparison.hours_per_week, 1))
    text = escape(_("That comes to {hours} hours a week.").format(hours=hours))
    st.html(f'<p class="quiet">{text}</p>')


def _quiet_of(view: View, task: Task) -> None:
    said = own_minutes(view, task)
    if said:
        under.quiet(said)


def _field(view: View, key: str, label: str) -> None:
    with one_cell(key):
        inputs.field(view, key, f"{PREFIX}{key}", label=label)


def _mine() -> None:
    if not shown.is_late(_MINE):
        state.typing("")
        edits.change({_SPEED: 1.0 if st.session_state[_MINE] else None})


def _measured() -> None:
    """Count all the work in the other way."""
    if shown.is_late(_MEASURE):
        return
    hourly = st.session_state[_MEASURE] == "hours"
    tasks = tuple(task if task.in_hours == hourly else task_hours.counted(task, hourly) for task in state.scenario().tasks)
    state.typing("")
    state.forget_typed()
    why = edits.set_tasks(tasks)
    if why:
        state.tell(why)


def _pick() -> None:
    if shown.is_late(_KINDS):
        return
    now, chosen = state.scenario(), [kind for kind in st.session_state[_KINDS] or () if kind in set(kinds().values())]
    _ = state.words()
    names = {task.id: _(task.name) for task in task_catalogue()}
    pick = picked_by_number if st.session_state.get(_MEASURE) == "pieces" else picked
    tasks = pick(now, chosen, names)
    state.typing("")
    state.forget_typed()
    if len(tasks) > MOST_TASKS:
        state.tell(Message(N_("At most {count} tasks can be compared."), {"count": MOST_TASKS}))
        return
    values: dict[str, Input] = {}
    if not tasks and now.tasks:  # what was spread over kinds of work is hours in all again
        weeks = now.number("work.weeks_per_year")
        said = task_hours.before_counting(now.tasks) or now.tasks
        values[HOURS] = round(sum(hours_of(task, weeks) for task in said), EXACT)
    state.put(now.change(values, tasks=tasks))


def unknown() -> None:
    """The default hours, and no kinds of work."""
    state.forget_typed()
    state.put(state.scenario().change({HOURS: None, _SPEED: None}, tasks=()))
