"""What to say below amounts that, each rounded, don't add up to the total that stands with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from costmodel.explain import Explanation
from costmodel.present import money as say
from costmodel.present.amounts import digits
from costmodel.present.figures import Figure
from costmodel.symbols import Symbol
from costmodel.words import N_, Translate

_ROUNDED = N_("Each amount is rounded to two decimals; unrounded they add up.")
_ONE_BY_ONE = N_("Amounts are rounded one by one, so a sum may be a little off.")
_LEFT_OUT = 0.05  # money; so much may lines make together that are too small to be listed


def rounding_note(total: float, parts: Sequence[float], translate: Translate) -> str:
    """That the amounts are rounded, where one who adds them up as they are written doesn't get the total; else empty."""
    places = digits(total, *parts)
    written = sum(say.rounded(part, places) for part in parts)
    return translate(_ROUNDED) if say.rounded(written - say.rounded(total, places), places) else ""


def sums_note(sums: Iterable[tuple[float, Sequence[float]]], translate: Translate) -> str:
    """That whole amounts are rounded, where one of the sums in a table doesn't add up as it is written; else empty."""
    off = any(say.rounded(total) != sum(map(say.rounded, parts)) for total, parts in sums)
    return translate(_ONE_BY_ONE) if off else ""


def note_below(figure: Figure | Explanation, translate: Translate) -> str:
    """The same of a figure that is the sum of its parts, or the difference of two."""
    if figure.unit != "money":
        return ""
    if isinstance(figure, Explanation):
        parts = _signed(figure, figure.plain) if figure.steps else []
    else:
        parts = [float(part.amount) for part in figure.parts if part.unit == "money"]
        if len(parts) == 2 and abs(parts[0] - parts[1] - figure.amount) < _LEFT_OUT:
            parts[1] = -parts[1]
    if len(parts) < 2 or abs(sum(parts) - float(figure.amount)) > _LEFT_OUT:
        return ""
    return rounding_note(float(figure.amount), parts, translate)


def _signed(figure: Explanation, node: Symbol, sign: int = 1) -> list[float]:
    """The parts of a sum, those that are taken away below nought; of what is no sum, nothing."""
    if node.op == "name" or (node.called and node is not figure.plain):
        return [sign * float(figure.of(node).amount)]
    if node.op not in ("add", "subtract", "negative"):
        return []
    signs = {"add": (sign, sign), "subtract": (sign, -sign), "negative": (-sign,)}[node.op]
    return [part for arg, each in zip(node.args, signs, strict=True) for part in _signed(figure, arg, each)]
