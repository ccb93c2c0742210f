"""A rule of the law in one sentence: what is charged, on what, from where to where, for whom."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from costmodel.place_file import Place
from costmodel.present import money as say
from costmodel.present.explained import digits
from costmodel.present.sentences import capitalised, in_sentence
from costmodel.rules import Flat, Rate, Reduction, Rule, Wanted, answers
from costmodel.scales import stretches
from costmodel.units import CENTS, MONTHS_PER_YEAR, PERIODS_PER_YEAR
from costmodel.words import N_, Translate

_PER = {"quarter": N_("{value} a quarter"), "month": N_("{value} a month"), "week": N_("{value} a week")}


@dataclass(frozen=True)
class LawWords:
    """Says the rules of one place in one language. Money and thresholds are a year's, unless a month is named."""

    law: Place
    translate: Translate
    language: str

    def rule(self, rule: Rule) -> str:
        """What the rule takes, with its limits, allowances and for whom it holds, as one sentence."""
        parts = [self._amount(rule), *self._more(rule)]
        return capitalised("; ".join(parts)) + "."

    def condition(self, when: tuple[tuple[str, Wanted], ...]) -> str:
        """Which choices of the user a charge depends on; empty if on none."""
        said = []
        for key, wanted in when:
            label = self.translate(self.law.inputs[key].label)
            said.append(f"{label}: " + self.translate(N_(" or ")).join(self._answer(each) for each in answers(wanted)))
        return ", ".join(said)

    def _answer(self, wanted: str | bool) -> str:
        return self.translate(wanted.replace("_", " ")) if isinstance(wanted, str) else self._yes(wanted)

    def _yes(self, value: bool) -> str:
        return self.translate(N_("yes")) if value else self.translate(N_("no"))

    def _say(self, text: str, **values: object) -> str:
        return self.translate(text).format(**values)

    def _money(self, amount: float) -> str:
        return say.money(amount, self.law.currency, self.language, digits(amount))

    def _rate(self, rate: Rate) -> str:
        if isinstance(rate, str):
            record = self.law.inputs.get(rate)
            known = self._share(record.value) if record and isinstance(record.value, (int, float)) else ""
            text = N_("your own rate ({known} if you enter none)") if known else N_("your own rate")
            return self._say(text, known=known)
        return self._share(rate)

    def _share(self, value: float) -> str:
        return say.share(value, self.language, 6)

    def _base(self, rule: Rule) -> str:
        """What the rule falls on, less what is taken off first."""
        if rule.less:
            return self._say(N_("({base} less {amount})"), base=self._sum(rule), amount=self._limit(rule.less, rule))
        return self._sum(rule)

    def _sum(self, rule: Rule) -> str:
        base = self.translate(N_("the payroll") if rule.on_payroll else N_("pay"))
        labels = {charge.name: in_sentence(self.translate(charge.label)) for charge in self.law.charges}
        return " + ".join([base, *(labels[name] for name in rule.on_also)])

    def _limit(self, amount: float, rule: Rule) -> str:
        """A threshold, by the period in which the law counts it."""
        per = rule.thresholds_per
        return self._money(amount) if per == "year" else self._say(_PER[per], value=self._money(amount / PERIODS_PER_YEAR[per]))

    def _amount(self, rule: Rule) -> str:
        if rule.flat is not None:
            return self._flat(rule.flat)
        if rule.reduction is not None:
            return self._reduction(rule.reduction)
        if rule.rising is not None:
            return self._rising(rule, rule.rising)
        pieces = self._pieces(rule) if rule.scale else self._single(rule)
        return "; ".join(pieces) or self.translate(N_("nothing"))

    def _pieces(self, rule: Rule) -> Iterator[str]:
        """A marginal scale: each rate on its own part."""
        for above, end, rate in stretches(rule.scale):
            values = {"rate": self._rate(rate), "base": self._base(rule), "low": self._limit(above, rule)}
            if rate == 0:
                continue
            if end is None:
                yield self._say(N_("{rate} of the part of {base} above {low}") if above else N_("{rate} of {base}"), **values)
            else:
                text = N_("{rate} of the part of {base} from {low} to {high}") if above else N_("{rate} of {base} up to {high}")
                yield self._say(text, high=self._limit(end, rule), **values)

    def _single(self, rule: Rule) -> Iterator[str]:
        """Bands: the one rate of the band in which the whole amount falls."""
        for above, end, rate in stretches(rule.bands):
            values = {"rate": self._rate(rate), "base": self._base(rule), "low": self._limit(above, rule)}
            if end is None:
                yield self._say(N_("{rate} of all of {base} if it is above {low}") if above else N_("{rate} of {base}"), **values)
            elif above:
                yield self._say(
                    N_("{rate} of all of {base} if it is above {low} and at most {high}"), high=self._limit(end, rule), **values
                )
            elif rate:
                yield self._say(N_("{rate} of all of {base} if it is at most {high}"), high=self._limit(end, rule), **values)

    def _rising(self, rule: Rule, step: float) -> str:
        """One rate on all, which rises evenly from threshold to threshold."""
        climbs = [(low, high, end) for (low, start), (high, end) in pairwise(rule.bands) if start != end]
        first = climbs[0][0] if climbs else rule.bands[-1][0]
        values = {"rate": self._rate(rule.bands[0][1]), "base": self._base(rule), "high": self._limit(first, rule)}
        said = [self._say(N_("{rate} of all of {base} up to {high}"), **values)]
        text = N_("from there a rate that rises evenly to {rate} at {high}")
        said += [self._say(text, rate=self._rate(end), high=self._limit(high, rule)) for _, high, end in climbs]
        if step:
            said.append(self._say(N_("rounded to a multiple of {step}"), step=self._share(step)))
        return "; ".join(said)

    def _flat(self, flat: Flat) -> str:
        if flat.by_hours:
            text = N_("{amount} a month from {hours} hours a month on")
            steps = (
                self._say(text, amount=self._money(amount / MONTHS_PER_YEAR), hours=say.number(hours, self.language))
                for hours, amount in flat.by_hours
            )
            return self._say(N_("for each employee {steps}"), steps=", ".join(steps))
        if flat.per_hour:
            amount = say.money(flat.per_hour, self.law.currency, self.language, 4)
            return self._say(N_("{amount} for each hour at work"), amount=amount)
        return self._say(N_("{amount} a year for each employee"), amount=self._money(flat.amount))

    def _reduction(self, reduction: Reduction) -> str:
        text = N_(
            "{most} of pay is let off at the minimum wage of {wage} an hour; the share falls, to the power of {power}, to {least}"
            " at {times} times that wage, rounded to a multiple of {step}; from there on nothing is let off"
        )
        if reduction.power == 1:
            text = N_(
                "{most} of pay is let off at the minimum wage of {wage} an hour; the share falls to {least} at {times} times that"
                " wage, by the part that this wage is of pay, rounded to a multiple of {step}"
            )
        return self._say(
            text,
            most=self._share(reduction.least + reduction.more),
            wage=self._money(reduction.minimum_wage),
            power=say.number(reduction.power, self.language),
            least=self._share(reduction.least),
            times=say.number(reduction.up_to, self.language),
            step=self._share(reduction.rounded_to),
        )

    def _more(self, rule: Rule) -> Iterator[str]:
        if rule.trigger:
            at_least, text = N_("only if pay is at least {amount}"), N_("only if pay is more than {amount}")
            yield self._from(rule.trigger, at_least, text)
        if rule.allowance:
            yield self._say(N_("the first {amount} of the whole business's bill is let off"), amount=self._money(rule.allowance))
        if rule.full_time_share is not None:
            yield self.translate(N_("less for part-time work, in the steps of the hours a month"))
        if rule.free_first or rule.free_every:
            first, every = (say.number(count, self.language) for count in (rule.free_first, rule.free_every))
            if rule.free_first:
                text = N_("nothing for the first {first} full-time employees")
                yield self._say(N_("nothing for the first full-time employee") if rule.free_first == 1 else text, first=first)
            if rule.free_every:
                yield self._say(N_("nothing for one in {every} full-time employees"), every=every)
        if rule.rate_input and rule.rate_input in self.law.inputs:
            label = in_sentence(self.translate(self.law.inputs[rule.rate_input].label))
            yield self._say(N_("or {label}, if you enter it"), label=label)
        yield from self._sizes(rule)

    def _from(self, amount: float, at_least: str, more_than: str, **values: str) -> str:
        """A lower limit; a cent above a whole amount is how a file writes "more than" it."""
        whole = math.floor(amount)
        if round((amount - whole) * CENTS) == 1:
            return self._say(more_than, amount=self._money(whole), **values)
        return self._say(at_least, amount=self._money(amount), **values)

    def _sizes(self, rule: Rule) -> Iterator[str]:
        if rule.headcount:
            low, high = rule.headcount
            text = _HEADS[0] if low <= 0 else _HEADS[1] if high == float("inf") else _HEADS[2] if low < high else _HEADS[3]
            yield self._say(text, low=say.number(low, self.language), high=_count(high, self.language))
        if rule.payroll:
            low, high = rule.payroll
            top = self._money(high) if high < float("inf") else ""
            if low <= 0:
                yield self._say(N_("for businesses with a payroll of up to {high}"), high=top)
            elif top:
                text = N_("for businesses with a payroll of more than {amount} and up to {high}")
                yield self._from(low, N_("for businesses with a payroll of {amount} to {high}"), text, high=top)
            else:
                text = N_("for businesses with a payroll of more than {amount}")
                yield self._from(low, N_("for businesses with a payroll of {amount} or more"), text)
        if rule.size_before:
            yield self.translate(N_("as counted before the hire"))


_HEADS = (
    N_("for businesses with up to {high} employees"),
    N_("for businesses with {low} employees or more"),
    N_("for businesses with {low} to {high} employees"),
    N_("for businesses with just {low} employees"),
)


def _count(heads: float, language: str) -> str:
    return say.number(heads, language) if heads < float("inf") else ""
