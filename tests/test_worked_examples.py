"""A worked example's name is read in the reader's language, wherever it stands; a name of one's own is left as it was typed."""

from __future__ import annotations

import io

import openpyxl
import pytest

from costmodel.compare import compare
from costmodel.present.charts.chart import main_inputs
from costmodel.present.language import translator
from costmodel.present.memo import make_memo
from costmodel.present.workbook.book import workbook
from costmodel.scenario import Scenario
from costmodel.web.downloads import FILES, file_name
from costmodel.web.preview import title
from costmodel.worked_examples import example, examples, is_of_example, name_of

CLINIC = example("danish-clinic-without-vat-refund")[0]
DANISH = translator("da")
IN_DANISH = "En dansk klinik, der ikke kan trække moms fra"
OWN = CLINIC.change(name="Where")  # a sentence of the page too, but here a visitor's word


def _names(scenario: Scenario) -> dict[str, str]:
    comparison = compare(scenario)
    book = openpyxl.load_workbook(io.BytesIO(workbook(comparison, DANISH, "da")))
    return {
        "memo": make_memo(comparison, DANISH, "da").name,
        "chart": main_inputs(scenario, DANISH, "da")[0],
        "workbook": str(book.worksheets[0]["A1"].value),
        "its properties": str(book.properties.title),
        "browser's tab": title(comparison, DANISH, "da").split(": ")[0],
    }


def test_an_examples_name_is_danish_in_all_that_a_dane_takes_away() -> None:
    assert set(_names(CLINIC).values()) == {IN_DANISH}
    assert file_name(CLINIC, FILES[0], DANISH).startswith("en-dansk-klinik-der-ikke-kan-trække-moms-fra-")


def test_a_name_of_ones_own_stays_as_it_was_typed() -> None:
    assert DANISH("Where") != "Where"
    assert set(_names(OWN).values()) == {"Where"}


@pytest.mark.parametrize("name", examples())
def test_every_example_has_a_danish_name(name: str) -> None:
    scenario = example(name)[0]
    assert name_of(scenario, DANISH) not in ("", scenario.name)


def test_a_value_is_the_examples_until_it_is_changed() -> None:
    assert is_of_example(CLINIC, "va.irrecoverable_vat_rate")
    assert not is_of_example(CLINIC.change(values={"va.irrecoverable_vat_rate": 0.2}), "va.irrecoverable_vat_rate")
    assert not is_of_example(CLINIC, "employee.salary")  # which the example leaves to us
    assert not is_of_example(OWN, "va.irrecoverable_vat_rate")
