"""The method in Markdown: every formula of every option in words and as written down, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce

from costmodel.graph import Formula, key_of
from costmodel.options import OPTIONS, Option, work
from costmodel.place_file import Place
from costmodel.present.figures_page import figures_file, range_text, source_text, starts_at
from costmodel.present.formula_words import FormulaWords, as_spreadsheet, written_down
from costmodel.present.labels import CATEGORY_LABELS, UNIT_WORDS
from costmodel.present.method_law import law_lines
from costmodel.present.sentences import in_sentence
from costmodel.record_reading import model_records
from costmodel.records import Record
from costmodel.tasks import TASK_FIELDS
from costmodel.words import N_, Translate

_INTRO = (
    N_("This page is written by the program itself: each formula below is the one that is computed, said in words. So the page"
       " can't disagree with a figure. In the app, and by `costmodel explain`, the same formulas stand with your own numbers."),
    N_("Every way of getting the work done delivers the same hours of work. A way's cost is the sum of its lines over the period"
       " that is compared; a line is either money paid out or time of the owner, counted at what an hour of it is worth. Amounts"
       " are rounded only where they are shown."),
    N_("After each formula stand what it is counted as and the same formula as a spreadsheet writes it. Each name leads to"
       " where it comes from: another formula on this page, or a figure with its source in the table of all figures."),
)  # fmt: skip
_TASKS = N_(
    "Where the work is given as tasks, these take the place of those of the same name above. A task without a rate, or a"
    " share done again, of its own takes the usual one; what is counted in pieces has no hours a week, and the other way round."
)
_KINDS = {"money": N_("money"), "share": N_("a share"), "ratio": N_("a number"), "va_money": N_("money")}


def method_page(translate: Translate, language: str) -> str:
    """The whole page."""
    return "\n".join(_Page(translate, language).lines()) + "\n"


def anchor(formula: Formula) -> str:
    """The formula's place on the page: the module and the function that compute it."""
    return f"{formula.function.__module__.rpartition('.')[2]}.{formula.function.__name__}"


@dataclass(frozen=True)
class _Group:
    """Formulas that the same options share."""

    options: tuple[Option, ...]
    lines: list[Formula] = field(default_factory=list)
    behind: list[Formula] = field(default_factory=list)
    with_tasks: list[Formula] = field(default_factory=list)


@dataclass(frozen=True)
class _Page:
    translate: Translate
    language: str

    def lines(self) -> Iterator[str]:
        _ = self.translate
        yield "# " + _(N_("How the figures are reckoned"))
        for text in _INTRO:
            yield from ("", _(text))
        for group in self._groups:
            yield from self._section(group)
        yield from law_lines(self._words_of_law, self.translate, self.language)

    @cached_property
    def _groups(self) -> list[_Group]:
        """Each formula stands once: under the options that have it, those of all options first."""
        found: dict[Formula, list[Option]] = {}
        for option in OPTIONS:
            own = (*option.lines, *option.quantities, *option.task_quantities)
            for formula in (*work.QUANTITIES, *work.TASK_QUANTITIES, *own):
                found.setdefault(formula, []).append(option)
        groups: dict[tuple[str, ...], _Group] = {}
        for formula, options in found.items():
            group = groups.setdefault(tuple(option.name for option in options), _Group(tuple(options)))
            of_tasks = any(formula in option.task_quantities for option in options) or formula in work.TASK_QUANTITIES
            (group.lines if formula.category else group.with_tasks if of_tasks else group.behind).append(formula)
        return list(groups.values())

    @cached_property
    def _formulas(self) -> dict[str, list[Formula]]:
        """Every formula by the name by which others call it, those for tasks last."""
        known: dict[str, list[Formula]] = {}
        for group in self._groups:
            for formula in (*group.lines, *group.behind):
                known.setdefault(formula.name, []).append(formula)
        return known

    @cached_property
    def _words(self) -> FormulaWords:
        return FormulaWords(self._link, lambda name: self._record(name).unit == "flag", self.translate, self.language)

    def _words_of_law(self, law: Place) -> FormulaWords:
        """The words for a formula of this place: its charges and inputs by name, all else as on the rest of the page."""
        labels = {charge.name: charge.label for charge in law.charges}
        labels |= {key.replace(".", "_"): record.label for key, record in law.inputs.items()}

        def link(name: str) -> str:
            return in_sentence(self.translate(labels[name])) if name in labels else self._link(name)

        return FormulaWords(link, lambda name: False, self.translate, self.language, law=True)

    def _key(self, parameter: str) -> str | None:
        return None if parameter in self._formulas else key_of(parameter)

    def _record(self, name: str) -> Record:
        if name.startswith("tasks."):
            return TASK_FIELDS[name.partition(".")[2]]
        return model_records()[key_of(name) or name]

    def _link(self, name: str) -> str:
        formulas = self._formulas.get(name)
        if formulas is None:
            record = self._record(name)
            label = in_sentence(self.translate(record.label))
            return f"[{label}](#tasks)" if name.startswith("tasks.") else f"[{label}]({figures_file(self.language)}#{record.key})"
        by_label: dict[str, Formula] = {}
        for formula in formulas:
            by_label.setdefault(in_sentence(self.translate(formula.label)), formula)
        links = [f"[{label}](#{anchor(formula)})" for label, formula in by_label.items()]
        either = reduce(lambda a, b: self.translate(N_("{a} or {b}")).format(a=a, b=b), links)
        return either if len(links) == 1 else f"({either})"

    def _section(self, group: _Group) -> Iterator[str]:
        _ = self.translate
        everyone = len(group.options) == len(OPTIONS)
        title = _(N_("The work, the same in every way")) if everyone else " · ".join(_(option.label) for option in group.options)
        yield from ("", f"## {title}")
        if group.lines:
            yield from ("", "### " + _(N_("Lines of the cost")), "")
            for formula in group.lines:
                yield from self._entry(formula)
        if group.behind:
            yield from ("", "### " + _(N_("What stands behind them") if group.lines else N_("What is reckoned with")), "")
            for formula in group.behind:
                yield from self._entry(formula)
        if group.with_tasks:
            anchored = '<a id="tasks"></a>' if everyone else ""
            yield from ("", f"### {anchored}" + _(N_("Where the work is given as tasks")), "", _(_TASKS), "")
            for formula in group.with_tasks:
                yield from self._entry(formula)
        yield from self._figures([*group.lines, *group.behind, *group.with_tasks])

    def _entry(self, formula: Formula) -> Iterator[str]:
        _ = self.translate
        node = written_down(formula)
        text, letters = self._words.say(node)
        yield f'- <a id="{anchor(formula)}"></a>**{_(formula.label)}** = {text}  '
        for i, (letter, meaning) in enumerate(letters):
            yield ("  " + _(N_("where")) + " " if not i else "  ") + f"{letter} = {meaning}  "
        cells = {parameter: self._key(parameter) or parameter for parameter in formula.parameters}
        cells |= {f"tasks.{name}": f"tasks.{name}" for name in TASK_FIELDS}
        yield f"  *{self._counted_as(formula)}* · `{as_spreadsheet(node, cells)}`"

    def _counted_as(self, formula: Formula) -> str:
        _ = self.translate
        if not formula.category:
            kind, _slash, per = formula.unit.partition("/")
            said = _(_KINDS.get(kind, UNIT_WORDS.get(formula.unit, kind)))
            return f"{said} {_(UNIT_WORDS[formula.unit])}" if per and kind in _KINDS else said
        category = in_sentence(_(CATEGORY_LABELS[formula.category]))
        text = N_("the owner's time, {category}") if formula.owner_time else N_("paid out, {category}")
        return _(text).format(category=category)

    def _figures(self, formulas: list[Formula]) -> Iterator[str]:
        """The keys that the formulas read, each with where it starts, its range and what stands behind it."""
        read = [parameter for formula in formulas for parameter in formula.parameters]
        keys = dict.fromkeys(key for parameter in read if (key := self._key(parameter)))
        if not keys:
            return
        _ = self.translate
        titles = (N_("Figure"), N_("Key"), N_("Starts at"), N_("Range"), N_("Source"))
        yield from ("", "### " + _(N_("The figures that they rest on")), "")
        yield "| " + " | ".join(map(_, titles)) + " |"
        yield "|---|---|---|---|---|"
        for key in keys:
            record = model_records()[key]
            cells = (
                f"[{_(record.label)}]({figures_file(self.language)}#{key})", f"`{key}`", starts_at(record, _, self.language),
                range_text(record, _, self.language), source_text(record, _, self.language),
            )  # fmt: skip
            yield "| " + " | ".join(cells) + " |"
