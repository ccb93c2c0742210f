"""What each way costs, as the memo's table says it."""

from __future__ import annotations

from dataclasses import dataclass

from costmodel.compare import Comparison, OptionCost
from costmodel.present import money as say
from costmodel.present.paid_hours import paid_hours
from costmodel.present.rounding import sums_note
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate


@dataclass(frozen=True)
class Way:
    """A row of the table: what one way of getting the work done costs, written out."""

    label: str
    amounts: tuple[str, ...]
    best: bool


def way_columns(comparison: Comparison, translate: Translate) -> tuple[str, ...]:
    months = comparison.scenario.months
    over = translate(N_("Cost a year"))
    if months != MONTHS_PER_YEAR:
        over = translate(N_("Cost over {months} months")).format(months=months)
    rest = (N_("Paid out"), N_("Your time"), N_("A finished hour of work"), N_("Difference"))
    return (translate(N_("Way")), over, *map(translate, rest))


def ways(comparison: Comparison, translate: Translate, language: str) -> tuple[Way, ...]:
    currency = comparison.scenario.currency

    def way(cost: OptionCost) -> Way:
        more = say.shown_less(cost.total, comparison.ranked[0].total)
        label = translate(cost.option.label)
        each = "–" if cost.cost_per_hour is None else say.money(cost.cost_per_hour, currency, language, 2)
        best = cost is comparison.ranked[0]
        return Way(
            label if cost.headcount <= 1 else f"{label} × {int(cost.headcount)}",
            (
                *(say.money(amount, currency, language) for amount in (cost.total, cost.cash, cost.owner_time)),
                each,
                translate(N_("cheapest")) if best else f"+\u00a0{say.money(more, currency, language)}",
            ),
            best,
        )

    return tuple(way(cost) for cost in comparison.ranked)


def below(comparison: Comparison, translate: Translate, language: str) -> str:
    """What stands below the table: hours paid for, and that amounts are rounded where they don't add up as they are written."""
    return " ".join(filter(None, (paid(comparison, translate, language), split_note(comparison, translate))))


def split_note(comparison: Comparison, translate: Translate) -> str:
    """That amounts are rounded, where what is paid out and the owner's time don't make the total as they are written."""
    return sums_note([(cost.total, (cost.cash, cost.owner_time)) for cost in comparison.options], translate)


def paid(comparison: Comparison, translate: Translate, language: str) -> str:
    """For which hours the cheapest employee is paid."""
    for cost in comparison.ranked:
        if cost.option.employs:
            hours = paid_hours(cost.sheet, translate, language)
            return f"{translate(cost.option.label)}: {hours}" if hours else ""
    return ""
