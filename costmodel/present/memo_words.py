"""The headings of a memo, and how a long text is cut short."""

from __future__ import annotations

import re
from collections.abc import Iterable

from costmodel.words import N_

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}|.[)%\d])[.!?](?= [A-ZÆØÅ])")  # of "p. 5" and "U.S. law" none is one

HEADINGS = {
    "memo": N_("Decision memo"),
    "question": N_("The question"),
    "answer": N_("The answer"),
    "ways": N_("What each way costs"),
    "change": N_("What would change the answer"),
    "sure": N_("How sure this is"),
    "assumptions": N_("The assumptions that matter most"),
    "own": N_("Own figures"),
    "untouched": N_("Assumed and not touched"),
    "doubts": N_("What to keep in mind"),
    "left_out": N_("About our figures"),
    "sources": N_("Sources"),
    "link": N_("Open this scenario"),
    "if": N_("If this changes"),
    "now": N_("Now"),
    "to": N_("Tipping point"),
    "then": N_("Then this is cheapest"),
    "assumption": N_("Assumption"),
    "value": N_("Value"),
    "range": N_("Plausible range"),
    "effect": N_("Saving over that range"),
    "origin": N_("Where it is from"),
}
HOW_TO_OPEN = N_("The link opens this scenario with every figure as it was; what has changed in law since then is said there.")
HOW_TO_SCAN = N_("The address below and the code hold what differs from our figures.")
HOW_TO_USE_THE_QUERY = N_(
    "To open this scenario again, put this behind the address of the app. It holds what differs from our figures:"
)


def shortened(text: str, letters: int) -> str:
    """A text of at most so many letters, cut after a sentence; the whole of it if its first sentence is longer."""
    if len(text) <= letters:
        return text
    ends = [end.end() for end in _SENTENCE_END.finditer(text) if end.end() <= letters]
    return text[: ends[-1]] if ends else text


def long_last(texts: Iterable[str], letters: int) -> tuple[str, ...]:
    """Whole texts, for half of one may say the opposite; those of more letters last, where a list that is cut leaves them out."""
    return tuple(sorted(texts, key=lambda text: len(text) > letters))
