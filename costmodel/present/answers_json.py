"""What one scenario answers, as JSON for other programs: names, amounts unrounded, None where a figure isn't known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from costmodel.answers.break_even import BreakEven
from costmodel.answers.flips import Flip
from costmodel.answers.sensitivity import Sensitivity
from costmodel.answers.simulation import SHARES, Simulation, Spread
from costmodel.answers.uncertain import Uncertain
from costmodel.answers.worth import Worth
from costmodel.present.findings import postable
from costmodel.present.tables import head_of
from costmodel.present.values import key_label
from costmodel.scenario import Scenario
from costmodel.words import Translate

Json = dict[str, Any]


def finite(told: Json) -> Json:
    """The same with None in the place of every number that is none, and without NumPy's own kinds of number."""
    return {name: _finite(each) for name, each in told.items()}


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return finite(value)
    if isinstance(value, (list, tuple)):
        return [_finite(each) for each in value]
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    return value


def break_even_json(found: BreakEven) -> Json:
    """Every crossing; `searched` are the ends between which it was looked."""
    points = [
        {
            "value": point.value,
            "cost": point.cost,
            "other_cost": point.other_cost,
            "cheaper_below": point.cheaper_below,
            "cheaper_above": point.cheaper_above,
            "jump": point.jump,
        }
        for point in found.points
    ]
    told = {"vary": found.key, "between": list(found.between), "points": points, "searched": [found.low, found.high]}
    ends = [{"value": value, "option": name, "begins": begins} for value, name, begins in found.ends]
    cheaper = None if points else found.cheaper
    return finite({**head_of(found.scenario), **told, "cheaper": cheaper, "equal": found.equal, "ends": ends})


def flips_json(scenario: Scenario, flips: Sequence[Flip], cheapest: str | None, translate: Translate) -> Json:
    """Every change that makes another option cheapest, in their order."""
    told = [
        {
            "key": flip.key,
            "label": key_label(scenario, flip.key, translate),
            "present": flip.present,
            "value": flip.value,
            "above": flip.above,
            "winner": flip.winner,
            "loser": flip.loser,
            "distance": flip.distance,
            "jump": flip.jump,
        }
        for flip in flips
    ]
    return finite({**head_of(scenario), "cheapest": cheapest, "flips": told})


def worth_json(worth: Worth) -> Json:
    """The highest rate (`rate` in the VA's currency, `rate_here` in the place's), and `post`: the same rounded down."""
    told = {
        "saving": worth.wanted,
        "against": worth.against,
        "against_cost": worth.against_cost,
        "most": worth.most,
        "rate": worth.rate,
        "rate_here": worth.rate_here,
        "post": postable(worth.rate) if worth.rate else None,
        "present": worth.present,
        "tasks": [
            {"name": task.name, "price": task.price, "post": postable(task.price), "present": task.present}
            for task in worth.tasks
        ],
    }
    return finite({**head_of(worth.scenario), **told})


def simulation_json(found: Simulation) -> Json:
    """The spread of every option's total and saving, and how often each is cheapest."""
    told = {
        "draws": found.draws,
        "seed": found.seed,
        "cheapest_share": found.cheapest_share,
        "total": {name: _spread(spread) for name, spread in found.total.items()},
        "saving": {name: _spread(spread) for name, spread in found.saving.items()},
        "leading": found.leading,
        "rival": found.rival,
        "wins": found.wins,
        "regret": found.regret,
        "unable": found.unable,
        "chance_of_losing": found.chance_of_losing,
        "uncertain": [_uncertain(each) for each in found.uncertain],
    }
    return finite({**head_of(found.scenario), **told})


def _spread(spread: Spread) -> Json:
    return {**{name: spread[name] for name in SHARES}, "mean": spread.mean, "known": spread.known}


def _uncertain(each: Uncertain) -> Json:
    return {
        "key": each.key,
        "low": each.low,
        "likely": each.range.likely,
        "high": each.high,
        "shape": each.range.shape,
        "given": each.given,
    }


def sensitivity_json(found: Sensitivity) -> Json:
    """The bars, widest first; `between` is the leading option and its rival."""
    bars = [
        {
            "key": bar.uncertain.key,
            "low": bar.low,
            "high": bar.high,
            "at_low": bar.at_low,
            "at_high": bar.at_high,
            "flip": bar.flip,
            "limit": bar.limit,
            "unable": bar.unable,
            "share": bar.share,
        }
        for bar in found.bars
    ]
    between = [name for name in (found.leading, found.rival) if name]
    told = {"between": between, "saving": found.saving, "bars": bars}
    return finite({**head_of(found.scenario), **told})
