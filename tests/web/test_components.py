"""The chart and address components as the server sends them; what the browser does with them is tested in browser/."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest


def page():
    import streamlit as st

    from costmodel import Scenario, compare
    from costmodel.present.charts import cost_bars
    from costmodel.present.language import best_language
    from costmodel.web.address import copy_button, keep_address
    from costmodel.web.chart import show_chart

    hours = st.slider("Hours", 1, 60, 20)
    scenario = Scenario("dk", "2026-07-01", {"work.hours_per_week": hours}, name="</script><b>Bo</b>")
    show_chart(cost_bars(compare(scenario), str, best_language("da")), "bars", str)
    keep_address(f"hours{hours}")
    copy_button(f"s=hours{hours}", "Copy link", "Copied", "copy")


def components(at):
    return {part.proto.component_name: part.proto for part in at.get("bidi_component")}


def sent(at, name):
    proto = components(at)[name]
    return json.loads(proto.json or proto.mixed.json)


def test_a_chart_is_sent_with_its_words_table_and_printed_form():
    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception
    data = sent(at, "costmodel.chart")
    assert data["title"].endswith("over 12\u00a0months")
    assert data["rows"][-3][0] == "Total"
    assert data["kinds"][str(len(data["rows"]) - 3)] == "sum"
    assert "." in data["rows"][-3][1]  # 494.740, as Danish writes it
    assert data["print"]["width"] == 1200
    assert data["source"].startswith("Source: own calculation")
    assert data["pdf"] is None  # until somebody asks
    assert data["library"].startswith("_stcore/bidi-components/costmodel.plotly/plotly.min.js")


@pytest.mark.parametrize("own", [0, 0.5])
def test_below_the_table_it_is_said_where_rounded_amounts_miss_their_sum(own):
    """520.52 for the VA and 26 hours at 20.02 of one's own, 520.52 again: shown 521 + 521, and 1,041 in all."""

    def bars(own):
        from costmodel import Scenario, compare
        from costmodel.present.charts import cost_bars
        from costmodel.web.chart import show_chart

        values = {"work.hours_per_week": 1, "va.rate": 10.01, "owner.hour_value": 20.02, "custom.currency": "USD"}
        led = {"va.management_hours_per_week": own}
        show_chart(cost_bars(compare(Scenario("custom", "2026-07-01", {**values, **led}, base="blank")), str, "en"), "bars", str)

    data = sent(AppTest.from_function(bars, default_timeout=60, args=(own,)).run(), "costmodel.chart")
    column = data["columns"].index("VA by the hour")
    total = next(number for number, kind in data["kinds"].items() if kind == "sum")
    assert data["rows"][int(total)][column] == ("1,041" if own else "521")
    assert data["off"] == ("Amounts are rounded one by one, so a sum may be a little off." if own else "")


def test_a_change_keeps_the_component_and_moves_the_address():
    at = AppTest.from_function(page, default_timeout=60).run()
    before = components(at)
    at.slider[0].set_value(30).run()
    assert not at.exception
    assert {name: part.id for name, part in components(at).items()} == {name: part.id for name, part in before.items()}
    assert sent(at, "costmodel.address") == {"payload": "hours30"}
    assert sent(at, "costmodel.copy")["query"] == "s=hours30"


def test_what_people_type_is_data_and_never_markup_of_the_component():
    at = AppTest.from_function(page, default_timeout=60).run()
    proto = components(at)["costmodel.chart"]
    assert "Bo" not in proto.html_content
    assert "Bo" not in proto.js_content
    assert "innerHTML" not in proto.js_content
    assert "&lt;b&gt;Bo&lt;/b&gt;" in json.dumps(sent(at, "costmodel.chart")["print"])
