"""How a visit begins: with the link that was opened, or with a worked example."""

from __future__ import annotations

import logging

import streamlit as st

from costmodel.places import place_ids
from costmodel.present import link
from costmodel.present.language import best_language, country_of
from costmodel.scenario import Scenario
from costmodel.web import since, state
from costmodel.words import N_, Message
from costmodel.worked_examples import FIRST_EXAMPLE, example

_WITH_EXAMPLE = "us"
HOME = {"da": "dk"}  # where a visitor of this language starts whose browser names no country that we know
_STATE = {"au": "au-nsw", "ca": "ca-on"}  # the one with most people, where the country alone is no place
_LINK = "_opened_link"
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
        state.begin(home(st.context.locale), asked, [Message(N_("This link could not be opened. Here is an example instead."))])


def _open(parameters: dict[str, list[str]], asked: str) -> None:
    one = {name: values for name, values in parameters.items() if name != "set"} if "s" in parameters else parameters
    opened = link.read_query(one)
    language = opened.language or asked
    if not link.says_something(parameters):
        state.begin(home(st.context.locale), language, [notice.message for notice in opened.notices])
        return
    told = link.notes(opened)
    kept: tuple[Scenario, ...] = ()
    if "set" in parameters:  # a link to a set, or the page's own address while some are kept
        held = link.read_query({"set": parameters["set"]})
        kept = (held.scenario, *held.others) if not held.empty else ()
    if len(kept) > 1 and "s" not in parameters:
        text = N_("This link holds {count} scenarios; you'll find them under “Side by side”.")
        told = [*told, Message(text, {"count": len(kept)})]
    state.begin(opened.scenario, language, told, opened.newer, kept)
    st.session_state[_LINK] = opened.scenario
    since.remember(opened)


def link_held() -> Scenario | None:
    """What the link held that this visit began with; None where it began without one."""
    held: Scenario | None = st.session_state.get(_LINK)
    return held


def home(locale: str | None) -> Scenario:
    """Where a visit begins that brings no link: in the country of the browser ("en-GB"), else of its language."""
    country = country_of(locale)
    place = _STATE.get(country, country)
    if place not in place_ids():
        place = HOME.get(best_language(locale), "")
    return Scenario(place) if place and country != _WITH_EXAMPLE else example(FIRST_EXAMPLE)[0]
