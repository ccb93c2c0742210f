"""What it would take for one bid to cost as much per finished hour of work as another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from costmodel.answers.bids import bid_cost, kept_hours, option_of, with_bid
from costmodel.bids import Bid
from costmodel.graph import Sheet
from costmodel.options import Option
from costmodel.records import likely
from costmodel.scenario import Scenario
from costmodel.wiring import formulas_of, input_reader

_PRECISION = 1e-9  # of a cost per hour, relative
_HALVINGS = 200  # more than a float has digits


@dataclass(frozen=True, slots=True)
class ToWin:
    """What would make the runner-up cost as much per finished hour as the first.

    One of `rate` (an hour), `fee` (a month), both in the bid's own currency, and `discount` (share off all its task
    prices), by how the bid is paid; `speed` for a bid by the hour. None where nothing within the limits would.
    """

    rate: float | None = None
    fee: float | None = None
    discount: float | None = None
    speed: float | None = None
    others_stay: bool = False


def to_win(scenario: Scenario, second: Bid, first: Bid) -> ToWin:
    """At what rate, fee or discount, and at what speed, `second` would cost as much per finished hour as `first`."""
    behind, ahead = bid_cost(scenario, second), bid_cost(scenario, first)
    target = ahead.net_per_hour
    if target is None or behind.net_per_hour is None:
        return ToWin()
    changed = with_bid(scenario, second)
    net = _net_per_hour(changed, option_of(second))

    def solved(keys: tuple[str, ...]) -> float | None:
        """The multiple of the values of `keys` that meets the target: cost is linear in them."""
        usual = {key: changed.number(key) for key in keys}

        def at(multiple: float) -> float:
            return net({key: value * multiple for key, value in usual.items()})

        nought, slope = at(0.0), at(1.0) - at(0.0)
        if slope <= 0 or target < nought:
            return None
        multiple = (target - nought) / slope
        within = all(value * multiple <= _limits(changed, key)[1] for key, value in usual.items())
        return multiple if within and abs(at(multiple) - target) <= _PRECISION * max(1.0, abs(target)) else None

    def counts(keys: list[str]) -> bool:
        """Whether other values of `keys` would change the cost."""
        return bool(keys) and net(dict.fromkeys(keys, 0.0)) != net({})

    if second.option == "va_retainer":
        multiple = solved(("retainer.fee_per_month",))
        quoted = likely(second.values.get("va.exchange_rate", 1.0))
        fee = changed.number("retainer.fee_per_month") / quoted
        return ToWin(fee=None if multiple is None else fee * multiple, others_stay=counts(["retainer.overage_rate"]))
    if second.option == "va_per_task":
        multiple = solved(tuple(f"tasks.{i + 1}.price" for i in range(len(changed.tasks))))
        return ToWin(discount=None if multiple is None else 1 - multiple)
    multiple = solved(("va.rate",))
    speed = _crossing(lambda speed: net({"va.speed": speed}) - target, *_limits(changed, "va.speed"))
    rate = None if multiple is None else changed.number("va.rate") * multiple
    own = [f"tasks.{i}.rate" for i, task in enumerate(changed.tasks, 1) if task.rate is not None]
    return ToWin(rate=rate, speed=speed, others_stay=counts(own))


def _limits(scenario: Scenario, key: str) -> tuple[float, float]:
    return scenario.record(key).limits or (0.0, float("inf"))


def _net_per_hour(scenario: Scenario, option: Option) -> Callable[[Mapping[str, float]], float]:
    """What a finished hour costs with other values of some keys."""
    lines, formulas = formulas_of(option, scenario)

    def net(values: Mapping[str, float]) -> float:
        sheet = Sheet(formulas, input_reader(scenario, values))
        worth = kept_hours(sheet)[1] if option.name == "va_retainer" else 0.0
        return (sum(float(sheet[line.name]) for line in lines) - worth) / float(sheet["hours_needed"])

    return net


def _crossing(excess: Callable[[float], float], low: float, high: float) -> float | None:
    """Where a falling function reaches nought between `low` and `high`; None where it doesn't."""
    if excess(low) < 0 or excess(high) > 0:
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return high
