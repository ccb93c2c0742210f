"""The flat chart of a memo: no way's name lies over the line or the name of another, reckoned from what the figure draws."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from memos import AWKWARD, README

from costmodel import Scenario, compare
from costmodel.files import assumption_files, read_assumptions
from costmodel.present.charts.chart import Figure, bare_figure
from costmodel.present.images import words
from costmodel.present.language import translator
from costmodel.present.memo_charts import charts_of, drawn
from costmodel.scenario_file import read_scenario

Box = tuple[float, float, float, float]  # left, right, low, high, in pixels

EXAMPLES = assumption_files("scenarios")
PLACES = ("us-tx", "us-ca", "dk", "gb", "de", "fr", "nl", "no", "ie", "au-nsw")
OWN = {
    "texas, 12 hours at the lowest salary": Scenario(
        "us-tx", "2026-07-01", {"work.hours_per_week": 12, "employee.salary": 41_600}
    ),
    "readme": README,
    "awkward": AWKWARD,
}  # fmt: skip
CASES = {
    **OWN,
    **{place: Scenario(place, "2026-07-01") for place in PLACES},
    **{name: read_scenario(read_assumptions("scenarios", f"{name}.yaml")) for name in EXAMPLES},
}


def pixels(figure: Figure) -> Any:
    """From values to pixels of the plot, from its lower left corner."""
    look = figure["layout"]
    margin, (left, right), (low, high) = look["margin"], look["xaxis"]["range"], look["yaxis"]["range"]
    wide, tall = look["width"] - margin["l"] - margin["r"], look["height"] - margin["t"] - margin["b"]
    return lambda x, y: ((x - left) / (right - left) * wide, (y - low) / (high - low) * tall)


def written(figure: Figure) -> tuple[dict[str, Box], dict[str, Box]]:
    """Where the names of the ways stand, and where the words at rings and at the mark of the present do."""
    at, names, others = pixels(figure), dict[str, Box](), dict[str, Box]()
    words.load_fonts()
    for note in figure["layout"]["annotations"]:
        (line,) = words.read(note["text"])
        size = note["font"]["size"]
        wide, tall = words.width(line, size), size  # from the top of the letters to the end of what hangs below them
        x, y = at(note["x"], figure["layout"]["yaxis"]["range"][1] if note.get("yref") == "paper" else note["y"])
        left = x + note.get("xshift", 0) - wide * {"left": 0, "center": 0.5, "right": 1}[note["xanchor"]]
        middle = y + note.get("yshift", 0) + words.LINE * size * {"bottom": 0.5, "middle": 0, "top": -0.5}[note["yanchor"]]
        (names if line[0].bold else others)[line[0].text] = (left, left + wide, middle - tall / 2, middle + tall / 2)
    return names, others


def runs_through(line: list[tuple[float, float]], box: Box) -> bool:
    """Whether a line goes through a box, looked at every half pixel."""
    left, right, low, high = box
    for (x0, y0), (x1, y1) in itertools.pairwise(line):
        steps = 1 + int(2 * max(abs(x1 - x0), abs(y1 - y0)))
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            if left < x < right and low < y < high:
                return True
    return False


@pytest.mark.parametrize(("case", "language"), [*((case, "da") for case in CASES), *((case, "en") for case in OWN)])
def test_no_name_lies_over_the_line_of_another_way(case: str, language: str) -> None:
    chart = charts_of(compare(CASES[case]), translator(language), language)[1]
    size = re.search(r'width="(\d+)" height="(\d+)"', drawn(chart))
    assert size
    figure = bare_figure(chart, False, *map(int, size.groups()))
    at, (boxes, others) = pixels(figure), written(figure)
    lines = {line["name"]: line for line in figure["data"] if line.get("name")}
    assert sorted(boxes) == sorted(lines)
    for name, line in lines.items():
        known = [at(x, y) for x, y in zip(line["x"], line["y"], strict=True) if y is not None]
        covered = [other for other, box in boxes.items() if other != name and runs_through(known, box)]
        assert not covered, f"{name} runs through {covered}"
    for (one, a), (other, b) in [*itertools.combinations(boxes.items(), 2), *itertools.product(boxes.items(), others.items())]:
        assert not (a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]), f"{one} lies over {other}"
