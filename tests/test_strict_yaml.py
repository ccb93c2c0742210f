"""YAML without its traps: what reads, what is refused, and that nothing but a clear refusal ever comes of any text."""

from __future__ import annotations

import datetime
import json
import time
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from costmodel.strict_yaml import MAX_BYTES, Document, dotted, parse
from costmodel.words import InputError, Problem

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co", "Zl", "Zp"], exclude_characters="\ufeff"))
NUMBERS = st.integers(-(10**14), 10**14) | st.floats(-1e12, 1e12).map(lambda number: round(number, 4))
PLAIN = st.none() | st.booleans() | NUMBERS | WORDS
TREES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=20)


def said(text: str | bytes) -> list[str]:
    """What is wrong with a text, a line each, without the file's name."""
    with pytest.raises(InputError) as caught:
        parse(text, "f.yaml")
    return [problem.say().removeprefix("f.yaml:").strip() for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1", {"a": 1}),
        ("a: 0.001", {"a": 0.001}),
        ("a: -12.50", {"a": -12.5}),
        ("a: 0", {"a": 0}),
        ("a: -0.5", {"a": -0.5}),
        ("a: 1234567890123456789", {"a": 1234567890123456789.0}),
        ("a: true\nb: false", {"a": True, "b": False}),
        ("a:\nb: null\nc: ~", {"a": None, "b": None, "c": None}),
        ("a: 2026-07-01", {"a": datetime.date(2026, 7, 1)}),
        ('a: "no"\nb: "012"\nc: \'1e-3\'\nd: "2026-07-01"', {"a": "no", "b": "012", "c": "1e-3", "d": "2026-07-01"}),
        ("a: norway\nb: 1 + 1\nc: v1.2\nd: 12 kr.", {"a": "norway", "b": "1 + 1", "c": "v1.2", "d": "12 kr."}),
        ("a: |\n  two\n  lines\n", {"a": "two\nlines\n"}),
        ("a: >\n  one\n  line\n", {"a": "one line\n"}),
        ("- [1, {b: 2}]\n- x", [[1, {"b": 2}], "x"]),
        ("# nothing but a comment\n", None),
        ("", None),
        ("--- \na: 1\n...\n", {"a": 1}),
        ("1: x", {"1": "x"}),
        ("no: x", {"no": "x"}),
        ("æøå: 💰", {"æøå": "💰"}),
        ("\ufeffa: 1", {"a": 1}),
    ],
)
def test_what_reads(text: str, value: Any) -> None:
    assert parse(text, "f.yaml").value == value
    assert parse(text.encode(), "f.yaml").value == value


@pytest.mark.parametrize(
    "text", ["1e-3", "1E5", "1.5e+3", "012", "0x1F", "0b11", "0o17", "1_000", "+5", ".5", "5.", "1.2.3", "00"]
)
def test_a_number_that_programs_read_differently_is_refused(text: str) -> None:
    (problem,) = said(f"a:\n  b: {text}")
    assert problem.startswith(f"2: a.b: {text} is a number in a form that programs read differently")


@pytest.mark.parametrize("text", ["no", "No", "NO", "yes", "Yes", "on", "off", "Off", "y", "N", "True", "FALSE"])
def test_a_switch_that_programs_read_differently_is_refused(text: str) -> None:
    (problem,) = said(f"a: {text}")
    assert problem == f'1: a: {text} is read differently by different programs; write true or false, or "{text}" in quotes'


@pytest.mark.parametrize("text", [".nan", "nan", "NaN", ".inf", "-.inf", "inf", "-inf", "+.Inf", "Infinity"])
def test_a_number_that_is_not_finite_is_refused(text: str) -> None:
    assert said(f"a: {text}") == [f"1: a: {text} is not a finite number"]


def test_a_number_too_large_for_a_computer_is_refused() -> None:
    (problem,) = said("a: 1" + "0" * 400)
    assert problem.endswith("is too large a number")


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "0000-01-01"])
def test_a_day_that_the_calendar_does_not_have_is_refused(day: str) -> None:
    assert said(f"a: {day}") == [f"1: a: {day} is not a date of the calendar"]


def test_anchors_aliases_and_tags_are_refused_where_they_stand() -> None:
    assert said("a: &x 1\nb:\n  - *x\nc: !!python/object:os.system {}\nd: !mine 2\n") == [
        "1: a: an anchor (&x) is not allowed; write the value out",
        "3: b[1]: an alias (*x) is not allowed; write the value out",
        "4: c: a tag (tag:yaml.org,2002:python/object:os.system) is not allowed; write the plain value",
        "5: d: a tag (!mine) is not allowed; write the plain value",
    ]


@pytest.mark.parametrize("text", ["&x a: 1", "*x : 1", "!t a: 1", "&x {a: 1}", "!!set {a}", "&x [*x]", "!<tag:x> 1", "a: &x"])
def test_no_place_for_an_anchor_an_alias_or_a_tag(text: str) -> None:
    assert all("is not allowed; write" in problem for problem in said(text))


def test_a_merge_key_merges_nothing() -> None:
    assert parse("<<: {a: 1}\nb: 2", "f.yaml").value == {"<<": {"a": 1}, "b": 2}  # and is then an unknown key


def test_a_billion_laughs_is_refused_at_once() -> None:
    rows = ["a: &a [ha, ha, ha]", *(f"{x}: &{x} [*{y}, *{y}, *{y}]" for x, y in zip("bcdefghijkl", "abcdefghijk", strict=True))]
    assert len(said("\n".join(rows))) == 12 + 33


def test_a_key_that_stands_twice_is_refused_with_both_lines() -> None:
    assert said("a: 1\nb: {c: 1,\n  c: 2}\na: 3\na: 4\n") == [
        "3: b.c: this key stands here twice; the first is on line 2",
        "4: a: this key stands here twice; the first is on line 1",
        "5: a: this key stands here twice; the first is on line 1",
    ]


def test_equal_keys_in_different_groups_are_different_keys() -> None:
    assert parse("- {a: 1}\n- {a: 2}\n- {b: {a: 3}, a: 4}", "f.yaml").value == [{"a": 1}, {"a": 2}, {"b": {"a": 3}, "a": 4}]


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "{[a, b]: 1}", "? {a: 1}\n: b\nc: b\n"])
def test_a_key_that_is_no_text_is_refused_once(text: str) -> None:
    assert said(text) == ["1: a key must be plain text"]


def test_a_second_document_is_refused() -> None:
    assert said("a: 1\n---\na: 2\n") == ["2: a second document begins here; a file holds one"]
    assert said("---\na: 1\n--- {b: no}\n")[0] == "3: a second document begins here; a file holds one"


def test_text_that_is_no_yaml_is_refused_at_its_line() -> None:
    assert said("a: 1\nb: [1\nc: 2") == ["3: b: this is not valid YAML: did not find expected ',' or ']'"]
    assert said("a: b: c")[0].startswith("1: this is not valid YAML: mapping values are not allowed")
    assert said("a:\n\t- b")[0].startswith("2:")
    assert said('a: "open')[0].count("this is not valid YAML") == 1


def test_what_was_wrong_before_the_text_stops_being_yaml_is_said_too() -> None:
    assert [problem.partition(":")[0] for problem in said("a: no\nb: 1e3\nc: [}\n")] == ["1", "2", "3"]


def test_text_that_ends_too_soon_is_refused_at_its_last_line() -> None:
    assert said("a: 1\nb: [")[0].startswith("2: ")


@pytest.mark.parametrize("depth", [20, 21, 1000, 400_000])
def test_twenty_levels_are_read_and_no_more(depth: int) -> None:
    text = "[" * depth + "]" * depth
    if depth == 20:
        assert json.dumps(parse(text, "f.yaml").value) == text
    else:
        (problem,) = said(text)
        assert problem.startswith("1:")
        assert problem.endswith("nested deeper than 20 levels")


def test_twenty_levels_of_groups() -> None:
    block = "".join("  " * i + "a:\n" for i in range(21))
    (problem,) = said(block + "  " * 21 + "b: 1")
    assert problem.endswith("nested deeper than 20 levels")
    assert parse("".join("  " * i + "a:\n" for i in range(20)), "f.yaml").lines[("a",) * 20] == 20


def test_a_megabyte_is_read_and_no_more() -> None:
    full = "a: " + "x" * (MAX_BYTES - 3)
    assert parse(full, "f.yaml").value == {"a": full[3:]}
    assert said(full + "x") == ["the file has 1000001 bytes; at most 1000000 are read"]
    assert said((full + "x").encode()) == ["the file has 1000001 bytes; at most 1000000 are read"]
    assert said("ø" * 500_001) == ["the file has 1000002 bytes; at most 1000000 are read"]


def test_a_file_full_of_mistakes_is_read_in_bounded_time() -> None:
    started = time.thread_time()
    assert said("- no\n" * 60_000)
    assert time.thread_time() - started < 10


@pytest.mark.parametrize("data", [b"a: 1\nb: \xff\n", "a: 1\nb: ø\n".encode("latin-1"), "a: 1\nb: 2".encode("utf-16")])
def test_bytes_that_are_not_utf_8_are_refused_at_their_line(data: bytes) -> None:
    (problem,) = said(data)
    assert problem.endswith("the file is not UTF-8 text")
    assert problem.startswith("1:" if data.startswith(b"\xff") else "2:")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert parse(b"\xef\xbb\xbfa: 1\n", "f.yaml").value == {"a": 1}


@pytest.mark.parametrize(("character", "code"), [("\x00", "U+0000"), ("\x07", "U+0007"), ("\x1b", "U+001B"), ("\x7f", "U+007F")])
def test_control_characters_are_refused_at_their_line(character: str, code: str) -> None:
    for text in (f"a: 1\nb: 2\nc: x{character}y\nd: 3\n", f"a: {'ø' * 60}\nb: 2\nc: {character}\nd: 3\ne: 4\n"):
        for form in (text, text.encode()):
            assert said(form) == [f"3: the character {code} is not allowed"]


@pytest.mark.parametrize("text", ["a: \udc80", "\ud800", "'\udfff': 1"])
def test_half_characters_are_refused(text: str) -> None:
    """They come of a command line that isn't UTF-8."""
    assert "is not allowed" in said(text)[0]


def test_every_path_knows_its_line() -> None:
    document = parse("a: 1\nb:\n  c:\n    - x\n    - {d: 1,\n       e: 2}\n", "f.yaml")
    lines = {("a",): 1, ("b",): 2, ("b", "c"): 3, ("b", "c", 0): 4, ("b", "c", 1): 5, ("b", "c", 1, "e"): 6}
    assert {path: document.line(path) for path in lines} == lines
    assert document.line(("b", "c", 1, "nothing", "here")) == 5
    assert document.line(("nothing",)) == 1
    assert Document("", None, {}).line(("a",)) is None


def test_paths_are_written_with_dots_and_positions_that_count_from_one() -> None:
    assert dotted(("values", "employee.salary", 0)) == "values.employee.salary[1]"
    assert dotted((0, "a")) == "[1].a"
    assert dotted(()) == ""


@given(TREES)
def test_json_of_plain_values_reads_back_equal(tree: Any) -> None:
    text = json.dumps(tree, ensure_ascii=False)
    if "e-" not in text:
        assert parse(text, "f.yaml").value == tree


@given(st.dictionaries(WORDS, TREES, max_size=4) | st.lists(TREES, max_size=4))
def test_a_yaml_dump_of_plain_values_reads_back_equal(tree: Any) -> None:
    """With texts in quotes, as a careful writer has them: PyYAML itself leaves `y`, `1e3` and `012` without."""

    class Quoted(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
    text = yaml.dump(tree, Dumper=Quoted, allow_unicode=True)
    if "e-" not in text:
        assert parse(text, "f.yaml").value == tree


SOUP = st.text(st.sampled_from("ab01.-+e:,[]{}&*!|>'\"%@`#?~<= \n\té💰\x00\ud800"), max_size=60)


@given(st.text() | SOUP | st.binary(max_size=200) | SOUP.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example("? [a]\n: b\nc")
@example("%YAML 9.9\n---\na")
@example("%TAG ! tag:x:\n--- !a b")
@example("\ud800")
@example(b"\xff\xfea")
def test_any_text_reads_or_is_refused(text: str | bytes) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        value = parse(text, "f.yaml").value
    except InputError as error:
        problems = error.problems
    else:
        assert isinstance(value, (dict, list, str, int, float, bool, datetime.date, type(None)))
        return
    assert problems
    assert all(problem.file == "f.yaml" for problem in problems)
    breaks = text.count("\n") if isinstance(text, str) else text.count(b"\n")
    if not any(other in str(text) for other in ("\r", "\\r", "\x85", "\u2028", "\u2029", "\\x85", "\\xe2\\x80")):
        assert all(problem.line is None or 1 <= problem.line <= breaks + 1 for problem in problems)
