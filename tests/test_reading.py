"""Typed values out of a document: what fits is given back, what doesn't is noted, all of it, with the way to put it right."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from typing import Any

import pytest

from costmodel.reading import MOST_PROBLEMS, Reader, kind_of, nearest, plain, unknown
from costmodel.strict_yaml import UNREADABLE, Document, parse
from costmodel.words import InputError, Message, Problem, refuse

Read = Callable[[Reader, Any], Any]


def read(value: Any, how: Read) -> tuple[Any, list[str]]:
    """What comes of a value, and what was noted."""
    reader = Reader(Document("f.yaml", value, {(): 1, ("x",): 7}))
    result = how(reader, value)
    return result, [problem.say() for problem in reader.problems]


def text(reader: Reader, value: Any) -> Any:
    return reader.text(value, ("x",), 10)


def number(reader: Reader, value: Any) -> Any:
    return reader.number(value, ("x",), 0, 0.5)


def any_number(reader: Reader, value: Any) -> Any:
    return reader.number(value, ("x",))


def switch(reader: Reader, value: Any) -> Any:
    return reader.switch(value, ("x",))


def date(reader: Reader, value: Any) -> Any:
    return reader.date(value, ("x",))


def currency(reader: Reader, value: Any) -> Any:
    return reader.currency(value, ("x",))


def choice(reader: Reader, value: Any) -> Any:
    return reader.one_of(value, ("x",), ("high", "medium", "low"))


def items(reader: Reader, value: Any) -> Any:
    return reader.items(value, ("x",))


def group(reader: Reader, value: Any) -> Any:
    return reader.group(value, ("x",))


@pytest.mark.parametrize(
    ("how", "value"),
    [
        (text, "ten long 1"), (text, "æ 💰"), (number, 0), (number, 0.5), (any_number, -1e300), (switch, True), (switch, False),
        (date, datetime.date(2026, 7, 1)), (currency, "DKK"), (choice, "low"), (items, []), (items, [1]), (group, {}),
    ],
)  # fmt: skip
def test_what_fits_is_given_back(how: Read, value: Any) -> None:
    assert read(value, how) == (value, [])


@pytest.mark.parametrize(
    ("how", "value", "message"),
    [
        (text, None, "found nothing; allowed: a text on one line"),
        (text, "", "found the text “”; allowed: a text on one line"),
        (text, "  ", "found the text “  ”; allowed: a text on one line"),
        (text, "a\nb", "found the text “a·b”; allowed: a text on one line"),
        (text, "a\u202eb", "found the text “a·b”; allowed: a text on one line"),
        (text, "elevenchars", "found 11 characters; at most 10 are allowed"),
        (text, 5, "found 5; allowed: a text on one line"),
        (text, True, "found true (a switch); allowed: a text on one line"),
        (text, [], "found a list; allowed: a text on one line"),
        (number, None, "found nothing; allowed: a number"),
        (number, True, "found true (a switch); allowed: a number"),
        (number, False, "found false (a switch); allowed: a number"),
        (number, "0.1", "found the text “0.1”; allowed: a number"),
        (number, "x" * 50, "found the text “" + "x" * 39 + "…”; allowed: a number"),
        (number, {}, "found a group of keys; allowed: a number"),
        (number, datetime.date(2026, 7, 1), "found 2026-07-01; allowed: a number"),
        (number, 0.51, "found 0.51; allowed: 0 to 0.5"),
        (number, -1, "found -1; allowed: 0 to 0.5"),
        (number, float("nan"), "found nan; allowed: 0 to 0.5"),
        (number, float("inf"), "found inf; allowed: 0 to 0.5"),
        (switch, "true", "found the text “true”; allowed: true or false"),
        (switch, 1, "found 1; allowed: true or false"),
        (date, "soon", "found the text “soon”; allowed: a date like 2026-07-01"),
        (date, 2026, "found 2026; allowed: a date like 2026-07-01"),
        (currency, "dollars", "found the text “dollars”; allowed: a currency's three letters, like USD"),
        (currency, "usd", "found the text “usd”; allowed: a currency's three letters, like USD"),
        (choice, "hgh", "found the text “hgh”; did you mean high?"),
        (choice, "perhaps", "found the text “perhaps”; allowed: high, medium, low"),
        (choice, [], "found a list; allowed: high, medium, low"),
        (items, {}, "found a group of keys; allowed: a list"),
        (items, None, "found nothing; allowed: a list"),
        (group, [1], "found a list; allowed: a group of keys"),
        (group, "x", "found the text “x”; allowed: a group of keys"),
    ],
)
def test_what_does_not_fit_is_noted_with_what_was_found_and_what_is_allowed(how: Read, value: Any, message: str) -> None:
    _, problems = read(value, how)
    assert problems == [f"f.yaml:7: x: {message}"]


def test_one_of_no_words_is_refused_too() -> None:
    _, problems = read("x", lambda reader, value: reader.one_of(value, ("x",), ()))
    assert len(problems) == 1


def test_fields_unknown_and_missing_are_all_named() -> None:
    reader = Reader(parse("nme: X\ncolour: red\n", "f.yaml"))
    assert reader.fields(reader.document.value, (), ("name", "date"), ("note",)) == {"nme": "X", "colour": "red"}
    with pytest.raises(InputError) as caught:
        reader.finish()
    assert caught.value.say() == (
        "f.yaml:1: nme: unknown key nme; did you mean name?\n"
        "f.yaml:1: name is missing\n"
        "f.yaml:1: date is missing\n"
        "f.yaml:2: colour: unknown key colour; allowed: date, name, note"
    )


def test_no_group_at_all_lacks_nothing_but_the_group() -> None:
    _, problems = read(3, lambda reader, value: reader.fields(value, ("x",), ("name",)))
    assert problems == ["f.yaml:7: x: found 3; allowed: a group of keys"]


def test_problems_stand_in_the_order_of_their_lines() -> None:
    reader = Reader(parse("a: 1\nb: 2\nc: 3\n", "f.yaml"))
    for key in "cab":
        reader.switch(1, (key,))
    with pytest.raises(InputError) as caught:
        reader.finish()
    assert [problem.path for problem in caught.value.problems] == ["a", "b", "c"]


def test_nothing_wrong_is_no_error() -> None:
    Reader(Document("f.yaml", None, {})).finish()


def test_a_field_that_may_be_absent() -> None:
    reader = Reader(Document("f.yaml", None, {}))
    assert reader.optional({}, "note", ("x",), reader.text) is None
    assert reader.optional({"note": "yes"}, "note", ("x",), reader.text) == "yes"
    assert reader.optional({"share": 2}, "share", ("x",), reader.number, 0, 1) == 2
    assert [problem.say() for problem in reader.problems] == ["f.yaml: x.share: found 2; allowed: 0 to 1"]


def test_the_nearest_name() -> None:
    keys = ("va.rate", "va.exchange_rate", "employee.salary")
    assert nearest("va.rat", keys) == "va.rate"
    assert nearest("employee.sallary", keys) == "employee.salary"
    assert nearest("zebra", keys) is None
    assert unknown("zebra", keys).say() == "unknown key zebra; allowed: employee.salary, va.exchange_rate, va.rate"
    assert unknown("zebra", [f"k{i:02}" for i in range(13)]).say().endswith("k10, k11, …")


def test_a_long_unknown_name_is_cut_and_soon_refused() -> None:
    """A link or an upload may hold anything: what is said of it stays readable, and it takes no time."""
    started = time.thread_time()
    message = unknown("x" * 100_000, ["va.rate"] * 100).say()
    assert time.thread_time() - started < 1
    assert len(message) < 300


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (1e8, "100000000"), (0.05, "0.05"), (1e-6, "0.000001"), (2.5, "2.5")])
def test_limits_are_written_plainly(number: float, written: str) -> None:
    assert plain(number) == written


def test_a_message_says_its_parts_in_the_same_language() -> None:
    danish = {"found {found}": "fandt {found}", "nothing": "intet"}
    message = Message("found {found}", {"found": [kind_of(None), "x", 3]})
    assert message.say() == "found nothing, x, 3"
    assert message.say(lambda english: danish[english]) == "fandt intet, x, 3"


def test_what_stands_in_a_message_is_no_pattern_itself() -> None:
    assert Message("{name}", {"name": "{0.__class__} %s"}).say() == "{0.__class__} %s"


def test_a_problem_leaves_out_what_is_not_known() -> None:
    assert Problem("f.yaml", 3, "a.b", Message("wrong")).say() == "f.yaml:3: a.b: wrong"
    assert Problem("f.yaml", None, "", Message("wrong")).say() == "f.yaml: wrong"
    assert Problem("", None, "a", Message("wrong")).say() == "a: wrong"


def test_an_error_is_text_and_data() -> None:
    error = refuse("--place", "", "found {found}", found=3)
    assert isinstance(error, ValueError)
    assert str(error) == error.say() == "--place: found 3"
    assert error.problems[0].message.values == {"found": 3}


def test_no_more_is_said_than_anybody_reads() -> None:
    reader = Reader(Document("f.yaml", None, {}))
    reader.fields({f"key{i}": 1 for i in range(100_000)}, (), ("name",))
    reader.switch(3, ("x",))
    assert len(reader.problems) == MOST_PROBLEMS


def test_what_could_not_be_read_is_not_complained_about_again() -> None:
    reader = Reader(Document("f.yaml", None, {}))
    for read in (reader.text, reader.number, reader.switch, reader.date, reader.currency, reader.items, reader.group):
        read(UNREADABLE, ("x",))
    reader.one_of(UNREADABLE, ("x",), ("a",))
    assert reader.problems == []
    assert repr(UNREADABLE) == "UNREADABLE"


def test_a_moment_is_a_date() -> None:
    moment = datetime.datetime(2026, 7, 1, 12, 30)
    assert read(moment, date) == (datetime.date(2026, 7, 1), [])
    assert type(read(moment, date)[0]) is datetime.date


def test_a_beginning_that_only_one_name_has_is_meant() -> None:
    assert (
        nearest("employee.management", ("employee.management_hours_per_week", "employee.salary"))
        == "employee.management_hours_per_week"
    )
    assert nearest("emp", ("employee.management_hours_per_week", "employee.salary")) is None
    assert nearest("", ("a",)) is None
