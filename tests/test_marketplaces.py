"""Marketplaces: the fees that the client pays, each with its source."""

from __future__ import annotations

import pytest

from costmodel import marketplaces as module
from costmodel.marketplaces import marketplaces
from costmodel.records import EXAMPLE
from costmodel.strict_yaml import parse
from costmodel.words import InputError


def read(monkeypatch: pytest.MonkeyPatch, text: str):
    monkeypatch.setattr(module, "read_assumptions", lambda name: parse(text, name))
    marketplaces.cache_clear()
    try:
        return marketplaces()
    finally:
        marketplaces.cache_clear()


def test_upwork_charges_the_client_five_percent_and_a_fee_for_each_contract():
    upwork = next(place for place in marketplaces() if place.id == "upwork")
    assert upwork.fee_rate == 0.05
    assert upwork.contract_fee == pytest.approx(7.99)  # the middle of 0.99 and 14.99: (0.99 + 14.99) / 2


def test_every_marketplace_has_a_source_that_can_be_opened_unless_it_is_none():
    for place in marketplaces():
        assert place.source == EXAMPLE or place.source.url.startswith("https://"), place.id
        assert place.confidence in ("high", "medium", "low")


def test_everything_wrong_is_said_at_its_line(monkeypatch):
    text = "marketplaces:\n  a:\n    name: A\n    fee_rate: 5\n    contract_fee: {low: x, high: 2}\n    fee: 1\n"
    with pytest.raises(InputError) as wrong:
        read(monkeypatch, text)
    assert str(wrong.value).splitlines() == [
        "marketplaces.yaml:2: marketplaces.a: source is missing",
        "marketplaces.yaml:2: marketplaces.a: date is missing",
        "marketplaces.yaml:2: marketplaces.a: confidence is missing",
        "marketplaces.yaml:6: marketplaces.a.fee: unknown key fee; did you mean fee_rate?",
    ]
    whole = text.replace("    fee: 1\n", "    source: example\n    date: 2026-01-01\n    confidence: low\n")
    with pytest.raises(InputError) as wrong:
        read(monkeypatch, whole)
    assert str(wrong.value).splitlines() == [
        "marketplaces.yaml:4: marketplaces.a.fee_rate: found 5; allowed: 0 to 1",
        "marketplaces.yaml:5: marketplaces.a.contract_fee.low: found the text “x”; allowed: a number",
    ]
