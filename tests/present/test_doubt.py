"""The sentence beside the answer on how far it can be relied upon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from costmodel import Scenario, compare, simulate
from costmodel.answers.worth import worth_paying
from costmodel.present.doubt import doubt_sentence, quotes_sentence, spared_sentence
from costmodel.records import Range

SCENARIO = Scenario("us-tx", "2026-07-01", {"employee.salary": 60_000, "va.rate": 30})
FOUND = simulate(SCENARIO, 64)
VARIES = "when every uncertain figure varies as far as is likely, a VA by the hour is cheapest in"


@pytest.mark.parametrize(
    ("leading", "rival", "sentence"),
    [
        (0.97, 0.03, f"Almost certain: {VARIES} 97 of 100 cases."),
        (0.90, 0.10, f"Almost certain: {VARIES} 90 of 100 cases."),
        (0.89, 0.11, f"Likely, not certain: {VARIES} 89 of 100 cases."),
        (0.70, 0.30, f"Likely, not certain: {VARIES} 70 of 100 cases."),
        (0.59, 0.41, f"A close call: {VARIES} 59 of 100 cases, doing it yourself in 41 of 100."),
        (0.46, 0.41, f"A close call: {VARIES} 46 of 100 cases, doing it yourself in 41 of 100."),
        (
            0.16,
            0.78,
            (
                "Not settled: at the likeliest figures a VA by the hour is cheapest, but when every uncertain figure varies as "
                "far as is likely, doing it yourself is cheapest more often: in 78 of 100 cases against 16 of 100."
            ),
        ),
    ],
)
def test_it_says_how_close_it_is_and_in_how_many_cases(leading: float, rival: float, sentence: str) -> None:
    shares = dict.fromkeys(FOUND.cheapest_share, 0.0) | {"va_hourly": leading, "owner": rival}
    found = replace(FOUND, leading="va_hourly", cheapest_share=shares)
    assert doubt_sentence(found, str) == sentence


def test_where_nothing_varies_or_there_is_no_other_way_it_says_nothing() -> None:
    assert doubt_sentence(replace(FOUND, uncertain=()), str) == ""
    assert doubt_sentence(replace(FOUND, leading="va_hourly", cheapest_share={"va_hourly": 1.0}), str) == ""


def test_what_a_va_is_spared_is_said_to_be_no_part_of_the_doubt() -> None:
    """Twelve hours a week at 20 are cheapest, and an employee learns for weeks while the VA learns for none."""
    office = Scenario("us-tx", "2026-07-01", {"work.hours_per_week": 12, "va.rate": 20, "owner.hour_value": 60})
    assert compare(office).cheapest == "va_hourly"
    both = "How long a VA takes to learn and is away is not among the uncertain figures: no time is counted for either."
    assert spared_sentence(compare(office), str) == both
    learns = "How long a VA takes to learn is not among the uncertain figures: no time is counted for it."
    assert spared_sentence(compare(office.change({"va.weeks_per_year": 46})), str) == learns
    away = compare(office.change({"va.ramp_up_weeks": 4}))
    assert spared_sentence(away, str) == "How long a VA is away is not among the uncertain figures: no time is counted for it."
    assert spared_sentence(compare(office.change({"va.ramp_up_weeks": 4, "va.weeks_per_year": 46})), str) == ""
    assert spared_sentence(compare(office.change({"va.rate": 90})), str) == ""  # the answer is no VA


def test_which_of_the_quotes_to_take() -> None:
    """10 hours in 52 weeks at an hour's worth of 31.21 are 16,229.20 of one's own time; a VA costs 520 times the rate."""
    values = {"work.hours_per_week": 10, "owner.hour_value": 31.21, "va.rate": Range(25, 30, 35), "va.setup_fee": 2}
    own = Scenario("custom", "2026-07-01", values, base="blank")
    said = quotes_sentence(worth_paying(own, 0.0), str, "en")
    assert said == "A bid of up to $31.20 an hour is cheaper than doing it yourself; above that it costs more."
    taxed = own.change({"va.irrecoverable_vat_rate": 0.25})  # 16,227.20 ÷ (520 · 1.25) = 24.965
    assert quotes_sentence(worth_paying(taxed, 0.0), str, "en") == (
        "A bid of up to $24.96 an hour, without VAT, is cheaper than doing it yourself; above that it costs more."
    )
    dear = own.change({"va.tools_per_month": 3_000})
    assert quotes_sentence(worth_paying(dear, 0.0), str, "en") == ""
    alone = own.change({"owner.hour_value": 0})
    assert quotes_sentence(worth_paying(alone, 0.0), str, "en") == ""
