"""The figures in Markdown: every key with its unit, where it starts, its limits and range, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from costmodel.places import load_place, place_ids
from costmodel.present import money as say
from costmodel.present.amounts import MONEY, amount_text, bare_text
from costmodel.present.labels import AREA_LABELS, CONFIDENCE_LABELS, UNIT_WORDS
from costmodel.record_reading import model_records
from costmodel.records import Record
from costmodel.tasks import TASK_FIELDS
from costmodel.words import N_, Translate

_INTRO = (
    N_("Every figure that the calculator starts from, as it stands in `assumptions/`, written by the program itself. Change any"
       " of them in the app, in a scenario file or with `--set KEY=VALUE`. Money is in the currency of the place."),
    N_("“By place” means that each place has its own figure; it stands on the page of the place with its source. “Nine times in"
       " ten” is the range in which the figure usually lies; from these ranges “How sure” draws."),
)  # fmt: skip
_TITLES = (N_("Figure"), N_("Starts at"), N_("May be"), N_("Nine times in ten"), N_("Source"))
_TASKS = N_(
    "What a task can hold. A task without a rate, or a share done again, of its own takes the usual one; a VA by the task is"
    " compared only if every task has a price. Work is counted in pieces, so often a month for so many minutes each, or in hours"
    " a week: then there is no price each."
)


def figures_file(language: str) -> str:
    """The name of the page of this language."""
    return "assumptions.md" if language == "en" else f"assumptions.{language}.md"


def figures_page(translate: Translate, language: str) -> str:
    """The whole page."""
    return "\n".join(_lines(translate, language)) + "\n"


def _lines(_: Translate, language: str) -> Iterator[str]:
    yield "# " + _(N_("All figures"))
    for text in _INTRO:
        yield from ("", _(text))
    for area, label in AREA_LABELS.items():
        records = [record for key, record in model_records().items() if key.startswith(f"{area}.")]
        if records:
            yield from ("", f"## {_(label)}", "")
            yield from _table(_TITLES, _)
            yield from (_row(record, _, language) for record in records)
    yield from ("", '## <a id="tasks"></a>' + _(N_("Tasks")), "", _(_TASKS), "")
    yield from _table((N_("Figure"), N_("Unit"), N_("May be")), _)
    for name, record in TASK_FIELDS.items():
        unit = _(UNIT_WORDS[record.unit]) if record.unit in UNIT_WORDS else ""
        yield f"| **{_(record.label)}**<br>`{name}`<br>{_(record.help)} | {unit} | {_limits(record, _, language)} |"


def _table(titles: tuple[str, ...], _: Translate) -> Iterator[str]:
    yield "| " + " | ".join(map(_, titles)) + " |"
    yield "|" + "---|" * len(titles)


def _row(record: Record, _: Translate, language: str) -> str:
    name = f'<a id="{record.key}"></a>**{_(record.label)}**<br>`{record.key}`<br>{_(record.help)}'
    source = source_text(record, _, language)
    cells = (
        name, starts_at(record, _, language), _limits(record, _, language), range_text(record, _, language),
        f"{source}. {_(record.note)}" if record.note else source,
    )  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


@lru_cache(maxsize=1)
def _by_place() -> frozenset[str]:
    return frozenset(key for place in place_ids() for key in load_place(place).defaults)


def starts_at(record: Record, translate: Translate, language: str) -> str:
    """The default as people say it, and whether places have their own."""
    by_place = translate(N_("[by place](places/README.md)"))
    if record.key not in _by_place():
        return _value(record, record.value, translate, language)
    if not record.value:
        return by_place
    return translate(N_("{value}, or {by_place}")).format(
        value=_value(record, record.value, translate, language), by_place=by_place
    )


def _value(record: Record, value: object, translate: Translate, language: str) -> str:
    """A value with its unit; an amount of money without a currency, which is the place's."""
    if record.unit.partition("/")[0] not in MONEY or not isinstance(value, (int, float)):
        return amount_text(value, record.unit, "", translate, language)
    number = say.number(value, language)
    return number if record.unit in MONEY else f"{number} {translate(UNIT_WORDS[record.unit])}"


def range_text(record: Record, translate: Translate, language: str) -> str:
    """The range in which the figure lies nine times in ten, if its record has one."""
    return _span(record, record.range, translate, language)


def _limits(record: Record, translate: Translate, language: str) -> str:
    if record.choices:
        return ", ".join(translate(choice.replace("_", " ")) for choice in record.choices)
    return _span(record, record.limits, translate, language)


def _span(record: Record, ends: tuple[float, float] | None, translate: Translate, language: str) -> str:
    if not ends:
        return ""
    money = record.unit.partition("/")[0] in MONEY
    low = say.number(ends[0], language) if money else bare_text(ends[0], record.unit, "", language)
    return translate(N_("{low} to {high}")).format(low=low, high=_value(record, ends[1], translate, language))


def source_text(record: Record, translate: Translate, language: str) -> str:
    """Source, day of the check, confidence."""
    if not record.source.url:
        if record.key in _by_place() and not record.value:
            return translate(N_("on the page of the place"))
        return translate(N_("our starting point, to be replaced by your own"))
    title = translate(record.source.title)
    link = f"[{title}](<{record.source.url}>)" if record.source.url else title
    return f"{link}, {say.date(record.date, language, '')}, {translate(CONFIDENCE_LABELS[record.confidence])}"
