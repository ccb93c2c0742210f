"""A comparison as a file, by the file's ending. Every format is written from the same result."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from costmodel.compare import compare
from costmodel.present import tables
from costmodel.present.gallery import DEFAULT, chart_named
from costmodel.scenario import Scenario
from costmodel.scenario_file import scenario_yaml
from costmodel.words import N_, Translate, refuse


def _csv(scenario: Scenario, translate: Translate, language: str, dark: bool) -> bytes:
    # The mark at the beginning is how Excel knows that the file is UTF-8.
    return tables.comparison_csv(compare(scenario), translate).encode("utf-8-sig")


def _json(scenario: Scenario, translate: Translate, language: str, dark: bool) -> bytes:
    value = tables.comparison_json(compare(scenario), translate)
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _yaml(scenario: Scenario, translate: Translate, language: str, dark: bool) -> bytes:
    return scenario_yaml(scenario).encode()


def _parquet(scenario: Scenario, translate: Translate, language: str, dark: bool) -> bytes:
    from costmodel.present.tidy import parquet

    return parquet(compare(scenario), translate, language)


def _html(scenario: Scenario, translate: Translate, language: str, dark: bool, base_url: str = "") -> bytes:
    from costmodel.present.memo import make_memo
    from costmodel.present.memo_html import memo_html

    return memo_html(make_memo(compare(scenario), translate, language, base_url), translate).encode()


def _pdf(scenario: Scenario, translate: Translate, language: str, dark: bool, base_url: str = "") -> bytes:
    from costmodel.present.memo import make_memo
    from costmodel.present.memo_pdf import memo_pdf

    return memo_pdf(make_memo(compare(scenario), translate, language, base_url), translate)


def _xlsx(scenario: Scenario, translate: Translate, language: str, dark: bool, base_url: str = "") -> bytes:
    from costmodel.present.link import exact_query, readable_query
    from costmodel.present.workbook import workbook

    query = exact_query(scenario, language) if base_url else readable_query(scenario, language)
    return workbook(compare(scenario), translate, language, f"{base_url}?{query}")


def _picture(kind: str) -> Callable[[Scenario, Translate, str, bool], bytes]:
    def picture(scenario: Scenario, translate: Translate, language: str, dark: bool) -> bytes:
        return export_chart(DEFAULT, [scenario], "." + kind, translate, language, dark)

    return picture


WRITERS: dict[str, Callable[..., bytes]] = {
    ".csv": _csv,
    ".json": _json,
    ".yaml": _yaml,
    ".parquet": _parquet,
    ".html": _html,
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".png": _picture("png"),
    ".svg": _picture("svg"),
}
_LINKED = (".html", ".pdf", ".xlsx")


def export(scenario: Scenario, ending: str, translate: Translate, language: str, dark: bool = False, base_url: str = "") -> bytes:
    """The bytes of a file with this ending; `base_url` is the address of the app, for the link in a memo.

    Raises InputError for an ending that is not written.
    """
    writer = WRITERS.get(ending.lower())
    if writer is None:
        raise refuse(
            "export",
            "",
            N_("found {found}; allowed endings: {allowed}"),
            found=ending or "-",
            allowed=" ".join(WRITERS),
        )
    linked = {"base_url": base_url} if ending.lower() in _LINKED else {}
    return writer(scenario, translate, language, dark, **linked)


def export_chart(
    name: str, scenarios: Sequence[Scenario], ending: str, translate: Translate, language: str, dark: bool = False
) -> bytes:
    """The bytes of a picture of one chart. Raises InputError for another ending or a name that there is not."""
    from costmodel.present.images import KINDS, render

    kind = ending.lower().removeprefix(".")
    if kind not in KINDS:
        allowed = " ".join(f".{each}" for each in KINDS)
        raise refuse("--chart", "", N_("found {found}; allowed endings: {allowed}"), found=ending or "-", allowed=allowed)
    return render(chart_named(name, scenarios, translate, language, dark), kind, dark)
