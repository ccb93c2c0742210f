"""A VA who is paid in another money: amounts at home are never taken for amounts in it."""

from __future__ import annotations

import html

from pages import checked, now, opened, text
from streamlit.testing.v1 import AppTest

from costmodel import Scenario, explain
from costmodel.bids import Bid
from costmodel.present.explained import explanation_text

ABROAD = Scenario("gb", "2026-07-01", {"va.rate": 1200.0, "va.exchange_rate": 0.013, "va.setup_fee": 1000.0})


def asked_for_the_rate() -> AppTest:
    """The guide's question on the VA, of whom it is known that she is paid in another money."""
    page = checked(opened(ABROAD).button(key="guide_me").click().run())
    for _ in range(3):
        checked(page.button(key="guide_next").click().run())
    return page


def test_a_rate_in_the_vas_own_money_says_what_it_is_at_home() -> None:
    said = html.unescape(text(opened(ABROAD)))
    assert "In the VA's own money; here that is £15.60." in said  # 1,200 times 0.013


def test_the_guide_has_fields_for_the_currency_that_a_price_names() -> None:
    page = checked(opened(Scenario("dk", "2026-07-01")).button(key="guide_me").click().run())
    for _ in range(3):
        checked(page.button(key="guide_next").click().run())
    checked(page.text_input(key="guide.va.rate").set_value("$9").run())
    assert "under “The VA's currency”." in html.unescape(text(page))
    assert "guide.va.exchange_rate" not in {field.key for field in page.text_input}
    checked(page.text_input(key="guide.va.currency").set_value("USD").run())
    assert "under “The VA's currency”." not in html.unescape(text(page))
    assert now(page).values == {"va.rate": 9, "va.currency": "USD"}
    assert "until then an amount in USD counts as if it were in DKK" in html.unescape(text(page))
    checked(page.text_input(key="guide.va.exchange_rate").set_value("6.5").run())
    assert "In USD; here that is DKK\u00a058.50." in html.unescape(text(page))  # 9 times 6.5
    assert "until then an amount" not in html.unescape(text(page))
    checked(page.button(key="guide_unknown").click().run())
    assert now(page).values == {}


def test_pounds_are_not_taken_for_the_vas_own_money() -> None:
    page = opened(ABROAD, group="va")
    for typed in ("£25", "25 GBP"):
        checked(page.text_input(key="va.setup_fee").set_value(typed).run())
        assert "Here the VA's own money is meant; one of it is £0.0130." in html.unescape(text(page))
        assert now(page) == ABROAD
    checked(page.text_input(key="va.rate").set_value("1,500").run())
    assert now(page).number("va.rate") == 1500


def test_a_rate_in_the_places_own_money_is_taken_as_such_and_is_one_step_to_undo() -> None:
    dollars = {"va.rate": 9, "va.currency": "USD", "va.exchange_rate": 6.5, "va.exchange_fee_rate": 0.01}
    said = Scenario("dk", "2026-07-01", dollars)
    page = opened(said, "da")
    for typed in ("400 kr.", "400 DKK", "400 kroner i timen"):
        checked(page.text_input(key="va.rate").set_value("400").run())
        assert now(page).values == {**dollars, "va.rate": 400}
        checked(page.text_input(key="va.rate").set_value(typed).run())
        assert now(page).values == {"va.rate": 400}
        assert "VA'en får nu betaling i DKK" in html.unescape(text(page))
        checked(page.button(key="undo").click().run())
        assert now(page) == said
        assert "VA'en får nu betaling i DKK" not in html.unescape(text(page))


def test_with_a_rate_in_the_places_money_go_other_amounts_in_the_vas_and_signs_of_both_are_asked_about() -> None:
    page = opened(ABROAD)
    checked(page.text_input(key="va.rate").set_value("£25").run())
    assert now(page).values == {"va.rate": 25}
    assert "the other amounts in the VA's own money are back at what is usual" in html.unescape(text(page))
    page = opened(Scenario("us-tx", "2026-07-01", {"va.rate": 30, "va.currency": "CAD", "va.exchange_rate": 0.75}))
    before = now(page)
    checked(page.text_input(key="va.rate").set_value("$25").run())  # of Canada or of the United States
    assert "Here CAD is meant; 1 CAD is $0.75." in html.unescape(text(page))
    assert now(page) == before


def test_back_to_the_usual_rate_is_back_in_pounds() -> None:
    page = opened(ABROAD)
    back = page.button(key="reset-leading-va.rate")
    usual = ABROAD.record("va.rate").value
    assert back.label == f"Back to £{usual:g}"
    checked(back.click().run())
    assert now(page).values == {}
    assert now(page).number("va.rate") == usual
    checked(page.button(key="undo").click().run())
    assert now(page) == ABROAD
    checked(page.text_input(key="va.rate").set_value("").run())
    assert now(page).values == {}


def test_the_guide_does_not_know_means_the_usual_rate_in_pounds() -> None:
    page = asked_for_the_rate()
    usual = ABROAD.record("va.rate").value
    assert f"Our figure is £{usual:g} an hour." in html.unescape(text(page))
    checked(page.button(key="guide_unknown").click().run())
    assert now(page).values == {}


def test_an_amount_with_the_letters_of_another_money_is_not_just_unreadable() -> None:
    page = opened(Scenario("gb", "2026-07-01"))
    checked(page.text_input(key="va.rate").set_value("1,200 PHP").run())
    assert "“1,200 PHP” names a currency. Write the number alone, and PHP under “The VA's currency”." in html.unescape(text(page))


def test_the_usual_figure_typed_in_the_vas_own_money_is_asked_about_and_has_a_way_back() -> None:
    """28 of a money of which one is 0.013 are 0.36 pounds: less than a twentieth of 28."""
    usual = ABROAD.record("va.rate").value
    page = opened(ABROAD)
    checked(page.text_input(key="va.rate").set_value(f"{usual:g}").run())
    assert now(page).values["va.rate"] == usual
    assert "comes to less than a twentieth of what is usual here" in html.unescape(text(page))
    checked(page.button(key="reset-leading-va.rate").click().run())
    assert now(page).values == {}


def test_the_guide_gives_no_example_of_a_range_in_another_money() -> None:
    page = asked_for_the_rate()
    assert "A range will do" not in html.unescape(text(page))


TAKEN = Scenario(
    "us-tx", "2026-07-01", {"va.rate": 30}, bids=(Bid("Ana", "va_hourly", {"va.rate": 400, "va.exchange_rate": 0.0175}, "PHP"),)
)


def test_the_currency_of_a_bid_that_is_taken_stays_named() -> None:
    page = opened(TAKEN, answers="Bids")
    checked(page.button(key="take").click().run())
    assert (now(page).value("va.currency"), now(page).number("va.exchange_rate")) == ("PHP", 0.0175)
    said = html.unescape(text(page))
    assert "In PHP; here that is $7." in said  # 400 times 0.0175, which as floats is a little more
    assert "in the VA's currency" not in said
    told = explanation_text(explain(now(page), "va_hourly", "invoice"), str, "en")
    assert "VA rate an hour: 400\u00a0PHP an hour" in told
    assert "(400\u00a0PHP)" in told


def test_an_amount_with_the_letters_or_the_sign_of_the_vas_money_is_taken() -> None:
    page = opened(ABROAD.change({"va.currency": "PHP"}))
    for typed, rate in (("1,300 PHP", 1300), ("₱1,400", 1400), ("php 1,500", 1500)):
        checked(page.text_input(key="va.rate").set_value(typed).run())
        assert now(page).number("va.rate") == rate
    checked(page.text_input(key="va.rate").set_value("£25").run())
    assert now(page).values["va.rate"] == 25
    assert "va.currency" not in now(page).values


def test_the_name_goes_with_the_exchange_rate() -> None:
    page = opened(ABROAD.change({"va.currency": "PHP"}))
    checked(page.button(key="reset-leading-va.rate").click().run())
    assert now(page).values == {}


def test_a_bid_at_home_or_of_unknown_money_takes_the_name_away() -> None:
    for bid in (
        Bid("Bo", "va_hourly", {"va.rate": 20}, "USD"),
        Bid("Bo", "va_hourly", {"va.rate": 900, "va.exchange_rate": 0.01}),
    ):
        page = opened(TAKEN.change({"va.exchange_rate": 0.0175, "va.currency": "PHP"}, bids=(bid,)), answers="Bids")
        checked(page.button(key="take").click().run())
        assert now(page).value("va.currency") is None


def test_the_exchange_rate_says_which_way_round_it_is() -> None:
    page = opened(ABROAD, group="va")
    said = html.unescape(text(page))
    assert "1 unit of the VA's currency = 0.013 GBP" in said
    said = text(opened(ABROAD.change({"va.currency": "PHP"}), group="va"))
    assert "1 PHP = 0.013 GBP, 1 GBP = 76.92 PHP" in said  # 1 / 0.013 = 76.923


def test_the_exchange_rate_of_a_bid_says_which_way_round_it_is() -> None:
    page = opened(TAKEN, answers="Bids")
    assert "1 PHP = 0.0175 USD, 1 USD = 57.14 PHP" in text(page)
    checked(page.text_input(key="one.bid-1-va.exchange_rate").set_value("").run())
    assert "1 PHP = … USD" in text(page)


def test_a_rate_of_exchange_for_a_hundred_is_asked_about() -> None:
    """1,200 at 1.3 are 1,560 pounds an hour. Of a bid it is said what was perhaps meant: 30 at 75 are 2,250, at 0.75 22.50."""
    page = opened(ABROAD.change({"va.exchange_rate": 1.3}))
    assert "comes to more than twenty times what is usual here" in html.unescape(text(page))
    bid = Bid("Ana", "va_hourly", {"va.rate": 30, "va.exchange_rate": 75}, "USD")
    page = opened(Scenario("gb", "2026-07-01").change(bids=(bid,)), answers="Bids")
    asked = "Ana: at 75 GBP for 1 USD the price comes to £2,250.00 an hour. Do you mean 0.75?"
    assert html.unescape(text(page)).count(asked) == 2  # in the answer and in the form
    checked(page.text_input(key="one.bid-1-va.exchange_rate").set_value("0.75").run())
    assert "Do you mean" not in text(page)
