"""A posting brief, in Markdown or plain, to copy to a marketplace: the work, the pay, what each side brings, how to apply."""

from __future__ import annotations

import re
from collections.abc import Mapping

from costmodel.answers.worth import Worth, worth_paying
from costmodel.graph import Sheet
from costmodel.options import hourly
from costmodel.present import money as say
from costmodel.present.findings import postable
from costmodel.present.values import bare_value, price, value_text
from costmodel.records import Range, likely
from costmodel.scenario import Scenario
from costmodel.tasks import TASK_FIELDS, Task
from costmodel.units import WEEKS_PER_YEAR
from costmodel.wiring import hours_a_week, input_reader, quantities_of
from costmodel.words import N_, Translate

_COLUMNS = ("per_month", "minutes", "hours_per_week")  # of a task, that a bidder must know
_PRICE = N_("Highest price each")
_TOLD = {  # what a cell under each title says in words
    TASK_FIELDS["per_month"].label: N_("about {value} a month"),
    TASK_FIELDS["minutes"].label: N_("about {value} min. each"),
    TASK_FIELDS["hours_per_week"].label: N_("about {value} hr. a week"),
    _PRICE: N_("at most {value} each"),
}
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&!@^])")
_FIRST = re.compile(r"^(\s*)([-+]|[0-9]+(?=[.)]))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_ADDRESS = re.compile(r"(?<=www)(\.)|(:)(?=//)", re.IGNORECASE)


def escaped(text: str) -> str:
    """What a person typed, so that Markdown shows it as it is: no markup, no link, one line."""
    text = _MARKS.sub(r"\\\1", " ".join(text.split()))
    text = _ADDRESS.sub(lambda found: "\\" + found[0], text)
    return _FIRST.sub(lambda found: found[1] + ("\\" + found[2] if not found[2].isdigit() else found[2] + "\\"), text)


def posting_brief(scenario: Scenario, translate: Translate, language: str, worth: Worth | None = None) -> str:
    """The brief of a scenario, with the owner's own rate and prices, or the highest worth paying where there are none or they
    lie above it (`worth`, worked out if not given).
    """
    worth = worth or worth_paying(scenario)
    sections = (
        _opening(scenario, translate, language),
        _work(scenario, worth, translate, language),
        _results(scenario, translate, language),
        _pay(scenario, worth, translate, language),
        _ours(scenario, translate, language),
        _yours(scenario, translate),
        _trial(scenario, translate, language),
        _apply(scenario, translate),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def own_rate(worth: Worth) -> Range | float | None:
    """The rate or the range that the owner gave, where all of it lies below the highest to post: that one is kept to oneself."""
    given = worth.scenario.values.get("va.rate")
    high = given.high if isinstance(given, Range) else given
    return given if high and worth.rate and high < postable(worth.rate) else None


def _prices(worth: Worth) -> dict[int, float]:
    """What each task may cost at most, by number: the owner's own price, else the highest unless a rate of their own is named."""
    own = own_rate(worth) is not None
    found = {}
    for i, task in enumerate(worth.tasks):
        if task.present and task.present < task.price:
            found[i] = task.present
        else:
            found[i] = 0.0 if own else postable(task.price)
    return found


def as_plain(markdown: str, translate: Translate) -> str:
    """A brief for a field that takes no Markdown: a heading is a line, a row of the table a point in words."""
    told = {translate(title): translate(text) for title, text in _TOLD.items()}
    lines: list[str] = []
    heads: list[str] = []
    under_heading = False
    for line in markdown.splitlines():
        if line.startswith("|"):
            name, *cells = (cell.strip() for cell in _BETWEEN_CELLS.split(line)[1:-1])
            if not heads:
                heads = cells
            elif name != "---":
                said = [told[head].format(value=cell) for head, cell in zip(heads, cells, strict=True) if cell]
                lines.append(f"- {name}: {', '.join(said)}" if said else f"- {name}")
        elif line or not under_heading:
            lines.append(line.removeprefix("# ") if not line.startswith("## ") else f"{line[3:]}:")
        under_heading = line.startswith("## ")
    return _ESCAPED.sub(r"\1", "\n".join(lines)) + "\n"


def _points(translate: Translate, texts: list[str], values: Mapping[str, str] | None = None) -> list[str]:
    return [f"- {translate(text).format(**(values or {}))}" for text in texts]


def _heading(text: str, translate: Translate) -> list[str]:
    return [f"## {translate(text)}", ""]


def _opening(scenario: Scenario, translate: Translate, language: str) -> list[str]:
    named = [escaped(task.name) for task in scenario.tasks[:3]]
    title = translate(N_("Virtual assistant wanted"))
    if named:
        title = translate(N_("Virtual assistant wanted: {tasks}")).format(tasks=", ".join(named))
    hours, weeks = hours_a_week(scenario), scenario.number("work.weeks_per_year")
    values = {
        "hours": say.duration(hours, "hour", language, 0 if hours >= 3 else 1),
        "weeks": say.duration(weeks, "week", language, 0),
        "date": say.date(scenario.start, language, scenario.place),
    }
    text = N_("The work takes about {hours} a week, in {weeks} of the year, from {date} on.")
    if weeks >= WEEKS_PER_YEAR:
        text = N_("The work takes about {hours} a week, all year round, from {date} on.")
    flexible = N_("You choose your own hours, as long as the work is done in time.")
    fixed = N_("We agree on fixed hours in advance and pay for all of them.")
    flag = fixed if scenario.value("va.scheduled") else flexible
    free = translate(N_("You work from your own place, as an independent contractor."))
    return [f"# {title}", "", translate(text).format(**values), free, translate(flag)]


def _work(scenario: Scenario, worth: Worth, translate: Translate, language: str) -> list[str]:
    lines = _heading(N_("The work"), translate)
    if not scenario.tasks:
        return [*lines, translate(N_("[Write here, piece by piece, what is to be done, how often, and how long each takes.]"))]
    prices = _prices(worth)
    shown = [name for name in _COLUMNS if any(name in task.counted for task in scenario.tasks)]
    titles = [N_("Task"), *(TASK_FIELDS[name].label for name in shown)] + [_PRICE] * any(prices.values())
    lines += ["| " + " | ".join(map(translate, titles)) + " |", "| --- |" + " ---: |" * (len(titles) - 1)]
    for i, task in enumerate(scenario.tasks):
        given = [getattr(task, name) if name in task.counted else None for name in shown]
        cells = [escaped(task.name), *(_number(value, translate, language) for value in given)]
        if any(prices.values()):
            cells.append(price(prices[i], scenario.currency, language, prices.values()) if prices[i] else "")
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _number(value: float | Range | None, translate: Translate, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Range):
        low, high = (say.number(end, language, 1) for end in (value.low, value.high))
        return translate(N_("{low} to {high}")).format(low=low, high=high)
    return say.number(value, language, 1)


def _results(scenario: Scenario, translate: Translate, language: str) -> list[str]:
    lines = _heading(N_("What you deliver"), translate)
    for task in scenario.tasks:
        if task.in_pieces:
            said = translate(N_("{task}: about {count} finished a month, free of mistakes"))
            lines.append("- " + said.format(task=escaped(task.name), count=_count(task, language)))
        if task.in_hours:
            hours = say.duration(float(likely(task.hours_per_week)), "hour", language, 1)
            said = translate(N_("{task}: about {hours} a week, done in time and free of mistakes"))
            lines.append("- " + said.format(task=escaped(task.name), hours=hours))
    return lines + _points(translate, [N_("Each week, a short list of what is done, what is open and what you need from us")])


def _count(task: Task, language: str) -> str:
    value = likely(task.per_month)
    return say.number(value, language, 0 if value >= 3 else 1)


def _pay(scenario: Scenario, worth: Worth, translate: Translate, language: str) -> list[str]:
    lines = _heading(N_("What we pay"), translate)
    rate = postable(worth.rate) if worth.rate else 0.0
    if not rate:
        return lines + _points(translate, [N_("Tell us your rate an hour")])
    quantities = quantities_of(hourly.OPTION.quantities, hourly.OPTION.task_quantities, scenario)
    month = float(Sheet(quantities, input_reader(scenario))["billed_hours"]) / scenario.months  # with what is done again
    values = {
        "rate": value_text("va.rate", rate, scenario, translate, language),
        "hours": say.duration(month, "hour", language, 0 if month >= 3 else 1),
    }
    own = own_rate(worth)
    texts = [N_("At most {rate}, for about {hours} a month, corrections included; bids below that are welcome")]
    if isinstance(own, Range):
        values["low"] = bare_value("va.rate", own.low, scenario, translate, language, (own.high,))
        values["high"] = value_text("va.rate", own.high, scenario, translate, language, (own.low,))
        texts = [N_("{low} to {high}, for about {hours} a month, corrections included")]
    elif own:
        values["rate"] = value_text("va.rate", own, scenario, translate, language)
        texts = [N_("About {rate}, for about {hours} a month, corrections included")]
    if any(_prices(worth).values()):
        texts.append(N_("Or a price for each task, at most as listed above: say which you prefer"))
    elif worth.tasks:
        texts.append(N_("Or a price for each task: say which you prefer"))
    return lines + _points(translate, texts, values)


def _ours(scenario: Scenario, translate: Translate, language: str) -> list[str]:
    texts = [N_("Written instructions for each task, with examples of how it should look")]
    if scenario.number("va.onboarding_hours"):
        texts.append(N_("Our time to show you the work"))
    if scenario.number("va.management_hours_per_week"):
        texts.append(N_("One person who answers your questions every week and says what was good and what was not"))
    texts.append(N_("Access to the accounts and files that the work needs"))
    if scenario.number("va.tools_per_month"):
        texts.append(N_("The special software that the work needs, at our cost"))
    if scenario.value("va.your_equipment"):
        texts.append(N_("A computer for the work"))
    return [*_heading(N_("What we provide"), translate), *_points(translate, texts)]


def _yours(scenario: Scenario, translate: Translate) -> list[str]:
    own = [] if scenario.value("va.your_equipment") else [N_("Your own computer, common office software and a good connection")]
    texts = [*own, N_("Experience with this kind of work"), N_("An answer to messages within one working day")]
    return [*_heading(N_("What you bring"), translate), *_points(translate, texts)]


def _trial(scenario: Scenario, translate: Translate, language: str) -> list[str]:
    cost = scenario.number("va.trial_cost")
    if not cost:
        return []
    text = N_("Before we decide, we ask for a small piece of the real work and pay for it, whatever we decide.")
    if scenario.tasks:
        text = N_("Before we decide, we ask for a small piece of the real work ({task}) and pay for it, whatever we decide.")
    said = translate(text).format(task=escaped(scenario.tasks[0].name) if scenario.tasks else "")
    return [*_heading(N_("Paid trial"), translate), said]


def _apply(scenario: Scenario, translate: Translate) -> list[str]:
    hourly = any(task.in_hours for task in scenario.tasks)
    texts = [
        N_("Which of these tasks you have done, for how long, with a sample of your work"),
        N_("Your price an hour") if hourly else N_("Your price an hour, or for each task"),
        N_("How many hours a week you have, at what times, in which time zone"),
        N_("A client whom we may ask about you"),
    ]
    after = translate(N_("We then talk with two or three of you by video."))
    return [*_heading(N_("To apply, please write"), translate), *_points(translate, texts), "", after]
