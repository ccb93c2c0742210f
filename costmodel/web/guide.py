"""The guided path: a few questions one at a time about the very scenario that the full page shows, the answer beside them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from costmodel.present.sentences import one_stop
from costmodel.scenario import Scenario
from costmodel.web import state
from costmodel.web.chart import asset
from costmodel.web.guard import part
from costmodel.web.guide_parts import AT, BEFORE, CHANGING, PREFIX, changing, running, turn
from costmodel.web.guide_questions import QUESTIONS, Question
from costmodel.web.state import View
from costmodel.web.text import escape
from costmodel.words import N_, Message, place_phrase
from costmodel.worked_examples import example_of

_SHOWN = 40  # letters of what was typed
_LEFT, _DONE, _STOPPED, _BEGUN, _TAKEN, _SET_OUT = (
    "_guide_left", "_guide_done", "_guide_stopped", "_guide_begun", "_guide_taken", "_guide_set_out",
)  # fmt: skip

_ANSWERED, _ASKED_FOR, _ENDED_WITH = "answered", "asked for", "_guide_ended_with"


def is_open() -> bool:
    """Whether the guide stands in the page's place."""
    return bool(at())


def at() -> str:
    """The question that is open; none while the full page is."""
    return str(st.session_state.get(AT) or "")


def back_from() -> str:
    """From where the browser's Back leads into the guide: the question that is open, or the answer as the last one left it."""
    ended = st.session_state.get(_DONE) == _ANSWERED and st.session_state.get(_ENDED_WITH) == state.scenario()
    return at() or (_ANSWERED if ended else "")


def is_begun() -> bool:
    """Whether it was opened in this visit."""
    return bool(st.session_state.get(_BEGUN))


def is_done() -> bool:
    """Whether it was answered to its end, and the summary has not been put away."""
    return bool(st.session_state.get(_DONE))


def is_asked_for() -> bool:
    """Whether the summary was asked for, and so is open."""
    return st.session_state.get(_DONE) == _ASKED_FOR


def put_away() -> None:
    """Let the summary go."""
    st.session_state[_DONE] = False


def _sum_up() -> None:
    """Show the summary, of a link that was opened too."""
    st.session_state[_DONE] = _ASKED_FOR


def asked(view: View) -> list[Question]:
    """The questions that matter here."""
    return [question for question in QUESTIONS if question.asked(view)]


def enter(name: str = "", field: str = "") -> None:
    """To a question, or to where the guide was left. An example that nobody has touched gives way to the defaults.

    `field`: the one to change, and then it's back to the answer.
    """
    now = state.scenario()
    if not st.session_state.get(_BEGUN) and now == example_of(now):
        state.end_step()
        state.put(Scenario(now.place))
        st.session_state[_SET_OUT] = state.scenario()
    at = name or st.session_state.get(_LEFT) or QUESTIONS[0].name
    st.session_state.update({_BEGUN: True, _STOPPED: False, CHANGING: field})
    turn(at)


def news() -> list[Message]:
    """What was said since the question that is open came up."""
    return state.said(but=st.session_state.get(BEFORE, ()))


def leave() -> None:
    """To the full page; the guide goes on from here when it is opened again."""
    st.session_state.update({_LEFT: st.session_state.get(AT), AT: "", _ENDED_WITH: None})
    state.end_step()


def _go(name: str) -> None:
    """To another question, or with none to the end; not past what was typed and can't be read."""
    forward = st.session_state.get(AT) in _names_before(name)
    if forward and state.first_wrong(PREFIX) is not None:
        st.session_state[_STOPPED] = True
        return
    st.session_state.update({_STOPPED: False, _TAKEN: None, _SET_OUT: None})
    turn(name)
    if not name:
        done = _ASKED_FOR if changing() else _ANSWERED  # back where "Change" was pressed
        st.session_state.update({_LEFT: "", _DONE: done, _ENDED_WITH: state.scenario()})


def _names_before(name: str) -> list[str]:
    names = [question.name for question in QUESTIONS]
    return names[: names.index(name)] if name else names


def _unknown(question: Question, following: str) -> None:
    """Take what counts without an answer, as a step of its own, and go on."""
    state.end_step()
    before = state.scenario()
    question.unknown()
    state.forget_typed_in(PREFIX)
    _go(following)
    st.session_state[_TAKEN] = (question.name, following, state.scenario() != before)


def show_door(view: View) -> None:
    """On the full page: the way in."""
    _ = view.translate
    now = view.scenario
    example, ours = now == example_of(now), not (now.values or now.tasks or now.bids)
    with st.container(key="door", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(_("Guide me"), key="guide_me", icon=":material/signpost:", on_click=enter, args=("",))
        about = (
            _("This is an example. A few short questions make it yours.")
            if example
            else _("These are usual figures. A few short questions make them yours.")
            if ours
            else _("A few short questions, one at a time. What you have entered stays.")
        )
        if not (example or ours):
            st.button(_("Show my answers"), key="guide_sum", type="tertiary", on_click=_sum_up)
        st.html(f'<p class="quiet">{escape(about)}</p>')


def show(view: View) -> None:
    """The question that is open, and the answer so far."""
    _ = view.translate
    questions = asked(view)
    names = [question.name for question in questions]
    at = st.session_state[AT] if st.session_state[AT] in names else names[-1]
    number = names.index(at)
    question = questions[number]
    with st.container(key="guide"):
        entry, answer = st.columns([3, 2], gap="large")
        with entry:
            with st.container(key="guide_said"):  # what follows keeps its place, so that no other heading stands beside it
                _set_out(view)
                show_taken(view, at)
            _head(view, question, number, len(questions))
            with st.container(key="guide_fields"):
                part(question.show, view)
            _unread(view)
            _buttons(view, question, names, number)
        with answer:
            running(view)
    focus(at, changing())


def _head(view: View, question: Question, number: int, count: int) -> None:
    _ = view.translate
    progress = escape(_("Question {number} of {count}").format(number=number + 1, count=count))
    done = 100 * (number + 1) / count
    st.html(
        f'<div class="guide"><p class="kicker">{progress}</p>'
        f'<div class="bar" aria-hidden="true"><i style="width:{done:.0f}%"></i></div>'
        f'<h1 id="answer" tabindex="-1">{escape(_(question.title))}</h1><p class="help">{escape(_(question.about))}</p></div>'
    )


def _set_out(view: View) -> None:
    """At the first question, that the example gave way."""
    if st.session_state.get(_SET_OUT) == view.scenario:
        text = N_("The guide starts from the usual figures for {place}, not from the example. Undo brings the example back.")
        said = view.say(Message(text, {"place": Message(place_phrase(view.scenario.law.name))}))
        st.html(f'<p class="taken quiet" role="status">{escape(said)}</p>')


def show_taken(view: View, at: str = "") -> None:
    """What "I don't know" has just taken for the question before, while it counts; `at` is none on the full page."""
    _ = view.translate
    name, following, instead = st.session_state.get(_TAKEN) or ("", "", False)
    before = next((question for question in QUESTIONS if question.name == name and following == at), None)
    taken = before.taken(view) if before else ""
    if before and taken:
        text = escape(one_stop(_("Taken for you: {default}.").format(default=taken)))
        if instead:
            text += " " + escape(_("Undo brings back what stood there."))
        st.html(f'<p class="taken quiet" role="status">{escape(_(before.title))} {text}</p>')


def _unread(view: View) -> None:
    _ = view.translate
    found = state.first_wrong(PREFIX)
    if st.session_state.get(_STOPPED) and found is not None:
        text = _("“{typed}” can't be taken yet. Correct it above, or choose “I don't know”.").format(typed=found.strip()[:_SHOWN])
        st.html(f'<p class="wrong" role="alert">{escape(text)}</p>')


def _buttons(view: View, question: Question, names: list[str], number: int) -> None:
    _ = view.translate
    last = bool(changing()) or number == len(names) - 1
    following = "" if last else names[number + 1]
    onward = N_("Back to the answer") if changing() else N_("See the answer") if last else N_("Continue")
    with st.container(key="guide_buttons", horizontal=True, vertical_alignment="center", gap="small"):
        if number and not changing():
            st.button(_("Back"), key="guide_back", on_click=_go, args=(names[number - 1],))
        st.button(_(onward), key="guide_next", type="primary", on_click=_go, args=(following,))
        st.button(_("I don't know"), key="guide_unknown", on_click=_unknown, args=(question, following))
        if not changing():
            st.button(_("Leave the guide"), key="guide_leave", type="tertiary", on_click=leave)


def focus(at: str, field: str = "", turned: int = 0) -> None:
    """Put the eye and the keyboard at the heading when another question, or the page, has come; the field in view, if one.

    `turned`: how often a tab of the workshop was opened from elsewhere: the last time it is brought in view.
    """
    _focuser()(key="focus", data={"at": at, "field": field and f"{PREFIX}{field}", "turned": turned}, height=1)


@lru_cache(maxsize=1)
def _focuser() -> Any:
    return st.components.v2.component("costmodel.focus", js=asset("focus.js"))
