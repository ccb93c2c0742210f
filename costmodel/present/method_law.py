"""The method's part on the law: the shapes that a charge can have, each with a formula of a real place, and who uses it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from costmodel.charge_lines import charge_formulas
from costmodel.graph import Formula
from costmodel.place_file import Place
from costmodel.places import load_place, place_ids
from costmodel.present.formula_words import FormulaWords, written_down
from costmodel.present.law_words import LawWords
from costmodel.rules import Charge, Rule
from costmodel.symbols import parts
from costmodel.units import MONTHS_PER_YEAR
from costmodel.words import N_, Translate

_MOST_PARTS = 40  # of a formula that still says more than it confuses


@dataclass(frozen=True)
class _Shape:
    title: str
    says: str
    has: Callable[[Rule], bool]


SHAPES = (
    _Shape(
        N_("Marginal scale"),
        N_("Each rate is taken of the part of pay that lies between its threshold and the next. A floor is a first band without"
           " a rate, a ceiling a last one."),
        lambda rule: len(rule.scale) > 1 and not (rule.on_payroll or rule.allowance or rule.headcount or rule.payroll),
    ),
    _Shape(
        N_("One rate on all pay"),
        N_("A share of pay, without floor or ceiling."),
        lambda rule: len(rule.scale) == 1 and not (rule.on_payroll or rule.rate_input or rule.on_also or rule.headcount),
    ),
    _Shape(
        N_("Single-rate band"),
        N_("The band into which the whole amount falls gives one rate for all of it; so a little more can cost a lot more."),
        lambda rule: bool(rule.bands) and rule.rising is None,
    ),
    _Shape(
        N_("Rising rate"),
        N_("One rate on the whole amount, which rises evenly from one threshold to the next."),
        lambda rule: rule.rising is not None,
    ),
    _Shape(
        N_("Flat amount a head"),
        N_("So much a head, whatever the pay; a part of a year pays its part."),
        lambda rule: rule.flat is not None and not (rule.flat.per_hour or rule.flat.by_hours or rule.free_first),
    ),
    _Shape(
        N_("Amount an hour"),
        N_("So much for each hour at work."),
        lambda rule: rule.flat is not None and bool(rule.flat.per_hour),
    ),
    _Shape(
        N_("Amount by the hours of a month"),
        N_("The highest step that the monthly hours reach gives the amount."),
        lambda rule: rule.flat is not None and bool(rule.flat.by_hours),
    ),
    _Shape(
        N_("Heads that are free"),
        N_("An amount a head, but not for the first ones."),
        lambda rule: bool(rule.free_first or rule.free_every),
    ),
    _Shape(
        N_("Allowance for the whole business"),
        N_("The law lets off a part of the whole business's bill. So the hire is charged what the bill with it exceeds the bill"
           " without it by: nothing while the allowance lasts, all of it after."),
        lambda rule: bool(rule.allowance),
    ),
    _Shape(
        N_("By the size of the business"),
        N_("A rule for businesses of a size, in heads or payroll. Where the hire itself tips the business over the limit, it is"
           " charged the whole difference that this makes."),
        lambda rule: bool(rule.headcount or rule.payroll),
    ),
    _Shape(
        N_("Tax on the payroll"),
        N_("A tax on the pay of the whole business. The hire is charged the tax with its pay less the tax without it."),
        lambda rule: rule.on_payroll and not rule.headcount and not rule.payroll,
    ),
    _Shape(
        N_("On another charge as well"),
        N_("A charge that counts another charge as pay."),
        lambda rule: bool(rule.on_also),
    ),
    _Shape(
        N_("Only from some pay on"),
        N_("Nothing is due until pay reaches a limit; then all of it."),
        lambda rule: bool(rule.trigger),
    ),
    _Shape(
        N_("Share of pay that is let off"),
        N_("A reduction that falls as pay rises from the minimum wage to some times as much."),
        lambda rule: rule.reduction is not None,
    ),
    _Shape(
        N_("The employer's own rate"),
        N_("A rate that the authority assigns to each business. The usual one stands until you enter yours."),
        lambda rule: bool(rule.rate_input),
    ),
)  # fmt: skip
_TIME = (
    N_("A charge goes by the rules that are in force on the first day of each month that is compared: if they change on the way,"
       " each set counts for its months."),
    N_("Floors and ceilings of a year count over each twelve months from the start. Whoever replaces a leaver begins anew, so"
       " ceilings that were reached are paid again: “Charges paid again for replacements” is what this adds on average."),
    N_("Rules that hang on the size of the business, allowances and taxes on the payroll are charged as the difference that this"
       " hire makes. Employees who are there already are taken to be paid alike, as much as the payroll gives each; without a"
       " payroll, as much as the new one."),
    N_("What a place's law charges, with every rate, date and source, and what is left out, stands on its own page."),
)  # fmt: skip


def law_lines(words: Callable[[Place], FormulaWords], translate: Translate, language: str) -> Iterator[str]:
    """The section. `words` says the formulas of a place's law."""
    _ = translate
    yield from ("", '## <a id="law"></a>' + _(N_("What the law charges the employer")))
    for text in _TIME:
        yield from ("", _(text))
    yield from ("", "[" + _(N_("All places")) + "](places/README.md)")
    laws = [load_place(place) for place in place_ids()]
    shown = [law for law in laws if law.choosable and law.defaults]
    for shape in SHAPES:
        users = [(law, *found) for law in shown if (found := _first(law, shape))]
        if not users:
            continue
        yield from ("", f"### {_(shape.title)}", "", _(shape.says), "")
        law, charge, rule = min(users, key=lambda user: (bool(user[0].country), _size(user[1]), user[0].id))
        said = LawWords(law, _, language).rule(rule)
        text = _(N_("For example {place}, {charge}: {rule}"))
        link = f"[{_place_name(law, _)}](places/{law.id}.md)"
        yield text.format(place=link, charge=_(charge.label), rule=said)
        yield from _formula(law, charge, words(law), _)
        used = _(N_("Used in {places}."))
        yield from ("", used.format(places=_countries([law for law, *_rest in users], _)))


def _countries(laws: list[Place], _: Translate) -> str:
    """A country as a link to its page; one with states, and how many of them."""
    within = Counter(law.country for law in laws if law.country)
    whole = [f"[{_(law.name)}](places/{law.id}.md)" for law in laws if not law.country]
    states = [f"{_(country)} ({count})" for country, count in within.items()]
    return ", ".join((*whole, *states))


def _first(law: Place, shape: _Shape) -> tuple[Charge, Rule] | None:
    """The newest rule of the first charge of this shape."""
    found = [(charge, charge.rules[-1]) for charge in law.charges if shape.has(charge.rules[-1]) and _takes(charge.rules[-1])]
    return min(found, key=lambda each: _size(each[0])) if found else None


def _takes(rule: Rule) -> bool:
    """Whether the rule charges anything, a rate of nought being a charge that is in abeyance."""
    return bool(rule.flat or rule.reduction) or any(rate for _, rate in (*rule.scale, *rule.bands))


def _size(charge: Charge) -> int:
    """How many parts the charge's formula has."""
    return sum(1 for _ in parts(written_down(_traced(charge))))


def _traced(charge: Charge) -> Formula:
    (formula,), _again = charge_formulas([charge], _since(charge), MONTHS_PER_YEAR, frozenset())
    return formula


def _since(charge: Charge) -> datetime.date:
    """A day from which only the newest rules hold."""
    return max(rule.since for rule in charge.rules)


def _formula(law: Place, charge: Charge, words: FormulaWords, translate: Translate) -> Iterator[str]:
    formula = _traced(charge)
    node = written_down(formula)
    if sum(1 for _ in parts(node)) > _MOST_PARTS:
        told = N_("Written out, the formula is long; `costmodel explain {charge} --place {place}` says it with your numbers.")
        yield from ("", translate(told).format(charge=charge.name, place=law.id))
        return
    text, letters = words.say(node)
    yield from ("", f"- **{translate(formula.label)}** = {text}  ")
    for i, (letter, meaning) in enumerate(letters):
        yield ("  " + translate(N_("where")) + " " if not i else "  ") + f"{letter} = {meaning}  "


def _place_name(law: Place, translate: Translate) -> str:
    name = translate(law.name)
    return f"{translate(law.country)}: {name}" if law.country else name
