"""The one state of a visit: a scenario under a key that is no widget's, its past for Undo, and what is to be said."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from costmodel.compare import Comparison
from costmodel.present import money as say
from costmodel.present import sentences
from costmodel.present.language import LANGUAGES, translator
from costmodel.scenario import Scenario
from costmodel.words import Message, Translate, untranslated

_LONGEST_PAST = 100
_SCENARIO, _PAST, _UNDONE, _STEP, _LANGUAGE, _SAID, _NEWER, _WRONG, _TYPED, _KEPT, _FOUND, _MENUS, _ALOUD = (
    "_scenario", "_past", "_undone", "_step", "_language", "_said", "_newer", "_wrong", "_typed", "_kept", "_found",
    "_menus", "_aloud",
)  # fmt: skip
Found = TypeVar("Found")


@dataclass(frozen=True)
class View:
    """What every part of the page shows: the figures of one run, and the language to say them in."""

    scenario: Scenario
    comparison: Comparison
    language: str
    translate: Translate
    dark: bool

    def money(self, amount: float, digits: int = 0) -> str:
        """An amount in the scenario's currency."""
        return say.money(amount, self.scenario.currency, self.language, digits)

    def date(self, day: datetime.date) -> str:
        """A date as it is written in the scenario's place."""
        return say.date(day, self.language, self.scenario.place)

    def say(self, message: Message) -> str:
        """A message in the visitor's language, its dates too."""
        return sentences.one_stop(sentences.said(message, self.translate, self.language, self.scenario.place))


def begun() -> bool:
    """Whether this visit has a scenario already."""
    return _SCENARIO in st.session_state


def begin(
    first: Scenario, chosen: str, told: Iterable[Message] = (), newer_keys: tuple[str, ...] = (), kept: Iterable[Scenario] = ()
) -> None:
    """Start a visit."""
    st.session_state.update({
        _SCENARIO: first, _PAST: [], _UNDONE: [], _STEP: "", _LANGUAGE: chosen, _SAID: list(told), _NEWER: newer_keys,
        _WRONG: {}, _TYPED: "", _KEPT: tuple(kept), _FOUND: {},
    })  # fmt: skip


def scenario() -> Scenario:
    """What is compared now."""
    return st.session_state[_SCENARIO]


def language() -> str:
    """The visitor's language."""
    return st.session_state[_LANGUAGE]


def words() -> Translate:
    """Translates into the visitor's language."""
    try:
        return translator(language())
    except OSError:  # a language whose sentences are not installed
        return untranslated


def speak(chosen: str) -> None:
    """Change the language; what was typed and could not be read is let go, because it was in the other one."""
    if chosen in LANGUAGES:
        st.session_state[_LANGUAGE] = chosen
        forget_typed()
        # The browser sends back the words that it showed: it must be given those of the new language.
        for widget in st.session_state.get(_MENUS, ()):
            if widget in st.session_state:
                st.session_state[widget] = st.session_state[widget]


def menu(widget: str) -> str:
    """Note a widget whose options are shown by words of the language, and give its name."""
    st.session_state[_MENUS] = {*st.session_state.get(_MENUS, ()), widget}
    return widget


class InLanguage:
    """A figure or a date that is written when it is read, in the language of then."""

    def __init__(self, write: Callable[[str], str]) -> None:
        self.write = write

    def __str__(self) -> str:
        return self.write(language())


def put(new: Scenario, step: str = "") -> None:
    """Take `new` as the scenario. Several edits of one `step` (a key being typed) are undone together."""
    old = scenario()
    if new == old:
        return
    named = new.change(name=old.name) == old  # no step of its own: Undo is for the figures
    if not named and (not step or step != st.session_state[_STEP]):
        st.session_state[_PAST] = [*st.session_state[_PAST], old][-_LONGEST_PAST:]
    st.session_state.update({_STEP: step, _SCENARIO: new, _UNDONE: []})


def end_step() -> None:
    """What comes next is a step of its own, whatever it is called."""
    st.session_state[_STEP] = ""


def can_undo() -> bool:
    """Whether there is anything to undo."""
    return bool(st.session_state[_PAST])


def undo() -> None:
    """Back to the scenario before the last step."""
    if can_undo():
        *past, last = st.session_state[_PAST]
        st.session_state[_UNDONE] = [*st.session_state[_UNDONE], scenario()]
        st.session_state.update({_PAST: past, _SCENARIO: last, _STEP: "", _SAID: [], _ALOUD: None})  # what was said of it too
        forget_typed()


def can_redo() -> bool:
    """Whether a step was undone and nothing was changed since."""
    return bool(st.session_state[_UNDONE])


def redo() -> None:
    """The step that was undone last, done again."""
    if can_redo():
        *others, following = st.session_state[_UNDONE]
        st.session_state[_PAST] = [*st.session_state[_PAST], scenario()][-_LONGEST_PAST:]
        st.session_state.update({_UNDONE: others, _SCENARIO: following, _STEP: "", _SAID: []})
        forget_typed()


def replace(new: Scenario) -> None:
    """A whole new scenario: an example, a file."""
    forget_typed()
    put(new)


def kept_scenarios() -> tuple[Scenario, ...]:
    """The scenarios that were put side by side, in their order."""
    return st.session_state[_KEPT]


def keep_scenarios(scenarios: Iterable[Scenario]) -> None:
    """Put these scenarios side by side."""
    st.session_state[_KEPT] = tuple(scenarios)


def remembered(name: str, of: object, work: Callable[[], Found]) -> Found:
    """What `work` finds for `of`; the latest of each name is kept for this visit, so that a rerun does not do it again."""
    found = st.session_state[_FOUND]
    if name not in found or found[name][0] != of:
        found[name] = (of, work())
    return found[name][1]


def tell(message: Message) -> None:
    """Say something once at the top of the page, until it is put away."""
    st.session_state[_SAID] = [*st.session_state[_SAID], message]


def answer_aloud(step: object) -> None:
    """Say the new answer where the visitor is, once: the step was made at a button far below it."""
    st.session_state[_ALOUD] = step


def aloud() -> object | None:
    """The step of which the answer is to be said, if there was one."""
    return st.session_state.pop(_ALOUD, None)


def said(but: Iterable[Message] = ()) -> list[Message]:
    """What stands at the top of the page, some of it left out."""
    out = list(but)
    return [message for message in st.session_state[_SAID] if not any(message is one for one in out)]


def quiet() -> None:
    """Put away what was said."""
    st.session_state.update({_SAID: [], _NEWER: ()})


def unsay(messages: Iterable[Message]) -> None:
    """Put away some of what was said."""
    st.session_state[_SAID] = said(but=messages)


def newer() -> tuple[str, ...]:
    """Keys for which the link that was opened holds a default of its time, and ours is another today."""
    return st.session_state[_NEWER]


def wrong(widget: str) -> tuple[str, Message] | None:
    """What was typed into a widget and could not be taken, and why."""
    return st.session_state[_WRONG].get(widget)


def mark_wrong(widget: str, text: str, why: Message | None) -> None:
    """Keep a text that could not be taken, or (`why` None) forget that there was one."""
    others = {name: found for name, found in st.session_state[_WRONG].items() if name != widget}
    st.session_state[_WRONG] = others if why is None else {**others, widget: (text, why)}


def first_wrong(beginning: str) -> str | None:
    """The first that is held of what was typed into a widget whose name begins so and could not be taken."""
    return next((text for name, (text, _) in st.session_state[_WRONG].items() if name.startswith(beginning)), None)


def forget_typed(keys: Iterable[str] | None = None) -> None:
    """Let go what was typed into the fields of these keys and could not be taken; into all of them if none is named."""
    wrong = st.session_state[_WRONG]
    ends = () if keys is None else tuple(f".{key}" for key in keys)  # a second field of a key has a word before it
    st.session_state[_WRONG] = {} if keys is None else {k: v for k, v in wrong.items() if not f".{k}".endswith(ends)}
    st.session_state[_TYPED] = ""


def forget_typed_in(beginning: str) -> None:
    """Let go what was typed into widgets whose name begins so and could not be taken."""
    st.session_state[_WRONG] = {k: v for k, v in st.session_state[_WRONG].items() if not k.startswith(beginning)}


def typing(widget: str) -> None:
    """Note the field that is being typed in: its text is left as it is until another one is used."""
    st.session_state[_TYPED] = widget


def is_typing(widget: str) -> bool:
    """Whether this field was the last to be typed in."""
    return st.session_state[_TYPED] == widget
