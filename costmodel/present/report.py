"""The comparison as one HTML file that needs nothing else: answer, charts, every figure explained, assumptions, link."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from costmodel.compare import Comparison
from costmodel.explain import Explanation
from costmodel.present import money as say
from costmodel.present.charts import Chart, cost_bars, cost_by_hours
from costmodel.present.explained import amount_text, sentence, source_text
from costmodel.present.labels import CATEGORY_LABELS
from costmodel.present.link import exact_query
from costmodel.present.sentences import verdict
from costmodel.records import Range
from costmodel.words import N_, Translate

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2730;background:#fff}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2.5rem}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .6rem;border-bottom:1px solid #cfd8df;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;white-space:nowrap}
details{margin:.3rem 0}summary{cursor:pointer}.small{color:#4a5863;font-size:.875rem;overflow-wrap:anywhere}
ul{padding-left:1.2rem}.chart{width:100%;height:480px}
@media print{details>*{display:block}.chart{break-inside:avoid}}
"""


def report(comparison: Comparison, translate: Translate, language: str) -> str:
    """The whole page, in one language, with Plotly inside."""
    scenario, _ = comparison.scenario, translate
    charts = (
        [cost_bars(comparison, translate, language), cost_by_hours(scenario, translate, language)] if comparison.options else []
    )
    title = escape(scenario.name or _(N_("Hire or outsource")))
    where = _(N_("{place}, from {date}, {months} months, {currency}")).format(
        place=_(scenario.law.name),
        date=say.date(scenario.start, language),
        months=scenario.months,
        currency=scenario.currency,
    )
    worked_out, assumed = _(N_("How each figure was worked out")), _(N_("What was assumed"))
    again = _(N_("To open this scenario again, put this behind the address of the app:"))
    parts = [
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        f"<p>{title}</p><h1>{escape(verdict(comparison, translate, language))}</h1><p>{escape(where)}</p>",
        _options_table(comparison, translate, language),
        *(_chart(chart, i) for i, chart in enumerate(charts)),
        f"<h2>{escape(worked_out)}</h2>",
        *_explanations(comparison, translate, language),
        f"<h2>{escape(assumed)}</h2>",
        _assumptions(comparison, translate, language),
        _doubts(comparison, translate),
        f'<p class="small">{escape(again)}<br>',
        f"?{escape(exact_query(scenario, language))}</p>",
        _scripts(charts),
        "</body></html>",
    ]
    return "\n".join(parts)


def _options_table(comparison: Comparison, translate: Translate, language: str) -> str:
    currency = comparison.scenario.currency
    titles = [N_("Option"), N_("Total"), N_("Cash"), N_("Your time"), N_("Per hour")]
    head = "".join(f"<th{_right(i)}>{escape(translate(t))}</th>" for i, t in enumerate(titles))
    rows = []
    for option in comparison.ranked:
        hour = "" if option.cost_per_hour is None else say.money(option.cost_per_hour, currency, language, 2)
        money = [say.money(amount, currency, language) for amount in (option.total, option.cash, option.owner_time)]
        cells = [translate(option.option.label), *money, hour]
        rows.append("".join(f"<td{_right(i)}>{escape(cell)}</td>" for i, cell in enumerate(cells)))
    return f"<table><tr>{head}</tr>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _right(column: int) -> str:
    return ' class="n"' if column else ""


def _chart(chart: Chart, index: int) -> str:
    head = f'<h2>{escape(chart.title)}</h2><p class="small">{escape(chart.subtitle)}</p>'
    return f'{head}<div class="chart" id="chart{index}" role="img" aria-label="{escape(chart.alt)}"></div>'


def _explanations(comparison: Comparison, translate: Translate, language: str) -> list[str]:
    parts = []
    for option in comparison.ranked:
        parts.append(f"<h3>{escape(translate(option.option.label))}</h3>")
        for line in option.lines:
            if abs(line.amount) >= 0.005:
                figure = Explanation(comparison.scenario, option.sheet, line.name)
                category = translate(CATEGORY_LABELS[line.formula.category])
                told = _told(figure, translate, language)
                parts.append(f'<details><summary>{told} <span class="small">{escape(category)}</span></summary>')
                parts.append(_steps(figure, translate, language, 0) + "</details>")
    return parts


def _steps(figure: Explanation, translate: Translate, language: str, depth: int) -> str:
    if not figure.steps or depth > 8:
        return ""
    items = "".join(f"<li>{_told(s, translate, language)}{_steps(s, translate, language, depth + 1)}</li>" for s in figure.steps)
    return f"<ul>{items}</ul>"


def _told(figure: Explanation, translate: Translate, language: str) -> str:
    text = escape(sentence(figure, translate, language))
    below = " ".join(
        part for part in (translate(figure.note) if figure.note else "", source_text(figure, translate, language)) if part
    )
    return text + (f'<br><span class="small">{_linked(below, figure)}</span>' if below else "")


def _linked(text: str, figure: Explanation) -> str:
    text = escape(text)
    url = escape(figure.source.url) if figure.source else ""
    return text.replace(url, f'<a href="{url}">{url}</a>', 1) if url else text


def _assumptions(comparison: Comparison, translate: Translate, language: str) -> str:
    scenario = comparison.scenario
    used = {key for option in comparison.options for line in option.lines for key in line.uses}
    rows = []
    for key, record in scenario.records.items():
        if key not in used:
            continue
        value = amount_text(scenario.value(key), record.unit, scenario.currency, translate, language)
        given = scenario.input(key)
        if isinstance(given, Range):
            ends = [amount_text(end, record.unit, scenario.currency, translate, language) for end in (given.low, given.high)]
            value = f"{value} ({ends[0]} – {ends[1]})"
        own = scenario.provenance(key) == "scenario"
        origin = translate(N_("your own figure")) if own else translate(record.source.title)
        cells = "".join(f"<td{_right(i)}>{escape(cell)}</td>" for i, cell in enumerate((translate(record.label), value)))
        rows.append(f'<tr>{cells}<td class="small">{escape(origin)}</td></tr>')
    return "<table>" + "".join(rows) + "</table>"


def _doubts(comparison: Comparison, translate: Translate) -> str:
    said = [escape(notice.message.say(translate)) for notice in comparison.notices]
    said += [escape(translate(text)) for text in comparison.scenario.law.left_out]
    if not said:
        return ""
    head = escape(translate(N_("What to keep in mind, and what is not in here")))
    return f"<h2>{head}</h2><ul>" + "".join(f"<li>{text}</li>" for text in said) + "</ul>"


def _scripts(charts: list[Chart]) -> str:
    if not charts:
        return ""
    import plotly

    library = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_text("utf-8")
    draw = "".join(
        f"Plotly.newPlot('chart{i}',{_json(chart.figure['data'])},{_json(chart.figure['layout'])},"
        "{responsive:true,displaylogo:false});"
        for i, chart in enumerate(charts)
    )
    return f"<script>{library}</script><script>{draw}</script>"


def _json(value: object) -> str:
    return json.dumps(value, allow_nan=False).replace("<", "\\u003c")
