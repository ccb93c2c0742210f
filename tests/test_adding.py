"""What docs/adding.md tells to do is done in a copy, word for word, and then holds what it promises."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "adding.md").read_text("utf-8")


def block(kind: str, containing: str) -> str:
    """The one block of this kind on the page that holds some text, without the indent of its list."""
    found = [
        re.sub(r"^   ", "", text, flags=re.MULTILINE)
        for text in re.findall(rf"^   ```{kind}\n(.*?)^   ```$", PAGE, re.MULTILINE | re.DOTALL)
        if containing in text
    ]
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with an assumption and a way of getting the work done added as the page says."""
    here = tmp_path_factory.mktemp("copy")
    for name in ("costmodel", "assumptions"):
        shutil.copytree(ROOT / name, here / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", here)
    options = here / "costmodel" / "options"
    record = block("yaml", "employee.parking_per_month")
    rate = record.replace("parking_per_month", "agency_rate").replace("money/month", "money/hour")
    rate = rate.replace("Parking a month", "Agency's rate an hour")
    with (here / "assumptions" / "model.yaml").open("a", encoding="utf-8") as model:
        model.write("\n" + record + "\n" + rate)
    employee = (options / "employee.py").read_text("utf-8")
    line = block("python", "def parking")
    employee = employee.replace('@line(N_("Equipment")', line + '\n\n@line(N_("Equipment")')
    (options / "employee.py").write_text(employee.replace("LINES = (\n", "LINES = (\n    parking,\n"), "utf-8")
    (options / "agency.py").write_text(block("python", "from an agency"), "utf-8")
    tuples = (options / "__init__.py").read_text("utf-8")
    tuples = tuples.replace("import employee,", "import agency, employee,").replace(
        "owner.OPTION,\n", "owner.OPTION,\n    agency.OPTION,\n"
    )
    (options / "__init__.py").write_text(tuples, "utf-8")
    charts = here / "costmodel" / "present" / "charts"
    (charts / "an_hour.py").write_text(block("python", "def cost_of_an_hour"), "utf-8")
    with (charts / "__init__.py").open("a", encoding="utf-8") as names:
        names.write("from costmodel.present.charts.an_hour import cost_of_an_hour as cost_of_an_hour\n")
    export = here / "costmodel" / "present" / "export.py"
    writer, ending = block("python", "def _text"), block("python", '".txt"')
    with_text = export.read_text("utf-8").replace("def _picture", f"{writer}\n\ndef _picture")
    export.write_text(with_text.replace('    ".csv": _csv,\n', f'    ".csv": _csv,\n{ending}'), "utf-8")
    compare = here / "costmodel" / "web" / "answers" / "compare.py"
    shown = block("python", "show_chart(").replace("show_chart", "\n    show_chart", 1)
    compare.write_text(compare.read_text("utf-8").rstrip() + shown, "utf-8")
    return here


def run(copy: Path, *arguments: str) -> str:
    """What the copy's own command prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)}, capture_output=True, text=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


SET = ("--set", "employee.parking_per_month=80", "--set", "employee.agency_rate=45", "--set", "work.hours_per_week=20")
COMMON = ("--place", "us-tx", "--date", "2026-07-01", *SET)


def test_the_new_line_and_the_new_way_are_compared(copy: Path) -> None:
    found = json.loads(run(copy, "-m", "costmodel", "compare", *COMMON, "--format", "json"))
    options = {option["option"]: option for option in found["options"]}
    parking = {line["line"]: line["amount"] for line in options["employee"]["lines"]}["parking"]
    assert parking == 960  # 80 × 1 employee × 12 months
    assert options["agency"]["total"] == 46_800  # 45 × 20 × 52


def test_they_are_explained_varied_and_drawn_from(copy: Path) -> None:
    assert "Parking: parking a month ($80) × " in run(copy, "-m", "costmodel", "explain", "parking", *COMMON)
    crossing = ("break-even", *COMMON, "--vary", "employee.agency_rate", "--between", "agency", "owner", "--format", "json")
    assert [point["value"] for point in json.loads(run(copy, "-m", "costmodel", *crossing))["points"]] == [pytest.approx(50)]
    assert "agency" in json.loads(run(copy, "-m", "costmodel", "simulate", *COMMON, "--draws", "64", "--format", "json"))["total"]


@pytest.mark.parametrize(
    ("ending", "said"),
    [("csv", "Agency's invoice"), ("html", "Temp from an agency"), ("svg", "Temp from an agency"), ("txt", "is cheapest: ")],
)
def test_they_stand_in_what_is_taken_along(copy: Path, ending: str, said: str) -> None:
    run(copy, "-m", "costmodel", "export", *COMMON, f"taken.{ending}")
    assert said in (copy / f"taken.{ending}").read_text("utf-8-sig")


def test_they_stand_in_the_workbook(copy: Path) -> None:
    from openpyxl import load_workbook

    run(copy, "-m", "costmodel", "export", *COMMON, "taken.xlsx")
    cells = [cell.value for sheet in load_workbook(copy / "taken.xlsx") for row in sheet.iter_rows() for cell in row]
    assert {"Parking a month", "Parking", "Agency's invoice"} <= set(cells)


def test_they_stand_in_the_link_and_on_the_page_and_so_does_the_new_chart(copy: Path) -> None:
    assert "employee.agency_rate=45" in run(copy, "-m", "costmodel", "link", "--readable", *COMMON)
    seen = (
        "from streamlit.testing.v1 import AppTest\n"
        "page = AppTest.from_file('app.py', default_timeout=60)\n"
        "page.query_params['employee.agency_rate'] = '45'\n"
        "page.run()\n"
        "assert not page.exception\n"
        "print(*[html.proto.body for html in page.get('html')])\n"
        "print(page.get('bidi_component'))\n"
    )
    page = run(copy, "-c", seen)
    assert "Temp from an agency" in page
    assert "key='an_hour'" in page


def test_they_stand_in_the_method(copy: Path) -> None:
    told = (
        "from costmodel.present.language import translator\n"
        "from costmodel.present.method_page import method_page\n"
        "print(method_page(translator('en'), 'en'))\n"
    )
    page = run(copy, "-c", told)
    assert '<a id="agency.invoice"></a>**Agency\'s invoice** = ' in page
    assert '<a id="employee.parking"></a>**Parking** = ' in page
