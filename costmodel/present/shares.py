"""Shares of a whole in words: how often of a hundred cases, and parts in percent; those said together add up."""

from __future__ import annotations

from collections.abc import Sequence

from costmodel.answers.simulation import Simulation
from costmodel.present import money as say
from costmodel.words import N_, Translate

_LEAST = 0.01  # a part below that is not said in percent


def out_of_100(share: float, translate: Translate) -> str:
    """How often, as people say it; never "always" or "never", which no simulation knows."""
    return _cases(_of_100(share), translate)


def each_out_of_100(shares: Sequence[float], translate: Translate) -> list[str]:
    """How often each of several that exclude one another: the first as it is said alone, the others so that all add up."""
    first, whole = _of_100(shares[0]), round(say.rounded(100 * sum(shares)))
    others = say.adding_up(whole - first, [100 * share for share in shares[1:]])
    return [_cases(round(count), translate) for count in (first, *others)]


def cheapest_out_of_100(found: Simulation, translate: Translate) -> dict[str, str]:
    """In how many cases each option is the cheapest."""
    names = sorted(found.cheapest_share, key=lambda name: name != found.leading)
    said = each_out_of_100([found.cheapest_share[name] for name in names], translate) if names else []
    return dict(zip(names, said, strict=True))


def _of_100(share: float) -> int:
    # A share and what is missing to one are rounded so that they add up.
    return round(100 * (say.rounded(share, 2) if share >= 0.5 else 1 - say.rounded(1 - share, 2)))


def _cases(count: int, translate: Translate) -> str:
    if count >= 100:
        return translate(N_("more than 99 of 100"))
    if count <= 0:
        return translate(N_("fewer than 1 of 100"))
    return translate(N_("{count} of 100")).format(count=count)


def part_of(share: float, translate: Translate, language: str) -> str:
    """A part of a whole in percent; one too small to be written so is not called nothing."""
    if share < _LEAST:
        return translate(N_("less than {share}")).format(share=say.share(_LEAST, language))
    return say.share(share, language, 0)


def parts_of(shares: Sequence[float], translate: Translate, language: str) -> list[str]:
    """Parts of a whole in percent: they add up to what they are together, save for those too small to be written."""
    small = [share for share in shares if share < _LEAST]
    left = say.rounded(sum(shares), 2) - (max(say.rounded(sum(small), 2), _LEAST) if small else 0.0)
    written = iter(say.adding_up(left, [share for share in shares if share >= _LEAST], 2))
    return [part_of(share if share < _LEAST else next(written), translate, language) for share in shares]
