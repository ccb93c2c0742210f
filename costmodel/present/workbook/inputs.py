"""The sheet of inputs: a yellow cell for each, with its unit, limits, usual range, source and help."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from costmodel.present import money as say
from costmodel.present.amounts import origin_text
from costmodel.present.labels import AREA_LABELS, CONFIDENCE_LABELS, unit_of_cell
from costmodel.present.values import value_text
from costmodel.present.workbook.cells import deciding_keys, name_of
from costmodel.present.workbook.look import Look, set_up
from costmodel.records import Range, Record
from costmodel.scenario import Scenario
from costmodel.words import N_, Translate

_HEADS = (
    N_("Input"), N_("Value"), N_("Unit"), N_("Usually"), N_("Allowed"), N_("Where the value is from"), N_("Source"),
    N_("Checked"), N_("How sure"), N_("What it is"),
)  # fmt: skip
_WIDTHS = [32.0, 12, 12, 16, 16, 13, 26, 12, 12, 40]
_VALUE, _FIRST_ROW = 1, 4


class InputSheet:
    """Writes the inputs, and names the cell of each."""

    def __init__(self, book: Any, look: Look, title: str, scenario: Scenario, translate: Translate, language: str) -> None:
        self.book, self.look, self.title, self.scenario = book, look, title, scenario
        self.translate, self.language = translate, language
        self.sheet = book.add_worksheet(title)
        self.row = _FIRST_ROW

    def write(self, keys: list[str]) -> None:
        """All of it: the live inputs by area, and what is fixed in this workbook."""
        _, look = self.translate, self.look
        set_up(self.sheet, _WIDTHS, _FIRST_ROW)
        self.sheet.write_string(0, 0, self.title, look.title)
        text = _(
            N_("Change a yellow cell: every amount on the other sheets follows. Everything else is locked, without a password.")
        )
        self.sheet.write_string(1, 0, text, look())
        look.write_heads(self.sheet, _FIRST_ROW - 1, [_(head) for head in _HEADS], {_VALUE})
        area = ""
        for key in keys:
            if key.split(".")[0] != area:
                area = key.split(".")[0]
                self._section(_(AREA_LABELS.get(area, N_("Tasks"))))
            self._input(key)
        self._fixed()

    def _section(self, text: str) -> None:
        self.look.write_section(self.sheet, self.row, len(_HEADS), text)
        self.row += 1

    def _input(self, key: str) -> None:
        record, look = self.scenario.record(key), self.look
        value = self.scenario.number(key)
        of_task = key.startswith("tasks.")
        label = f"{self._task(key)}: {self.translate(record.label)}" if of_task else self.translate(record.label)
        self.sheet.write_string(self.row, 0, label, look.typed if of_task else look.text)
        self.sheet.write_number(self.row, _VALUE, value, look.input(record.unit))
        self._validate(record)
        self.book.define_name(name_of(key), f"='{self.title}'!$B${self.row + 1}")
        self.look.fit_row(self.sheet, self.row, _WIDTHS, {0: label, **self._about(key, record)})
        self.row += 1

    def _task(self, key: str) -> str:
        return self.scenario.tasks[int(key.split(".")[1]) - 1].name

    def _validate(self, record: Record) -> None:
        _ = self.translate
        low, high = record.limits or ((0.0, 1.0) if record.unit == "flag" else (None, None))
        if low is None or high is None:
            return
        found = _(N_("Allowed here: {limits}.")).format(limits=self._limits(record))
        self.sheet.data_validation(self.row, _VALUE, self.row, _VALUE, {
            "validate": "integer" if record.unit == "flag" else "decimal", "criteria": "between", "minimum": low, "maximum": high,
            "error_title": _(N_("Out of range")), "error_message": found[:255],
        })  # fmt: skip

    def _limits(self, record: Record) -> str:
        if record.unit == "flag":
            return self.translate(N_("1 for yes, 0 for no"))
        return self._text(record, Range(*record.limits[:1], 0.0, *record.limits[1:])) if record.limits else ""

    def _text(self, record: Record, value: Any) -> str:
        return value_text(record, value, self.scenario, self.translate, self.language)

    def _about(self, key: str, record: Record) -> dict[int, str]:
        """Write what is said of an input, and give it by column."""
        _, look = self.translate, self.look
        given = self.scenario.input(key)
        usual = given if isinstance(given, Range) else Range(record.range[0], 0.0, record.range[1]) if record.range else None
        at_home = replace(record, unit=record.unit.removeprefix("va_"))  # our range is in the place's money
        span = self._text(record if usual is given else at_home, usual) if usual else ""
        said = {
            2: self._unit(record), 3: span, 4: self._limits(record),
            5: origin_text(key, self.scenario, _), 9: _(record.help) if record.help else "",
        }  # fmt: skip
        cited = self.scenario.provenance(key) != "scenario"
        if cited and record.source.url:
            said |= {7: say.date(record.date, self.language, self.scenario.place), 8: _(CONFIDENCE_LABELS[record.confidence])}
        for column, text in said.items():
            self.sheet.write_string(self.row, column, text, look.quiet)
        if not cited:
            return said
        title = _(record.source.title)
        look.write_source(self.sheet, self.row, 6, title, record.source.url)
        return {**said, 6: title}

    def _unit(self, record: Record) -> str:
        return self._limits(record) if record.unit == "flag" else unit_of_cell(record.unit, self.scenario, self.translate)

    def _fixed(self) -> None:
        """What decides which formulas there are: it stands here to be read."""
        _, look, scenario = self.translate, self.look, self.scenario
        self._section(_(N_("Fixed in this workbook: change one of these and another law applies, so make a new workbook")))
        rows = [
            (_(N_("Where")), _(scenario.law.name)),
            (_(N_("First day")), say.date(scenario.start, self.language, scenario.place)),
        ]
        deciding = deciding_keys(scenario) - {"horizon.months"}
        for key in (key for key in scenario.records if key in deciding):
            record = scenario.record(key)
            rows.append((_(record.label), self._text(record, scenario.value(key))))
        for label, text in rows:
            self.sheet.write_string(self.row, 0, label, look.text)
            self.sheet.write_string(self.row, _VALUE, text, look(align="left"))
            self.row += 1
        record = scenario.record("horizon.months")
        self.sheet.write_string(self.row, 0, _(record.label), look.text)
        self.sheet.write_number(self.row, _VALUE, scenario.months, look.number("months"))
        self.book.define_name(name_of("horizon.months"), f"='{self.title}'!$B${self.row + 1}")
        self.row += 1
