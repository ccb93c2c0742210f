"""The scenario as YAML to edit in place: what is wrong stands at its line, and nothing that was typed is lost."""

from __future__ import annotations

import streamlit as st

from costmodel.answers.side_by_side import MOST_SCENARIOS
from costmodel.present import money as say
from costmodel.scenario import Scenario
from costmodel.scenario_file import read_scenario, read_scenarios, scenario_yaml
from costmodel.strict_yaml import documents, parse
from costmodel.web import shown, state, upload
from costmodel.web.state import View
from costmodel.web.task_hours import HOURS
from costmodel.web.text import escape
from costmodel.words import N_, InputError, Message, Problem

FILE = "scenario.yaml"
_DRAFT, _PROBLEMS, _OF = "_yaml_draft", "_yaml_problems", "_yaml_of"
_MOST_SHOWN = 10


def show(view: View) -> None:
    """The editor, its problems, upload and download."""
    _ = view.translate
    intro = _(
        "This is all that was entered; for the rest our defaults count. You can edit the text here: the figures follow as soon"
        " as the text is valid."
    )
    st.html(f'<p class="quiet">{escape(intro)}</p>{_unused(view)}')
    text = _shown_text(view.scenario)
    shown.put("yaml", text)
    st.text_area(
        _("Scenario file (YAML)"), key="yaml", height="content", on_change=_edited, persist_state="session",
    )  # fmt: skip
    problems = st.session_state.get(_PROBLEMS, ())
    if problems:
        st.html(_problems_html(view, text, problems))
        st.button(_("Put the last valid text back"), key="yaml_back", on_click=forget)
    st.download_button(
        _("Download the scenario file"), scenario_yaml(view.scenario), FILE, "application/yaml", key="yaml_download",
        on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip
    upload.field(view, _("Open a scenario file"), ("yaml", "yml"), "yaml_upload", _uploaded)


def _unused(view: View) -> str:
    """That the hours in the text don't count, where its tasks make them."""
    if not view.scenario.tasks or HOURS not in view.scenario.values:
        return ""
    text = view.translate(N_("{key} is not used while there are tasks: they make the {hours} hours a week that count."))
    hours = say.number(view.comparison.hours_per_week, view.language, 2)
    return f'<p class="quiet">{escape(text.format(key=HOURS, hours=hours))}</p>'


def read(text: str | bytes, file: str = FILE) -> Scenario:
    """The scenario that a text describes. Raises InputError with every problem at its line."""
    return read_scenario(parse(text, file))


def forget() -> None:
    """Drop the draft: the editor shows the scenario again."""
    for name in (_DRAFT, _PROBLEMS, _OF):
        st.session_state.pop(name, None)


def _shown_text(scenario: Scenario) -> str:
    """The draft, as long as it is wrong or says nothing else than the scenario; else the scenario."""
    draft = st.session_state.get(_DRAFT)
    if draft is not None and (st.session_state.get(_PROBLEMS) or st.session_state.get(_OF) == scenario):
        return draft
    return scenario_yaml(scenario)


def _edited() -> None:
    if not shown.is_late("yaml"):
        _take(st.session_state["yaml"], st.session_state["yaml"])


def _uploaded() -> None:
    file = st.session_state["yaml_upload"]
    if file is not None:
        data = file.getvalue()
        if len(documents(data, 1)) > 1:
            _take_several(data)
        else:
            _take(data, data.decode("utf-8", "replace"))


def _take_several(data: bytes) -> None:
    """A file of several scenarios: the first opens, all are put side by side."""
    st.session_state[_DRAFT] = data.decode("utf-8", "replace")
    try:
        several = read_scenarios(data, FILE, MOST_SCENARIOS)
    except InputError as error:
        st.session_state[_PROBLEMS] = error.problems
        return
    forget()
    state.keep_scenarios(several)
    state.replace(several[0])
    text = N_("This file holds {count} scenarios; you'll find them under “Side by side”.")
    state.tell(Message(text, {"count": len(several)}))


def _take(text: str | bytes, draft: str) -> None:
    st.session_state[_DRAFT] = draft
    try:
        new = read(text)
    except InputError as error:
        st.session_state[_PROBLEMS] = error.problems
        return
    st.session_state[_PROBLEMS] = ()
    state.replace(new)
    st.session_state[_OF] = new


def _problems_html(view: View, text: str, problems: tuple[Problem, ...]) -> str:
    _ = view.translate
    lines = text.split("\n")
    title = escape(_("The figures still show the last valid text."))
    html = f'<div class="problems" role="alert"><p><b>{title}</b></p>'
    for problem in problems[:_MOST_SHOWN]:
        why = escape(Message("{why}", {"why": problem.message}).say(_))
        where = f"<code>{escape(problem.path)}</code>: " if problem.path else ""
        if problem.line is None or not 1 <= problem.line <= len(lines):
            html += f"<p>{where}{why}</p>"
            continue
        around = range(max(1, problem.line - 1), min(len(lines), problem.line + 1) + 1)
        excerpt = "".join(
            f"<span{' class=bad' if n == problem.line else ''}><i>{n}</i>{escape(lines[n - 1][:120])}</span>" for n in around
        )
        line = escape(_("Line {line}").format(line=problem.line))
        html += f"<p>{line}: {where}{why}</p><pre>{excerpt}</pre>"
    if len(problems) > _MOST_SHOWN:
        more = escape(_("and {count} more").format(count=len(problems) - _MOST_SHOWN))
        html += f"<p>{more}</p>"
    return html + "</div>"
