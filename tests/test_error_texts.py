"""What people read when a file of theirs is wrong, word for word. A change here is a change of what they read."""

from __future__ import annotations

import pytest

from costmodel.scenario_file import read_scenario
from costmodel.strict_yaml import parse, parse_leniently
from costmodel.words import InputError

TEXTS = {
    "an unknown key that is nearly right": (
        "values:\n  va.rat: 30\n",
        "s.yaml:2: values.va.rat: unknown key va.rat; did you mean va.rate?",
    ),
    "a field that no scenario has": (
        "place: us-tx\nxyz: 3\n",
        "s.yaml:2: xyz: unknown key xyz; allowed: about, base, bids, date, name, place, tasks, values",
    ),
    "a value outside its limits": (
        "values:\n  employee.fte: 1.5\n",
        "s.yaml:2: values.employee.fte: found 1.5; allowed: 0.05 to 1",
    ),
    "a value of the wrong kind": (
        "values:\n  va.rate: cheap\n",
        "s.yaml:2: values.va.rate: found the text “cheap”; allowed: a number",
    ),
    "a number where a switch belongs": (
        "values:\n  va.scheduled: 1\n",
        "s.yaml:2: values.va.scheduled: found 1; allowed: true or false",
    ),
    "a key twice": (
        "values:\n  va.rate: 30\n  va.speed: 1\n  va.rate: 31\n",
        "s.yaml:4: values.va.rate: this key stands here twice; the first is on line 2",
    ),
    "no instead of false": (
        "values:\n  va.scheduled: no\n",
        's.yaml:2: values.va.scheduled: no is read differently by different programs; write true or false, or "no" in quotes',
    ),
    "an exponent": (
        "values:\n  va.redo_rate: 1e-3\n",
        (
            "s.yaml:2: values.va.redo_rate: 1e-3 is a number in a form that programs read differently; "
            "write it plainly, like 0.001 or 1200"
        ),
    ),
    "a leading nought": (
        "values:\n  va.rate: 012\n",
        (
            "s.yaml:2: values.va.rate: 012 is a number in a form that programs read differently; "
            "write it plainly, like 0.001 or 1200"
        ),
    ),
    "not a number at all": (
        "values:\n  va.rate: .nan\n",
        "s.yaml:2: values.va.rate: .nan is not a finite number",
    ),
    "an anchor": (
        "values: &mine\n  va.rate: 30\n",
        "s.yaml:1: values: an anchor (&mine) is not allowed; write the value out",
    ),
    "an alias": (
        "name: A\nvalues:\n  va.rate: *mine\n",
        "s.yaml:3: values.va.rate: an alias (*mine) is not allowed; write the value out",
    ),
    "a tag": (
        "values:\n  va.rate: !!float 30\n",
        "s.yaml:2: values.va.rate: a tag (tag:yaml.org,2002:float) is not allowed; write the plain value",
    ),
    "a merge key": (
        "values:\n  <<: {va.rate: 30}\n",
        (
            "s.yaml:2: values.<<: unknown key <<; allowed: custom.charge_rate, custom.currency, employee.benefit_rate, "
            "employee.bonus_rate, employee.desk_per_month, employee.equipment, employee.equipment_life, employee.fte, "
            "employee.health_insurance, employee.hiring_hours, employee.hours_per_week, employee.insurance_rate, …"
        ),
    ),
    "a second document": (
        "place: us-tx\n---\nplace: us-ca\n",
        "s.yaml:2: a second document begins here; a file holds one",
    ),
    "no YAML": (
        "values: {va.rate: 30\nname: A\n",
        "s.yaml:2: values: this is not valid YAML: did not find expected ',' or '}'",
    ),
    "a control character": (
        "name: a\x07b\n",
        "s.yaml:1: the character U+0007 is not allowed",
    ),
    "not UTF-8": (
        b"name: Caf\xe9\n",
        "s.yaml:1: the file is not UTF-8 text",
    ),
    "too large": (
        b"#" * 1_000_001,
        "s.yaml: the file has 1000001 bytes; at most 1000000 are read",
    ),
    "an unknown place": (
        "name: A\nplace: us-txs\n",
        "s.yaml:2: place: unknown place us-txs; did you mean us-tx?",
    ),
    "a country that has states": (
        "place: us\n",
        "s.yaml:1: place: us is not one place; allowed: us-ak, us-al, us-ar, us-az, us-ca, us-co, us-ct, us-dc, …",
    ),
    "a date before the first figures": (
        "place: gb\ndate: 2024-12-31\n",
        "s.yaml:2: date: United Kingdom is covered from 2025-01-01 on; found 2024-12-31",
    ),
    "a date that is none": (
        "date: 2026-02-30\n",
        "s.yaml:1: date: 2026-02-30 is not a date of the calendar",
    ),
    "a range upside down": (
        "values:\n  va.rate: [35, 25]\n",
        "s.yaml:2: values.va.rate: found 35 before 25; a range begins with the lower",
    ),
    "a range of three": (
        "values:\n  va.rate: [25, 30, 35]\n",
        "s.yaml:2: values.va.rate: found 3 values; a range has two: [low, high]",
    ),
    "a task without its minutes": (
        "tasks:\n  - {name: Letters, per_month: 4}\n",
        "s.yaml:2: tasks[1]: minutes is missing",
    ),
    "a task with more hours than a week of anybody": (
        "tasks:\n  - {name: Letters, hours_per_week: 1001, minutes: 10}\n",
        "s.yaml:2: tasks[1].hours_per_week: found 1001; allowed: 0 to 1000",
    ),
    "a task with a slip of the pen": (
        "tasks:\n  - {name: Letters, per_month: 4, minutes: 10, prise: 3}\n",
        "s.yaml:2: tasks[1].prise: unknown key prise; did you mean price?",
    ),
    "half a month": (
        "values:\n  horizon.months: 1.5\n",
        "s.yaml:2: values.horizon.months: found 1.5; allowed: a whole number of months",
    ),
    "no working day left": (
        "values:\n  va.rate: 3\n  employee.vacation_days: 260\n",
        "s.yaml:3: values.employee.vacation_days: 277 days away leave no working day in a year",
    ),
    "another base": (
        "base: blanc\n",
        "s.yaml:1: base: found the text “blanc”; did you mean blank?",
    ),
    "a list": (
        "- place: us-tx\n",
        "s.yaml:1: found a list; allowed: a group of keys",
    ),
}


@pytest.mark.parametrize(("text", "message"), TEXTS.values(), ids=TEXTS)
def test_what_is_said(text: str | bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_scenario(parse(text, "s.yaml"))
    assert caught.value.say() == message


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_lines() -> None:
    text = (
        "place: us-tx\ndate: 2024-01-01\nplan: B\nvalues:\n  va.rat: 30\n  employee.fte: 2\n  va.scheduled: maybe\n"
        "tasks:\n  - {name: '', per_month: -1, minutes: 10}\n  - Letters\n"
    )
    with pytest.raises(InputError) as caught:
        read_scenario(parse(text, "s.yaml"))
    assert caught.value.say().split("\n") == [
        "s.yaml:2: date: Texas is covered from 2025-01-01 on; found 2024-01-01",
        "s.yaml:3: plan: unknown key plan; did you mean place?",
        "s.yaml:5: values.va.rat: unknown key va.rat; did you mean va.rate?",
        "s.yaml:6: values.employee.fte: found 2; allowed: 0.05 to 1",
        "s.yaml:7: values.va.scheduled: found the text “maybe”; allowed: true or false",
        "s.yaml:9: tasks[1].per_month: found -1; allowed: 0 to 1000000",
        "s.yaml:9: tasks[1].name: found the text “”; allowed: a text on one line",
        "s.yaml:10: tasks[2]: found the text “Letters”; allowed: a group of keys",
    ]


def test_all_that_yaml_itself_has_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as caught:
        read_scenario(parse("place: no\nvalues:\n  va.rate: 1e3\n  va.rate: 012\n", "s.yaml"))
    assert [problem.line for problem in caught.value.problems] == [1, 3, 4, 4]


def test_what_yaml_has_wrong_and_what_the_values_have_wrong_are_said_together_and_once() -> None:
    text = "plan: B\ndate: 2026-02-30\nvalues:\n  va.rate: 1e3\n  va.rat: 30\n  va.scheduled: no\n  va.speed: [1, .inf]\n"
    with pytest.raises(InputError) as caught:
        read_scenario(parse_leniently(text, "s.yaml"))
    assert [problem.say().partition("; ")[0] for problem in caught.value.problems] == [
        "s.yaml:1: plan: unknown key plan",
        "s.yaml:2: date: 2026-02-30 is not a date of the calendar",
        "s.yaml:4: values.va.rate: 1e3 is a number in a form that programs read differently",
        "s.yaml:5: values.va.rat: unknown key va.rat",
        "s.yaml:6: values.va.scheduled: no is read differently by different programs",
        "s.yaml:7: values.va.speed[2]: .inf is not a finite number",
    ]
