"""The cases in tests/cases/answers.yaml: break-even values with their arithmetic by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from costmodel import Scenario, break_even
from costmodel.files import read_document

CASES = read_document(Path(__file__).parent / "cases" / "answers.yaml").value["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_break_even_case(case: dict[str, Any]) -> None:
    assert re.search(r"\d", case["by_hand"])
    scenario = Scenario("custom", "2026-07-01", case["values"], base="blank")
    low, high = case["within"]
    found = break_even(scenario, case["vary"], tuple(case["between"]), low, high)
    assert [point.value for point in found.points] == pytest.approx(case["points"], abs=1e-6), case["by_hand"]
    if "cost" in case:
        assert found.points[0].cost == pytest.approx(case["cost"], abs=0.005)
        assert not found.points[0].jump
    assert [point.jump for point in found.points] == [value == 40.0 for value in case["points"]]
