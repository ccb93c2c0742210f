"""Bids from a spreadsheet and back."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel import InputError, Scenario, Task
from costmodel.answers.bids_csv import MOST_CHARACTERS, bids_csv, read_bids_csv
from costmodel.bids import Bid
from costmodel.records import Range

SCENARIO = Scenario("us-tx", "2026-01-01", tasks=(Task("Letters", 40, 15), Task("Calls", 20, 6)))
MARIA = Bid("Maria", "va_hourly", {"va.rate": 9.5, "va.scheduled": True, "tasks.1.price": 3})
AGENCY = Bid("Agency, Ltd", "va_retainer", {"va.exchange_rate": 0.017, "retainer.fee_per_month": 600}, "PHP")
NAMES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=30).filter(
    lambda text: text == text.strip()
)


def refused(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_bids_csv(text, SCENARIO)
    return caught.value.say().split("\n")


@pytest.mark.parametrize(
    "text",
    [
        ('name,pay,rate,scheduled,price_1,currency,exchange_rate,fee_per_month\nMaria,hourly,9.5,true,3,,,\n'
        '"Agency, Ltd",retainer,,,,PHP,0.017,600\n'),
        ('\ufeffName;Pay;Rate;Scheduled;Price 1;Currency;Exchange  rate;Fee per month\r\n\r\n Maria ;Hourly;9,5;TRUE;3;;;\r\n'
        'Agency, Ltd;retainer;;;;php;0,017;600;;\r\n;;;\r\n'),
        ("NAME\tPAY\tVA.RATE\tscheduled\ttasks.1.price\tcurrency\tva.exchange_rate\tretainer.fee_per_month\n"
        "Maria\thourly\t9.5\ttrue\t3\nAgency, Ltd\tretainer\t\t\t\tPHP\t0.017\t600"),
    ],
)  # fmt: skip
def test_a_table_of_bids_in_whatever_way_a_spreadsheet_writes_it(text: str) -> None:
    assert read_bids_csv(text, SCENARIO) == (MARIA, AGENCY)


def test_bids_are_written_as_a_table() -> None:
    both = Bid("B", "va_hourly", {"va.rate": Range(8, 9, 10), "va.speed": Range(0.5, 1, 2, "pert"), "tasks.2.price": None})
    text = bids_csv((MARIA, AGENCY, both))
    assert text == (
        "name,pay,currency,rate,exchange_rate,speed,scheduled,fee_per_month,price_1,price_2\n"
        "Maria,hourly,,9.5,,,true,,3,\n"
        '"Agency, Ltd",retainer,PHP,,0.017,,,600,,\n'
        'B,hourly,,"[8, 10]",,"{low: 0.5, likely: 1, high: 2}",,,,null\n'
    )
    assert read_bids_csv(text, SCENARIO) == (MARIA, AGENCY, both)
    assert bids_csv(()) == "name,pay\n"
    assert read_bids_csv("name,pay\n", SCENARIO) == ()


@given(st.lists(st.tuples(NAMES, st.floats(0, 1e6)), max_size=5))
def test_any_name_and_rate_reads_back(rows: list[tuple[str, float]]) -> None:
    bids = tuple(Bid(name, "va_hourly", {"va.rate": rate}) for name, rate in rows)
    assert read_bids_csv(bids_csv(bids), SCENARIO) == bids


@pytest.mark.parametrize("name", ["=1+1", "@x", "-5", "+a", "'=1", "''-", "'quoted'"])
def test_no_name_is_a_formula_to_a_spreadsheet(name: str) -> None:
    text = bids_csv((Bid(name, "va_hourly"),))
    assert not text.splitlines()[1].startswith(("=", "+", "-", "@"))
    assert read_bids_csv(text, SCENARIO)[0].name == name


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["CSV: there is no first row that names the columns"]),
        ("\n ,\n", ["CSV: there is no first row that names the columns"]),
        ("name,rate\nA,3\n", ["CSV:1: pay is missing"]),
        ("name,pay,rat\nA,hourly,3\n", ["CSV:1: rat: unknown key rat; did you mean rate?"]),
        ("name,pay,rate,Rate\nA,hourly,3,4\n", ["CSV:1: rate: this column stands here twice"]),
        ("name,pay,rate\nA,hourly,x\nB,,3\n,hourly,3\n",
         ["CSV:2: rate: found the text “x”; allowed: a number", "CSV:3: pay: this cell is empty",
          "CSV:4: name: this cell is empty"]),
        ("name,pay,rate\nA,hourli,-3\n",
         ["CSV:2: pay: found the text “hourli”; did you mean hourly?", "CSV:2: rate: found -3; allowed: 0 to 1000000"]),
        ("name,pay,rate\nA,hourly,3,5\n", ["CSV:2: found 4 cells; the first row has 3"]),
        ("name;pay;rate\nA;hourly;1.234,5\n", ["CSV:2: rate: found the text “1.234,5”; allowed: a number"]),
        ("name,pay,rate\nA,hourly,1e3\n",
         ["CSV:2: rate: 1e3 is a number in a form that programs read differently; write it plainly, like 0.001 or 1200"]),
        ("name;pay;rate\nA;hourly;[35\n", ["CSV:2: rate: [35 can't be read; write a number or plain text"]),
        ("name,pay,price_3\nA,per task,1\n", ["CSV:2: price_3: there is no task 3; this scenario has 2"]),
        ("name,pay,rate,va.rate\nA,hourly,1,2\n", ["CSV:2: va.rate: va.rate is given twice, under two names"]),
        ("name,pay\n" + "A,hourly\n" * 21, ["CSV: found 21 bids; at most 20 are read"]),
        ("x" * (MOST_CHARACTERS + 1), ["CSV: found 100001 characters; at most 100000 are allowed"]),
        ('name,pay\n"A\nB",hourly\n', ["CSV:3: name: found the text “A·B”; allowed: a text on one line"]),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_row_and_column(text: str, problems: list[str]) -> None:
    assert refused(text) == problems


@given(st.text(max_size=60) | st.text("name,pay;rate\t\n\"'1=[{}]&*!x \r\0", max_size=80).map("name,pay,rate\n".__add__))
def test_any_text_is_bids_or_is_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        read_bids_csv(text, SCENARIO)


def test_a_table_full_of_nonsense_is_refused_in_bounded_time() -> None:
    started = time.thread_time()
    problems = refused(",".join(f"colum{i}" for i in range(10_000)) + "\n")
    assert len(refused("x;" * 50_000)) <= 110
    assert time.thread_time() - started < 2
    assert len(problems) <= 110
