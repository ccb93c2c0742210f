"""What every option costs, stacked by kind of cost: one bar an option, the cheapest first."""

from __future__ import annotations

from collections.abc import Callable

from costmodel.compare import Comparison, OptionCost
from costmodel.present import money
from costmodel.present.charts.axes import NARROW_PIXELS, WIDE_PIXELS, money_ticks
from costmodel.present.charts.chart import Chart, Figure, label, layout, main_inputs, shown
from costmodel.present.charts.colours import CATEGORY_COLOURS, ink
from costmodel.present.labels import CATEGORY_LABELS, category_name
from costmodel.present.sentences import capitalised
from costmodel.words import N_, Translate

_LEGEND = 72  # pixels
_BAR, _ROW = 0.5, 64  # share of a row that its bar takes; pixels a row
_SMALLEST = 0.005  # money below half a cent is not drawn

Say = Callable[[float], str]
Key = tuple[str, bool]  # category, whether it is the owner's time


def sums(option: OptionCost) -> dict[Key, float]:
    """Cost of an option by category, the owner's time apart, over the whole period."""
    found: dict[Key, float] = {}
    for line in option.lines:
        key = (line.formula.category, line.formula.owner_time)
        found[key] = found.get(key, 0.0) + line.amount
    return found


def cost_bars(comparison: Comparison, translate: Translate, language: str, dark: bool = False) -> Chart:
    """Cost over the period of every option by kind of cost, cheapest first; what the owner's time is worth is hatched."""
    scenario, options = comparison.scenario, comparison.ranked
    found = {option.name: sums(option) for option in options}
    keys = [
        (category, owner_time)
        for owner_time in (False, True)
        for category in CATEGORY_LABELS
        if any(abs(found[option.name].get((category, owner_time), 0.0)) > _SMALLEST for option in options)
    ]

    def amount(value: float) -> str:
        return money.money(value, scenario.currency, language)

    return Chart(
        name="cost-comparison",
        figure=_figure(comparison, found, keys, translate, language, dark),
        title=_finding(options, scenario.months, amount, translate),
        subtitle=translate(
            N_("Total cost over {months} months, in {currency}, by kind of cost. Hatched: the worth of your own time.")
        ).format(months=scenario.months, currency=scenario.currency),
        alt=_alternative(options, amount, translate),
        columns=(translate(N_("Kind of cost")), *(translate(option.option.label) for option in options)),
        rows=tuple(
            (name, *amounts)
            for name, amounts in (
                *((category_name(*key, translate), [found[option.name].get(key, 0.0) for option in options]) for key in keys),
                (translate(N_("Total")), [option.total for option in options]),
                (translate(N_("of which paid out")), [option.cash for option in options]),
                (translate(N_("of which your own time")), [option.owner_time for option in options]),
            )
        ),
        inputs=main_inputs(scenario, translate, language),
        language=language,
        kinds={len(keys): "sum", len(keys) + 1: "part", len(keys) + 2: "part"},
    )


def _figure(
    comparison: Comparison, found: dict[str, dict[Key, float]], keys: list[Key], translate: Translate, language: str, dark: bool
) -> Figure:
    options, currency = comparison.ranked, comparison.scenario.currency
    rows = list(range(len(options)))
    data: list[Figure] = []
    for category, owner_time in keys:
        values = [found[option.name].get((category, owner_time), 0.0) for option in options]
        name = category_name(category, owner_time, translate)
        colour = CATEGORY_COLOURS[category][dark]
        data.append({
            "type": "bar", "orientation": "h", "name": name, "x": values, "y": rows,
            "width": _BAR, "legendgroup": name, "showlegend": True,
            "marker": {"color": colour, "line": {"color": ink("background", dark), "width": 0.5}, **_hatched(owner_time, dark)},
            "hovertext": [f"{name}: {money.money(value, currency, language)}" for value in values], "hoverinfo": "text",
        })  # fmt: skip
    look = layout(language, dark, len(options) * _ROW + _LEGEND + 44)
    ends = [sum(max(value, 0.0) for value in found[option.name].values()) for option in options]
    lowest = [sum(min(value, 0.0) for value in found[option.name].values()) for option in options]
    beside = int(7.6 * max((len(money.money(option.total, currency, language)) for option in options), default=0))
    look |= {
        "barmode": "relative", "bargap": 0, "showlegend": True,
        "margin": {"l": 2, "r": 16 + beside, "t": _LEGEND + 8, "b": 36},
        "legend": {
            "orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "traceorder": "normal",
            "itemclick": False, "itemdoubleclick": False, "font": {"size": 13}, "itemwidth": 30,
        },
    }  # fmt: skip
    low, high = min([*lowest, 0.0]) * 1.02, max([*ends, 1.0])
    ticks, few = (
        money_ticks(low, high, most, pixels - beside, signed, language, lambda value, _: value != 0)  # there the bars begin
        for most, pixels, signed in ((6, WIDE_PIXELS, currency), (4, NARROW_PIXELS, ""))
    )
    look["xaxis"] |= {**ticks, "side": "bottom", "range": [low, high], "tickangle": 0}
    look["yaxis"] |= {"range": [len(options) - 0.55, -0.6], "showticklabels": False, "showgrid": False, "fixedrange": True}
    look["annotations"] = [
        word
        for row, option in enumerate(options)
        for word in (
            label(f"<b>{shown(translate(option.option.label))}</b>", 0, row - _BAR / 2, dark, yanchor="bottom", yshift=1),
            label(f"<b>{shown(money.money(option.total, currency, language))}</b>", ends[row], row, dark, xshift=5),
        )
    ]
    look["meta"] = {"legend": _LEGEND, "narrow": {"xaxis": {**look["xaxis"], **few}}}
    return {"data": data, "layout": look}


def _hatched(owner_time: bool, dark: bool) -> Figure:
    if not owner_time:
        return {}
    return {"pattern": {"shape": "/", "size": 7, "solidity": 0.35, "fgcolor": ink("background", dark), "fillmode": "overlay"}}


def _finding(options: tuple[OptionCost, ...], months: int, amount: Say, translate: Translate) -> str:
    if not options:
        return translate(N_("No way of getting the work done could be compared"))
    first = capitalised(translate(options[0].option.phrase))
    if len(options) == 1:
        return translate(N_("{option} costs {total} over {months} months")).format(
            option=first, total=amount(options[0].total), months=months
        )
    other, saving = translate(options[1].option.phrase), amount(options[1].total - options[0].total)
    if saving == amount(0):
        return translate(N_("{option} costs the same as {other}")).format(option=first, other=other)
    return translate(N_("{option} costs least: {saving} less than {other} over {months} months")).format(
        option=first, saving=saving, other=other, months=months
    )


def _alternative(options: tuple[OptionCost, ...], amount: Say, translate: Translate) -> str:
    each = "; ".join(
        translate(N_("{option}: {total}, of which {own} is your own time")).format(
            option=translate(option.option.label), total=amount(option.total), own=amount(option.owner_time)
        )
        for option in options
    )
    return translate(N_("Stacked bars of cost, cheapest first. {each}.")).format(each=each)
