"""Links: opened for ever, opened by anybody, and never the way in for anything but a scenario."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import json
import math
import time
import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, quote, urlencode

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_scenarios import THOROUGH, random_scenario, untraced

from costmodel import InputError, Scenario, Task, compare
from costmodel.bids import MOST_BIDS, Bid, bid_records
from costmodel.files import read_document
from costmodel.places import load_place, place_ids
from costmodel.present.link import (
    LONGEST,
    Opened,
    changes,
    exact_payload,
    exact_query,
    read_link,
    read_query,
    readable_query,
    remarks,
    set_query,
)
from costmodel.records import Range, Record
from costmodel.scenario import records_of
from costmodel.scenario_file import read_scenario
from costmodel.strict_yaml import Document
from costmodel.tasks import TASK_FIELDS

GOLDEN = read_document(Path(__file__).parent.parent / "golden" / "links.yaml").value
PLACES = [place for place in place_ids() if load_place(place).choosable]
NAMES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=40).filter(str.strip)
AWAY = ("employee.vacation_days", "employee.public_holidays", "employee.sick_days")
MOST_NOTICES = 400  # as many as a readable link has parameters
LETTERS = Task("Letters", 40, 15, 9)
BIDS = (
    Bid("Maria Santos", "va_hourly", {
        "va.rate": 9, "va.exchange_rate": 1, "va.minimum_hours_per_week": 10, "va.speed": 0.9, "va.redo_rate": 0.08,
        "va.scheduled": False, "va.platform_fee_rate": 0.05, "va.setup_fee": 50,
    }),
    Bid("Back Office Agency", "va_retainer", {
        "va.setup_fee": 150, "retainer.fee_per_month": 600, "retainer.hours_per_month": 40, "retainer.overage_rate": 18,
        "retainer.rollover": 0,
    }),
    Bid("Ana Lopez", "va_per_task", {f"tasks.{i + 1}.price": 9.5 + i * 0.73 for i in range(10)}),
    Bid("Jun Reyes", "va_hourly", {"va.rate": 350, "va.exchange_rate": 0.017, "va.speed": 0.8, "va.redo_rate": 0.12}, "PHP"),
    Bid("Town Bookkeepers", "va_hourly", {
        "va.rate": Range(32, 35, 38), "va.speed": Range(0.9, 1.1, 1.2, "pert"), "tasks.10.price": None,
    }),
)  # fmt: skip
TEN = tuple(
    Task(f"{name} for our customers in {i}", 40 + i, 15.25 + i, 9.99 + i, None, 5, 10, 0.05)
    for i, name in enumerate(
        ["Appointments", "Phone calls", "Travel booking", "Answering e-mail", "Data entry", "Online filing", "Bookkeeping",
         "Social media", "Blog writing", "Graphic design"]
    )
)  # fmt: skip


def texas(values: dict[str, Any] | None = None, **more: Any) -> Scenario:
    return Scenario("us-tx", "2026-01-01", values or {}, **more)


def packed(held: Any) -> str:
    """A payload of our own making, as a stranger could make one."""
    text = held if isinstance(held, bytes) else (held if isinstance(held, str) else json.dumps(held)).encode()
    return "1" + base64.urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")


def unpacked(payload: str) -> Any:
    return json.loads(zlib.decompress(base64.urlsafe_b64decode(payload[1:] + "=" * (-len(payload[1:]) % 4))))


def opened(held: Any) -> Opened:
    return read_query({"s": packed(held)})


def said(found: Opened) -> list[str]:
    return [notice.message.say() for notice in found.notices]


def whole(**changed: Any) -> dict[str, Any]:
    """What an exact link holds, with something changed."""
    return {**unpacked(exact_payload(texas({"va.rate": 25}))), **changed}


@lru_cache(maxsize=64)
def comparable(scenario: Scenario) -> bool:
    """Most hostile links open the default: once is enough for that."""
    return compare(scenario).hours_needed >= 0


def sound(found: Opened) -> Opened:
    """What holds of a link whatever was in it: a scenario that compares, and only things that can be shown."""
    comparable(found.scenario)
    assert len(found.notices) <= MOST_NOTICES
    for notice in found.notices:
        assert (notice.code, notice.severity) == ("link_left_out", "warning")
        text = notice.message.say()
        assert text.startswith("Left out of this link: ")
        text.encode()
        assert len(text) < 1000
    assert found.language in (None, "en", "da")
    for option, total in (found.answer or {}).items():
        option.encode()
        assert math.isfinite(total)
    for _, then, now in changes(found):
        assert not math.isinf(then)
        assert not math.isinf(now)
    assert set(found.newer) <= set(found.scenario.records)
    return found


# --- Opened for ever ---------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", GOLDEN, ids=[entry["what"] for entry in GOLDEN])
def test_a_golden_link_opens(entry: dict[str, Any]) -> None:
    found = sound(read_link(entry["link"]))
    expected = read_scenario(Document("golden", entry["opens"], {}))
    here = found.scenario
    assert said(found) == []
    assert (here.place, here.base, here.name, here.tasks) == (expected.place, expected.base, expected.name, expected.tasks)
    assert here.start == (expected.start if "date" in entry["opens"] else datetime.date.today())
    assert {key: here.values.get(key) for key in expected.values} == dict(expected.values)
    assert set(here.values) - set(expected.values) == set(found.newer)
    assert {key: here.input(key) for key in entry.get("held", {})} == entry.get("held", {})
    assert found.answer == entry.get("answer")
    assert found.language == entry.get("language")


def test_there_are_golden_links_of_both_forms() -> None:
    links = [entry["link"] for entry in GOLDEN]
    assert sum("?s=1" in text for text in links) >= 6
    assert sum("?s=1" not in text for text in links) >= 4


# --- There and back ----------------------------------------------------------------------------------


@st.composite
def inputs(draw: st.DrawFn, record: Record) -> Any:
    if record.unit == "flag":
        return draw(st.booleans())
    if record.unit == "choice":
        return draw(st.sampled_from(record.choices))
    if record.unit == "currency":
        return draw(st.sampled_from(["EUR", "NOK", "INR", "JPY", "CAD"]))
    if record.optional and draw(st.integers(0, 5)) == 0:
        return None
    assert record.limits
    low, high = record.limits
    if record.unit == "months":
        return draw(st.integers(int(low), int(high)))
    if record.key in AWAY:
        high = 60
    ends = sorted(draw(st.lists(st.floats(low, high) | st.just(high), min_size=3, max_size=3)))
    return draw(st.sampled_from([ends[1], Range(ends[0], (ends[0] + ends[2]) / 2, ends[2]), Range(*ends, "pert")]))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    place = draw(st.sampled_from(PLACES))
    records = records_of(place)
    keys = draw(st.lists(st.sampled_from(sorted(records)), unique=True, max_size=8))
    tasks = [
        Task(draw(NAMES), **{name: draw(inputs(record)) for name, record in TASK_FIELDS.items() if draw(st.booleans())})
        for _ in range(draw(st.integers(0, 3)))
    ]
    first = load_place(place).covered_from
    date = draw(st.dates(first, datetime.date(2200, 12, 31)))
    base = draw(st.sampled_from(["default", "blank"]))
    values = {key: draw(inputs(records[key])) for key in keys}
    bids = tuple(draw(st.lists(offers(len(tasks)), max_size=2)))
    return Scenario(place, date, values, tuple(tasks), base, draw(st.just("") | NAMES), bids)


@st.composite
def offers(draw: st.DrawFn, tasks: int) -> Bid:
    priced = {f"tasks.{i + 1}.{name}": TASK_FIELDS[name] for i in range(tasks) for name in ("price", "rate")}
    records = {**bid_records(), **priced}
    keys = draw(st.lists(st.sampled_from(sorted(records)), unique=True, max_size=4))
    option = draw(st.sampled_from(["va_hourly", "va_per_task", "va_retainer"]))
    return Bid(draw(NAMES), option, {key: draw(inputs(records[key])) for key in keys}, draw(st.sampled_from(["", "PHP", "NOK"])))


@given(scenarios(), st.sampled_from(["", "en", "da"]))
def test_an_exact_link_read_back_is_the_same_scenario(scenario: Scenario, language: str) -> None:
    totals = {"employee": 1234.56}
    found = read_query({"s": exact_payload(scenario, totals, language)})
    assert said(found) == []
    assert found.scenario == scenario
    assert found.newer == ()
    assert found.answer == totals
    assert found.language == (language or None)
    assert found.law_checked == scenario.law.checked


@given(scenarios(), st.sampled_from(["", "en", "da"]))
def test_a_readable_link_read_back_is_the_same_scenario(scenario: Scenario, language: str) -> None:
    found = read_link("https://example.org/?" + readable_query(scenario, language))
    assert said(found) == []
    assert found.scenario == scenario
    assert (found.newer, found.answer, found.language) == ((), None, language or None)


def test_two_hundred_scenarios_go_through_both_forms_unchanged_and_cost_the_same_to_a_cent() -> None:
    random = np.random.default_rng(20261125)
    with untraced():
        for number in range(200):
            scenario = random_scenario(random)
            comparison = compare(scenario)
            sent = {option.name: round(option.total, 2) for option in comparison.options}
            exact = read_link("https://example.org/?s=" + exact_payload(scenario, None, "da", comparison))
            readable = read_link("https://example.org/?" + readable_query(scenario, "da"))
            for found in (exact, readable):
                assert (found.scenario, found.language, found.notices) == (scenario, "da", ()), number
                assert {option.name: round(option.total, 2) for option in compare(found.scenario).options} == sent, number
            assert (exact.answer, told(exact)) == (sent, []), number
            for way, lines in (exact.lines or {}).items():
                assert all(amount == round(comparison.option(way).line(line).amount) for line, amount in lines.items()), number


@given(NAMES)
@example("no")
@example("NaN")
@example("a+b&c=d#e?f;g%20h")
@example("<script>")
def test_any_name_goes_through_both_forms(name: str) -> None:
    scenario = texas(name=name, tasks=(Task(name, 1, 1),))
    for query in (exact_query(scenario), readable_query(scenario)):
        assert read_link("?" + query).scenario == scenario


def test_the_law_s_own_rate_chosen_on_purpose_goes_through_both_forms() -> None:
    scenario = texas({"law.state_unemployment_rate": None, "va.rate": 25})
    for query in (exact_query(scenario), readable_query(scenario)):
        assert read_link("?" + query).scenario == scenario


def test_a_readable_link_is_readable() -> None:
    scenario = Scenario("us-ca", "2026-07-01", {"employee.salary": 60_000, "va.rate": [25, 35]}, (LETTERS,), name="My case")
    assert readable_query(scenario) == (
        "place=us-ca&date=2026-07-01&name=My+case&employee.salary=60000&va.rate=[25,35]"
        "&tasks.1.name=Letters&tasks.1.per_month=40&tasks.1.minutes=15&tasks.1.price=9"
    )
    assert readable_query(Scenario("dk", "2026-07-01", base="blank"), "da") == "place=dk&date=2026-07-01&base=blank&lang=da"
    switched = Scenario("dk", "2026-07-01", {"va.scheduled": True, "va.rate": {"low": 1, "likely": 2, "high": 4}})
    assert readable_query(switched).endswith("&va.rate={low:+1,likely:+2,high:+4}&va.scheduled=true")


def test_an_exact_link_is_short_and_safe_in_an_address() -> None:
    assert len(exact_payload(texas({"va.rate": 25}), {"employee": 79686.54, "va_hourly": 51354.39})) < 1250
    query = exact_query(texas({"va.rate": 25}))  # with every line that the sender saw
    assert len(query) < 1500
    assert quote(query, safe="=") == query


def test_ten_tasks_fit_in_two_thousand_characters() -> None:
    values: dict[str, Any] = {"va.rate": [25.5, 35.75], "employee.salary": 61_234.56, "employee.turnover_rate": 0.2345}
    assert len("https://hire-or-outsource.example.org/?" + exact_query(texas(values, tasks=TEN, name="Our firm"), "da")) < 2000


def test_ten_tasks_and_every_value_changed_fit_in_two_thousand_characters() -> None:
    odd: dict[str, Any] = {}
    for i, (key, record) in enumerate(records_of("us-ny").items()):
        if record.limits and record.unit != "months" and key not in AWAY:
            low, high = record.limits
            odd[key] = round(low + (min(high, 1000) - low) * (0.137 + 0.0091 * (i % 17)), 3)
    scenario = Scenario("us-ny", "2026-07-01", odd, TEN, name="Everything typed")
    assert len("https://hire-or-outsource.example.org/?" + exact_query(scenario, "en")) < 2000
    assert read_link(exact_query(scenario)).scenario == scenario


def test_ten_tasks_and_five_bids_fit_in_two_thousand_characters() -> None:
    values: dict[str, Any] = {"va.rate": [25.5, 35.75], "employee.salary": 61_234.56, "employee.turnover_rate": 0.2345}
    scenario = texas(values, tasks=TEN, name="Our firm", bids=BIDS)
    query = exact_query(scenario, "da")
    assert len("https://hire-or-outsource.example.org/?" + query) < 2000
    assert read_link(query).scenario == scenario


def test_bids_in_a_readable_link() -> None:
    agency = Bid("B & C", "va_retainer", {"retainer.fee_per_month": [500, 600]}, "PHP")
    scenario = texas(tasks=(LETTERS,), bids=(Bid("Maria", "va_hourly", {"va.rate": 9, "tasks.1.price": 4}), agency))
    query = readable_query(scenario)
    assert query.endswith(
        "&bids.1.name=Maria&bids.1.pay=hourly&bids.1.rate=9&bids.1.price_1=4"
        "&bids.2.name=B+%26+C&bids.2.pay=retainer&bids.2.currency=PHP&bids.2.fee_per_month=[500,600]"
    )
    assert read_link(query).scenario == scenario
    assert read_link(query.replace("bids.1.rate", "bids.1.va.rate")).scenario == scenario


def test_a_set_of_four_read_back_is_the_same_four() -> None:
    four = [
        texas({"va.rate": 25}, tasks=TEN, name="As it is", bids=BIDS),
        texas({"va.rate": [20, 30]}, tasks=TEN[:9], name="Less work"),
        Scenario("dk", "2026-07-01", {"employee.salary": 400_000}, (LETTERS,), "blank"),
        Scenario("us-ca", "2026-01-01"),
    ]
    query = set_query(four, "da")
    assert query.startswith("set=1")
    assert quote(query, safe="=") == query
    assert len(query) < LONGEST / 2
    found = read_link("https://example.org/?" + query)
    assert said(found) == []
    assert [found.scenario, *found.others] == four
    assert (found.language, found.newer, changes(found)) == ("da", (), ())
    assert found.answer == {option.name: round(option.total, 2) for option in compare(four[0]).options}
    assert read_link("?lang=en&" + query).language == "en"
    assert told(found) == []


@settings(max_examples=30)
@given(st.lists(scenarios(), min_size=1, max_size=8))
def test_any_set_read_back_is_the_same(members: list[Scenario]) -> None:
    found = read_query({"set": packed({"m": [unpacked(exact_payload(member)) for member in members]})})
    assert said(found) == []
    assert [found.scenario, *found.others] == members


def test_at_most_eight_are_in_a_set() -> None:
    assert len(read_link(set_query([texas()] * 8)).others) == 7
    with pytest.raises(InputError, match="found 9 scenarios; at most 8 are compared"):
        set_query([texas()] * 9)


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "?{}",
        "https://example.org/?{}",
        "http://localhost:8501/app/?x=1&{}#part",
        "/?{}&lang=en",
        " {}\n",
        "\thttps://example.org/?{} ",
    ],
)
def test_a_link_is_read_with_whatever_stands_around_it(form: str) -> None:
    scenario = texas({"va.rate": 25})
    for query in (exact_query(scenario), readable_query(scenario)):
        assert read_link(form.format(query)).scenario == scenario


def test_parameters_may_come_as_texts_or_as_lists_of_which_the_last_counts() -> None:
    assert read_query({"place": "us-ca"}).scenario.place == "us-ca"
    assert read_query({"place": ["us-tx", "us-ca"]}).scenario.place == "us-ca"
    assert said(read_query({"va.rate": []})) == ["Left out of this link: values.va.rate: found nothing; allowed: a number."]
    assert read_query({}).scenario == Scenario()


def test_the_language_asked_for_in_the_address_wins_over_the_sender_s() -> None:
    payload = exact_payload(texas(), None, "da")
    assert read_query({"s": payload}).language == "da"
    assert read_query({"s": payload, "lang": "en"}).language == "en"
    assert read_query({"s": payload, "lang": "xx"}).language == "da"
    assert read_query({"lang": "xx"}).language is None


# --- When something has changed since ----------------------------------------------------------------


def with_default(monkeypatch: pytest.MonkeyPatch, key: str, **changed: Any) -> None:
    """The assumptions of another day."""

    def records(place: str) -> Mapping[str, Record]:
        every = dict(records_of(place))
        return MappingProxyType({**every, key: dataclasses.replace(every[key], **changed)})

    for module in ("costmodel.scenario", "costmodel.scenario_file", "costmodel.present.link", "costmodel.present.link_building"):
        monkeypatch.setattr(f"{module}.records_of", records, raising=False)


def test_a_default_that_changes_later_changes_no_old_link_and_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    query = exact_query(texas({"va.rate": 25}))
    before = compare(texas({"va.rate": 25}))
    with_default(monkeypatch, "employee.salary", value=99_000)
    assert texas().number("employee.salary") == 99_000
    found = read_link(query)
    assert said(found) == []
    assert found.newer == ("employee.salary",)
    assert found.scenario.number("employee.salary") == 47_550
    assert {option.name: option.total for option in compare(found.scenario).options} == {
        option.name: option.total for option in before.options
    }
    assert changes(found) == ()


def test_what_the_sender_typed_is_not_offered_a_newer_default(monkeypatch: pytest.MonkeyPatch) -> None:
    query = exact_query(texas({"employee.salary": 47_550}))
    with_default(monkeypatch, "employee.salary", value=99_000)
    found = read_link(query)
    assert (found.newer, found.scenario.number("employee.salary")) == ((), 47_550)


def test_a_link_that_lists_what_was_typed_by_position_opens_the_same() -> None:
    held = whole()
    position = list(held["v"]).index("va.rate")
    assert held["c"] == format(1 << position, "x")
    for typed in ([position], [position, 10**30], held["c"]):
        found = opened({**held, "c": typed, "v": {**held["v"], "va.rate": texas().number("va.rate")}})
        assert dict(found.scenario.values) == {"va.rate": texas().number("va.rate")}


def test_what_the_sender_typed_stays_typed_though_it_is_now_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    query = exact_query(texas({"employee.salary": 99_000}))
    with_default(monkeypatch, "employee.salary", value=99_000)
    found = read_link(query)
    assert (dict(found.scenario.values), found.newer) == ({"employee.salary": 99_000}, ())


def test_a_readable_link_follows_the_defaults_of_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    query = readable_query(texas({"va.rate": 25}))
    with_default(monkeypatch, "employee.salary", value=99_000)
    found = read_link(query)
    assert (found.scenario.number("employee.salary"), found.newer) == (99_000, ())


def test_an_old_link_with_the_old_name_of_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    held = whole()
    held["v"] = {("va.hourly_rate" if key == "va.rate" else key): value for key, value in held["v"].items()}
    with_default(monkeypatch, "va.rate", formerly=("va.hourly_rate",))
    for found in (opened(held), read_link("?place=us-tx&date=2026-01-01&va.hourly_rate=25")):
        assert said(found) == []
        assert dict(found.scenario.values) == {"va.rate": 25}
        assert found.newer == ()  # the sender typed it, whatever it was called


def test_figures_that_differ_from_the_sender_s_are_named() -> None:
    scenario = texas({"va.rate": 25})
    today = {option.name: option.total for option in compare(scenario).options}
    then = {**today, "employee": today["employee"] - 100, "va_hourly": today["va_hourly"] + 0.004, "gone": 5.0}
    del then["owner"]
    found = read_query({"s": exact_payload(scenario, then)})
    assert found.answer == {name: round(total, 2) for name, total in then.items()}
    differences = {name: (before, now) for name, before, now in changes(found)}
    assert set(differences) == {"employee", "owner", "gone"}
    assert differences["employee"] == (pytest.approx(today["employee"] - 100, abs=0.01), today["employee"])
    assert math.isnan(differences["owner"][0])
    assert math.isnan(differences["gone"][1])


def test_figures_that_are_the_same_are_not() -> None:
    assert changes(read_link(exact_query(texas({"va.rate": [25, 35]}, tasks=TEN)))) == ()
    assert changes(read_link(readable_query(texas()))) == ()


# --- A bad part is left out and named; the rest opens ------------------------------------------------


@pytest.mark.parametrize(
    ("query", "kept", "notices"),
    [
        ("place=us-ca&va.rat=3&va.rate=30", {"va.rate": 30}, ["values.va.rat: unknown key va.rat; did you mean va.rate?"]),
        ("place=us-ca&va.rate=-3&va.speed=2", {"va.speed": 2}, ["values.va.rate: found -3; allowed: 0 to 1000000"]),
        ("place=us-ca&va.rate=cheap", {}, ["values.va.rate: found the text “cheap”; allowed: a number"]),
        ("place=us-ca&va.rate=&va.speed=2", {"va.speed": 2}, ["values.va.rate: found nothing; allowed: a number"]),
        ("place=us-ca&va.rate=1e3&va.speed=2", {"va.speed": 2}, ["va.rate: 1e3 is a number in a form that programs read differ"]),
        ("place=us-ca&va.rate=[35&va.speed=2", {"va.speed": 2}, ["va.rate: [35 can't be read; write a number or plain text"]),
        ("place=us-ca&va.scheduled=no", {}, ["va.scheduled: no is read differently by different programs"]),
        ("place=us-ca&va.rate=!!python/object:os.system", {}, ["va.rate: a tag (tag:yaml.org,2002:python/object:os.system)"]),
        ("place=us-ca&va.rate=[1,2,3]", {}, ["values.va.rate: found 3 values; a range has two: [low, high]"]),
        ("place=us-ca&base=blanc&va.rate=3", {"va.rate": 3}, ["base: found the text “blanc”; did you mean blank?"]),
        ("place=us-ca&lang=xx&va.rate=3", {"va.rate": 3}, []),
        ("place=us-ca&date=1999-01-01&va.rate=3", {"va.rate": 3},
         ["date: California is covered from 2025-01-01 on; found 1999-"]),
        ("place=us-ca&date=soon&va.rate=3", {"va.rate": 3}, ["date: found soon; allowed: a date like 2026-07-01"]),
        ("place=us-ca&tasks.1.price=3&va.rate=3", {"va.rate": 3}, ["name is missing", "per_month", "minutes"]),
        ("place=us-ca&tasks.51.name=A&va.rate=3", {"va.rate": 3}, ["values.tasks.51.name: unknown key"]),
        ("place=us-ca&tasks.0.name=A&va.rate=3", {"va.rate": 3}, ["values.tasks.0.name: unknown key"]),
        ("place=us-ca&bids.1.name=A&va.rate=3", {"va.rate": 3}, ["bids.1: pay is missing"]),
        ("place=us-ca&bids.1.name=A&bids.1.pay=hourly&bids.1.rate=1e3&va.rate=3", {"va.rate": 3},
         ["bids.1.rate: 1e3 is a number in a form"]),
        ("place=us-ca&bids.1.name=A&bids.1.pay=hourly&bids.1.rat=3", {}, ["bids.1.rat: unknown key rat; did you mean rate?"]),
        ("place=us-ca&bids.21.name=A&va.rate=3", {"va.rate": 3}, ["values.bids.21.name: unknown key"]),
        ("place=us-ca&bids.1.x.y.z=1&va.rate=3", {"va.rate": 3}, ["name is missing", "pay is missing", "bids.1.x.y.z: unknown"]),
        ("place=us-ca&horizon.months=1.5&va.rate=3", {"va.rate": 3},
         ["values.horizon.months: found 1.5; allowed: a whole number"]),
        (
            "place=us-ca&employee.sick_days=255&employee.salary=60000&va.rate=3",
            {"employee.salary": 60_000, "va.rate": 3},
            ["days away leave no working day in a year"],
        ),
        (
            "place=us-ca&employee.sick_days=100&employee.vacation_days=200&va.rate=3",
            {"employee.sick_days": 100, "va.rate": 3},
            ["employee.vacation_days: 310 days away leave no working day in a year"],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_readable_link(query: str, kept: dict[str, Any], notices: list[str]) -> None:
    found = sound(read_link("?" + query))
    assert (found.scenario.place, dict(found.scenario.values)) == ("us-ca", kept)
    assert len(found.notices) == len(notices)
    assert all(text in notice for text, notice in zip(notices, said(found), strict=True)), said(found)


def test_a_bad_bid_leaves_the_others_and_all_else() -> None:
    bad, good = ["A", "hourly", {"va.rate": "x"}], ["B", "hourly", {"va.rate": 9}]
    found = sound(opened(whole(o=[bad, good])))
    assert said(found) == ["Left out of this link: bids.1.va.rate: found the text “x”; allowed: a number."]
    assert found.scenario == texas({"va.rate": 25}, bids=(Bid("B", "va_hourly", {"va.rate": 9}),))


def test_a_bid_s_price_stays_with_its_task_when_one_before_it_is_left_out() -> None:
    prices = {"tasks.1.price": 1, "tasks.2.price": 2}
    found = sound(opened(whole(t=[["x", -1, 1], ["y", 1, 1]], o=[["A", "per_task", prices]])))
    assert [task.name for task in found.scenario.tasks] == ["y"]
    assert found.scenario.bids == (Bid("A", "va_per_task", {"tasks.1.price": 2}),)
    query = "place=us-ca&tasks.3.name=y&tasks.3.per_month=1&tasks.3.minutes=1&bids.7.name=A&bids.7.pay=per_task&bids.7.price_3=2"
    found = sound(read_link("?" + query))
    assert said(found) == []
    assert found.scenario.bids == (Bid("A", "va_per_task", {"tasks.1.price": 2}),)


GOOD = whole()


@pytest.mark.parametrize(
    ("members", "kept", "notices"),
    [
        ([5, GOOD], 1, ["scenario 1: in a form that is not known here"]),
        ([GOOD, None, [], "x", GOOD], 2, ["scenario 2: in a form", "scenario 3: in a form", "scenario 4: in a form"]),
        ([GOOD, {}], 1, ["scenario 2: place: found nothing"]),
        ([GOOD, whole(p="atlantis")], 1, ["scenario 2: place: unknown place atlantis"]),
        ([GOOD, whole(v={"va.rate": -1, "va.speed": 2})], 2, ["scenario 2: values.va.rate: found -1"]),
        ([GOOD, whole(t=5, o=[5])], 2, ["scenario 2: tasks: in a form", "scenario 2: bids.1: name", "scenario 2: bids.1: pay"]),
        ([GOOD] * 9, 8, ["found 9 scenarios; at most 8 are read"]),
        ([GOOD] * 30, 8, ["found 30 scenarios; at most 8 are read"]),
    ],
    ids=["a number", "other things", "nothing in it", "no such place", "a bad value", "bad tasks", "nine", "thirty"],
)
def test_what_is_wrong_in_a_set_is_left_out_and_named_with_its_member(members: Any, kept: int, notices: list[str]) -> None:
    found = sound(read_query({"set": packed({"m": members})}))
    assert len(found.others) == kept - 1
    assert [text in notice for text, notice in zip(notices, said(found), strict=True)] == [True] * len(notices), said(found)
    assert found.scenario == texas({"va.rate": 25})


@pytest.mark.parametrize("members", [[], [5], [{}]])
def test_a_set_of_which_nothing_can_be_read_opens_ours(members: Any) -> None:
    found = sound(read_query({"set": packed({"m": members})}))
    assert (found.scenario, found.others) == (Scenario(), ())


@pytest.mark.parametrize("payload", [packed({}), packed({"m": 5}), packed({"m": None}), packed([]), "", "1", "x" * 9000])
def test_a_set_that_is_none(payload: str) -> None:
    found = sound(read_query({"set": payload}))
    assert said(found) == [f"Left out of this link: {GARBAGE}."]


def test_a_set_full_of_nonsense_is_read_in_bounded_time() -> None:
    odd = {f"va.r{i}": 1 for i in range(300)}
    bad_tasks, bad_bids = [["x", -1, i] for i in range(300)], [["x", "hourly", odd]] * 20
    members = [whole(v=odd), whole(t=bad_tasks), whole(o=bad_bids), *[whole(v=odd)] * 5]
    started = time.thread_time()
    found = sound(read_query({"set": packed({"m": members})}))
    assert time.thread_time() - started < 2
    assert found.others == ()  # after so much nothing more would be named, so nothing more is opened


def test_the_reader_of_a_set_is_told_whose_figures_have_changed() -> None:
    totals = {option.name: option.total for option in compare(texas()).options}
    same, other = (
        unpacked(exact_payload(texas(), totals)),
        unpacked(exact_payload(texas(name="Two"), {**totals, "employee": 5.0})),
    )
    said_to_the_reader = told(read_query({"set": packed({"m": [same, same, other]})}))
    assert said_to_the_reader[0] == "Figures of scenario 3 (Two) have changed since this link was made."
    assert said_to_the_reader[1].startswith("Full-time employee: the sender saw 5.00; now it comes to ")
    assert len([text for text in said_to_the_reader if text.startswith("Figures of")]) == 1


def test_an_unknown_place_opens_the_rest_in_ours() -> None:
    found = sound(read_link("?place=us-cax&date=2026-07-01&va.rate=3"))
    assert [text.rstrip(".") for text in said(found)] == [
        "Left out of this link: place: unknown place us-cax; did you mean us-ca?"
    ]
    assert (found.scenario.place, dict(found.scenario.values)) == ("us-tx", {"va.rate": 3})


@pytest.mark.parametrize(
    ("changed", "notice"),
    [
        ({"p": "atlantis"}, "place: unknown place atlantis"),
        ({"p": None}, "place"), ({"p": 5}, "place"), ({"p": ["us-tx"]}, "place"), ({"p": {"a": 1}}, "place"),
        ({"d": "1999-01-01"}, "date: Texas is covered from"), ({"d": None}, "date"), ({"d": 5}, "date"), ({"d": [1]}, "date"),
        ({"d": "9999-99-99"}, "date"), ({"d": "9999-12-31"}, "date"),
        ({"b": "x"}, "base"), ({"b": 3}, "base"), ({"b": None}, "base"), ({"b": []}, "base"),
        ({"n": 5}, "name"), ({"n": ["x"]}, "name"), ({"n": "x" * 121}, "name"), ({"n": "a\nb"}, "name"),
        ({"n": "\ud800"}, "name"),
        ({"v": []}, "values"), ({"v": 5}, "values"), ({"v": None}, "values"),
        ({"t": {}}, "tasks"), ({"t": 5}, "tasks"), ({"t": [5]}, "tasks"), ({"t": [["x"]]}, "tasks"), ({"t": [[]]}, "tasks"),
        ({"o": {}}, "bids"), ({"o": 5}, "bids"), ({"o": None}, "bids"), ({"o": [5]}, "bids.1: name is missing"),
        ({"o": [[]]}, "bids.1"), ({"o": [["A", "hourly"]]}, "bids.1"), ({"o": [["A", "hourly", []]]}, "bids.1"),
        ({"o": [["A", "monthly", {}]]}, "bids.1.pay: found the text “monthly”; allowed: hourly, per_task, retainer"),
        ({"o": [[5, "hourly", {}]]}, "bids.1.name"), ({"o": [["A", ["hourly"], {}]]}, "bids.1.pay"),
        ({"o": [["\ud800", "hourly", {}]]}, "bids.1.name"),
        ({"o": [["A", "hourly", {"va.rate": -1}]]}, "bids.1.va.rate: found -1"),
        ({"o": [["A", "hourly", {"va.rat": 1}]]}, "bids.1.va.rat: unknown key va.rat; did you mean va.rate?"),
        ({"o": [["A", "hourly", {"employee.salary": 1}]]}, "bids.1.employee.salary: unknown key"),
        ({"o": [["A", "per_task", {"tasks.1.price": 1}]]}, "bids.1.tasks.1.price: there is no task 1"),
        ({"o": [["A", "hourly", {"va.rate": [1, [2], 3]}]]}, "bids.1.va.rate"),
        ({"o": [["A", "hourly", {}, "X"]]}, "bids.1.currency"),
        ({"o": [["A", "hourly", {}, None]]}, "bids.1.currency"), ({"o": [["A", "hourly", {}]] * (MOST_BIDS + 1)}, "bids"),
        ({"t": [["x", 1, 1]] * 51}, "tasks"), ({"t": [["x", -1, 1]]}, "tasks"), ({"t": [["x", [2, 1], 1]]}, "tasks"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_wrong_in_an_exact_link_is_left_out_and_named(changed: dict[str, Any], notice: str) -> None:
    found = sound(opened(whole(**changed)))
    assert any(notice in text for text in said(found)), said(found)
    if "v" not in changed:
        assert found.scenario.values.get("va.rate") == 25


@pytest.mark.parametrize(
    "changed",
    [
        {"c": {}}, {"c": 5}, {"c": ["a", None, -1, 10**30, True, 1.5, []]}, {"c": "x"}, {"c": "-1"}, {"c": "f" * 5000}, {"c": ""},
        {"c": "\ud800"},
        {"c": "f_f"}, {"a": 5}, {"a": []}, {"a": {"employee": "x"}},
        {"a": {"employee": [1]}}, {"a": {"employee": True}}, {"a": {"employee": None}}, {"l": []}, {"l": {}}, {"l": 5},
        {"l": "xx"},
        {"k": 5}, {"k": []}, {"k": "never"}, {"k": None}, {"zzz": [[[]]]}, {"": 1},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_odd_beside_the_scenario_does_no_harm(changed: dict[str, Any]) -> None:
    found = sound(opened(whole(**changed)))
    assert found.scenario.number("va.rate") == 25


BIG = "1" + "0" * 400


@pytest.mark.parametrize(
    "text",
    [
        '"v":{"va.rate":NaN}', '"v":{"va.rate":Infinity}', '"v":{"va.rate":-Infinity}', '"v":{"va.rate":1e999}',
        f'"v":{{"va.rate":{BIG}}}', f'"v":{{"va.rate":[{BIG},{BIG}]}}', f'"v":{{"va.rate":[0,{BIG},{BIG}]}}',
        '"v":{"va.rate":[NaN,1]}',
        '"v":{"va.rate":[1e999,1e999]}', f'"v":{{"horizon.months":{BIG}}}', '"v":{"horizon.months":1e999}',
        '"v":{"horizon.months":NaN}', f'"v":{{"employee.sick_days":{BIG}}}', '"v":{"va.rate":-0.0}', '"v":{"va.rate":{"low":1}}',
        '"v":{"va.scheduled":[0,1]}', '"v":{"custom.currency":["A"]}', '"v":{"\\ud800":1}', '"v":{"va.rate":"\\ud800"}',
        '"p":"\\ud800","v":{}', '"d":"\\udfff","v":{}', '"v":{},"t":[["\\ud800",1,1]]',
        f'"v":{{}},"t":[["x",{BIG},[{BIG},{BIG}]]]',
        f'"a":{{"employee":{BIG}}},"v":{{}}', '"a":{"employee":1e999},"v":{}', '"a":{"employee":NaN},"v":{}',
        '"a":{"\\ud800":1},"v":{}',
        f'"c":[{BIG},-{BIG},1e999,NaN],"v":{{}}', '"v":{},"v":{"va.rate":3}',
    ],
)  # fmt: skip
def test_numbers_and_characters_that_are_none(text: str) -> None:
    sound(opened('{"p":"us-tx","d":"2026-01-01",' + text + "}"))


@pytest.mark.parametrize("name", ["NaN", "Infinity", "1e999"])
def test_a_value_that_is_no_number_is_named(name: str) -> None:
    for key in ("va.rate", "law.state_unemployment_rate"):
        found = sound(opened(f'{{"p":"us-tx","d":"2026-01-01","v":{{"{key}":{name}}},"c":[0]}}'))
        assert len(found.notices) == 1
        assert key not in found.scenario.values


@pytest.mark.parametrize(
    "query",
    ["tasks." + "9" * 5000 + ".name=x", "tasks.0001" + "0" * 5000 + ".name=x", "tasks.٣.name=x&tasks.٣.minutes=1",
     "tasks..=1", "tasks.=1",
     ".=1", "..=1", "=1", "&&&", "%", "%ff.%fe=%fd", "va.rate=%00", "va.rate=%ED%A0%80", "s", "s=", "s=1", "s=&s=",
     "place=%00&date=%00"],
)  # fmt: skip
def test_odd_parameters(query: str) -> None:
    sound(read_link("?" + query))
    sound(read_link(query))
    sound(read_link("https://example.org/?" + query))


@pytest.mark.parametrize(
    "address", ["http://[x?place=us-ca", "https://[::1?va.rate=3", "//[?s=1", "http://ℂ.example\u2100/?place=us-ca", "?", "", "#"]
)
def test_an_address_that_is_none(address: str) -> None:
    found = sound(read_link(address))
    if "place=us-ca" in address:
        assert found.scenario.place == "us-ca"


# --- And is bounded ----------------------------------------------------------------------------------

GARBAGE = "everything, because it is cut off or damaged"


@pytest.mark.parametrize(
    "payload",
    [
        packed(b" " * 5_000_000 + b"{}"),  # a bomb: small, and large when it is opened
        packed(b"[" * 100_000), packed('{"v":' * 30_000), packed("[" * 50_000 + "]" * 50_000), packed("[]"), packed("5"),
        packed('"x"'),
        packed("null"), packed(""), packed(b"\xff\xfe\x00"), packed("{"), packed('{"p":' + "9" * 5000 + "}"),
        "1" + "A" * 7999, "1" + "A" * 8000, "1" + "A" * 10_000_000, "2" + packed("{}")[1:], packed("{}")[1:], "", "1", "1=",
        "1é", "1\x00", "1A",
        packed("{}")[:-3], packed("{}") + "!", "1" + base64.urlsafe_b64encode(zlib.compress(b"{}")[:-2]).decode(),
        "1" + base64.urlsafe_b64encode(b"{}").decode(),
    ],
    ids=lambda payload: payload[:12],
)  # fmt: skip
def test_a_payload_that_is_none_is_refused_at_once(payload: str) -> None:
    started = time.thread_time()
    found = sound(read_query({"s": payload}))
    assert time.thread_time() - started < 0.5
    assert said(found) == [f"Left out of this link: {GARBAGE}."]
    assert (found.scenario, found.answer) == (Scenario(), None)


def test_a_link_that_was_cut_anywhere_opens_nothing_wrong() -> None:
    payload = exact_payload(texas({"va.rate": 25}, tasks=TEN), {"employee": 1.0})
    for length in range(0, len(payload), 7):
        assert read_query({"s": payload[:length]}).scenario == Scenario()


def test_a_link_with_a_character_changed_never_raises() -> None:
    payload = exact_payload(texas({"va.rate": 25}), {"employee": 1.0})
    for i in range(0, len(payload), 3):
        sound(read_query({"s": payload[:i] + ("A" if payload[i] != "A" else "B") + payload[i + 1 :]}))


@pytest.mark.parametrize("length", [LONGEST * 4 + 1, 1_000_000])
def test_an_address_that_is_too_long_is_not_read(length: int) -> None:
    started = time.thread_time()
    found = sound(read_link("?place=us-ca&x=" + "y" * (length - 15)))
    assert time.thread_time() - started < 0.5
    assert found.scenario == Scenario()
    assert said(found) == [f"Left out of this link: the link has {length} characters."]


@pytest.mark.parametrize(
    "held",
    [
        {"p": "us-tx", "d": "2026-01-01", "v": {f"va.r{i}": 1 for i in range(2500)}},
        {"p": "us-tx", "d": "2026-01-01", "v": {}, "t": [["x", -1, i] for i in range(2000)]},
        {"p": "x" * 150_000, "d": "y" * 10_000, "v": {"z" * 10_000: 1}, "n": "n" * 10_000},
        {"p": "us-tx", "d": "2026-01-01", "v": {"va.rate": [[0] * 3] * 12_000}, "c": list(range(2_000))},
        {"p": "us-tx", "d": "2026-01-01", "v": {}, "a": {f"a{i}": 1 for i in range(2500)}, "zz": 0, "n": 5},
    ],
    ids=["unknown keys", "bad tasks", "long texts", "long lists", "long answer"],
)
def test_a_link_full_of_nonsense_is_read_in_bounded_time_and_said_in_bounded_space(held: Any) -> None:
    started = time.thread_time()
    found = opened(held)
    assert time.thread_time() - started < 2
    assert GARBAGE not in said(found)[0]
    assert len(found.notices) <= MOST_NOTICES
    assert sum(map(len, said(found))) < 50_000
    assert len(found.answer or {}) <= 50


def test_a_readable_link_full_of_nonsense_is_bounded_too() -> None:
    started = time.thread_time()
    found = read_link("?" + urlencode({f"employee.salary{i}": i for i in range(1000)}))
    assert time.thread_time() - started < 2
    assert len(found.notices) <= MOST_NOTICES


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.just(10**400),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
KEYS = st.sampled_from([*sorted(records_of("us-ny")), "tasks.1.price", "x"])
HELD = st.fixed_dictionaries(
    {"p": st.sampled_from(["us-ny", "us", "dk"]) | JSON, "v": st.dictionaries(KEYS, JSON) | JSON},
    optional={
        "d": st.just("2026-07-01") | JSON, "b": JSON, "n": JSON, "c": JSON, "k": JSON, "l": JSON,
        "a": st.dictionaries(KEYS, JSON) | JSON,
        "t": st.lists(st.lists(JSON, max_size=9) | JSON, max_size=4) | JSON,
        "o": st.lists(st.tuples(JSON, st.just("hourly") | JSON, st.dictionaries(KEYS, JSON) | JSON) | JSON, max_size=4) | JSON,
    },
)  # fmt: skip
HOSTILE = (
    st.text(max_size=200).map(lambda text: {"s": text})
    | st.text("abcXYZ019-_=", max_size=200).map(lambda text: {"s": "1" + text})
    | st.binary(max_size=200).map(lambda data: {"s": packed(data)})
    | st.text(max_size=200).map(lambda text: {"s": packed(text.encode("utf-8", "surrogatepass"))})
    | (JSON | HELD).map(lambda held: {"s": packed(held)})
    | (st.lists(JSON | HELD, max_size=9) | JSON).map(lambda members: {"set": packed({"m": members})})
    | st.dictionaries(
        st.sampled_from(["place", "date", "base", "name", "lang", "set", "bids.1.name", "bids.1.rate", "bids.1.pay"])
        | KEYS
        | st.text(max_size=8),
        st.text(max_size=30),
    )
    | st.dictionaries(KEYS, st.text("0123456789.,-[]{}: elowhik&*!", max_size=20))
)


@pytest.mark.no_cover  # other tests measure what is walked here
@settings(max_examples=1000 if THOROUGH else 250)
@given(HOSTILE)
def test_a_thousand_hostile_links_open_something_or_nothing_but_never_raise(parameters: dict[str, str]) -> None:
    sound(read_query(parameters))


@settings(max_examples=300)
@given(
    st.text(max_size=120)
    | st.text("?&=%.[]{}:/#@tasksva.rate1s0", max_size=80)
    | st.binary(max_size=80).map(lambda data: quote(data))
)
@example("?s=1")
def test_any_text_is_an_address_or_none_but_never_raises(address: str) -> None:
    sound(read_link(address))
    sound(read_query(parse_qs(address)))


# --- What its reader is told -------------------------------------------------------------------------


def told(found: Opened) -> list[str]:
    return [message.say() for message in remarks(found, lambda amount: f"{amount:.2f}")]


def test_the_reader_of_a_link_that_says_what_we_say_is_told_nothing() -> None:
    assert told(read_link(exact_query(texas({"va.rate": 25})))) == []


def test_the_reader_is_told_what_was_left_out_what_has_changed_and_by_how_much(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = texas({"va.rate": 25})
    today = {option.name: option.total for option in compare(scenario).options}
    then = {**today, "employee": 100.0, "va_retainer": 200.0}
    del then["owner"]
    held = {**unpacked(exact_payload(scenario, then)), "n": 5}
    with_default(monkeypatch, "employee.salary", value=99_000)
    assert told(opened(held)) == [
        "Left out of this link: name: found 5; allowed: a text on one line.",
        "Our defaults have changed since this link was made; it keeps its own for: Yearly salary.",
        "Figures have changed since this link was made.",
        (
            f"Full-time employee: the sender saw 100.00; now it comes to {today['employee']:.2f}, "
            f"which is {today['employee'] - 100:.2f} more."
        ),
        "VA on a retainer: the sender saw 200.00; now it is left out.",
        f"Do it yourself: the sender did not have it; now it comes to {today['owner']:.2f}.",
        "What was left out of this link may change its figures too.",
    ]


def moved(then: dict[str, float], **changed: Any) -> Opened:
    """A link whose sender saw these lines of the full-time employee: as much more or less in all as they differ from ours."""
    scenario = texas({"employee.salary": 60_000, "va.rate": 25})
    held = unpacked(exact_payload(scenario, None, "en", compare(scenario)))
    for line, amount in then.items():
        held["a"]["employee"] = round(held["a"]["employee"] + amount - held["e"]["employee"].get(line, 0), 2)
        held["e"]["employee"][line] = amount
    return opened({**held, **changed})


def test_the_reader_is_told_which_lines_are_others_and_what_of_the_law_was_read_again() -> None:
    # Social Security is 6.2 % of 60,000 = 3,720, Medicare 1.45 % = 870: the sender saw 20 and 10 less, and a line that is gone.
    found = moved({"social_security": 3700, "medicare": 860, "city_tax": 5}, k="2026-10-31")
    [total] = changes(found)
    assert (total[0], round(total[2] - total[1], 2)) == ("employee", 25)
    assert told(found) == [
        "Figures have changed since this link was made.",
        f"Full-time employee: the sender saw {total[1]:.2f}; now it comes to {total[2]:.2f}, which is 25.00 more.",
        "Behind it: Social Security 3700.00 → 3720.00, Medicare 860.00 → 870.00, city_tax 5.00 → 0.00.",
        "The law was read again since 2026-10-31:",
        "Social Security: SSA, contribution and benefit base, https://www.ssa.gov/oact/cola/cbb.html, read on 2026-11-23",
        "Medicare: 26 USC 3111, employer taxes, https://www.law.cornell.edu/uscode/text/26/3111, read on 2026-11-23",
    ]


def test_a_change_that_is_not_the_law_s_is_ours() -> None:
    stands = "The law here stands as it stood then (2026-11-23): a mistake of ours was corrected."
    assert told(moved({"recruiting": 5000}, k="2026-11-23"))[-1] == stands
    assert told(moved({"recruiting": 5000}, k="2026-11-01"))[-1] == "A rule of law or a mistake of ours was corrected."
    assert told(moved({"recruiting": 5000}, k=None))[-1] == "A rule of law or a mistake of ours was corrected."


def test_an_input_that_came_later_is_named_where_it_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    with_default(monkeypatch, "employee.training", value=500)
    scenario = texas()
    held = unpacked(exact_payload(scenario, None, "en", compare(scenario)))
    for key in ("employee.training", "employee.other_benefits"):  # the second is nothing by default
        del held["v"][key]
    for way in ("employee", "employee_part_time"):
        assert held["e"][way].pop("training") == 500
        held["a"][way] -= 500
    found = told(opened(held))
    assert "Behind it: Training 0.00 → 500.00." in found
    assert found[-1] == "Not asked when the link was made, and now counted at what is usual: Training."


def test_a_link_that_holds_no_lines_still_says_what_of_the_law_was_read_again() -> None:
    scenario = texas()
    totals = {option.name: option.total for option in compare(scenario).options}
    held = unpacked(exact_payload(scenario, {**totals, "owner": 1.0, "employee": 2.0}))
    said_of_law = [text for text in told(opened({**held, "k": "2026-10-31"})) if "read on" in text]
    assert [text.split(":")[0] for text in said_of_law][:2] == ["Social Security", "Medicare"]
    assert len(said_of_law) == len({text.split(":")[0] for text in said_of_law})


@pytest.mark.parametrize(
    "lines",
    [5, [], {"employee": 5}, {"employee": []}, {"employee": {"gross_pay": "x"}}, {"employee": {"a\nb": 5}}, {"a\nb": {}},
     {"employee": {f"line{i}": i for i in range(500)}}, {f"way{i}": {"x": 1} for i in range(500)}, {"\ud800": {"\ud800": 1}},
     {"employee": {"gross_pay": 10**400}}, {"employee": {"gross_pay": None}}],
    ids=lambda lines: str(lines)[:30],
)  # fmt: skip
def test_lines_that_are_none_do_no_harm(lines: Any) -> None:
    found = sound(moved({"training": 1}, e=lines))
    assert sum(len(text) for text in told(found)) < 20_000


def test_an_option_that_is_no_more_is_named_as_it_was() -> None:
    totals = {option.name: option.total for option in compare(texas()).options}
    found = read_query({"s": exact_payload(texas(), {**totals, "agency": 5.0})})
    assert "agency: the sender saw 5.00; now it is left out." in told(found)
