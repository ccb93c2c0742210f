"""Bids side by side: what each really costs for the same work, and what it would take for another to win."""

from __future__ import annotations

from dataclasses import dataclass

from costmodel.bids import Bid
from costmodel.compare import OptionCost, compared
from costmodel.graph import Sheet
from costmodel.options import OPTIONS, Option, hourly
from costmodel.records import Input, likely
from costmodel.scenario import Scenario
from costmodel.wiring import input_reader, quantities_of
from costmodel.words import N_, InputError, Message

EXCHANGE, CURRENCY = "va.exchange_rate", "va.currency"


@dataclass(frozen=True, slots=True)
class BidCost:
    """What one bid comes to over the period, in money of the place; all figures None where it can't be compared.

    `hours_used` are worked by the VA, `hours_idle` billed and not worked, `hours_lost` paid in a retainer and neither used
    nor carried over, `hours_kept` carried over to after the period, at `worth_kept`. `paid_per_hour_used` is what the VA
    is paid, less what the kept hours are worth, per hour worked; `net_per_hour`, by which bids are ranked, the total less
    the same, per productive hour delivered.
    """

    bid: Bid
    why_missing: Message | None = None
    cost: OptionCost | None = None
    paid: float | None = None
    hours_used: float | None = None
    hours_idle: float | None = None
    hours_lost: float | None = None
    hours_kept: float | None = None
    worth_kept: float | None = None
    finished_tasks: float | None = None

    @property
    def name(self) -> str:
        """Whose bid it is."""
        return self.bid.name

    @property
    def total(self) -> float | None:
        """What the work costs over the period, as the option of the bid has it."""
        return self.cost.total if self.cost else None

    @property
    def per_year(self) -> float | None:
        """The total a year."""
        return self.cost.per_year if self.cost else None

    @property
    def cost_per_hour(self) -> float | None:
        """The total of a productive hour delivered; None if there is no work."""
        return self.cost.cost_per_hour if self.cost else None

    @property
    def net_per_hour(self) -> float | None:
        """The cost of a finished hour, hours carried over counted as kept; None if there is no work."""
        if self.cost is None or not self.cost.hours_delivered:
            return None
        return (self.cost.total - (self.worth_kept or 0.0)) / self.cost.hours_delivered

    @property
    def paid_per_hour_used(self) -> float | None:
        """What the VA is paid for an hour worked; None if none is."""
        return (self.paid - (self.worth_kept or 0.0)) / self.hours_used if self.paid is not None and self.hours_used else None

    @property
    def cost_per_task(self) -> float | None:
        """The total of a finished task; None without tasks."""
        return self.cost.total / self.finished_tasks if self.cost and self.finished_tasks else None


@dataclass(frozen=True, slots=True)
class Bids:
    """Every bid of a scenario, the cheapest per finished hour first, then those that can't be compared."""

    scenario: Scenario
    rows: tuple[BidCost, ...]

    @property
    def compared(self) -> tuple[BidCost, ...]:
        """Those that could be compared, cheapest first."""
        return tuple(row for row in self.rows if row.why_missing is None)


def option_of(bid: Bid) -> Option:
    """The option by which a bid is paid."""
    return next(option for option in OPTIONS if option.name == bid.option)


def terms(scenario: Scenario, bid: Bid) -> dict[str, Input]:
    """A bid's values as the scenario takes them, and the name of its money.

    One in the place's own currency is not exchanged, whatever the scenario says of its own VA.
    """
    at_home: dict[str, Input] = {EXCHANGE: 1.0} if bid.currency == scenario.currency else {}
    exchanged = {**at_home, **bid.patch}
    if EXCHANGE in exchanged:
        exchanged[CURRENCY] = bid.currency if bid.currency != scenario.currency and bid.currency else None
    return exchanged


def with_bid(scenario: Scenario, bid: Bid) -> Scenario:
    """The scenario as it would be with this bid's terms; without bids. Raises InputError where amounts are out of limits."""
    return scenario.change(terms(scenario, bid), bids=())


def rank_bids(scenario: Scenario) -> Bids:
    """What every bid of the scenario comes to, everything else unchanged; equal ones in the order given."""
    rows = [bid_cost(scenario, bid) for bid in scenario.bids]
    # Without work there is no cost per hour: the totals then decide.
    ranked = sorted(
        (row for row in rows if row.cost),
        key=lambda row: row.net_per_hour if row.net_per_hour is not None else row.total or 0.0,
    )
    return Bids(scenario, (*ranked, *(row for row in rows if row.cost is None)))


def bid_cost(scenario: Scenario, bid: Bid) -> BidCost:
    """What one bid comes to in a scenario."""
    counted = _counted(scenario, bid)
    if isinstance(counted, Message):
        return BidCost(bid, counted)
    changed, cost = counted
    work = Sheet(quantities_of(hourly.OPTION.quantities, hourly.OPTION.task_quantities, changed), input_reader(changed))
    used = float(work["va_hours_a_week"]) * float(work["weeks_covered"])
    kept = worth = lost = idle = 0.0
    if bid.option == "va_retainer":
        kept, worth = kept_hours(cost.sheet)
        lost = float(cost.sheet["unused_hours"]) * (1 - changed.number("retainer.rollover"))
    elif bid.option == "va_hourly":
        idle = float(work["billed_hours"]) - used
    return BidCost(
        bid,
        cost=cost,
        paid=sum(line.amount for line in cost.lines if line.formula.category == "pay" and not line.formula.owner_time),
        hours_used=used,
        hours_idle=idle,
        hours_lost=lost,
        hours_kept=kept,
        worth_kept=worth,
        finished_tasks=_finished(changed),
    )


def _counted(scenario: Scenario, bid: Bid) -> tuple[Scenario, OptionCost] | Message:
    """The scenario with the bid's terms and what they cost, or all that is missing for that."""
    unknown = None
    if bid.currency not in ("", scenario.currency) and EXCHANGE not in bid.values:
        unknown = Message(N_("no exchange rate is given for {currency}"), {"currency": bid.currency})
    try:
        changed = with_bid(scenario, bid)
    except InputError as error:
        return error.problems[0].message
    cost = compared(option_of(bid), changed)
    if isinstance(cost, OptionCost) and not bid.is_priced:
        cost = Message(N_("what it asks is not given"))
    if unknown and isinstance(cost, Message):
        return Message(N_("{first}; {second}"), {"first": unknown, "second": cost})
    return unknown or (cost if isinstance(cost, Message) else (changed, cost))


def _finished(scenario: Scenario) -> float | None:
    """How many pieces are finished; None where not all of the work comes in pieces."""
    if any(task.in_hours for task in scenario.tasks):
        return None
    return sum(float(likely(task.per_month)) for task in scenario.tasks) * scenario.months


def kept_hours(sheet: Sheet) -> tuple[float, float]:
    """(hours of a retainer carried over and not used up by busier months, what was paid for them)."""
    held = float(sheet["retainer_hours_per_month"] * sheet["horizon_months"])
    beyond = max(float(sheet["used_a_month"] - sheet["retainer_hours_per_month"]), 0.0) * float(sheet["months_with_work"])
    kept = max(float(sheet["retainer_rollover"] * sheet["unused_hours"]) - beyond, 0.0)
    return kept, float(sheet["retainer_fee"]) * kept / held if held else 0.0
