"""The posting brief: what it says of the scenario, and that nothing typed becomes markup."""

from __future__ import annotations

import re

import pytest

from costmodel import Scenario, Task
from costmodel.present.brief import as_plain, escaped, posting_brief
from costmodel.present.language import LANGUAGES, translator
from costmodel.records import Range
from costmodel.words import untranslated

# 10 hours a week at 50: 26,000; a tenth less is 23,400, or 45 for each of 520 hours.
OWNER = Scenario(
    "custom", "2026-07-01", {"work.hours_per_week": 10, "owner.hour_value": 50, "owner.wanted_saving": 0.1}, base="blank"
)
# 40 · 15 minutes a month are 120 hours a year: 6,000; a tenth less is 5,400, or 45 an hour and 11.25 for 15 minutes.
TASKS = OWNER.change(tasks=(Task("Bookkeeping", 40, 15, price=9),))


def brief(scenario: Scenario, language: str = "en") -> str:
    return posting_brief(scenario, translator(language), language)


def test_the_brief_says_the_hours_and_the_highest_rate() -> None:
    text = brief(OWNER)
    assert "The work takes about 10 hours a week, all year round, from 1 July 2026 on." in text
    assert "At most $45 an hour, for about 43 hours a month, corrections included; bids below" in text  # 520 ÷ 12 = 43.3
    assert "[Write here, piece by piece" in text


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (Range(9, 11, 14), "$9 to $14 an hour, for"),
        (Range(9.5, 11, 14), "$9.50 to $14.00 an hour, for"),
        (11, "About $11 an hour, for"),
        (44.99, "About $44.99 an hour, for"),
        (45, "At most $45 an hour, for"),
        (60, "At most $45 an hour, for"),
        (Range(40, 44, 46), "At most $45 an hour, for"),
    ],
)
def test_a_rate_of_ones_own_is_posted_where_all_of_it_is_below_the_highest(rate: float | Range, said: str) -> None:
    """45 is the highest for 520 hours: it stays at home where the owner means to pay less."""
    text = brief(OWNER.change({"va.rate": rate}))
    assert f"- {said} about 43 hours a month, corrections included" in text
    assert ("$45" in text) == said.startswith("At most")


def test_with_a_rate_of_ones_own_no_highest_price_of_a_task_is_posted() -> None:
    """15 minutes are worth 11.25 at most. An own price of 9 is posted, one of 12 is not: it is more than that."""
    paid = {"va.rate": 20}
    own = brief(TASKS.change(paid))
    assert "| Bookkeeping | 40 | 15 | $9 |" in own
    assert "at most as listed above" in own
    for price in (None, 12):
        text = brief(TASKS.change(paid, tasks=(Task("Bookkeeping", 40, 15, price=price),)))
        assert "| Bookkeeping | 40 | 15 |\n" in text
        assert "Or a price for each task: say which you prefer\n" in text
        assert "$11" not in text
    assert "| Bookkeeping | 40 | 15 | $11 |" in brief(TASKS.change(tasks=(Task("Bookkeeping", 40, 15),)))


def test_the_hours_to_be_paid_hold_what_is_done_again() -> None:
    """520 hours and a tenth of them once more are 572; 572 ÷ 12 = 47.7."""
    assert ", for about 48 hours a month, corrections included;" in brief(OWNER.change({"va.redo_rate": 0.1}))


def test_the_brief_lists_the_tasks_with_their_highest_prices() -> None:
    text = brief(TASKS)
    assert text.startswith("# Virtual assistant wanted: Bookkeeping\n")
    assert "| Bookkeeping | 40 | 15 | $9 |" in text  # their own price, where 11.25 would still pay
    assert "- Bookkeeping: about 40 finished a month, free of mistakes" in text
    assert "(Bookkeeping) and pay for it" in brief(TASKS.change({"va.trial_cost": 60}))
    assert "pay for it" not in text


def test_work_in_hours_is_posted_in_hours() -> None:
    # 7 and 5 hours a week at 50 are 31,200 a year; a tenth less is 28,080, or 45 for each of 624 hours, 52 of them a month.
    hours = OWNER.change(tasks=(Task("Bookkeeping", hours_per_week=7), Task("E-mail", hours_per_week=Range(4, 5, 6))))
    text = brief(hours)
    assert "| Task | Hours a week |\n| --- | ---: |\n| Bookkeeping | 7 |\n| E-mail | 4 to 6 |\n" in text
    assert "- Bookkeeping: about 7 hours a week, done in time and free of mistakes\n- E-mail: about 5 hours a week" in text
    assert "At most $45 an hour, for about 52 hours a month, corrections included;" in text
    assert "- Your price an hour\n" in text
    assert not re.search("finished|[Pp]rice each|or for each task|Times a month", text)


def test_work_in_hours_beside_work_in_pieces() -> None:
    text = brief(OWNER.change(tasks=(Task("Letters", 40, 15), Task("E-mail", hours_per_week=4.5))))
    assert "| Task | Times a month | Minutes each | Hours a week |" in text
    assert "| Letters | 40 | 15 |  |\n| E-mail |  |  | 4.5 |" in text
    assert "about 40 finished a month" in text
    assert "E-mail: about 4.5 hours a week" in text


def test_the_brief_has_what_a_posting_needs() -> None:
    headings = re.findall(r"^## (.*)$", brief(TASKS.change({"va.trial_cost": 60})), re.MULTILINE)
    assert headings == [
        "The work", "What you deliver", "What we pay", "What we provide", "What you bring", "Paid trial",
        "To apply, please write",
    ]  # fmt: skip


def test_the_brief_follows_the_figures() -> None:
    plain = brief(OWNER)
    assert "Our time" not in plain
    assert "whatever we decide" not in plain
    assert "You choose your own hours" in plain
    set_up = {
        "va.onboarding_hours": 15, "va.trial_cost": 60, "va.tools_per_month": 20, "va.scheduled": True, "va.your_equipment": True,
        "va.management_hours_per_week": 1,
    }  # fmt: skip
    full = brief(OWNER.change(set_up))
    for said in (
        "Our time to show you",
        "pay for it, whatever we decide.",
        "at our cost",
        "fixed hours",
        "A computer for the work",
    ):
        assert said in full
    assert "Your own computer" not in full


def test_where_no_rate_is_worth_paying_none_is_named() -> None:
    text = brief(OWNER.change({"va.tools_per_month": 5_000}))
    assert "- Tell us your rate an hour\n" in text
    assert "At most" not in text


def test_ranges_are_written_as_such() -> None:
    assert "| Mail | 10 to 20 | 6.5 |" in brief(OWNER.change(tasks=(Task("Mail", Range(10, 15, 20), 6.5),)))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("a|b", "a\\|b"), ("<b>x</b>", "\\<b\\>x\\</b\\>"), ("*x* _y_", "\\*x\\* \\_y\\_"), ("[x](http://a.b)", "\\[x\\](http\\://a.b)"),
        ("# x", "\\# x"), ("- x", "\\- x"), ("1. x", "1\\. x"), ("+ x", "\\+ x"), ("$5$", "\\$5\\$"), ("a\\b", "a\\\\b"),
        ("www.a.b", "www\\.a.b"), ("&lt;", "\\&lt;"), ("e-mail, 2 a day", "e-mail, 2 a day"), ("a@b.c", "a\\@b.c"),
    ],
)  # fmt: skip
def test_what_people_type_is_shown_as_it_is(typed: str, text: str) -> None:
    assert escaped(typed) == text


def test_a_hostile_name_stays_in_its_cell() -> None:
    text = brief(OWNER.change(tasks=(Task("x | y <script>", 4, 30),)))
    row = next(line for line in text.splitlines() if line.startswith("| x "))
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert not re.search(r"(?<!\\)<script", text)


def test_the_plain_brief_has_lines_and_no_markdown() -> None:
    lines = as_plain(brief(TASKS), untranslated).splitlines()
    assert lines[:7] == [
        "Virtual assistant wanted: Bookkeeping",
        "",
        "The work takes about 2.3 hours a week, all year round, from 1 July 2026 on.",  # 120 ÷ 52 = 2.31
        "You work from your own place, as an independent contractor.",
        "You choose your own hours, as long as the work is done in time.",
        "",
        "The work:",
    ]
    assert lines[7] == "- Bookkeeping: about 40 a month, about 15 min. each, at most $9 each"
    assert lines[8:11] == ["", "What you deliver:", "- Bookkeeping: about 40 finished a month, free of mistakes"]
    assert not [line for line in lines if re.match("#|[|]", line) or "**" in line]


def test_the_plain_brief_shows_what_was_typed() -> None:
    text = as_plain(brief(OWNER.change(tasks=(Task("x | *y* #1", 4, 30), Task("- --- -", hours_per_week=2)))), untranslated)
    assert text.startswith("Virtual assistant wanted: x | *y* #1, - --- -\n")
    assert "\n- x | *y* #1: about 4 a month, about 30 min. each\n- - --- -: about 2 hr. a week\n" in text
    assert "\\" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_brief_in_every_language(language: str) -> None:
    for scenario in (OWNER, TASKS, Scenario("dk", "2026-07-01")):
        text = as_plain(brief(scenario, language), translator(language))
        assert not re.search(r"^#|^\||\*\*|\n\n\n", text, re.MULTILINE)
        assert text.count("\n- ") >= brief(scenario, language).count("\n- ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_speaks_every_language(language: str) -> None:
    for scenario in (OWNER, TASKS, Scenario("dk", "2026-07-01"), Scenario()):
        text = brief(scenario, language)
        assert "{" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_english_is_the_source() -> None:
    assert posting_brief(OWNER, untranslated, "en") == brief(OWNER)
