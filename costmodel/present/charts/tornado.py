"""What matters: how far each doubtful value moves the saving, and where it turns the answer around."""

from __future__ import annotations

from dataclasses import replace

from costmodel.answers.sensitivity import Bar, Sensitivity
from costmodel.present import money
from costmodel.present.amounts import currency_of, va_currency
from costmodel.present.charts.axes import NARROW_PIXELS, WIDE_PIXELS, money_ticks, tick_width, whole_ticks
from costmodel.present.charts.chart import Chart, Figure, label, main_inputs, shown
from costmodel.present.charts.colours import OPTION_COLOURS, ink
from costmodel.present.charts.rows import BAR, row_layout, row_name
from costmodel.present.findings_sure import changes_at, sensitivity_sentence
from costmodel.present.shares import part_of
from costmodel.present.values import about, is_cheaper, key_label, phrase, short_value
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate

_MOST = 12
_CENT = 0.01  # a bar narrower than that is none
_ROW, _HEAD = 54, 26
_NARROW_LETTERS = 40
_NUMBER = "ratio"  # the unit of a bare number
_OFTEN = {"hours/week": N_("{hours} h/wk"), "hours/month": N_("{hours} h/mo")}  # short, as they stand beside a bar
_LETTER = 7.2  # pixels
_MOST_WORDS = 0.35  # share of the plot that words may take on one side


def what_matters(sensitivity: Sensitivity, translate: Translate, language: str, dark: bool = False) -> Chart:
    """A bar for each doubtful value, widest first: the saving from its low to its high, in the colour of who is cheaper."""
    scenario, currency, months = sensitivity.scenario, sensitivity.scenario.currency, sensitivity.scenario.months
    title = sensitivity_sentence(sensitivity, translate, language).removesuffix(".")
    bars = [bar for bar in sensitivity.bars if bar.width >= _CENT]
    names = [key_label(scenario, bar.uncertain.key, translate) for bar in bars]

    def value(bar: Bar, number: float) -> str:
        return short_value(bar.uncertain.key, number, scenario, translate, language, _values(bar))

    def flip(bar: Bar) -> str:
        if bar.flip is None:
            return "–"
        return short_value(bar.uncertain.key, changes_at(sensitivity, bar), scenario, translate, language)

    leading, rival = (phrase(name, translate) if name else "" for name in (sensitivity.leading, sensitivity.rival))
    cheaper = is_cheaper(sensitivity.rival, translate) if sensitivity.rival else ""
    each = "; ".join(
        translate(N_("{label}: {at_low} at {low}, {at_high} at {high}")).format(
            label=name, at_low=about(bar.at_low, currency, language), low=value(bar, bar.low),
            at_high=about(bar.at_high, currency, language), high=value(bar, bar.high),
        )
        for name, bar in zip(names[:_MOST], bars, strict=False)
    )  # fmt: skip
    subtitle = N_(
        "What {leading} saves against {rival} over {months} months, in {currency}, as each value goes from its low to its high;"
        " left of zero {cheaper}"
    )
    return Chart(
        name="what-matters",
        figure=_figure(sensitivity, bars[:_MOST], names, translate, language, dark),
        title=title,
        subtitle=translate(subtitle).format(leading=leading, rival=rival, cheaper=cheaper, months=months, currency=currency)
        if sensitivity.rival
        else "",
        alt=translate(N_("Bars of the saving, what moves it most first. {each}. {finding}.")).format(each=each, finding=title),
        columns=tuple(
            translate(text)
            for text in (
                N_("Assumption"), N_("Low"), N_("High"), N_("Saving at low"), N_("Saving at high"),
                N_("Answer changes at (within the range)"), N_("Part of the uncertainty"),
            )
        ),
        rows=tuple(
            (
                name, value(bar, bar.low), value(bar, bar.high), bar.at_low, bar.at_high,
                flip(bar), part_of(bar.share, translate, language),
            )
            for name, bar in zip(names, bars, strict=True)
        ),
        inputs=main_inputs(scenario, translate, language),
        language=language,
    )  # fmt: skip


def _figure(
    sensitivity: Sensitivity, bars: list[Bar], names: list[str], translate: Translate, language: str, dark: bool
) -> Figure:
    scenario = sensitivity.scenario
    look = row_layout(language, dark, len(bars), _ROW)
    look["height"] += _HEAD
    look["margin"]["t"] += _HEAD
    look["yaxis"]["showline"] = False
    spans = [(min(bar.at_low, bar.at_high), max(bar.at_low, bar.at_high)) for bar in bars]
    low, high = min((span[0] for span in spans), default=0.0), max((span[1] for span in spans), default=1.0)
    low, high = min(low, 0.0), max(high, 0.0, low + 1.0)
    texts = [_ends(bar, scenario, translate, language) for bar in bars]
    letters = va_currency(scenario)
    foreign = "{value}, " + letters if letters else translate(N_("{value} in the VA's currency"))
    titles = [foreign.format(value=name) if _foreign(bar, scenario) else name for name, bar in zip(names, bars, strict=False)]
    quiet = {"color": ink("quiet", dark), "size": 13}
    heads = [
        label(
            shown(translate(N_("Saving: {amount}")).format(amount=about(sensitivity.saving, scenario.currency, language))),
            sensitivity.saving, 1, dark, yref="paper", yanchor="bottom", yshift=4, font=quiet,
            xanchor="left" if sensitivity.saving < (low + high) / 2 else "right",
        ),
    ] if bars else []  # fmt: skip
    # Only within the bars: names and words stand between and beside them. At nought a bar changes its colour.
    marks = ((0.0, "solid"), (sensitivity.saving, "dot"))
    look["shapes"] = [
        _upright(x, row, ink("text", dark), dash)
        for x, dash in marks
        for row, span in enumerate(spans)
        if span[0] <= x <= span[1]
    ]

    def fitting(pixels: int, ticks: int, letters: int | None, currency: str) -> Figure:
        nought = tick_width(money.money(0, scenario.currency, language)) / 2 / pixels
        first, last = _room((low, high), spans, texts, pixels, nought)
        axis = {
            **look["xaxis"],
            "range": [first, last],
            **money_ticks(first, last, ticks, pixels, currency, language, whole_ticks(first, last, pixels)),
        }
        words = [row_name(name, row, dark, letters) for row, name in enumerate(titles)]
        for row, (span, text) in enumerate(zip(spans, texts, strict=True)):
            words += [_end(text[0], span[0], row, dark, "right", -5), _end(text[1], span[1], row, dark, "left", 5)]
        return {"xaxis": axis, "annotations": [*heads, *words]}

    look["meta"] = {"narrow": fitting(NARROW_PIXELS, 4, _NARROW_LETTERS, "")}
    look |= fitting(WIDE_PIXELS, 6, None, scenario.currency)
    data = [
        _part(name, [_cut(span, ahead) for span in spans], names[:_MOST], dark)
        for name, ahead in ((sensitivity.leading, True), (sensitivity.rival, False))
        if name and any(_cut(span, ahead)[0] < _cut(span, ahead)[1] for span in spans)
    ]
    return {"data": data, "layout": look}


def _room(
    ends: tuple[float, float], spans: list[tuple[float, float]], texts: list[tuple[str, str]], pixels: int, nought: float
) -> tuple[float, float]:
    """Where the axis begins and ends, so that the words at the ends of the bars fit on it, and half of the nought below it."""
    letter = _LETTER / pixels
    bars = list(zip(spans, texts, strict=True))
    lefts = [(ends[0], 0.0), (0.0, nought), *((span[0], _taken(text[0], letter)) for span, text in bars)]
    rights = [(ends[1], 0.0), (0.0, nought), *((span[1], _taken(text[1], letter)) for span, text in bars)]
    # One word at the left and one at the right decide how long the axis is: the two that need the longest.
    long = max((right - left) / (1 - before - after) for left, before in lefts for right, after in rights)
    return min(left - before * long for left, before in lefts), max(right + after * long for right, after in rights)


def _taken(text: str, letter: float) -> float:
    """The share of the axis that a word at the end of a bar takes, with a little room beside it; `letter` is that of a letter."""
    return min((len(text) + 2) * letter, _MOST_WORDS)


def _cut(span: tuple[float, float], ahead: bool) -> tuple[float, float]:
    """The part of a bar in which the leading option is ahead, or behind."""
    return (max(span[0], 0.0), max(span[1], 0.0)) if ahead else (min(span[0], 0.0), min(span[1], 0.0))


def _part(name: str, spans: list[tuple[float, float]], labels: list[str], dark: bool) -> Figure:
    return {
        "type": "bar", "orientation": "h", "base": [span[0] for span in spans], "x": [span[1] - span[0] for span in spans],
        "y": list(range(len(spans))), "width": BAR, "hoverinfo": "text", "hovertext": [shown(text) for text in labels],
        "marker": {"color": OPTION_COLOURS[name][dark]},
    }  # fmt: skip


def _ends(bar: Bar, scenario: Scenario, translate: Translate, language: str) -> tuple[str, str]:
    """The value's low and high, the one first at which the saving is less; what the row's name says of the unit is left out."""
    record = scenario.record(bar.uncertain.key)
    kind, _, period = record.unit.partition("/")
    often = _OFTEN.get(record.unit, "") if period not in record.label.lower() else ""  # told from hours at one time
    record = replace(record, unit=_NUMBER if often or _foreign(bar, scenario) else kind)
    low, high = (short_value(record, value, scenario, translate, language, _values(bar)) for value in (bar.low, bar.high))
    if often:
        low, high = (translate(often).format(hours=hours) for hours in (low, high))
    return (low, high) if bar.at_low <= bar.at_high else (high, low)


def _values(bar: Bar) -> list[float]:
    return [bar.low, bar.high]


def _foreign(bar: Bar, scenario: Scenario) -> bool:
    """Whether it is an amount in the currency of a foreign VA."""
    return not currency_of(scenario.record(bar.uncertain.key).unit, scenario)


def _end(text: str, x: float, row: int, dark: bool, anchor: str, shift: int) -> Figure:
    return label(
        shown(text), x, row, dark, xanchor=anchor, xshift=shift, font={"color": ink("text", dark), "size": 13},
        bgcolor=ink("background", dark), borderpad=0,
    )  # fmt: skip


def _upright(x: float, row: int, colour: str, dash: str) -> Figure:
    return {
        "type": "line", "xref": "x", "yref": "y", "x0": x, "x1": x, "y0": row - BAR / 2, "y1": row + BAR / 2,
        "line": {"color": colour, "width": 1.5, "dash": dash},
    }  # fmt: skip
