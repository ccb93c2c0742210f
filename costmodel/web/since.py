"""Since this link was made: what its reader sees otherwise than its sender, as a table, and why."""

from __future__ import annotations

import math

import streamlit as st

from costmodel.present import money as say
from costmodel.present.link import Opened
from costmodel.present.link_since import Moved, Since, since
from costmodel.web import state
from costmodel.web.state import View
from costmodel.web.text import escape, link

_FOUND = "_since"


def remember(opened: Opened) -> None:
    """Once a visit: find what has changed since the link was made."""
    st.session_state[_FOUND] = since(opened)


def forget() -> None:
    """Put it away, with all else that was said."""
    st.session_state.pop(_FOUND, None)
    state.quiet()


def html(view: View) -> str:
    """What has changed, scenario by scenario of the link; empty where nothing has."""
    return "".join(_one(view, found) for found in st.session_state.get(_FOUND, ()))


def _one(view: View, found: Since) -> str:
    _ = view.translate
    currency = found.opened.scenario.currency

    def money(amount: float) -> str:
        return "–" if math.isnan(amount) else say.money(amount, currency, view.language)

    def row(moved: Moved, part: bool = False) -> str:
        more = moved.now - moved.then
        difference = "–" if math.isnan(more) else ("+" if more > 0 else "−") + money(abs(more))
        cells = "".join(f"<td>{escape(text)}</td>" for text in (money(moved.then), money(moved.now), difference))
        return f"<tr{' class=part' if part else ''}><th scope=row>{escape(moved.label.say(_))}</th>{cells}</tr>"

    rows = "".join(row(moved) + "".join(row(part, True) for part in moved.parts) for moved in found.moved)
    heads = "".join(f"<th scope=col>{escape(head)}</th>" for head in (_("Way"), _("Then"), _("Now"), _("Difference")))
    reasons = "".join(f"<p>{escape(reason.say(_))}</p>" for reason in found.reasons(view.date))
    title = escape(found.title.say(_))
    return (
        f'<div class="since"><p><b>{title}</b></p>'
        f'<div class="wide" role="region" tabindex="0" aria-label="{title}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{reasons}"
        f"{_charges(view, found)}</div>"
    )


def _charges(view: View, found: Since) -> str:
    _ = view.translate
    items = ""
    for charge in found.charges:
        assert charge.evidence
        read = _("read on {date}").format(date=view.date(charge.evidence.date))
        source = link(_(charge.evidence.source.title), charge.evidence.source.url)
        items += f"<li>{escape(_(charge.label))}: {source}, {escape(read)}</li>"
    return f"<ul>{items}</ul>" if items else ""
