"""How far the answer can be relied upon, in the one sentence that stands beside it."""

from __future__ import annotations

from costmodel.answers.simulation import Simulation
from costmodel.present.findings_over_time import out_of_100
from costmodel.present.values import is_cheapest
from costmodel.words import N_, Translate

_SAFE, _CLOSE = (
    0.9,
    0.7,
)  # shares of the draws in which the leading option is cheapest: from here on almost certain, below a close call


def doubt_sentence(found: Simulation, translate: Translate) -> str:
    """In how many cases the leading option is cheapest, and so how close it is; empty where nothing varies or rivals it."""
    leading, rival = found.leading, found.rival
    if leading is None or rival is None or not found.uncertain:
        return ""
    share, other = found.cheapest_share[leading], found.cheapest_share[rival]
    if other > share:
        text = N_(
            "Look twice: at the likeliest figures {leading}, but when every uncertain figure varies within its range, "
            "{rival} more often: in {other} cases against {often}."
        )
    elif share < _CLOSE:
        text = N_("A close call: when every uncertain figure varies within its range, {leading} in only {often} cases.")
    elif share < _SAFE:
        text = N_("Likely, not certain: when every uncertain figure varies within its range, {leading} in {often} cases.")
    else:
        text = N_("Almost certain: when every uncertain figure varies within its range, {leading} in {often} cases.")
    return translate(text).format(
        leading=is_cheapest(leading, translate), often=out_of_100(share, translate),
        rival=is_cheapest(rival, translate), other=out_of_100(other, translate),
    )  # fmt: skip
