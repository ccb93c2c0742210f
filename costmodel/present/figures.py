"""How a total, a difference, a crossing and the highest rate came about: a sentence with the numbers, and parts to open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from costmodel.answers.break_even import BreakEven, Crossing
from costmodel.answers.flips import Flip
from costmodel.answers.sweep import given_for
from costmodel.answers.worth import Worth
from costmodel.compare import OptionCost, compare
from costmodel.explain import Explanation
from costmodel.present import money as say
from costmodel.present.amounts import digits
from costmodel.present.labels import CATEGORY_LABELS
from costmodel.present.sentences import capitalised, in_sentence, one_stop
from costmodel.present.values import is_cheaper, key_label, phrase, short_value, value_text
from costmodel.records import Record
from costmodel.scenario import Scenario
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate

_NOUGHT = 0.005


@dataclass(frozen=True)
class Figure:
    """One figure: its label, amount and unit, how it came about as a sentence, and its parts.

    Of an assumption there is its `key`, and the `record` behind a default. `written` is an amount of money as the sentence has
    it, to stand above it.
    """

    name: str
    label: str
    amount: float
    unit: str
    sentence: str
    parts: tuple[Figure | Explanation, ...] = ()
    record: Record | None = None
    key: str = ""
    written: str = ""


class Teller:
    """Says the figures of one scenario in one language; `tried` are keys whose value nobody gave: it is being tried."""

    def __init__(self, scenario: Scenario, translate: Translate, language: str, tried: Iterable[str] = ()) -> None:
        self.scenario = scenario
        self.translate = translate
        self.language = language
        self.tried = frozenset(tried)

    def together(self, *amounts: float, beside: Iterable[float] = ()) -> list[str]:
        """Amounts of which one is the sum of others: cents in all if one, or one `beside` them, has some, so that they add up."""
        cents = digits(*amounts, *beside)
        return [say.money(amount, self.scenario.currency, self.language, cents) for amount in amounts]

    def value(self, key: str, value: float) -> str:
        """A value of a key, to stand beside the key's label."""
        return short_value(key, value, self.scenario, self.translate, self.language)

    def said(self, text: str, **values: Any) -> str:
        """A sentence of ours with these values."""
        return one_stop(capitalised(self.translate(text).format(**values)))

    def _lines(self, cost: OptionCost, lines: Iterable[Any]) -> tuple[Explanation, ...]:
        return tuple(Explanation(self.scenario, cost.sheet, line.name, tried=self.tried) for line in lines)

    def _period(self) -> str:
        if self.scenario.months == MONTHS_PER_YEAR:
            return self.translate(N_("over the year"))
        return self.translate(N_("over {months} months")).format(months=self.scenario.months)

    def total(self, cost: OptionCost, name: str = "total", beside: Iterable[float] = ()) -> Figure:
        """The total of one option: what is paid out, what the owner's hours are worth, and what an hour of work comes to."""
        lines = [line for line in cost.lines if abs(line.amount) >= _NOUGHT]
        amounts = self.together(cost.total, cost.cash, cost.owner_time, beside=beside)
        said = dict(zip(("cost", "cash", "own"), amounts, strict=True))
        way = phrase(cost.name, self.translate)
        text = N_("{way} costs {cost} {period}: {cash} paid out, and {own} that your own hours are worth.")
        if abs(cost.owner_time) < _NOUGHT:
            text = N_("{way} costs {cost} {period}, all of it paid out.")
        elif abs(cost.cash) < _NOUGHT:
            text = N_("{way} costs {cost} {period}, all of it what your own hours are worth.")
        sentence = self.said(text, way=way, period=self._period(), **said)
        if cost.cost_per_hour is not None:
            hours = say.number(cost.hours_delivered, self.language, 1)
            each = say.money(cost.cost_per_hour, self.scenario.currency, self.language, 2)
            text = N_("For {hours} hours of work done that is {each} an hour.")
            sentence += " " + self.said(text, hours=hours, each=each)
        parts = self._lines(cost, lines)
        return Figure(name, self.translate(cost.option.label), cost.total, "money", sentence, parts, written=said["cost"])

    def difference(self, dear: OptionCost, cheap: OptionCost) -> Figure:
        """What one option costs more than another, by kind of cost, most first."""
        kinds = dict.fromkeys(line.formula.category for cost in (dear, cheap) for line in cost.lines)
        gaps = sorted(((kind, _of(dear, kind), _of(cheap, kind)) for kind in kinds), key=lambda each: -abs(each[1] - each[2]))
        gaps = [each for each in gaps if abs(each[1] - each[2]) >= _NOUGHT]
        names = {"dear": phrase(dear.name, self.translate), "cheap": phrase(cheap.name, self.translate)}
        gap = dear.total - cheap.total
        whole, *each = self.together(gap, *(abs(one - other) for _, one, other in gaps), beside=_amounts(dear, cheap))
        more = ", ".join(self._more(kind, one > other, said) for (kind, one, other), said in zip(gaps, each, strict=True))
        text = N_("{dear} costs {amount} more than {cheap}: {parts}.")
        sentence = self.said(text, amount=whole, parts=more, **names)
        parts = tuple(self._kind(kind, dear, cheap) for kind, _, _ in gaps)
        return Figure("difference", self.translate(N_("Difference")), gap, "money", sentence, parts, written=whole)

    def _more(self, kind: str, more: bool, amount: str) -> str:
        text = N_("{amount} more for {kind}") if more else N_("{amount} less for {kind}")
        label = in_sentence(self.translate(CATEGORY_LABELS[kind]))
        return self.translate(text).format(amount=amount, kind=label)

    def _kind(self, kind: str, dear: OptionCost, cheap: OptionCost) -> Figure:
        one, other, beside = _of(dear, kind), _of(cheap, kind), _amounts(dear, cheap)
        said = dict(zip(("one", "other", "gap"), self.together(one, other, one - other, beside=beside), strict=True))
        sentence = self.said(
            N_("{dear}: {one}. {cheap}: {other}. The difference is {gap}."),
            dear=self.translate(dear.option.label), cheap=self.translate(cheap.option.label), **said,
        )  # fmt: skip
        parts = tuple(self._sum(cost, kind, beside) for cost in (dear, cheap) if _lines(cost, kind))
        return Figure(kind, self.translate(CATEGORY_LABELS[kind]), one - other, "money", sentence, parts, written=said["gap"])

    def _sum(self, cost: OptionCost, kind: str, beside: Iterable[float]) -> Figure:
        lines, label = _lines(cost, kind), self.translate(cost.option.label)
        whole, *amounts = self.together(_of(cost, kind), *(line.amount for line in lines), beside=beside)
        each = [f"{self.translate(line.formula.label)} {amount}" for line, amount in zip(lines, amounts, strict=True)]
        sentence = each[0] if len(each) == 1 else " + ".join(each) + f" = {whole}"
        parts = self._lines(cost, lines)
        return Figure(f"{cost.name}.{kind}", label, _of(cost, kind), "money", sentence, parts, written=whole)

    def _at(self, values: Mapping[str, Any], names: Iterable[str]) -> tuple[list[OptionCost], tuple[Figure, ...]]:
        """These options, as far as they can be compared, at other values: their costs, and their totals told."""
        there = self.scenario.change(values)
        known = {cost.name: cost for cost in compare(there).options}
        ways = [known[name] for name in names if name in known]
        at, beside = Teller(there, self.translate, self.language, values), _totals(*ways)
        return ways, tuple(at.total(cost, f"total.{cost.name}", beside) for cost in ways)

    def crossing(self, found: BreakEven, point: Crossing) -> Figure:
        """Where two options cost the same: both totals at that value, and which is cheaper on either side."""
        first, second = (phrase(name, self.translate) for name in found.between)
        label = key_label(self.scenario, found.key, self.translate)
        ways, parts = self._at(given_for(self.scenario, found.key, point.value), found.between)
        cost, other = self.together(point.cost, point.other_cost, beside=_totals(*ways))
        values = {
            "label": label, "value": self.value(found.key, point.value),
            "first": first, "second": second, "cost": cost, "other": other,
            "below": is_cheaper(point.cheaper_below, self.translate), "above": is_cheaper(point.cheaper_above, self.translate),
        }  # fmt: skip
        text = N_("{label} at {value}: {first} and {second} both cost {cost}. Below that, {below}; above it, {above}.")
        if point.jump:
            text = N_(
                "{label} at {value}: here the cost jumps. {first} costs {cost} and {second} {other}. Below that,"
                " {below}; above it, {above}."
            )
        where = N_("It follows exactly from how both ways are worked out; between {low} and {high} they meet nowhere else.")
        if len(found.points) > 1:
            where = N_(
                "It follows exactly from how both ways are worked out; from {low} to {high} there are {count} such points."
            )
        ends = {"low": self.value(found.key, found.low), "high": self.value(found.key, found.high)}
        sentence = f"{self.said(text, **values)} {self.said(where, **ends, count=len(found.points))}"
        return Figure("crossing", label, point.value, self.scenario.record(found.key).unit, sentence, parts)

    def flip(self, flip: Flip) -> Figure:
        """Beyond which value of a key another option is cheapest: both totals at that value."""
        ways, parts = self._at(given_for(self.scenario, flip.key, flip.value), (flip.loser, flip.winner))
        each = [
            self.translate(N_("{way} costs {cost}")).format(way=phrase(way.name, self.translate), cost=part.written)
            for way, part in zip(ways, parts, strict=True)
        ]
        text = N_("{label} at {value}: {each}. Above it {winner} costs less than every other way.")
        if not flip.above:
            text = N_("{label} at {value}: {each}. Below it {winner} costs less than every other way.")
        label, value = key_label(self.scenario, flip.key, self.translate), self.value(flip.key, flip.value)
        both = "; ".join(each)
        sentence = self.said(text, label=label, value=value, each=both, winner=phrase(flip.winner, self.translate))
        return Figure("crossing", label, flip.value, flip.record.unit, sentence, parts)

    def highest_rate(self, worth: Worth) -> Figure | None:
        """The highest rate worth paying: what the VA may cost in all, and what it costs at that rate."""
        if worth.rate is None or worth.against is None:
            return None
        text = N_("{other} costs {cost}; {share} less is {most}. At {rate}, a VA by the hour costs just that.")
        if worth.wanted <= 0:
            text = N_("{other} costs {cost}. At {rate}, a VA by the hour costs just as much.")
        ways, parts = self._at({"va.rate": worth.rate}, (worth.against, "va_hourly"))
        cost, most = self.together(worth.against_cost, worth.most, beside=_totals(*ways))
        sentence = self.said(
            text,
            other=phrase(worth.against, self.translate), cost=cost, share=say.share(worth.wanted, self.language), most=most,
            rate=value_text("va.rate", worth.rate, self.scenario, self.translate, self.language),
        )  # fmt: skip
        label = self.translate(N_("The highest rate worth paying"))
        return Figure("highest_rate", label, worth.rate, "va_money/hour", sentence, parts)


def _totals(*costs: OptionCost) -> list[float]:
    return [amount for cost in costs for amount in (cost.total, cost.cash, cost.owner_time)]


def _amounts(*costs: OptionCost) -> list[float]:
    return [line.amount for cost in costs for line in cost.lines]


def _of(cost: OptionCost, kind: str) -> float:
    return sum(line.amount for line in cost.lines if line.formula.category == kind)


def _lines(cost: OptionCost, kind: str) -> list[Any]:
    return [line for line in cost.lines if line.formula.category == kind and abs(line.amount) >= _NOUGHT]
