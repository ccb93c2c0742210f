"""Bids side by side: what a finished hour really costs with each, the cheapest first."""

from __future__ import annotations

from costmodel.answers.bids import BidCost, Bids
from costmodel.present import money
from costmodel.present.charts.axes import UNSIGNED
from costmodel.present.charts.chart import Chart, Figure, label, main_inputs, money_axis, shown
from costmodel.present.charts.colours import OPTION_COLOURS, ink
from costmodel.present.charts.rows import BAR, row_layout, row_name
from costmodel.present.findings_bids import bids_sentence, invoiced_head
from costmodel.present.values import LABELS
from costmodel.words import N_, Translate

_ROW = 60
_LETTERS, _NARROW_LETTERS = 70, 40
_HUNDRED = 100  # money from which on cents say nothing


def bids_chart(bids: Bids, translate: Translate, language: str, dark: bool = False) -> Chart:
    """A bar for each bid that can be compared, in the colour of how it is paid; the owner's time is hatched."""
    scenario, rows = bids.scenario, bids.compared
    by_hour = all(row.net_per_hour is not None for row in rows)
    values = [_parts(row, by_hour) for row in rows]

    def amount(value: float) -> str:
        return money.money(value, scenario.currency, language, 2 if by_hour and abs(value) < _HUNDRED else 0)

    def maybe(value: float | None) -> str | float:
        return "–" if value is None else value

    title = bids_sentence(bids, translate, language).removesuffix(".")
    hour = N_("What a finished hour of work costs in {currency}, everything included. Hatched: the worth of your own time.")
    whole = N_("Total cost in {currency}, everything included. Hatched: the worth of your own time.")
    each = "; ".join(f"{row.name}: {amount(sum(parts))}" for row, parts in zip(rows, values, strict=True))
    missing = [row for row in bids.rows if row.why_missing]
    left_out = N_("{name} can't be compared: {why}")
    notes = [translate(left_out).format(name=row.name, why=row.why_missing.say(translate)) for row in missing if row.why_missing]
    return Chart(
        name="bids",
        figure=_figure(bids, values, [amount(sum(parts)) for parts in values], translate, language, dark),
        title=title,
        subtitle=translate(hour if by_hour else whole).format(currency=scenario.currency),
        alt=" ".join(
            [translate(N_("Bars of cost, the cheapest bid first. {each}. {finding}.")).format(each=each, finding=title), *notes]
        ),
        columns=(
            translate(N_("Bid")), translate(N_("Paid")), translate(N_("A finished hour of work")),
            invoiced_head(bids.scenario, translate), translate(N_("Total")), translate(N_("Of which your own time")),
        ),
        rows=tuple(
            (
                row.name, translate(LABELS[row.bid.option]), maybe(row.net_per_hour), maybe(row.paid_per_hour_used),
                maybe(row.total), maybe(row.cost.owner_time if row.cost else None),
            )
            for row in bids.rows
        ),
        inputs=main_inputs(scenario, translate, language),
        language=language,
    )  # fmt: skip


def _parts(row: BidCost, by_hour: bool) -> tuple[float, float]:
    """(what is paid out, what the owner's time is worth), for a finished hour or in all."""
    if row.cost is None:
        return 0.0, 0.0
    hours = row.cost.hours_delivered if by_hour else 1.0
    kept = (row.worth_kept or 0.0) if by_hour else 0.0
    return (row.cost.cash - kept) / hours, row.cost.owner_time / hours


def _figure(
    bids: Bids, values: list[tuple[float, float]], totals: list[str], translate: Translate, language: str, dark: bool
) -> Figure:
    rows = bids.compared
    longest = max((len(text) for text in totals), default=0)
    look = row_layout(language, dark, len(rows), _ROW, right=16 + 9 * longest)
    high = max((sum(parts) for parts in values), default=1.0)
    look["xaxis"] |= {**money_axis(bids.scenario.currency, language), "nticks": 6, "range": [0, max(high, 0.01)]}
    look["xaxis"]["tickformat"] = ",.2~f"
    names = [
        [
            row_name(row.name, i, dark, letters - len(paid) if row.name else 0, beside=paid)
            for i, row in enumerate(rows)
            for paid in (translate(LABELS[row.bid.option]),)
        ]
        for letters in (_LETTERS, _NARROW_LETTERS)
    ]
    ends = [
        label(f"<b>{shown(text)}</b>", sum(parts), i, dark, xshift=5)
        for i, (text, parts) in enumerate(zip(totals, values, strict=True))
    ]
    look["annotations"] = [*names[0], *ends]
    look["barmode"] = "stack"
    look["meta"] = {"narrow": {"annotations": [*names[1], *ends], "xaxis": {**look["xaxis"], "nticks": 4, **UNSIGNED}}}
    colours = [OPTION_COLOURS[row.bid.option][dark] for row in rows]
    edge = {"color": ink("background", dark), "width": 1}
    hatched = {"shape": "/", "size": 7, "solidity": 0.35, "fgcolor": ink("background", dark), "fillmode": "overlay"}
    texts = (N_("{name}: {amount} is paid out"), N_("{name}: {amount} is your own time"))
    data = [
        {
            "type": "bar", "orientation": "h", "x": [parts[part] for parts in values], "y": list(range(len(rows))), "width": BAR,
            "hoverinfo": "text",
            "hovertext": [
                shown(translate(texts[part]).format(
                    name=row.name, amount=money.money(parts[part], bids.scenario.currency, language, 2)
                ))
                for row, parts in zip(rows, values, strict=True)
            ],
            "marker": {"color": colours, "line": edge, **({"pattern": hatched} if part else {})},
        }
        for part in (0, 1)
    ]  # fmt: skip
    return {"data": data if rows else [], "layout": look}
