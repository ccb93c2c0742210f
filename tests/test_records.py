"""Assumptions as records: what a file of them may say, and how everything wrong in one is said at once."""

from __future__ import annotations

import contextlib
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costmodel.files import assumption_files, assumptions_folder, read_assumptions, read_document
from costmodel.reading import Reader
from costmodel.record_reading import OPTIONAL, REQUIRED, model_records, read_records, read_value
from costmodel.records import CHOICE, EXAMPLE, UNITS, Range, Record, Source
from costmodel.strict_yaml import Document, parse
from costmodel.tasks import task_catalogue
from costmodel.words import InputError

GOOD = {
    "label": "Hours of work a week",
    "help": "The hours of actual work.",
    "unit": "hours/week",
    "limits": "[0, 168]",
    "value": "20",
    "blank": "40",
    "range": "[15, 25]",
    "source": "{title: A survey, url: 'https://example.org/a?b=1'}",
    "date": "2026-11-23",
    "confidence": "medium",
    "formerly": "[work.hours, work.time]",
    "note": "Of 2025.",
}


def written(key: str = "work.hours_per_week", **changed: str | None) -> str:
    """A file of one good record, but for what is changed (None: left out). Its fields begin on line 2."""
    fields = {name: value for name, value in {**GOOD, **changed}.items() if value is not None}
    return f"{key}:\n" + "".join(f"  {name}: {value}\n" for name, value in fields.items())


def refused(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_records(parse(text, "m.yaml"))
    return caught.value.say().split("\n")


def test_a_good_record() -> None:
    (record,) = read_records(parse(written(), "m.yaml")).values()
    assert record == Record(
        key="work.hours_per_week",
        label="Hours of work a week",
        help="The hours of actual work.",
        unit="hours/week",
        value=20,
        blank=40,
        source=Source("A survey", "https://example.org/a?b=1"),
        date=datetime.date(2026, 11, 23),
        confidence="medium",
        limits=(0, 168),
        range=(15, 25),
        formerly=("work.hours", "work.time"),
        note="Of 2025.",
    )
    assert record.numeric
    assert not record.optional


def test_records_of_other_kinds() -> None:
    text = (
        written("a.switch", unit="flag", value="true", blank="false", limits=None, range=None)
        + written("a.choice", unit="choice", value="one", blank="two", choices="[one, two]", limits=None, range=None)
        + written("a.money", unit="currency", value="DKK", blank="USD", limits=None, range=None)
        + written("a.law", unit="share", value="null", blank="null", limits="[0, 1]", range=None, formerly=None, note=None)
    )
    switch, choice, money, law = read_records(parse(text, "m.yaml")).values()
    assert (switch.value, switch.blank, switch.numeric, switch.optional) == (True, False, False, False)
    assert (choice.value, choice.blank, choice.choices, choice.numeric) == ("one", "two", ("one", "two"), False)
    assert (money.value, money.blank, money.numeric) == ("DKK", "USD", False)
    assert (law.value, law.blank, law.numeric, law.optional) == (None, None, True, True)
    assert (law.formerly, law.note, law.range) == ((), "", None)


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_field_is_said_once(name: str) -> None:
    assert refused(written(**{name: None}))[0] == f"m.yaml:1: work.hours_per_week: {name} is missing"
    assert len(refused(written(**{name: None}))) == 1


def test_a_number_has_limits() -> None:
    assert refused(written(limits=None)) == ["m.yaml:1: work.hours_per_week: limits is missing"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("label", "12", "found 12; allowed: a text on one line"),
        ("label", '"a\\nb"', "found the text “a·b”; allowed: a text on one line"),
        ("help", "[]", "found a list; allowed: a text on one line"),
        ("unit", "hour/week", "found the text “hour/week”; did you mean hours/week?"),
        ("value", "200", "found 200; allowed: 0 to 168"),
        ("value", "twenty", "found the text “twenty”; allowed: a number"),
        ("value", "true", "found true (a switch); allowed: a number"),
        ("value", "[1, 2]", "a default is one value; put the range under range"),
        ("blank", "-1", "found -1; allowed: 0 to 168"),
        ("limits", "[5]", "found 1 values; allowed: [low, high]"),
        ("limits", "[200, 0]", "found 200 before 0; a range begins with the lower"),
        ("limits", "5", "found 5; allowed: a list"),
        ("range", "[25, 15]", "found 25 before 15; a range begins with the lower"),
        ("range", "[1, 2]", "the value 20 is outside its own range"),
        ("range", "[15, 200]", "found 200; allowed: 0 to 168"),
        ("range", "[a, 25]", "found the text “a”; allowed: a number"),
        ("source", "ssa", "found the text “ssa”; allowed: example, choice"),
        ("source", "[]", "found a list; allowed: a group of keys"),
        ("source", "{title: A}", "url is missing"),
        ("source", "{title: A, url: 'https://a.b', page: 3}", "unknown key page; allowed: title, url"),
        ("source", "{title: A, url: 'ftp://a.b'}", "found ftp://a.b; allowed: an address that begins with https:// or http://"),
        (
            "source",
            "{title: A, url: 'https://a b'}",
            "found https://a b; allowed: an address that begins with https:// or http://",
        ),
        ("date", "2026", "found 2026; allowed: a date like 2026-07-01"),
        ("date", "yesterday", "found the text “yesterday”; allowed: a date like 2026-07-01"),
        ("confidence", "mediun", "found the text “mediun”; did you mean medium?"),
        ("confidence", "null", "found nothing; allowed: high, medium, low"),
        ("formerly", "work.hours", "found the text “work.hours”; allowed: a list"),
        ("formerly", "[3]", "found 3; allowed: a text on one line"),
        ("choices", "[1, 2]", "found 1; allowed: a text on one line"),
        ("note", "null", "found nothing; allowed: a text on one line"),
        ("sorce", "example", "unknown key sorce; did you mean source?"),
    ],
)
def test_what_is_wrong_in_a_record_is_said_at_its_line(field: str, value: str, message: str) -> None:
    text = written(**{field: value})
    line = next(i + 1 for i, row in enumerate(text.split("\n")) if row.startswith(f"  {field}:"))
    said = [problem for problem in refused(text) if problem.endswith(f": {message}")]
    assert len(said) == 1
    assert said[0].startswith(f"m.yaml:{line}: work.hours_per_week.{field}")


@pytest.mark.parametrize(
    ("field", "value"),
    [("value", "twenty"), ("value", "true"), ("value", "[1, 2]"), ("limits", "[5]"), ("source", "ssa"), ("source", "[]")],
)
def test_one_mistake_is_one_problem(field: str, value: str) -> None:
    """What stands in for a value that could not be read is not complained about as if it had been written."""
    assert len(refused(written(**{field: value}))) == 1


def test_a_choice_needs_choices() -> None:
    problems = refused(written(unit="choice", value="one", blank="one", limits=None, range=None))
    assert "choices is missing" in problems[0]


def test_a_worked_example_is_never_sure() -> None:
    assert refused(written(source="example", confidence="high")) == [
        "m.yaml:11: work.hours_per_week.confidence: a worked example's figure has confidence low"
    ]
    assert refused(written(source="choice", confidence="medium")) == refused(written(source="example", confidence="medium"))
    (record,) = read_records(parse(written(source="choice", confidence="low"), "m.yaml")).values()
    assert record.source == CHOICE
    (record,) = read_records(parse(written(source="example", confidence="low"), "m.yaml")).values()
    assert record.source == EXAMPLE


@pytest.mark.parametrize("key", ["hours", "Work.hours", "work.hours.week", "work.", ".hours", "work hours"])
def test_a_key_is_two_words(key: str) -> None:
    assert f"found {key}; a key is written like work.hours_per_week" in refused(written(f'"{key}"'))[0]


def test_everything_wrong_in_a_file_is_said_at_once() -> None:
    text = written(value="200", confidence="sure") + written("work.weeks", unit="weeeks", label=None, date="soon")
    assert refused(text) == [
        "m.yaml:6: work.hours_per_week.value: found 200; allowed: 0 to 168",
        "m.yaml:8: work.hours_per_week.range: the value 200 is outside its own range",
        "m.yaml:11: work.hours_per_week.confidence: found the text “sure”; allowed: high, medium, low",
        "m.yaml:14: work.weeks: label is missing",
        "m.yaml:16: work.weeks.unit: found the text “weeeks”; did you mean weeks?",
        "m.yaml:22: work.weeks.date: found the text “soon”; allowed: a date like 2026-07-01",
    ]


@pytest.mark.parametrize("text", ["", "- a", "5", "work.hours: 3", "work.hours:", "work.hours: [1]"])
def test_a_file_that_holds_no_records_is_refused(text: str) -> None:
    assert "allowed: a group of keys" in refused(text)[0]


# --- Values ------------------------------------------------------------------------------------------

RATE = read_records(parse(written("va.rate", range=None), "m.yaml"))["va.rate"]
LAW = read_records(parse(written("law.rate", value="null", blank="null", range=None), "m.yaml"))["law.rate"]


def value_of(value: Any, record: Record = RATE) -> Any:
    reader = Reader(Document("f.yaml", None, {}))
    read = read_value(reader, value, ("x",), record)
    reader.finish()
    return read


def test_a_value_is_a_number_a_range_or_three_numbers() -> None:
    assert value_of(25) == 25
    assert value_of([25, 35]) == Range(25, 30, 35)
    assert value_of([25, 25]) == Range(25, 25, 25)
    assert value_of({"low": 20, "likely": 30, "high": 80}) == Range(20, 30, 80, "pert")
    assert value_of(None, LAW) is None


def test_a_range_is_written_as_it_was_read() -> None:
    for written_form in ([25, 35], {"low": 20, "likely": 30, "high": 80}):
        assert value_of(written_form).as_written() == written_form


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([25], "x: found 1 values; a range has two: [low, high]"),
        ([], "x: found 0 values; a range has two: [low, high]"),
        ([1, 2, 3], "x: found 3 values; a range has two: [low, high]"),
        ([35, 25], "x: found 35 before 25; a range begins with the lower"),
        ([0, 169], "x[2]: found 169; allowed: 0 to 168"),
        ([None, 3], "x[1]: found nothing; allowed: a number"),
        ([float("nan"), 3], "x[1]: found nan; allowed: 0 to 168"),
        ([10**400, 3], "x[1]: found "),
        ({"low": 1, "high": 3}, "x: likely is missing"),
        ({"low": 1, "likely": 2, "hgh": 3}, "x.hgh: unknown key hgh; did you mean high?"),
        ({"low": 1, "likely": 5, "high": 3}, "x: low, likely and high must stand in this order: 1, 5, 3"),
        ({"low": -1, "likely": 2, "high": 3}, "x.low: found -1; allowed: 0 to 168"),
        (None, "x: found nothing; allowed: a number"),
        (False, "x: found false (a switch); allowed: a number"),
        (169, "x: found 169; allowed: 0 to 168"),
        (float("inf"), "x: found inf; allowed: 0 to 168"),
        (float("nan"), "x: found nan; allowed: 0 to 168"),
    ],
)
def test_a_value_that_is_refused(value: Any, message: str) -> None:
    with pytest.raises(InputError) as caught:
        value_of(value)
    assert message in caught.value.say()


@pytest.mark.parametrize(
    "value", [[5, "x"], ["x", 5], [5, None], {"low": 5, "likely": "x", "high": 9}, {"low": 5, "likely": 6, "high": "x"}]
)
def test_an_end_that_is_no_number_is_not_compared_with_the_other(value: Any) -> None:
    with pytest.raises(InputError) as caught:
        value_of(value)
    assert len(caught.value.problems) == 1


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates() | st.just(10**400),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["low", "likely", "high", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(ANYTHING, st.sampled_from(sorted(model_records())))
def test_any_value_is_read_within_its_limits_or_refused(value: Any, key: str) -> None:
    record = model_records()[key]
    try:
        read = value_of(value, record)
    except InputError:
        return
    if isinstance(read, Range):
        assert record.limits
        assert record.limits[0] <= read.low <= read.likely <= read.high <= record.limits[1]
    elif record.numeric and read is not None:
        assert record.limits
        assert record.limits[0] <= read <= record.limits[1]


FIELDS = st.sampled_from([*REQUIRED, *OPTIONAL, "typo"])


@given(st.dictionaries(st.sampled_from(["a.b", "c"]), st.dictionaries(FIELDS, ANYTHING | st.sampled_from(UNITS)) | ANYTHING))
def test_any_tree_is_a_file_of_records_or_is_refused(tree: Any) -> None:
    with contextlib.suppress(InputError):
        read_records(Document("m.yaml", tree, {}))


# --- Files -------------------------------------------------------------------------------------------


def test_the_model_and_the_catalogue_are_read_once() -> None:
    assert model_records() is model_records()
    assert task_catalogue() is task_catalogue()
    assert model_records()["work.hours_per_week"].unit == "hours/week"


def test_a_task_of_the_catalogue_becomes_a_task_of_a_scenario() -> None:
    entry = next(entry for entry in task_catalogue() if entry.price)
    assert entry.price
    currency, price = next(iter(entry.price.items()))
    task = entry.task("Mine", currency)
    assert (task.name, task.per_month, task.minutes, task.price) == ("Mine", entry.per_month, entry.minutes, price)
    assert entry.task("Mine", "XXX").price is None


def test_a_file_that_is_not_there(tmp_path: Any) -> None:
    with pytest.raises(InputError, match=r"nothing\.yaml: there is no such file"):
        read_document(tmp_path / "nothing.yaml")


def test_a_folder_is_no_file(tmp_path: Any) -> None:
    with pytest.raises(InputError, match="mine: the file can't be read: Is a directory"):
        read_document(tmp_path, "mine")


def test_no_more_than_a_megabyte_is_taken_from_a_file(tmp_path: Any) -> None:
    (tmp_path / "big.yaml").write_bytes(b"#" * 3_000_000)
    with pytest.raises(InputError, match=r"the file has 1000001 bytes; at most 1000000 are read"):
        read_document(tmp_path / "big.yaml")


def test_the_projects_own_files_are_named_as_in_its_folder() -> None:
    assert read_assumptions("places", "dk.yaml").file == "assumptions/places/dk.yaml"
    assert (assumptions_folder() / "model.yaml").is_file()
    assert {"dk", "gb", "us", "us-tx", "custom"} <= set(assumption_files("places"))
