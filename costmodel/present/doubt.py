"""How far the answer can be relied upon, and up to which quote of a VA it holds, in the sentences that stand beside it."""

from __future__ import annotations

import math

from costmodel import spared
from costmodel.answers.simulation import Simulation
from costmodel.answers.worth import Worth
from costmodel.compare import Comparison
from costmodel.present.shares import cheapest_out_of_100
from costmodel.present.values import is_cheapest, phrase, value_text
from costmodel.words import N_, Translate

# Shares of the draws in which the leading option is cheapest: from here on almost certain, below a close call, and few.
_SAFE, _CLOSE, _HALF = 0.9, 0.7, 0.5
_WHOLE = 1000  # a rate from here on is said without cents


def doubt_sentence(found: Simulation, translate: Translate) -> str:
    """In how many cases the leading option is cheapest, and so how close it is; empty where nothing varies or rivals it."""
    leading, rival = found.leading, found.rival
    if leading is None or rival is None or not found.uncertain:
        return ""
    share, other = found.cheapest_share[leading], found.cheapest_share[rival]
    if other > share:
        text = N_(
            "Not settled: at the likeliest figures {leading}, but when every uncertain figure varies as far as is likely, "
            "{rival} more often: in {other} cases against {often}."
        )
    elif share < _CLOSE:
        text = N_(
            "A close call: when every uncertain figure varies as far as is likely, {leading} in {often} cases, {way} in {other}."
        )
    elif share < _SAFE:
        text = N_("Likely, not certain: when every uncertain figure varies as far as is likely, {leading} in {often} cases.")
    else:
        text = N_("Almost certain: when every uncertain figure varies as far as is likely, {leading} in {often} cases.")
    said = cheapest_out_of_100(found, translate)
    return translate(text).format(
        leading=is_cheapest(leading, translate), often=said[leading],
        rival=is_cheapest(rival, translate), way=phrase(rival, translate), other=said[rival],
    )  # fmt: skip


def spared_sentence(comparison: Comparison, translate: Translate) -> str:
    """That no doubt is counted about what a VA is spared, where the answer is one; empty where nothing is spared."""
    learns, stays = spared.of_a_va(comparison.scenario, comparison.counting)
    if not (comparison.cheapest or "").startswith("va_") or not (learns or stays):
        return ""
    text = N_("How long a VA takes to learn is not among the uncertain figures: no time is counted for it.")
    if learns and stays:
        text = N_("How long a VA takes to learn and is away is not among the uncertain figures: no time is counted for either.")
    elif stays:
        text = N_("How long a VA is away is not among the uncertain figures: no time is counted for it.")
    return translate(text)


def quotes_sentence(worth: Worth, translate: Translate, language: str) -> str:
    """Up to which rate a VA by the hour costs less than the next best way without a VA; empty where none is low enough."""
    if worth.rate is None or worth.against is None:
        return ""
    digits = 0 if worth.rate >= _WHOLE else 2
    rate = math.floor(worth.rate * 10**digits) / 10**digits  # rounded down, so that what is said of it stays true
    text = N_("A bid of up to {rate} is cheaper than {other}; above that it costs more.")
    if worth.scenario.number("va.irrecoverable_vat_rate"):
        text = N_("A bid of up to {rate}, without VAT, is cheaper than {other}; above that it costs more.")
    said = value_text("va.rate", rate, worth.scenario, translate, language)
    return translate(text).format(rate=said, other=phrase(worth.against, translate)) if rate else ""
