"""Every chart by its name, worked out from scenarios: one list for the command line, the memo and the docs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from costmodel.present.charts import Chart
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate, refuse

Make = Callable[[Sequence[Scenario], Translate, str, bool], Chart]

DEFAULT = "cost-comparison"
_BY = "cost-by-"
_MONTHS = 36
_ACROSS, _UPWARDS = "work.hours_per_week", "va.rate"


def _cost_comparison(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.compare import compare
    from costmodel.present.charts import cost_bars

    return cost_bars(compare(scenarios[0]), translate, language, dark)


def _cost_by_hours(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.present.charts import cost_by_hours

    return cost_by_hours(scenarios[0], translate, language, dark)


def _by(key: str) -> Make:
    def by_key(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
        from costmodel.present.charts import cost_by_key

        return cost_by_key(scenarios[0], key, translate, language, dark)

    return by_key


def _cumulative_cost(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.answers.horizon import horizon
    from costmodel.present.charts import cumulative_cost

    return cumulative_cost(horizon(scenarios[0], _MONTHS), translate, language, dark)


def _monthly_cash(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.answers.horizon import horizon
    from costmodel.present.charts import monthly_cash

    return monthly_cash(horizon(scenarios[0], _MONTHS), translate, language, dark)


def _chance_of_cheapest(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.answers.simulation import simulate
    from costmodel.present.charts import chance_of_cheapest

    return chance_of_cheapest(simulate(scenarios[0]), translate, language, dark)


def _cost_spread(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.answers.simulation import simulate
    from costmodel.present.charts import cost_spread

    return cost_spread(simulate(scenarios[0]), translate, language, dark)


def _what_matters(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.answers.sensitivity import sensitivity
    from costmodel.present.charts import what_matters

    return what_matters(sensitivity(scenarios[0]), translate, language, dark)


def _two_way_map(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.answers.two_way import two_way
    from costmodel.present.charts import two_way_map

    return two_way_map(two_way(scenarios[0], _ACROSS, _UPWARDS), translate, language, dark)


def _bids(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.answers.bids import rank_bids
    from costmodel.present.charts import bids_chart

    if not scenarios[0].bids:
        raise refuse("--chart", "bids", N_("the scenario has no bids"))
    return bids_chart(rank_bids(scenarios[0]), translate, language, dark)


def _side_by_side(scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool) -> Chart:
    from costmodel.answers.side_by_side import MOST_SCENARIOS, side_by_side, too_many
    from costmodel.present.charts import side_by_side_bars

    if len(scenarios) < 2:
        raise refuse("--chart", "side-by-side", N_("found one scenario; give two or more files"))
    if len(scenarios) > MOST_SCENARIOS:
        raise too_many(len(scenarios))
    return side_by_side_bars(side_by_side(scenarios), translate, language, dark)


CHARTS: dict[str, Make] = {
    DEFAULT: _cost_comparison,
    "cost-by-hours": _cost_by_hours,
    "cost-by-va-rate": _by("va.rate"),
    "cost-by-employee-salary": _by("employee.salary"),
    "cost-by-horizon-months": _by("horizon.months"),
    "two-way-map": _two_way_map,
    "cumulative-cost": _cumulative_cost,
    "monthly-cash": _monthly_cash,
    "chance-of-cheapest": _chance_of_cheapest,
    "cost-spread": _cost_spread,
    "what-matters": _what_matters,
    "bids": _bids,
    "side-by-side": _side_by_side,
}


def chart_named(
    name: str, scenarios: Sequence[Scenario], translate: Translate, language: str, dark: bool = False
) -> Chart:  # fmt: skip
    """The chart of this name, of the first scenario or, side by side, of all. `cost-by-` any numeric key is one too.

    Raises InputError for a name that there is not, and where the scenario lacks what the chart shows.
    """
    make = CHARTS.get(name) or _of_key(name, scenarios[0])
    if make is None:
        raise refuse(
            "--chart", "", N_("found {found}; allowed: {allowed}"), found=name, allowed=", ".join((*CHARTS, f"{_BY}KEY"))
        )
    return make(scenarios, translate, language, dark)


def _of_key(name: str, scenario: Scenario) -> Make | None:
    """What draws the cost against a key, written as it is or as the chart's name has it."""
    if not name.startswith(_BY):
        return None
    asked = name.removeprefix(_BY)
    keys = (key for key, record in scenario.records.items() if record.numeric and asked in (key, _as_name(key)))
    key = next(keys, None)
    return None if key is None else _by(key)


def _as_name(key: str) -> str:
    return key.replace(".", "-").replace("_", "-")
