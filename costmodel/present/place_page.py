"""A place's page in Markdown: every charge with rate, base, dates and source, customs, what is left out, a worked example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from costmodel.authorities import read_there
from costmodel.compare import OptionCost, compare
from costmodel.explain import Explanation
from costmodel.graph import Evidence
from costmodel.place_file import Place
from costmodel.places import load_place
from costmodel.present import money as say
from costmodel.present.explained import amount_text, digits, sentence
from costmodel.present.labels import CONFIDENCE_LABELS
from costmodel.present.law_words import LawWords
from costmodel.records import Record, Source
from costmodel.scenario import Scenario
from costmodel.status import YES
from costmodel.words import N_, Translate

_OTHERS = 10  # employees of the larger business in the worked example, paid like the new one
_SAME = 0.005
_MARKED = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_<>|[]~!"})


def place_page(place: str, translate: Translate, language: str) -> str:
    """The page of one place. Raises InputError if there is no such place."""
    return "\n".join(_Page(load_place(place), translate, language).lines()) + "\n"


@dataclass(frozen=True)
class _Page:
    law: Place
    translate: Translate
    language: str

    def lines(self) -> Iterator[str]:
        law, _ = self.law, self.translate
        yield f"# {self._plain(_(law.name))}"
        yield ""
        text = _(
            N_("Covered from {first}, last checked on {checked}, to be looked at again from {review} on. Money is in {currency}.")
        )
        days = {"first": law.covered_from, "checked": law.checked, "review": law.review}
        said = {name: say.date(day, self.language, self.law.id) for name, day in days.items()}
        yield text.format(currency=law.currency, **said)
        yield from self._section(N_("What the law charges the employer"), self._charges())
        yield from self._section(N_("Limits that several charges share"), self._limits())
        yield from self._section(N_("A worked example"), self._example())
        yield from self._section(N_("What is customary"), self._defaults())
        yield from self._section(N_("The rules in words"), self._in_words())
        yield from self._section(N_("When a contractor is an employee"), self._status())
        yield from self._section(N_("What to know about our figures"), (f"- {self._plain(_(text))}" for text in law.left_out))

    def _section(self, title: str, lines: Iterator[str]) -> Iterator[str]:
        found = list(lines)
        if found:
            yield from ("", f"## {self.translate(title)}", "", *found)

    def _charges(self) -> Iterator[str]:
        words = LawWords(self.law, self.translate, self.language)
        if not self.law.charges:
            return
        yield self.translate(N_("Thresholds and amounts are those of a year, unless a shorter time is named."))
        for charge in self.law.charges:
            yield ""
            yield f"### {self._plain(self.translate(charge.label))}"
            yield ""
            condition = words.condition(charge.when)
            if condition:
                yield from (self.translate(N_("Only with: {choice}.")).format(choice=self._plain(condition)), "")
            for rule in charge.rules:
                text = self.translate(N_("From {date}: {rule}"))
                yield "- " + text.format(
                    date=say.date(rule.since, self.language, self.law.id), rule=self._plain(words.rule(rule))
                )
            if charge.evidence.note:
                yield from ("", self._plain(self.translate(charge.evidence.note)))
            yield from ("", self._evidence(charge.evidence))

    def _limits(self) -> Iterator[str]:
        text = N_("{amount} from {date}")
        for limit in self.law.limits.values():
            amounts = [
                self.translate(text).format(amount=self._money(amount), date=say.date(since, self.language, self.law.id))
                for since, amount in limit.amounts
            ]
            label = self._plain(self.translate(limit.label))
            yield f"- **{label}**: {', '.join(amounts)}. {self._evidence(limit.evidence)}"

    def _example(self) -> Iterator[str]:
        salary = self.law.defaults.get("employee.salary")
        if salary is None or not salary.value or not self.law.charges:
            return
        start = max(self.law.checked.replace(day=1), self.law.covered_from)
        first = self._scenario(start.isoformat(), salary, 0)
        yield self.translate(
            N_("Twelve months from {date} at the usual salary of {salary}, for the first employee of a business and for one who"
               " joins {others} others paid as much.")
        ).format(
            date=say.date(first.start, self.language, self.law.id), salary=self._money(float(salary.value or 0)),
            others=say.number(_OTHERS, self.language),
        )  # fmt: skip
        joining = self._scenario(start.isoformat(), salary, _OTHERS)
        costs = [compare(scenario).option("employee") for scenario in (first, joining)]
        titles = (N_("Line"), N_("First employee"), N_("With {others} others"))
        yield ""
        yield "| " + " | ".join(self.translate(title).format(others=_OTHERS) for title in titles) + " |"
        yield "|---|---:|---:|"
        shown = [line for line in costs[0].lines if line.amount or costs[1].line(line.name).amount]
        for line in shown:
            amounts = [self._cents(cost.line(line.name).amount) for cost in costs]
            yield f"| {self._plain(self.translate(line.formula.label))} | {' | '.join(amounts)} |"
        total = self.translate(N_("Total"))
        yield f"| **{total}** | " + " | ".join(f"**{self._cents(cost.total)}**" for cost in costs) + " |"
        of_first = self._worked_out(first, costs[0], [line.name for line in shown])
        differing = [line.name for line in shown if abs(line.amount - costs[1].line(line.name).amount) >= _SAME]
        yield from self._told(N_("How the figures of the first employee come about:"), of_first)
        yield from self._told(N_("Those that differ with {others} others:"), self._worked_out(joining, costs[1], differing))

    def _told(self, title: str, sentences: list[str]) -> Iterator[str]:
        if sentences:
            yield from ("", self.translate(title).format(others=_OTHERS), "", *(f"- {self._plain(told)}" for told in sentences))

    def _worked_out(self, scenario: Scenario, cost: OptionCost, names: list[str]) -> list[str]:
        """The arithmetic of each charge of the law, as a sentence."""
        lines = [line for line in cost.lines if line.name in names and line.formula.evidence]
        return [sentence(Explanation(scenario, cost.sheet, line.name), self.translate, self.language) for line in lines]

    def _scenario(self, date: str, salary: Record, others: int) -> Scenario:
        paid = float(salary.value or 0)
        values = {"employee.salary": paid, "employer.headcount": others, "employer.payroll": others * paid}
        return Scenario(self.law.id, date, values, base="blank")

    def _defaults(self) -> Iterator[str]:
        records = [record for record in self.law.defaults.values() if record.source.url]
        for record in (*records, *self.law.inputs.values()):
            value = amount_text(record.value, record.unit, self.law.currency, self.translate, self.language)
            note = f" {self._plain(self.translate(record.note))}" if record.note else ""
            evidence = Evidence(record.source, record.date, record.confidence, review=record.reviewed_by)
            yield f"- **{self._plain(self.translate(record.label))}**: {self._plain(value)}.{note} {self._evidence(evidence)}"

    def _in_words(self) -> Iterator[str]:
        records = Scenario(self.law.id, self.law.covered_from).records
        for key, said in self.law.in_words.items():
            label = self._plain(self.translate(records[key].label))
            yield f"- **{label}**: {self._plain(self.translate(said.says))} {self._evidence(said.evidence)}"

    def _status(self) -> Iterator[str]:
        status = self.law.status
        if status is None:
            return
        yield f"{self._plain(self.translate(status.test))}:"
        yield ""
        yield from (f"- {self._plain(self.translate(sign))}" for sign in status.signs)
        yield from ("", self.translate(YES[status.yes_means]))
        if status.evidence.note:
            yield from ("", self._plain(self.translate(status.evidence.note)))
        yield from ("", self._evidence(status.evidence))

    def _evidence(self, evidence: Evidence) -> str:
        """`(Source, official, checked on …)`, the source as a link."""
        text = N_("({source}, checked on {date}, {confidence})")
        if read_there(evidence.source):
            text = N_("({source}, an official page, checked on {date}, {confidence})")
        said = {
            "source": self._link(evidence.source), "date": say.date(evidence.date, self.language, self.law.id),
            "confidence": self.translate(CONFIDENCE_LABELS[evidence.confidence]),
        }  # fmt: skip
        again = ""
        if evidence.review and evidence.review != self.law.review:
            text_again = self.translate(N_("To be looked at again from {date} on."))
            again = " " + text_again.format(date=say.date(evidence.review, self.language, self.law.id))
        return self.translate(text).format(**said) + again

    def _link(self, source: Source) -> str:
        title = self._plain(self.translate(source.title))
        return f"[{title}](<{source.url}>)" if source.url else title

    def _money(self, amount: float) -> str:
        return self._plain(say.money(amount, self.law.currency, self.language, digits(amount)))

    def _cents(self, amount: float) -> str:
        return self._plain(say.money(amount, self.law.currency, self.language, 2))

    def _plain(self, text: str) -> str:
        return text.translate(_MARKED)
