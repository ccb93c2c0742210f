"""What every chart has in common: the record, the look, the money on its axes, and the form in which it is printed."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from costmodel.answers.sweep import HOURS
from costmodel.present import money
from costmodel.present.amounts import currency_of, with_letters
from costmodel.present.charts.colours import ink, repainted
from costmodel.present.values import price
from costmodel.scenario import Scenario
from costmodel.wiring import hours_a_week
from costmodel.words import N_, Translate, place_phrase
from costmodel.worked_examples import name_of

Figure = dict[str, Any]

FONT = "'Source Sans', 'Source Sans Pro', 'Helvetica Neue', Helvetica, Arial, sans-serif"
WIDTH, HEIGHT = 1200, 700
BARE_WIDTH = 720
NARROW = 700  # pixels below which a chart is drawn as for a phone


@dataclass(frozen=True)
class Chart:
    """A figure for Plotly as plain data, with everything that is said about it.

    `layout.meta.narrow` is what differs in the layout below 700 pixels, `layout.meta.legend` the height of the legend, for
    those who draw their own. `rows` are the table under the chart, unrounded, of which some by their number have another kind:
    "sum" of those above it, "part" of the one above it. `inputs` are printed on exports.

    The ways stand in one order everywhere people read, in legends, columns and words: as the answer ranks them, the cheapest
    first. What ranks by another figure (a spread's median, a chance, the cost over years) goes by that. Files for programs
    keep the order of `OPTIONS`.
    """

    name: str
    figure: Figure
    title: str
    subtitle: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    inputs: tuple[str, ...]
    language: str = "en"
    kinds: Mapping[int, str] = field(default_factory=dict)


def shown(text: str) -> str:
    """A text as Plotly shows it literally: it reads markup in labels."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def separators(language: str) -> str:
    """The signs before decimals and between thousands, as Plotly takes them."""
    symbols = money.locale_of(language).number_symbols["latn"]
    return f"{symbols['decimal']}{symbols['group']}"


def affixes(currency: str, language: str) -> tuple[str, str]:
    """What stands before and after an amount of money."""
    before, _, after = money.money(1, currency, language).partition("1")
    return before, after


def layout(language: str, dark: bool, height: int) -> Figure:
    """The layout that all charts start from."""
    axis = {
        "gridcolor": ink("grid", dark), "linecolor": ink("axis", dark), "zeroline": False, "automargin": False,
        "fixedrange": True, "tickfont": {"color": ink("quiet", dark), "size": 13},
    }  # fmt: skip
    return {
        "template": {"data": {}, "layout": {}},
        "height": height,
        "autosize": True,
        "font": {"family": FONT, "size": 14, "color": ink("text", dark)},
        "paper_bgcolor": ink("background", dark),
        "plot_bgcolor": ink("background", dark),
        "separators": separators(language),
        "hoverlabel": {
            "bgcolor": ink("label", dark),
            "bordercolor": ink("axis", dark),
            "font": {"color": ink("text", dark), "size": 14},
            "align": "left",
        },
        "dragmode": False,
        "xaxis": dict(axis),
        "yaxis": dict(axis),
    }


def money_axis(currency: str, language: str) -> Figure:
    """What an axis needs to write money as the language does."""
    before, after = affixes(currency, language)
    return {"tickprefix": shown(before), "ticksuffix": shown(after), "tickformat": ",.0f", "exponentformat": "none"}


def label(text: str, x: Any, y: Any, dark: bool, **more: Any) -> Figure:
    """A word in the figure, without an arrow, left of which is (x, y)."""
    plain = {
        "text": text, "x": x, "y": y, "showarrow": False, "xanchor": "left", "yanchor": "middle", "align": "left",
        "font": {"color": ink("text", dark), "size": 14},
    }  # fmt: skip
    return {**plain, **more}


def main_inputs(scenario: Scenario, translate: Translate, language: str) -> tuple[str, ...]:
    """What a printed chart says about where its figures come from: name, place, dates, the inputs that matter most."""

    def said(key: str) -> str:
        value = scenario.number(key)
        unit = scenario.record(key).unit
        currency = currency_of(unit, scenario) if "money" in unit else ""
        text = price(value, currency, language) if currency else money.number(value, language)
        text = with_letters(text, scenario) if "money" in unit and not currency else text
        return f"{translate(scenario.record(key).label)}: {text}"

    keys = ("employee.salary", "va.rate", "owner.hour_value", "horizon.months")
    hours = f"{translate(scenario.record(HOURS).label)}: {money.number(hours_a_week(scenario), language, 1)}"
    return (
        *filter(None, [name_of(scenario, translate)]),
        translate(N_("Place: {place}")).format(place=translate(scenario.law.name)),
        translate(N_("From: {date}")).format(date=money.date(scenario.start, language, scenario.place)),
        hours,
        *(said(key) for key in keys),
        source_line([scenario], translate, language),
    )


def source_line(scenarios: Sequence[Scenario], translate: Translate, language: str) -> str:
    """Whose law the charges are, as it was when the first of them was checked."""
    laws = {scenario.place: scenario.law for scenario in scenarios if scenario.place != "custom"}  # it has no law of its own
    if not laws:
        return translate(N_("Source: own calculation with your own figures"))
    return translate(N_("Source: own calculation; payroll taxes of {place} as checked on {date}")).format(
        place=", ".join(translate(place_phrase(law.name)) for law in laws.values()),
        date=money.date(min(law.checked for law in laws.values()), language, scenarios[0].place),
    )


def printed(chart: Chart, dark: bool = False) -> Figure:
    """The figure as an image shows it: with title, subtitle, inputs and source inside, in a size of its own."""
    figure: Figure = repainted(chart.figure, dark)
    look: Figure = dict(figure["layout"])
    title, subtitle = _wrapped(chart.title, 98), _wrapped(chart.subtitle, 150)
    # Hard spaces, so that a line ends between two inputs; a long one, such as a name, may break.
    inputs = [text if len(text) > 60 else text.replace(" ", "\u00a0") for text in chart.inputs[:-1]]
    foot = [*_wrapped(" · ".join(inputs), 180), *_wrapped("".join(chart.inputs[-1:]), 180)]
    inner = {"l": 0, "r": 0, "t": 0, "b": 0, **look.get("margin", {})}
    if look.get("showlegend"):
        inner["t"] -= look["meta"]["legend"] // 2  # so wide that it needs half as many lines
    above, below = 44 + 31 * len(title) + 21 * len(subtitle), 44 + 19 * len(foot)
    margin = {"l": inner["l"] + 38, "r": inner["r"] + 40, "t": inner["t"] + above, "b": inner["b"] + below}
    height = max(HEIGHT, look["height"] + above + below)
    left = {"xref": "paper", "yref": "paper", "xshift": 40 - margin["l"]}
    edge = inner["t"] + 22
    words = [
        label(f"<b>{'<br>'.join(title)}</b>", 0, 1, dark, yanchor="bottom", yshift=edge + 21 * len(subtitle) + 6, **left),
        label("<br>".join(subtitle), 0, 1, dark, yanchor="bottom", yshift=edge, **left),
        label("<br>".join(foot), 0, 0, dark, yanchor="top", yshift=-inner["b"] - 18, **left),
    ]
    for word, size, colour in zip(words, (24, 16, 13), ("text", "quiet", "quiet"), strict=True):
        word["font"] = {"color": ink(colour, dark), "size": size}
    look |= {"width": WIDTH, "height": height, "autosize": False, "margin": margin, "meta": {}}
    look["annotations"] = [*look.get("annotations", []), *words]
    return {"data": figure["data"], "layout": look}


def bare_figure(chart: Chart, dark: bool = False, width: int | None = None, height: int | None = None) -> Figure:
    """The figure without any words around it, in a size; where it is narrow, as a phone shows it."""
    figure: Figure = repainted(chart.figure, dark)
    look: Figure = figure["layout"]
    wide = width or BARE_WIDTH
    fitting = repainted(look.get("meta", {}).get("narrow", {}), dark) if wide < NARROW else {}
    look = {**look, **fitting, "width": wide, "autosize": False, "meta": {}}
    return {"data": figure["data"], "layout": {**look, "height": height or look["height"]}}


def _wrapped(text: str, letters: int) -> list[str]:
    return [shown(line) for line in textwrap.wrap(text, letters)]
