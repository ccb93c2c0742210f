"""How a total, a difference, a crossing and a chance came about: a sentence with the numbers, and parts that open further."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from costmodel.answers.break_even import BreakEven, Crossing
from costmodel.answers.flips import Flip
from costmodel.answers.losing import Losing, losing_cases
from costmodel.answers.simulation import Simulation
from costmodel.answers.sweep import given_for
from costmodel.answers.untouched import untouched
from costmodel.answers.worth import Worth
from costmodel.compare import OptionCost, compare
from costmodel.explain import Explanation
from costmodel.present import money as say
from costmodel.present.findings_over_time import out_of_100
from costmodel.present.labels import CATEGORY_LABELS
from costmodel.present.sentences import capitalised, in_sentence
from costmodel.present.values import key_label, label_in_sentence, phrase, price, short_value, value_text
from costmodel.records import Record
from costmodel.scenario import Scenario
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate

_NOUGHT = 0.005
_FEW = 6


@dataclass(frozen=True)
class Figure:
    """One figure: its label, amount and unit, how it came about as a sentence, and its parts; `record` is behind a default."""

    name: str
    label: str
    amount: float
    unit: str
    sentence: str
    parts: tuple[Figure | Explanation, ...] = ()
    record: Record | None = None


class Teller:
    """Says the figures of one scenario in one language."""

    def __init__(self, scenario: Scenario, translate: Translate, language: str) -> None:
        self.scenario = scenario
        self.translate = translate
        self.language = language

    def _money(self, amount: float) -> str:
        return price(amount, self.scenario.currency, self.language)

    def _said(self, text: str, **values: Any) -> str:
        return capitalised(self.translate(text).format(**values))

    def _period(self) -> str:
        if self.scenario.months == MONTHS_PER_YEAR:
            return self.translate(N_("over the year"))
        return self.translate(N_("over {months} months")).format(months=self.scenario.months)

    def total(self, cost: OptionCost, name: str = "total") -> Figure:
        """The total of one option: what is paid out, what the owner's hours are worth, and what an hour of work comes to."""
        lines = [line for line in cost.lines if abs(line.amount) >= _NOUGHT]
        said = {"cost": self._money(cost.total), "cash": self._money(cost.cash), "own": self._money(cost.owner_time)}
        way = phrase(cost.name, self.translate)
        text = N_("{way} costs {cost} {period}: {cash} paid out, and {own} that your own hours are worth.")
        if abs(cost.owner_time) < _NOUGHT:
            text = N_("{way} costs {cost} {period}, all of it paid out.")
        elif abs(cost.cash) < _NOUGHT:
            text = N_("{way} costs {cost} {period}, all of it what your own hours are worth.")
        sentence = self._said(text, way=way, period=self._period(), **said)
        if cost.cost_per_hour is not None:
            hours = say.number(cost.hours_delivered, self.language, 1)
            each = say.money(cost.cost_per_hour, self.scenario.currency, self.language, 2)
            text = N_("For {hours} hours of work done that is {each} an hour.")
            sentence += " " + self._said(text, hours=hours, each=each)
        parts = tuple(Explanation(self.scenario, cost.sheet, line.name) for line in lines)
        return Figure(name, self.translate(cost.option.label), cost.total, "money", sentence, parts)

    def difference(self, dear: OptionCost, cheap: OptionCost) -> Figure:
        """What one option costs more than another, by kind of cost, most first."""
        kinds = dict.fromkeys(line.formula.category for cost in (dear, cheap) for line in cost.lines)
        gaps = sorted(((kind, _of(dear, kind), _of(cheap, kind)) for kind in kinds), key=lambda each: -abs(each[1] - each[2]))
        gaps = [each for each in gaps if abs(each[1] - each[2]) >= _NOUGHT]
        more = ", ".join(self._more(kind, one - other) for kind, one, other in gaps)
        names = {"dear": phrase(dear.name, self.translate), "cheap": phrase(cheap.name, self.translate)}
        gap = dear.total - cheap.total
        text = N_("{dear} costs {amount} more than {cheap}: {parts}.")
        sentence = self._said(text, amount=self._money(gap), parts=more, **names)
        parts = tuple(self._kind(kind, dear, cheap) for kind, _, _ in gaps)
        return Figure("difference", self.translate(N_("Difference")), gap, "money", sentence, parts)

    def _more(self, kind: str, gap: float) -> str:
        text = N_("{amount} more for {kind}") if gap > 0 else N_("{amount} less for {kind}")
        label = in_sentence(self.translate(CATEGORY_LABELS[kind]))
        return self.translate(text).format(amount=self._money(abs(gap)), kind=label)

    def _kind(self, kind: str, dear: OptionCost, cheap: OptionCost) -> Figure:
        one, other = _of(dear, kind), _of(cheap, kind)
        sentence = self._said(
            N_("{dear}: {one}. {cheap}: {other}. The difference is {gap}."),
            dear=self.translate(dear.option.label), cheap=self.translate(cheap.option.label), one=self._money(one),
            other=self._money(other), gap=self._money(one - other),
        )  # fmt: skip
        parts = tuple(
            Figure(f"{cost.name}.{kind}", self.translate(cost.option.label), _of(cost, kind), "money", said, lines)
            for cost in (dear, cheap)
            for lines in (tuple(Explanation(self.scenario, cost.sheet, line.name) for line in _lines(cost, kind)),)
            for said in (self._sum(cost, kind),)
            if lines
        )
        return Figure(kind, self.translate(CATEGORY_LABELS[kind]), one - other, "money", sentence, parts)

    def _sum(self, cost: OptionCost, kind: str) -> str:
        each = [f"{self.translate(line.formula.label)} {self._money(line.amount)}" for line in _lines(cost, kind)]
        return each[0] if len(each) == 1 else " + ".join(each) + f" = {self._money(_of(cost, kind))}"

    def _at(self, values: Mapping[str, Any], names: Iterable[str]) -> tuple[list[OptionCost], tuple[Figure, ...]]:
        """These options, as far as they can be compared, at other values: their costs, and their totals told."""
        there = self.scenario.change(values)
        known = {cost.name: cost for cost in compare(there).options}
        ways = [known[name] for name in names if name in known]
        at = Teller(there, self.translate, self.language)
        return ways, tuple(at.total(cost, f"total.{cost.name}") for cost in ways)

    def crossing(self, found: BreakEven, point: Crossing) -> Figure:
        """Where two options cost the same: both totals at that value, and which is cheaper on either side."""
        first, second = (phrase(name, self.translate) for name in found.between)
        values = {
            "label": key_label(self.scenario, found.key, self.translate),
            "value": value_text(found.key, point.value, self.scenario, self.translate, self.language),
            "first": first, "second": second, "cost": self._money(point.cost), "other": self._money(point.other_cost),
            "below": phrase(point.cheaper_below, self.translate), "above": phrase(point.cheaper_above, self.translate),
        }  # fmt: skip
        text = N_("{label} at {value}: {first} and {second} both cost {cost}. Below it {below} is cheaper, above it {above}.")
        if point.jump:
            text = N_(
                "{label} at {value}: here the cost jumps. {first} costs {cost} and {second} {other}. Below it {below} is cheaper,"
                " above it {above}."
            )
        sentence = self._said(text, **values)
        sentence += " " + self._said(
            N_("It was found by working out both ways at every value from {low} to {high}."),
            low=short_value(found.key, found.low, self.scenario, self.translate, self.language),
            high=short_value(found.key, found.high, self.scenario, self.translate, self.language),
        )
        _, parts = self._at(given_for(self.scenario, found.key, point.value), found.between)
        return Figure("crossing", values["label"], point.value, _unit(self.scenario, found.key), sentence, parts)

    def flip(self, flip: Flip) -> Figure:
        """Beyond which value of a key another option is cheapest: both totals at that value."""
        ways, parts = self._at(given_for(self.scenario, flip.key, flip.value), (flip.loser, flip.winner))
        each = [
            self.translate(N_("{way} costs {cost}")).format(way=phrase(way.name, self.translate), cost=self._money(way.total))
            for way in ways
        ]
        text = N_("At {value}: {each}. Above it {winner} costs less than every other way.")
        if not flip.above:
            text = N_("At {value}: {each}. Below it {winner} costs less than every other way.")
        value = value_text(flip.key, flip.value, self.scenario, self.translate, self.language)
        sentence = self._said(text, value=value, each="; ".join(each), winner=phrase(flip.winner, self.translate))
        return Figure(
            "crossing", key_label(self.scenario, flip.key, self.translate), flip.value, flip.record.unit, sentence, parts
        )

    def highest_rate(self, worth: Worth) -> Figure | None:
        """The highest rate worth paying: what the VA may cost in all, and what it costs at that rate."""
        if worth.rate is None or worth.against is None:
            return None
        sentence = self._said(
            N_("{other} costs {cost}; {share} less is {most}. At {rate} a VA by the hour costs just that."),
            other=phrase(worth.against, self.translate), cost=self._money(worth.against_cost),
            share=say.share(worth.wanted, self.language), most=self._money(worth.most),
            rate=value_text("va.rate", worth.rate, self.scenario, self.translate, self.language),
        )  # fmt: skip
        _, parts = self._at({"va.rate": worth.rate}, (worth.against, "va_hourly"))
        label = self.translate(N_("The highest rate worth paying"))
        return Figure("highest_rate", label, worth.rate, "va_money/hour", sentence, parts)

    def chance(self, found: Simulation) -> Figure | None:
        """How often the leading option is cheapest: what was drawn, from where, and in which cases it loses."""
        if found.leading is None:
            return None
        share = found.cheapest_share[found.leading]
        sentence = self._said(
            N_(
                "{option} is cheapest in {often} cases. {draws} cases were drawn: each time a value was taken at random from"
                " every range below, and every way was worked out with them. The start number {seed} gives the same cases again."
                " What has no range stays as it is, and no value knows of another."
            ),
            option=phrase(found.leading, self.translate), often=out_of_100(share, self.translate), seed=found.seed,
            draws=say.number(found.draws, self.language, 0),
        )  # fmt: skip
        losing = losing_cases(found)
        if losing:
            first = losing[0]
            sentence += " " + self._said(
                N_("In the cases that it loses, {label} is typically {losing} instead of {all}."),
                label=label_in_sentence(self.scenario, first.uncertain.key, self.translate),
                losing=self._value(first.uncertain.key, first.of_losing), all=self._value(first.uncertain.key, first.of_all),
            )  # fmt: skip
        by_key = {each.uncertain.key: each for each in losing}
        order = [each.uncertain.key for each in losing] or [each.key for each in found.uncertain]
        ranges = {each.key: each for each in found.uncertain}
        parts = tuple(self._drawn(key, ranges[key].low, ranges[key].high, by_key.get(key), ranges[key].given) for key in order)
        return Figure("chance", self.translate(N_("How often it is cheapest")), share, "share", sentence, parts)

    def _drawn(self, key: str, low: float, high: float, losing: Losing | None, given: bool) -> Figure:
        values = {"low": self._value(key, low), "high": self._value(key, high)}
        sentence = self._said(N_("Nine times in ten from {low} to {high}."), **values)
        if losing:
            text = N_("Typically {all}; in the cases that are lost {losing}.")
            sentence += " " + self._said(text, all=self._value(key, losing.of_all), losing=self._value(key, losing.of_losing))
        if given:
            sentence += " " + self.translate(N_("You gave this range yourself."))
        record = None if given else self.scenario.record(key)
        middle = self.scenario.number(key)
        return Figure(key, key_label(self.scenario, key, self.translate), middle, _unit(self.scenario, key), sentence, (), record)

    def _value(self, key: str, value: float) -> str:
        return short_value(key, value, self.scenario, self.translate, self.language)

    def assumed(self, *costs: OptionCost, most: int = _FEW) -> tuple[Figure, ...]:
        """What was assumed and not touched: defaults, those first that move the figure most, with what a tenth more does."""
        return tuple(
            Figure(
                each.key, key_label(self.scenario, each.key, self.translate), each.value, each.record.unit,
                self._said(
                    N_("{value}, as we found it. If it is a tenth higher, this figure rises by {effect}.")
                    if each.effect > 0
                    else N_("{value}, as we found it. If it is a tenth higher, this figure falls by {effect}."),
                    value=self._value(each.key, each.value), effect=self._money(abs(each.effect)),
                ),
                (), each.record,
            )
            for each in untouched(self.scenario, costs)[:most]
        )  # fmt: skip


def _of(cost: OptionCost, kind: str) -> float:
    return sum(line.amount for line in cost.lines if line.formula.category == kind)


def _lines(cost: OptionCost, kind: str) -> list[Any]:
    return [line for line in cost.lines if line.formula.category == kind and abs(line.amount) >= _NOUGHT]


def _unit(scenario: Scenario, key: str) -> str:
    return scenario.record(key).unit
