"""Sentences as data: what is said is decided where it is known, in which language where it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

Translate = Callable[[str], str]


def N_(text: str) -> str:
    """Mark `text` for translation and return it as it is."""
    return text


def untranslated(text: str) -> str:
    """The language of the source text: English."""
    return text


_WITH_ARTICLE = {
    "Netherlands": N_("the Netherlands"), "United Kingdom": N_("the United Kingdom"), "United States": N_("the United States"),
}  # fmt: skip


def place_phrase(name: str) -> str:
    """A place's English name as it stands in the midst of a sentence; translate it."""
    return _WITH_ARTICLE.get(name, name)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with `{placeholders}` and what stands in them.

    A value that is itself a Message, or a list of them, is said in the same language.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, translate: Translate = untranslated) -> str:
        """The sentence in the language of `translate`."""
        return translate(self.text).format(**{name: _said(value, translate) for name, value in self.values.items()})


@dataclass(frozen=True, slots=True)
class Tenths:
    """A number that is said with one decimal at most, with the language's decimal sign."""

    value: float

    def say(self, translate: Translate) -> str:
        """The number in the language of `translate`."""
        tenths = Decimal(repr(float(self.value))).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return str(tenths).removesuffix(".0").replace(".", translate(N_(".")))


@dataclass(frozen=True, slots=True)
class Money:
    """An amount that is said with its currency as a language writes it, or where that isn't known with its code."""

    amount: float
    currency: str

    def say(self, translate: Translate) -> str:
        """The amount and the code of its currency."""
        return f"{self.currency} {Tenths(self.amount).say(translate)}"


def _said(value: object, translate: Translate) -> object:
    if isinstance(value, (Message, Money, Tenths)):
        return value.say(translate)
    if isinstance(value, list):
        return ", ".join(str(_said(item, translate)) for item in value)
    return value


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in an input: where it stands, what was found and what is allowed."""

    file: str
    line: int | None
    path: str
    message: Message

    def say(self, translate: Translate = untranslated) -> str:
        """`file:line: path: sentence`, leaving out what is not known."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.path, self.message.say(translate)) if part)


class InputError(ValueError):
    """Bad input: every problem that was found, none of them hidden behind another."""

    def __init__(self, problems: list[Problem] | tuple[Problem, ...]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.say())

    def say(self, translate: Translate = untranslated) -> str:
        """All problems, a line each."""
        return "\n".join(problem.say(translate) for problem in self.problems)


def refuse(where: str, path: str, text: str, **values: object) -> InputError:
    """An InputError of one problem that stands on no line of a file (a flag, a Python argument)."""
    return InputError([Problem(where, None, path, Message(text, values))])


def whole_number(where: str, value: object, low: int, high: int) -> int:
    """`value` if it is a whole number within these limits. Raises InputError otherwise; `where` is the flag or argument."""
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise refuse(where, "", N_("found {found}; allowed: a whole number from {low} to {high}"), found=value, low=low, high=high)
