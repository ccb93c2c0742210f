"""Scenarios side by side: what each way costs in each of them, a group of bars a scenario."""

from __future__ import annotations

from costmodel.answers.side_by_side import SideBySide
from costmodel.present import money
from costmodel.present.charts.axes import NARROW_PIXELS, WIDE_PIXELS, money_ticks
from costmodel.present.charts.chart import Chart, Figure, label, shown, source_line
from costmodel.present.charts.colours import OPTION_COLOURS, ink
from costmodel.present.charts.rows import row_layout, row_name
from costmodel.present.findings import CURRENCIES_DIFFER, scenario_name, side_by_side_sentence
from costmodel.present.values import LABELS, phrase
from costmodel.words import N_, Translate

_ROW, _LEGEND = 24, 56  # pixels
_BAR = 0.7  # of a row
_HEAD = 1.3  # rows that the name of a scenario takes
_LETTER = 7.2
_MOST_SAID = 2  # scenarios of which a title says everything
_LETTERS, _NARROW_LETTERS = 90, 44

Bar = tuple[str, float, float]  # option, its row, its cost


def side_by_side_bars(found: SideBySide, translate: Translate, language: str, dark: bool = False) -> Chart:
    """The cost a year of every way in every scenario; each to a scale of its own where the currencies differ."""
    names = [scenario_name(scenario, i + 1, translate) for i, scenario in enumerate(found.scenarios)]
    costs = [{option.name: option.per_year for option in comparison.ranked} for comparison in found.comparisons]
    saying = side_by_side_sentence(found, translate, language).removesuffix(".")
    short = saying.removesuffix(translate(CURRENCIES_DIFFER).removesuffix(".")).strip()  # the line below it says so
    each = ". ".join(
        f"{name}: " + "; ".join(
            f"{translate(LABELS[option])} {money.money(cost, scenario.currency, language)}" for option, cost in amounts.items()
        )
        for name, scenario, amounts in zip(names, found.scenarios, costs, strict=True)
    )  # fmt: skip
    same = N_("Cost a year of every way, in {currency}, the cheapest first")
    differ = N_("Cost a year of every way, the cheapest first. Each scenario is in its own currency and to its own scale.")
    options = found.ways
    currency = found.scenarios[0].currency if found.scenarios else ""
    return Chart(
        name="side-by-side",
        figure=_figure(found, names, costs, translate, language, dark),
        title=short.removesuffix(".") if len(names) <= _MOST_SAID else _least(found, names, costs, translate),
        subtitle=translate(same if found.same_currency else differ).format(currency=currency),
        alt=translate(N_("Bars of cost a year, a group a scenario. {each}. {finding}.")).format(each=each, finding=saying),
        columns=(translate(N_("Scenario")), translate(N_("Currency")), *(translate(LABELS[option]) for option in options)),
        rows=tuple(
            (name, scenario.currency, *(amounts.get(option, "–") for option in options))
            for name, scenario, amounts in zip(names, found.scenarios, costs, strict=True)
        ),
        inputs=(*names, source_line(found.scenarios, translate, language)),
        language=language,
    )


def _least(found: SideBySide, names: list[str], costs: list[dict[str, float]], translate: Translate) -> str:
    best = [(next(iter(amounts.items())), name) for name, amounts in zip(names, costs, strict=True) if amounts]
    winners = {option for (option, _), _ in best}
    if len(winners) == 1:
        text = N_("{option} is cheapest in every scenario")
        if found.same_currency:
            text = N_("{option} is cheapest in every scenario, and cheapest of all in {scenario}")
    else:
        text = N_("Which way is cheapest depends on the scenario")
        if found.same_currency:
            text = N_("Which way is cheapest depends on the scenario; the least of all is {option} in {scenario}")
    if not best:
        return translate(N_("No way of getting the work done could be compared"))
    (option, _), name = min(best, key=lambda entry: entry[0][1])
    said = translate(text).format(option=phrase(option, translate), scenario=name)
    return said[:1].upper() + said[1:]


def _figure(
    found: SideBySide, names: list[str], costs: list[dict[str, float]], translate: Translate, language: str, dark: bool
) -> Figure:
    heads, groups = [], list[list[Bar]]()
    row = 0.0
    for amounts in costs:
        heads.append(row)
        groups.append([(option, row + _HEAD + i, cost) for i, (option, cost) in enumerate(amounts.items())])
        row += _HEAD + len(amounts) + 0.3
    look = row_layout(language, dark, 1, 1)
    look["height"] += int(row * _ROW)
    look["yaxis"] |= {"range": [row, 0], "showline": False}
    most = [max((cost for _, _, cost in group), default=0.0) or 1.0 for group in groups]
    scales = [max(most, default=1.0)] * len(most) if found.same_currency else most
    bars = [
        (option, at, cost, cost / scale, money.money(cost, scenario.currency, language))
        for group, scale, scenario in zip(groups, scales, found.scenarios, strict=True)
        for option, at, cost in group
    ]
    unit = scales[0] if found.same_currency and scales else 1.0
    currency = found.scenarios[0].currency if found.scenarios else "USD"
    longest = max((len(f"{text} {translate(LABELS[option])}") for option, _, _, _, text in bars), default=0)
    short = max((len(text) for _, _, _, _, text in bars), default=0)
    ticks, few = (
        money_ticks(0, unit, most, pixels - _LETTER * letters, signed, language, lambda value, _: value != 0)
        for most, pixels, letters, signed in ((6, WIDE_PIXELS, longest, currency), (4, NARROW_PIXELS, short, ""))
    )
    look["xaxis"] |= {**ticks, "range": [0, unit], "showticklabels": found.same_currency}
    look["xaxis"] |= {"showgrid": found.same_currency, "showline": found.same_currency}
    look["margin"]["r"] = 14 + int(_LETTER * longest)
    look["annotations"] = _words(names, heads, bars, unit, translate, dark, wide=True)
    look["meta"] = {
        "legend": _LEGEND,
        "narrow": {
            "showlegend": True, "height": look["height"] + _LEGEND,
            "margin": {**look["margin"], "t": look["margin"]["t"] + _LEGEND, "r": 14 + int(_LETTER * short)},
            "xaxis": {**look["xaxis"], **few},
            "annotations": _words(names, heads, bars, unit, translate, dark, wide=False),
        },
    }  # fmt: skip
    data = [
        {
            "type": "bar", "orientation": "h", "name": shown(translate(LABELS[name])), "width": _BAR, "hoverinfo": "text",
            "x": [share * unit for option, _, _, share, _ in bars if option == name],
            "y": [at for option, at, _, _, _ in bars if option == name],
            "hovertext": [shown(f"{translate(LABELS[name])}: {text}") for option, _, _, _, text in bars if option == name],
            "marker": {"color": OPTION_COLOURS[name][dark]},
        }
        for name in found.ways
    ]  # fmt: skip
    return {"data": data, "layout": look}


def _words(
    names: list[str], heads: list[float], bars: list[tuple[str, float, float, float, str]], unit: float, translate: Translate,
    dark: bool, wide: bool,
) -> list[Figure]:  # fmt: skip
    """The name of each scenario above its bars, and at their ends what they come to, with what they are where there is room."""
    words = [
        row_name(name, row + _HEAD - 0.2, dark, _LETTERS if wide else _NARROW_LETTERS)
        for name, row in zip(names, heads, strict=True)
    ]
    for option, at, _, share, text in bars:
        words.append(label(
            f"<b>{shown(text)}</b>  {shown(translate(LABELS[option]))}" if wide else f"<b>{shown(text)}</b>",
            share * unit, at, dark, xshift=5, font={"color": ink("text", dark), "size": 13},
        ))  # fmt: skip
    return words
