"""What was found over the years, as sentences: what is cheapest from when on, and what stopping costs."""

from __future__ import annotations

from costmodel.answers.horizon import SWITCH, Horizon, Later, Plan
from costmodel.answers.stopping import Stopping
from costmodel.present import money
from costmodel.present.sentences import capitalised
from costmodel.present.values import LABELS, is_cheapest, phrase, price, time_span
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate

_WHOLE = 1000  # money, from which on totals are said without cents
_EQUIPMENT = "equipment"  # the line of a plan that employs from its first month on


def plan_phrase(plan: Plan, translate: Translate) -> str:
    """What a plan is called inside a sentence."""
    if plan.name != SWITCH:
        return phrase(plan.name, translate)
    first, second = (phrase(option.name, translate) for option in plan.options)
    return translate(N_("{first} at first, later {second}")).format(first=first, second=second)


def plan_label(plan: Plan, translate: Translate) -> str:
    """What a plan is called in a list."""
    return translate(N_("First a VA, then an employee") if plan.name == SWITCH else LABELS[plan.name])


def horizon_sentence(found: Horizon, translate: Translate, language: str) -> str:
    """What is cheapest over the whole time, from which month on it is ahead for good, and what the first month takes."""
    if not found.plans:
        return translate(N_("Nothing can be compared yet: give a salary or a VA's rate."))
    said = _ahead(found, translate, language), equipment_sentence(found, found.ranked[0], translate, language)
    return " ".join(filter(None, said))


def _ahead(found: Horizon, translate: Translate, language: str) -> str:
    best, *others = found.ranked
    currency = found.scenario.currency
    values = {
        "best": plan_phrase(best, translate),
        "time": time_span(found.months, language),
        "total": price(float(best.total.sum()), currency, language),
        "upfront": price(float(best.cash[0]), currency, language),
    }
    if not others:
        text = N_("Over {time} {best} costs {total} in all. The first month takes {upfront} out of your account.")
        return translate(text).format(**values)
    month = found.ahead_of_all_from(best)
    values["second"] = plan_phrase(others[0], translate)
    values["less"] = _less(float(others[0].total.sum()), float(best.total.sum()), currency, language)
    if month is None:
        text = N_("Over {time} {best} and {second} cost the same: {total}.")
    elif month == 1:
        text = N_(
            "Over {time} {best} is cheapest: {total} in all, {less} less than {second}, and ahead of it from the first month."
            " The first month takes {upfront} out of your account."
        )
    elif month == found.ahead_from(best, others[0]):
        text = N_(
            "Over {time} {best} is cheapest: {total} in all, {less} less than {second}, and ahead of it from month {month}."
            " The first month takes {upfront} out of your account."
        )
    else:
        text = N_(
            "Over {time} {best} is cheapest: {total} in all, {less} less than {second}, and ahead of every other way from month"
            " {month}."
            " The first month takes {upfront} out of your account."
        )
    return capitalised(translate(text).format(**values, month=month))


def _less(more: float, less: float, currency: str, language: str) -> str:
    """The difference of two totals as it is said: of large ones, that of the whole amounts in the table."""
    return price(money.shown_less(more, less) if less >= _WHOLE else more - less, currency, language)


def equipment_sentence(found: Horizon, plan: Plan, translate: Translate, language: str) -> str:
    """What buying equipment at once takes beyond the part of it that the plan's first month counts; else empty."""
    life = found.scenario.number("employee.equipment_life") * MONTHS_PER_YEAR
    counted = float(plan.lines[_EQUIPMENT][0]) if _EQUIPMENT in plan.lines else 0.0
    bought = counted * life  # by as many people as the plan employs
    currency = found.scenario.currency
    if round(bought - counted) <= 0:
        return ""
    text = N_("Equipment of {price} is spread over the {life} it lasts; buying it at once takes {more} more in the first month.")
    return translate(text).format(
        price=price(bought, currency, language),
        life=time_span(round(life), language),
        more=money.money(bought - counted, currency, language),
    )


def later_sentence(now: str | None, later: Later | None, translate: Translate, pointing: bool = True) -> str:
    """Which way is cheapest in the second year, and why, where that is another than `now`; else empty.

    With `pointing` also where to read on.
    """
    if later is None or later.name == now:
        return ""
    text = N_("In the second year {wins}")
    if later.started:
        text = N_("The first year bears the cost of starting; in the second, {wins}")
    said = translate(text).format(wins=is_cheapest(later.name, translate))
    return translate(N_("{finding}: see “Over time”.")).format(finding=said) if pointing else f"{said}."


def stopping_sentence(found: Stopping, currency: str, translate: Translate, language: str) -> str:
    """What it costs to end a plan, part by part."""

    def amount(value: float) -> str:
        return price(value, currency, language)

    parts = (
        (N_("{amount} for the notice"), found.notice),
        (N_("{amount} for untaken leave"), found.untaken_leave),
        (N_("{amount} of severance pay"), found.severance),
    )
    values = {
        "plan": plan_phrase(found.plan, translate),
        "month": found.month,
        "cost": amount(found.cost),
        "spent": amount(found.spent),
        "parts": ", ".join(translate(text).format(amount=amount(value)) for text, value in parts if value >= 0.005),
    }
    if found.cost < 0.005:
        text = N_("{plan}: to stop after month {month} costs nothing beyond the {spent} spent until then.")
    elif sum(value >= 0.005 for _, value in parts) == 1:
        text = N_("{plan}: to stop after month {month} costs {parts}, beyond the {spent} spent until then.")
    else:
        text = N_("{plan}: to stop after month {month} costs {cost} ({parts}), beyond the {spent} spent until then.")
    return capitalised(translate(text).format(**values))
