"""The decision memo as a record: what it says of a known case, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from memos import AWKWARD, BASE, EVIL, README, STARTING, TODAY, memo_of, words

from costmodel import Scenario, compare
from costmodel.answers.taken_bid import with_terms
from costmodel.bids import Bid
from costmodel.files import read_assumptions
from costmodel.places import load_place, place_ids
from costmodel.present.annex import annex
from costmodel.present.language import LANGUAGES, translator
from costmodel.present.link import read_link
from costmodel.present.memo import make_memo
from costmodel.present.memo_evidence import own_figures
from costmodel.present.memo_words import long_last, shortened
from costmodel.present.values import by_switch
from costmodel.records import Range
from costmodel.scenario_file import read_scenario
from costmodel.words import untranslated


def test_it_says_question_answer_and_what_it_is_about() -> None:
    memo = memo_of(README)
    assert memo.question == "Who should do 20 hours of work a week: an employee, a virtual assistant (VA), or the owner?"
    assert memo.answer == "A VA by the hour is cheapest: $41,035 a year, $10,965 less than doing it yourself."
    work = "The same 20 hours of work a week done every way, in Texas, over 12 months from July 1, 2026"
    assert memo.about == f"{work}, with hiring and your own time counted in."
    assert memo.later == ""  # the same way is cheapest in the second year
    assert memo_of(STARTING).later == (
        "The first year bears the cost of starting; in the second, a full-time employee is cheapest."
    )
    unpaid = README.change({"owner.hour_value": 0})
    assert memo_of(unpaid).about == f"{work}, with hiring counted in."
    spared = Scenario("custom", "2026-07-01", {"work.hours_per_week": 20, "va.rate": 30, "owner.hour_value": 0}, base="blank")
    assert ", with " not in memo_of(spared).about  # nothing of either is in the figures
    fee, own = spared.change({"va.contract_fee": 30}), spared.change({"owner.hour_value": 40})
    assert memo_of(fee).about.endswith(", with hiring counted in.")
    assert memo_of(own).about.endswith(", with your own time counted in.")
    assert (memo.made, memo.name) == ("Made on November 25, 2026", "Hire or outsource")


def test_its_totals_are_those_of_the_readme() -> None:
    # README: employee 94,799.82, VA by the hour 41,034.99; the difference is 53,764.83.
    ways = {way.label: way.amounts for way in memo_of(README).ways}
    assert ways["VA by the hour"][0] == "$41,035"
    assert ways["VA by the hour"][-1] == "cheapest"
    assert ways["Full-time employee"][0] == "$94,800"
    assert words(ways["Full-time employee"][-1]) == "+ $53,765"
    # 20 hours in 52 weeks are 1,040: 94,799.82 / 1,040 = 91.15; 41,034.99 / 1,040 = 39.46.
    assert (ways["Full-time employee"][3], ways["VA by the hour"][3]) == ("$91.15", "$39.46")


def test_in_danish_it_writes_as_danes_do() -> None:
    memo = memo_of(README, "da")
    assert memo.question.startswith("Hvem skal ")
    assert memo.made.endswith(" 25. november 2026")
    assert {"94.800 US$", "41.035 US$", "+ 53.765 US$"} <= {words(amount) for way in memo.ways for amount in way.amounts}


def test_the_link_opens_exactly_this_scenario_with_its_totals() -> None:
    memo = memo_of(AWKWARD, "da")
    assert memo.link.startswith(f"{BASE}?s=")
    opened = read_link(memo.link)
    assert opened.scenario == AWKWARD
    assert opened.language == "da"
    assert opened.answer == {option.name: round(option.total, 2) for option in compare(AWKWARD).options}
    assert read_link(memo.readable).scenario.values == AWKWARD.values


def test_without_an_address_it_says_what_to_do_with_the_query() -> None:
    memo = memo_of(README, base="")
    assert (memo.link, memo.readable) == ("", "")
    assert memo.how_to_open == (
        "To open this scenario again, put this behind the address of the app. It holds what differs from our figures:"
    )
    assert read_link(memo.query).scenario == README


def test_the_address_of_the_app_may_carry_a_query_of_its_own() -> None:
    assert memo_of(README, base="https://hire.example.com/?s=old#part").link == memo_of(README).link


def test_it_says_what_would_change_the_answer_each_value_once() -> None:
    memo = memo_of(README)
    labels = [change.label for change in memo.changes]
    assert len(set(labels)) == len(labels) >= 3
    speed = next(change for change in memo.changes if change.label == "VA rate an hour")
    assert speed.present == "$30.00"  # as exact as the value beside it
    assert speed.value.startswith("above $")
    assert ", pay at most $" in memo.worth


def test_it_names_the_cheapest_bid() -> None:
    # Nothing but the rate costs, so a finished hour costs the rate; at half the speed it costs twice as much.
    work = Scenario("custom", "2026-07-01", {"work.hours_per_week": 10, "owner.hour_value": 50}, base="blank")
    ana, bo = Bid("Ana", "va_hourly", {"va.rate": 15, "va.speed": 0.5}), Bid("Bo", "va_hourly", {"va.rate": 22})
    assert memo_of(work).bids == ""
    assert memo_of(work.change(bids=(ana,))).bids == "Bid: a finished hour of work costs Ana $30.00 (asks $15 an hour)."
    assert memo_of(work.change(bids=(ana, bo))).bids == (
        "Bids, by what a finished hour of work costs: Bo $22.00 (asks $22 an hour) · Ana $30.00 (asks $15 an hour)."
    )
    # 10 hours in 52 weeks are 520, and 12 · 1,040 / 520 = 24.
    desk = Bid("Desk", "va_retainer", {"retainer.fee_per_month": 1_040, "retainer.hours_per_month": 50})
    assert memo_of(work.change(bids=(desk,))).bids.endswith(" Desk $24.00 (asks $1,040 a month for 50 hours).")
    fees = {"retainer.overage_rate": 25, "va.setup_fee": 80}
    assert memo_of(work.change(bids=(replace(desk, values={**desk.values, **fees}),))).bids.endswith(
        "(asks $1,040 a month for 50 hours, $25 an extra hour, $80 to set up)."
    )
    unpriced = Bid("Cy", "va_per_task", {})
    assert memo_of(work.change(bids=(unpriced,))).bids == ""


def test_it_says_how_sure_it_is() -> None:
    memo = memo_of(README)
    assert memo.sure[0].startswith("A VA by the hour is cheapest in ")
    assert "the middle case is a saving of $" in memo.sure[1]
    assert memo.spread[0][0] == "VA by the hour"
    assert {len(row) for row in memo.spread} == {len(memo.spread_columns)}


def test_a_cost_that_is_certain_does_not_vary() -> None:
    # 10 hours in 52 weeks at 50 are 26,000, whatever the VA asks.
    values = {"work.hours_per_week": 10, "owner.hour_value": 50, "owner.speed": 1, "va.rate": Range(20, 25, 30)}
    rows = memo_of(Scenario("custom", "2026-07-01", values, base="blank")).spread
    va, own = sorted(rows, key=lambda row: row[2] == "$26,000")
    assert own[2:] == ("$26,000", "does not vary")
    assert " – " in va[3]


def test_what_the_owner_gave_is_kept_apart_from_what_was_assumed() -> None:
    memo = memo_of(README)
    assert memo.own[0] == "yearly salary $60,000, $28.85 an hour"  # 60,000 / (40 · 52) = 28.846
    assert any(text.startswith("VA rate an hour ") for text in memo.own)  # a range that was given, too
    assert not set(memo.own) & set(memo.untouched)
    assert "software a month $40" in memo.untouched
    assert not any(told.startswith("yearly salary") for told in memo.untouched)
    matters = [assumption.label for assumption in memo.assumptions]
    assert matters[:2] == ["Value of your hour", "Your speed against an employee's"]
    assert next(it.origin for it in memo.assumptions if it.label == "VA's speed against an employee's") == "our figure"


def test_own_figures_stand_in_the_order_of_what_the_answer_hangs_on() -> None:
    clinic = {
        "employee.hiring_hours": 10, "owner.hour_value": 500, "work.hours_per_week": 12,
        "law.payroll_duty": "most_exempt_businesses",
        "va.irrecoverable_vat_rate": 0.25, "va.rate": Range(300, 350, 400), "employee.salary": 384_800,
    }  # fmt: skip
    assert [words(text) for text in own_figures(compare(Scenario("dk", "2026-07-01", clinic)), untranslated, "en")] == [
        "yearly salary DKK 384,800, DKK 200 an hour",  # 37 hours in 52 weeks are 1,924 · 200
        "VA rate an hour DKK 300 – DKK 400",
        "VAT you cannot reclaim 25%",
        "payroll duty (lønsumsafgift) most exempt businesses",
        "hours of work a week 12 hours",
        "value of your hour DKK 500",
        "your hours hiring an employee 10 hours",
    ]


def test_whoever_does_the_work_today_typed_no_speed() -> None:
    today = README.change({"owner.speed": 1})
    assert "you do this work today" in memo_of(today).own
    assert not [text for text in memo_of(today).own if text.startswith("your speed")]
    assert '<td>You do this work today</td><td class="n">yes</td>' in annex(compare(today), (), untranslated, "en")


def test_the_annex_says_why_the_law_charges_nothing() -> None:
    small = compare(Scenario("gb", "2026-07-01", {"employee.salary": 34_000, "va.rate": 15}))
    text = annex(small, (), untranslated, "en")
    assert "Insurance: nothing, because charge on all, this hire included (£4,350) is not above £10,500" in text  # 15 % of 29,000
    assert "Bonus: nothing" not in text
    assert "your speed against an employee's 1.2" in memo_of(README.change({"owner.speed": 1.2})).own
    assert by_switch("owner.speed", README, untranslated) == ""  # ours counts, though it is 1 too
    assert by_switch("owner.speed", README.change({"owner.speed": Range(0.5, 1, 1.5)}), untranslated) == ""


def test_every_source_stands_once_with_its_page_and_day() -> None:
    references = memo_of(README).references
    pages = [reference.url for reference in references]
    assert len(set(pages)) == len(pages) > 5
    assert pages[0].startswith("https://www.ssa.gov/")
    assert all(reference.checked.endswith("2026") and reference.site in reference.url for reference in references)


def test_warnings_come_before_other_doubts() -> None:
    full_time = Scenario("us-tx", "2026-07-01", {"work.hours_per_week": 40, "va.rate": 30, "va.scheduled": True})
    doubts = memo_of(full_time).doubts
    assert doubts[0].startswith("A virtual assistant like this may count as your employee: ")
    assert doubts[-1].startswith("Left out: ")
    low = memo_of(Scenario("us-oh", "2026-07-01", {"va.rate": 14}))  # we found 24 to 62
    assert low.doubts[0].startswith("Your VA rate lies below what we found for Ohio ($24 – $62).")
    assert low.doubts[1].startswith("A VA is counted as up to speed from the first day")
    assert low.warnings == 2


def test_a_remark_is_whole_with_what_it_does_to_the_costs() -> None:
    clinic = read_scenario(read_assumptions("scenarios", "danish-clinic-without-vat-refund.yaml"))
    duty = next(doubt for doubt in memo_of(clinic).doubts if doubt.startswith("Payroll duty"))
    assert duty.endswith("so the paid ways cost a little less beside it than is shown here.")


def test_names_stand_as_they_were_typed() -> None:
    memo = memo_of(AWKWARD)
    assert memo.name == EVIL
    assert "=SUM(A1) Debitorbogholderi og rykkerskrivelser" in memo.about
    assert memo.about.endswith(", and 6 more.")


def test_where_nothing_can_be_compared_it_says_so() -> None:
    memo = make_memo(compare(Scenario("custom", "2026-07-01", base="blank")), untranslated, "en", "", TODAY)
    assert memo.answer == "Nothing can be compared yet: give a salary or a VA's rate."
    assert (memo.ways, memo.charts, memo.changes, memo.sure, memo.assumptions) == ((), (), (), (), ())


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("A short one.", "A short one."),
        ("One sentence here. Another that is far too long.", "One sentence here."),
        ("Yes. This sentence goes on and on and on.", "Yes."),
        ("See p. 5 Of that U.S. law, which goes on and on.", "See p. 5 Of that U.S. law, which goes on and on."),
    ],
)
def test_a_long_doubt_is_cut_after_a_sentence_only(text: str, short: str) -> None:
    assert shortened(text, 30) == short


def test_what_is_long_stays_whole_and_stands_last_where_a_list_leaves_it_out() -> None:
    long = "Half of it. And what turns it round."
    assert long_last((long, "Short.", "Also short."), 20) == ("Short.", "Also short.", long)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", place_ids())
def test_the_first_points_of_a_memo_are_whole_and_fit(place: str, language: str) -> None:
    every = [translator(language)(text) for text in load_place(place).left_out]
    texts = long_last(every, 240)
    assert sorted(texts) == sorted(every)
    assert all(len(text) <= 240 for text in texts[:3])


def test_the_own_figures_say_whose_bid_they_are_and_what_is_exchanged_for_what() -> None:
    asked = (("Maria", 25), ("Bo", 27))
    maria, bo = (Bid(name, "va_hourly", {"va.rate": rate, "va.exchange_rate": 6.9}, "USD") for name, rate in asked)
    before = Scenario("dk", "2026-07-01", {"owner.hour_value": 500}, bids=(bo, maria))
    own = own_figures(compare(with_terms(before, maria)), untranslated, "en")
    assert "VA rate an hour 25\u00a0USD (as in Maria's bid)" in own
    assert "exchange rate 6.9 DKK for 1 USD" in own
    assert not any("bid" in text for text in own_figures(compare(before), untranslated, "en"))
