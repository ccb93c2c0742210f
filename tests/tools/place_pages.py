"""Writes docs/places: a page for each place, from the assumptions. `make docs` runs it; a test says when a page is stale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from costmodel.places import Place, load_place, place_ids
from costmodel.present.language import translator
from costmodel.present.place_page import place_page

FOLDER = Path(__file__).parents[2] / "docs" / "places"
LANGUAGE = "en"


def pages() -> Iterator[tuple[str, str]]:
    """(name of the file, text) of each page, the list of all pages first."""
    places = [load_place(place) for place in place_ids()]
    shown = [law for law in places if law.choosable and law.defaults]
    rows = [
        f"| [{_name(law)}]({law.id}.md) | `{law.id}` | {law.currency} | {law.covered_from} | {law.checked} |" for law in shown
    ]
    yield "README.md", "\n".join([
        "# Places",
        "",
        "What the law of each place charges an employer, what is customary there, and what is left out. The pages are made from",
        "`assumptions/places/` by `make docs`; change a figure there, not here.",
        "",
        "| Place | Id | Currency | Covered from | Last checked |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ])  # fmt: skip
    for law in shown:
        yield f"{law.id}.md", place_page(law.id, translator(LANGUAGE), LANGUAGE)


def _name(law: Place) -> str:

    return f"{law.country}: {law.name}" if law.country else law.name


def main() -> None:
    """Write every page, and remove those whose place is gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = dict(pages())
    for path in FOLDER.glob("*.md"):
        if path.name not in written:
            path.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, "utf-8")
    print(f"{len(written) - 1} places")


if __name__ == "__main__":
    main()
