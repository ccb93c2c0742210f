"""One at a time: the chosen entry of a list that is edited as a grid, as ordinary fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import count

import streamlit as st

from costmodel.bids import Bid
from costmodel.records import Input, Record
from costmodel.tasks import LONGEST_NAME, Task
from costmodel.web import edits, inputs, periods, shown, state, typed
from costmodel.web.state import View
from costmodel.web.text import escape, literal
from costmodel.words import N_, Message

Field = Callable[[], None]


@dataclass(frozen=True)
class Form:
    """What a form says and does that is its list's own. `kind` begins the names of its widgets."""

    kind: str
    title: str
    which: str
    add: str
    remove: str
    most: int
    entries: Callable[[], Sequence[Task | Bid]]
    added: Callable[[], Message | None]
    removed: Callable[[int], None]


def show(
    view: View, form: Form, names: Sequence[str], fields: Callable[[int], None], about: str = "", alone: str = ""
) -> None:  # fmt: skip
    """Which one, its fields, and the ways to add one and to remove it. `alone`: said instead of `about` where no grid is seen."""
    _ = view.translate
    number = _chosen(form, len(names))
    if len(names) < st.session_state.get(f"_one_{form.kind}_of", 0):  # what was typed would stand at another one
        state.forget_typed_in(f"one.{form.kind}-")
    st.session_state[f"_one_{form.kind}_of"] = len(names)  # see `moved`
    title = escape(_(form.title))
    words = {"below-grid": about, "alone": alone}
    quiet = "".join(f'<p class="quiet {where}">{escape(text)}</p>' for where, text in words.items() if text)
    with st.container(key=f"one_{form.kind}"):
        if names:
            st.html(f"<h3>{title}</h3>{quiet}")
        if len(names) > 1:
            widget = f"one.{form.kind}"
            shown.put(widget, number, anew=True)
            st.selectbox(
                _(form.which), range(len(names)), key=widget, on_change=_choose, args=(form, widget, len(names)),
                format_func=lambda each: f"{each + 1}. {names[each]}", persist_state="session",
            )  # fmt: skip
        if names:
            fields(number)
        with st.container(key=f"one_{form.kind}_ends", horizontal=True, gap="small"):
            st.button(
                _(form.add), key=f"one_{form.kind}_add", icon=":material/add:", on_click=add, args=(form, len(names)),
                disabled=len(names) >= form.most,
            )  # fmt: skip
            if names:
                st.button(
                    _(form.remove), key=f"one_{form.kind}_remove", icon=":material/delete:", on_click=_remove,
                    args=(form, number, tuple(names)),
                )  # fmt: skip


def _chosen(form: Form, count: int) -> int:
    number: int = st.session_state.get(f"_one_{form.kind}", 0)
    return max(min(number, count - 1), 0)


def choose(kind: str, number: int) -> None:
    """Make this entry, counted from 0, the chosen one."""
    st.session_state[f"_one_{kind}"] = number


def _choose(form: Form, widget: str, count: int) -> None:
    if not shown.is_late(widget) and st.session_state[widget] in range(count):  # what a browser sends is not to be trusted
        state.typing("")
        choose(form.kind, st.session_state[widget])


def add(form: Form, count: int) -> None:
    """One more at the end, which is then the chosen one."""
    state.typing("")
    why = form.added()
    if why:
        state.tell(why)
    else:
        choose(form.kind, count)


def _remove(form: Form, number: int, names: tuple[str, ...]) -> None:
    if moved(form):
        return
    state.typing("")
    form.removed(number)
    state.tell(Message(N_("{name} is removed. Undo brings it back."), {"name": names[number]}))


def moved(form: Form) -> bool:
    """Whether the list has another length than when it was drawn: then another entry may stand where one was."""
    return bool(st.session_state.get(f"_one_{form.kind}_of") != len(form.entries()))


def free_name(text: str, taken: Collection[str]) -> str:
    """A name with the first number from the end of the list on that no other has; two of one name are hard to tell apart."""
    return next(name for number in count(len(taken) + 1) if (name := text.format(number=number)) not in taken)


def in_pairs(part: str, fields: Sequence[Field]) -> None:
    """Fields in two columns; one under the other on a phone."""
    with st.container(key=f"one_fields_{part}"):
        for field in fields:
            with st.container():
                field()


def name_field(view: View, widget: str, label: str, name: str, rename: Callable[[str], Message | None]) -> None:
    """A name on one line. An empty one is not taken."""

    def take(text: str) -> Message | None:
        new = edits.one_line(text, LONGEST_NAME)
        return rename(new) if new else Message(N_("Write a name; until then the old one stays."))

    inputs.text_field(
        view, widget, label, name, lambda text: edits.one_line(text, LONGEST_NAME) == name, take, longest=LONGEST_NAME,
        counted=False,
    )  # fmt: skip


def number_field(
    view: View, widget: str, label: str, record: Record, value: Input, currency: str, put: Callable[[Input], Message | None],
    placeholder: str = "", needed: bool = False, field: str = "",
) -> None:  # fmt: skip
    """A number or a range of a record. `needed`: it can't be left empty. `field`: that of its currency."""

    def read(text: str) -> Input | Message:
        return periods.read(text, record, currency, state.language(), field)

    def take(text: str) -> Message | None:
        found = read(text)
        if found is None and needed:
            return Message(N_("Here a number is needed."))
        return found if isinstance(found, Message) else put(found)

    inputs.text_field(
        view, widget, literal(label), typed.written(value, record.unit, currency, view.language),
        lambda text: read(text) == value, take, placeholder=placeholder,
        about=literal(view.translate(record.help)) if record.help else None,
    )  # fmt: skip
