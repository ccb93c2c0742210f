"""How a visit begins: with the link that was opened, or with a worked example."""

from __future__ import annotations

import logging
from functools import lru_cache

import streamlit as st

from costmodel.files import assumption_files, read_assumptions
from costmodel.options import OPTIONS
from costmodel.present import link
from costmodel.present import money as say
from costmodel.present.language import best_language
from costmodel.scenario import Scenario
from costmodel.scenario_file import read_scenario
from costmodel.web import state
from costmodel.web.state import InLanguage
from costmodel.words import N_, Message

FIRST_EXAMPLE = "us-texas-office"
HOME = {"da": "dk"}  # where a visitor of this language starts
_PARTS = ("s", "place", "date", "base", "name")
_log = logging.getLogger(__name__)


def start() -> None:
    """Once a visit: open the link, or a worked example. No link can keep the page from opening."""
    if state.begun():
        return
    asked = best_language(st.context.locale)
    try:
        _open({name: st.query_params.get_all(name) for name in st.query_params}, asked)
    except Exception:
        _log.exception("A link could not be opened")
        state.begin(_home(asked), asked, [Message(N_("This link could not be opened. Here is an example instead."))])


def _open(parameters: dict[str, list[str]], asked: str) -> None:
    opened = link.read_query(parameters)
    language, said = opened.language or asked, [notice.message for notice in opened.notices]
    if not any(name in _PARTS or "." in name for name in parameters):
        state.begin(_home(asked), language, said)
        return
    said += _changes(opened)
    if opened.newer:
        labels = [Message(opened.scenario.records[key].label) for key in opened.newer]
        text = N_("Our defaults have changed since this link was made; it keeps its own for: {labels}.")
        said.append(Message(text, {"labels": labels}))
    state.begin(opened.scenario, language, said, opened.newer)


def _home(language: str) -> Scenario:
    home = HOME.get(language)
    return Scenario(home) if home else example(FIRST_EXAMPLE)[0]


def _changes(opened: link.Opened) -> list[Message]:
    """What differs from what the sender of a link saw, and why."""
    said, currency = [], opened.scenario.currency
    for option, then, now in link.changes(opened):
        values = {"option": _option_label(option), "then": _amount(then, currency), "now": _amount(now, currency)}
        if now != now:
            said.append(Message(N_("{option}: the sender saw {then}; now it is left out."), values))
        elif then != then:
            said.append(Message(N_("{option}: the sender did not have it; now it comes to {now}."), values))
        else:
            said.append(Message(N_("{option}: the sender saw {then}; now it comes to {now}."), values))
    if said:
        text = N_("Figures have changed since this link was made, because a rule of law or a mistake of ours was corrected.")
        said.insert(0, Message(text))
    return said


def _amount(amount: float, currency: str) -> InLanguage:
    return InLanguage(lambda language: say.money(amount, currency, language))


def _option_label(name: str) -> Message:
    return Message(next((option.label for option in OPTIONS if option.name == name), "{name}"), {"name": name})


@lru_cache(maxsize=32)
def example(name: str) -> tuple[Scenario, str]:
    """A worked example and what it is about. Source: `assumptions/scenarios/`."""
    document = read_assumptions("scenarios", f"{name}.yaml")
    return read_scenario(document), str(document.value.get("about", ""))


def examples() -> list[str]:
    """The names of the worked examples, the first one first."""
    return sorted(assumption_files("scenarios"), key=lambda name: name != FIRST_EXAMPLE)
