"""The first sheet: the answer as a living sentence, a row a way, the costs by kind, two native charts, doubts and the link."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from costmodel.compare import Comparison
from costmodel.present import money as say
from costmodel.present.charts.bars import sums
from costmodel.present.charts.colours import CATEGORY_COLOURS, OPTION_COLOURS, ink
from costmodel.present.findings_bids import notices_beside
from costmodel.present.labels import CATEGORY_LABELS, category_name
from costmodel.present.memo_words import HOW_TO_USE_THE_QUERY
from costmodel.present.sentences import capitalised, said, verdict
from costmodel.present.workbook.look import LINE, LINK, Look, set_up
from costmodel.present.workbook.option_sheet import CASH, OWNER_TIME, POSSIBLE, TOTAL, Where
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate
from costmodel.worked_examples import name_of

_HEADS = (
    N_("Way"), N_("Total"), N_("Paid out"), N_("Your time"), N_("A finished hour of work"), N_("More than the cheapest"),
)  # fmt: skip
_WIDTHS = [44.0, 16, 16, 16, 18, 18, 16, 16]
_FIRST = 6  # the row of the first way, counted from one
_ORDER = "H"  # a column that is not seen: the totals, no two of them alike
_LETTERS = 125  # of a text across the page, in a line
_LONGEST_LINK = 2079  # letters of an address that a spreadsheet opens


class Summary:
    """Writes the summary; `where` says for each way, the cheapest first, on which sheet its lines stand."""

    def __init__(self, book: Any, look: Look, title: str, comparison: Comparison, translate: Translate, language: str) -> None:
        self.book, self.look, self.title, self.comparison = book, look, title, comparison
        self.translate, self.language = translate, language
        self.sheet = book.add_worksheet(title)

    def write(self, where: Sequence[Where], address: str) -> None:
        """All of it."""
        set_up(self.sheet, _WIDTHS, _FIRST - 1, repeated=False)
        self.sheet.set_row(1, 24)
        self.sheet.set_column(f"{_ORDER}:{_ORDER}", None, None, {"hidden": True})
        self.sheet.set_first_sheet()
        self.sheet.activate()
        self._answer(where)
        self._ways(where)
        row = self._kinds(where, _FIRST + len(where) + 1)
        drawn = self._charts(where, row)
        self.sheet.set_h_pagebreaks([row, drawn])
        self._words(drawn, address)

    def _answer(self, where: Sequence[Where]) -> None:
        _, scenario = self.translate, self.comparison.scenario
        about = _(N_("{place}, from {date}, {months} months, {currency}")).format(
            place=_(scenario.law.name), date=say.date(scenario.start, self.language, scenario.place), months=scenario.months,
            currency=scenario.currency,
        )  # fmt: skip
        self.sheet.write_string(0, 0, name_of(scenario, _) or _(N_("Hire or outsource")), self.look(bold=True, quote_prefix=True))
        form = self.look(bold=True, font_size=16)
        found = verdict(self.comparison, _, self.language)
        if len(where) < 2:
            self.sheet.write_string(1, 0, found, form)
        else:
            self.sheet.write_formula(1, 0, self._verdict(len(where)), form, found)
        self.sheet.write_string(2, 0, about, self.look(font_color=ink("quiet", False)))
        hint = _(N_("Change the yellow cells on the sheet “{inputs}”; this page follows.")).format(inputs=_(N_("Inputs")))
        self.sheet.write_string(3, 0, hint, self.look(font_color=ink("quiet", False)))

    def _verdict(self, count: int) -> str:
        """The verdict as a formula: the sentences of the app, with cells where they have figures."""
        last = _FIRST + count - 1
        order, totals = f"{_ORDER}{_FIRST}:{_ORDER}{last}", f"B{_FIRST}:B{last}"
        best, second = (f"MATCH(SMALL({order},{rank}),{order},0)" for rank in (1, 2))
        phrases = [self.translate(option.option.phrase) for option in self.comparison.ranked]
        currency = self.comparison.scenario.currency

        def phrase(place: str, texts: Sequence[str]) -> str:
            return f"INDEX({{{';'.join(_quoted(text) for text in texts)}}},{place})"

        def amount(cell: str) -> str:
            return f'FIXED({cell},0)&" {currency}"'

        cells = {
            "best": phrase(best, [capitalised(text) for text in phrases]), "second": phrase(second, phrases),
            "cost": amount(f"MIN({totals})"), "less": amount(f"SMALL({totals},2)-MIN({totals})"),
            "months": _quoted(str(self.comparison.scenario.months)),
        }  # fmt: skip
        year = self.comparison.scenario.months == MONTHS_PER_YEAR
        cheapest = (
            N_("{best} is cheapest: {cost} a year, {less} less than {second}.")
            if year
            else N_("{best} is cheapest: {cost} over {months} months, {less} less than {second}.")
        )
        texts = [
            N_("{best} costs {cost}; there is nothing else to compare it with yet."),
            N_("{best} and {second} cost the same: {cost}."),
            cheapest,
        ]
        only, same, usual = (_filled(self.translate(text), cells) for text in texts)
        nothing = _quoted(self.translate(N_("Nothing can be compared yet: give a salary or a VA's rate.")))
        gap = f"SMALL({totals},2)-MIN({totals})"
        return f"=IF(COUNT({totals})=0,{nothing},IF(COUNT({totals})=1,{only},IF({gap}<0.5,{same},{usual})))"

    def _ways(self, where: Sequence[Where]) -> None:
        _, look, sheet = self.translate, self.look, self.sheet
        look.write_heads(sheet, _FIRST - 2, [_(head) for head in _HEADS], range(1, len(_HEADS)))
        last = _FIRST + len(where) - 1
        ranked = self.comparison.ranked
        for i, (option, place) in enumerate(zip(ranked, where, strict=True)):
            row, money = _FIRST - 1 + i, look.number("money")
            sheet.write_url(row, 0, f"internal:'{place.sheet}'!A1", look.link, _(option.option.label))
            possible, hours = place.ref(POSSIBLE), place.ref("hours_needed")
            hour = option.cost_per_hour
            formulas: tuple[tuple[str, float | str], ...] = (
                (f'IF({possible}=1,{place.ref(TOTAL)},"–")', option.total),
                (f'IF({possible}=1,{place.ref(CASH)},"–")', option.cash),
                (f'IF({possible}=1,{place.ref(OWNER_TIME)},"–")', option.owner_time),
                (f'IF(AND({possible}=1,{hours}>0),{place.ref(TOTAL)}/MAX({hours},0.000001),"–")', "–" if hour is None else hour),
                (f'IF(ISNUMBER(B{row + 1}),B{row + 1}-MIN(B${_FIRST}:B${last}),"–")', option.total - ranked[0].total),
            )  # fmt: skip
            for column, (text, value) in enumerate(formulas, 1):
                sheet.write_formula(row, column, f"={text}", look(**_TOTAL) if column == 1 else money, value)
            order = f'=IF(ISNUMBER(B{row + 1}),B{row + 1}+ROW()/1000000,"")'
            sheet.write_formula(row, 7, order, money, option.total + (row + 1) / 1e6)
        if where:
            self.book.define_name("totals", f"='{self.title}'!$B${_FIRST}:$B${last}")

    def _kinds(self, where: Sequence[Where], row: int) -> int:
        """The costs by kind, a column a way; gives the row after them."""
        _, look, sheet = self.translate, self.look, self.sheet
        self.kinds_head = row
        sheet.set_row(row, 32)
        sheet.write_string(row, 0, _(N_("Kind of cost")), look.head)
        found = [sums(option) for option in self.comparison.ranked]
        for column, option in enumerate(self.comparison.ranked, 1):
            sheet.write_string(row, column, _(option.option.label), look.number_head)
        self.kinds = [
            (category, own)
            for own in (False, True)
            for category in CATEGORY_LABELS
            if any((category, own) in sum_ for sum_ in found)
        ]
        for category, own in self.kinds:
            row += 1
            sheet.write_string(row, 0, category_name(category, own, _), look())
            for column, (place, sum_) in enumerate(zip(where, found, strict=True), 1):
                text = f"SUMIF({place.column('C')},$A{row + 1},{place.column('B')})"
                sheet.write_formula(row, column, f"={text}", look.number("money"), sum_.get((category, own), 0.0))
        row += 1
        sheet.write_string(row, 0, _(N_("Total")), look(bold=True, top=1, top_color=LINE))
        for column, option in enumerate(self.comparison.ranked, 1):
            letter = "ABCDEFGH"[column]
            text = f"=SUM({letter}{self.kinds_head + 2}:{letter}{row})"
            sheet.write_formula(row, column, text, look.total(), option.total)
        return row + 2

    def _charts(self, where: Sequence[Where], row: int) -> int:
        """Cost by kind, stacked, and cost an hour: they draw the cells above, so they follow."""
        if not where:
            return row
        _, count = self.translate, len(where)
        first, last = self.kinds_head + 1, self.kinds_head + len(self.kinds)
        stacked = self.book.add_chart({"type": "bar", "subtype": "stacked"})
        for i, (category, own) in enumerate(self.kinds):
            fill: dict[str, Any] = {"fill": {"color": CATEGORY_COLOURS[category][False]}}
            if own:
                colours = {"fg_color": CATEGORY_COLOURS[category][False], "bg_color": "#ffffff"}
                fill = {"pattern": {"pattern": "wide_upward_diagonal", **colours}}
            stacked.add_series({
                "name": [self.title, first + i, 0], "categories": [self.title, self.kinds_head, 1, self.kinds_head, count],
                "values": [self.title, first + i, 1, first + i, count], "gap": 60, **fill,
            })  # fmt: skip
        assert last >= first
        currency = self.comparison.scenario.currency
        title = _(N_("Cost by kind, in {currency}; striped: the worth of your own time")).format(currency=currency)
        self._place(stacked, title, row, 300 + 34 * count, {"position": "right"})
        hourly = self.book.add_chart({"type": "bar"})
        hourly.add_series({
            "name": _(N_("A finished hour of work")), "categories": [self.title, _FIRST - 1, 0, _FIRST - 2 + count, 0],
            "values": [self.title, _FIRST - 1, 4, _FIRST - 2 + count, 4], "gap": 60,
            "points": [{"fill": {"color": OPTION_COLOURS[option.name][False]}} for option in self.comparison.ranked],
            "data_labels": {"value": True, "num_format": "#,##0.00"},
        })  # fmt: skip
        down = row + (300 + 34 * count) // 20 + 2
        self._place(hourly, _(N_("What a finished hour of work costs, in {currency}")).format(currency=currency), down,
                    140 + 34 * count, {"none": True})  # fmt: skip
        return down + (140 + 34 * count) // 20 + 2

    def _place(self, chart: Any, title: str, row: int, height: int, legend: Mapping[str, Any]) -> None:
        chart.set_title({"name": title, "name_font": {"size": 12, "bold": True}, "overlay": False})
        chart.set_legend(dict(legend))
        chart.set_y_axis({"reverse": True, "line": {"color": ink("axis", False)}})
        grid = {"visible": True, "line": {"color": ink("grid", False)}}
        chart.set_x_axis({"num_format": "#,##0", "major_gridlines": grid, "label_position": "low"})
        chart.set_size({"width": 880, "height": height})
        self.sheet.insert_chart(row, 0, chart, {"description": title, "object_position": 2})

    def _words(self, row: int, address: str) -> None:
        """Ways left out, doubts, what the place's page leaves out, and how to open the scenario again."""
        _, look, comparison = self.translate, self.look, self.comparison
        kept = [said(each.message, _, self.language, comparison.scenario.place) for each in notices_beside(comparison)]
        parts = [
            (N_("What to keep in mind"), kept),
            (N_("What to know about our figures"), [_(text) for text in comparison.scenario.left_out]),
        ]
        for head, texts in parts:
            if texts:
                self.sheet.write_string(row, 0, _(head), look.section)
                row += 1
                for text in texts:
                    self._line(row, text)
                    row += 1
                row += 1
        if address:
            self._link(row, address)

    def _line(self, row: int, text: str) -> None:
        """A text across the page, as high as it needs."""
        self.sheet.merge_range(row, 0, row, 6, "", self.look.typed)
        self.sheet.write_string(row, 0, text, self.look.typed)
        self.sheet.set_row(row, 15.5 * (len(text) // _LETTERS + 1))

    def _link(self, row: int, address: str) -> None:
        """What opens this again: words to click on; the address itself where it fits a line or can't be a link."""
        title, full = self.translate(N_("Open exactly this again")), not address.startswith("?")
        linked = full and len(address) <= _LONGEST_LINK
        if linked:
            self.sheet.write_url(row, 0, address, self.look(bold=True, font_color=LINK, underline=1), title)
        else:
            self._line(row, f"{title}:" if full else self.translate(HOW_TO_USE_THE_QUERY))
        if not linked or len(address) <= _LETTERS:
            self._line(row + 1, address)


_TOTAL = {"num_format": "#,##0.00", "align": "right", "bold": True}


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _filled(sentence: str, cells: Mapping[str, str]) -> str:
    """A sentence with placeholders as a formula that joins its words and the cells."""
    parts = re.split(r"\{([a-z]+)\}", sentence)
    return "&".join(cells[part] if i % 2 else _quoted(part) for i, part in enumerate(parts) if part)
