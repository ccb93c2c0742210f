"""What a visitor changes: each edit makes a new scenario, or says why it can't."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from costmodel.answers.taken_bid import counted_anew, ways_counted_anew, with_terms
from costmodel.bids import Bid
from costmodel.places import load_place
from costmodel.present import money as say
from costmodel.records import Input
from costmodel.scenario import LONGEST_NAME, Scenario, records_of
from costmodel.tasks import Task
from costmodel.web import foreign, state
from costmodel.web.aloud import Step
from costmodel.web.state import InLanguage
from costmodel.words import N_, InputError, Message, place_phrase
from costmodel.worked_examples import example_of


def change(values: Mapping[str, Input], step: str = "") -> Message | None:
    """Set values by key; the reason where they can't be. None for a value: back to its default."""
    return _put(step, values=foreign.home_again(state.scenario(), values))


def _put(step: str, **parts: Any) -> Message | None:
    try:
        state.put(state.scenario().change(**parts), step)
    except InputError as error:
        return error.problems[0].message
    return None


def reset(keys: Iterable[str], step: str = "") -> None:
    """Back to the defaults of these keys."""
    values = foreign.home_again(state.scenario(), dict.fromkeys(keys))
    state.forget_typed(values)
    state.put(state.scenario().change(values), step)


def reset_all() -> None:
    """Back to the defaults of all keys; it is said that there is a way back."""
    now = state.scenario()
    reset(now.values)
    text = N_("All values are back at their defaults. Undo brings yours back.")
    if now.tasks or now.bids:
        text = N_("All values are back at their defaults; your tasks and bids stay. Undo brings your values back.")
    state.tell(Message(text))
    state.answer_aloud(Step(now, told=Message(N_("All values are back at their defaults."))))


def set_tasks(tasks: tuple[Task, ...], step: str = "") -> Message | None:
    """Set the tasks; the reason where they can't be."""
    return _put(step, tasks=tasks)


def set_task(number: int, task: Task, step: str = "") -> Message | None:
    """Set one task, counted from 0; what bids say of it stays with it, whatever it is called now."""
    tasks = state.scenario().tasks
    return set_tasks_but((), (*tasks[:number], task, *tasks[number + 1 :]), step)


def remove_task(number: int) -> None:
    """Take a task out, counted from 0, and what bids say of it."""
    tasks = state.scenario().tasks
    set_tasks_but((number,), (*tasks[:number], *tasks[number + 1 :]))


def set_tasks_but(removed: Collection[int], tasks: tuple[Task, ...], step: str = "") -> Message | None:
    """Set the tasks, those of the numbers `removed`, counted from 0, no longer among them, the others in their order.

    What bids say of a task goes with it, whatever it is called now.
    """
    now = state.scenario()
    stay = [number for number in range(len(now.tasks)) if number not in removed]
    places = {number + 1: place for place, number in enumerate(stay, 1)}
    if removed:
        state.forget_typed_in("one.")  # it would stand at another one
    return _put(step, tasks=tasks, bids=tuple(bid.renumbered(places) for bid in now.bids))


def set_bids(bids: tuple[Bid, ...], step: str = "") -> Message | None:
    """Set the bids; the reason where they can't be."""
    return _put(step, bids=bids)


def try_values(values: Mapping[str, Input], aloud: str = "") -> None:
    """Set values at a button; where they can't be, the reason stands at the top of the page.

    `aloud`: the key whose new value is said with the answer that follows, where the button is.
    """
    now, why = state.scenario(), change(values)
    if why:
        state.tell(why)
        return
    state.forget_typed(values)
    if aloud:
        state.answer_aloud(Step(now, aloud))


def take_bid(bid: Bid) -> None:
    """Put a bid's terms into the figures at a button, as `try_values` does with values."""
    now = state.scenario()
    try:
        new = with_terms(now, bid)
    except InputError as error:
        state.tell(error.problems[0].message)
        return
    state.put(new)
    others = counted_anew(now, new)
    text = N_("The terms of {bid} are in your figures now; the other bids are counted as before.")
    if others:
        text = N_("The terms of {bid} are in your figures now. With them these cost something else than before: {others}.")
    state.tell(Message(text, {"bid": bid.name, "others": others}))
    ways = [way for way in ways_counted_anew(now, new) if way.name != bid.option]
    if ways:
        text = N_("Its terms go for every VA, so this costs something else too: {ways}.")
        state.tell(Message(text, {"ways": [Message(way.label) for way in ways]}))
    state.forget_typed()
    state.answer_aloud(Step(now, told=Message(N_("The terms of {bid} are in your figures now."), {"bid": bid.name})))


def set_name(name: str) -> None:
    """Set the name, on one line and as long as a name may be."""
    state.put(state.scenario().change(name=one_line(name)), step="name")


def one_line(name: str, longest: int = LONGEST_NAME) -> str:
    """A name on one line and as long as a name may be."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:longest]


def set_date(day: datetime.date) -> Message | None:
    """Set the first day; the reason where it can't be."""
    return _put("", date=day)


def move(place: str) -> None:
    """Go to another place: values that were only the old place's own stay there, amounts in another currency too."""
    now, law = state.scenario(), load_place(place)
    records = records_of(place)
    kept = {key: now.values[key] for key in now.changed if key in records and not key.startswith("law.")}
    shown = example_of(now)
    if shown:  # what an example brought with it stays with the example, except the work
        kept = {key: v for key, v in kept.items() if key.startswith("work.") or shown.values.get(key) != v}
    tasks, bids = now.tasks, now.bids
    currency = kept.get("custom.currency", law.currency) if place == "custom" else law.currency
    if currency != now.currency:
        money = [key for key in kept if "money" in records[key].unit or key in ("va.exchange_rate", "va.currency")]
        kept = {key: value for key, value in kept.items() if key not in money}
        priced = any(task.price is not None or task.rate is not None for task in tasks)
        tasks = tuple(replace(task, price=None, rate=None) for task in tasks)
        bids = ()
        if money or priced or now.bids:
            text = N_("Your amounts in {old} were put back to what is usual in {place}. Undo brings them back.")
            state.tell(Message(text, {"old": now.currency, "place": Message(place_phrase(law.name))}))
    day = max(now.start, law.covered_from)
    if day != now.start:
        text = N_("The law of {place} is covered from {day} on, so the comparison starts then.")
        state.tell(
            Message(
                text,
                {"place": Message(place_phrase(law.name)), "day": InLanguage(lambda language: say.date(day, language, place))},
            )
        )
    state.forget_typed()
    name = "" if shown else now.name  # an example's name is that of its place
    state.put(Scenario(place, day, kept, tasks, now.base, name, bids))


def use_newer() -> None:
    """Take today's defaults in place of the link's."""
    reset(state.newer())
    state.quiet()
