"""The catalogue of sentences: collects them from code and YAML, merges them into each language, compiles them.

`python tests/tools/catalog.py` brings costmodel/locale up to date; what lacks a translation is listed.
"""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "costmodel" / "locale"
LANGUAGES = ("da",)
TEXTS = ("says", "label", "help", "also", "note", "name", "about", "per", "test")
# A source keeps its page's title, so only those in which we say something about it are to be translated.
REMARK = re.compile(r"\bas (read|published|quoted|kept) |reported by|reading of|undated|\(read in|; (on|for|its|the) ")


def code_texts() -> Iterator[tuple[str, str]]:
    """(where, text) of everything marked with N_ or _ in the package."""
    found = extract_from_dir(str(ROOT / "costmodel"), [("**.py", "python")], keywords={"N_": None, "_": None, "translate": None})
    for file, line, message, _comments, _context in found:
        if isinstance(message, str) and message:
            yield f"costmodel/{file}:{line}", message


def yaml_texts() -> Iterator[tuple[str, str]]:
    """(where, text) of everything in the assumptions that people read."""
    for path in sorted((ROOT / "assumptions").rglob("*.yaml")):
        where = path.relative_to(ROOT).as_posix()
        scenario = path.parent.name == "scenarios"
        for text in _texts(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), scenario):
            yield where, text


def _texts(value: object, scenario: bool) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("left_out", "choices", "signs") and isinstance(item, list):
                yield from (text.replace("_", " ") if key == "choices" else text for text in item if isinstance(text, str))
                yield from _texts([entry for entry in item if not isinstance(entry, str)], scenario)
            elif isinstance(item, str) and (key in TEXTS or (key == "title" and REMARK.search(item))):
                yield item
            elif not (scenario and key == "values"):
                yield from _texts(item, scenario)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, scenario)


def template() -> Catalog:
    """Every sentence of the project, with where it stands."""
    catalog = Catalog(project="costmodel", charset="utf-8")
    for where, text in [*code_texts(), *yaml_texts()]:
        file, _, line = where.partition(":")
        catalog.add(text, locations=[(file, int(line or 0))])
    return catalog


def language(code: str) -> Catalog:
    """The catalogue of a language as it lies in the project."""
    with (LOCALE / code / "LC_MESSAGES" / "costmodel.po").open("rb") as file:
        return read_po(file, locale=code)


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def untranslated(code: str) -> list[str]:
    """Sentences that the language lacks, or in which a placeholder is lost."""
    catalog = language(code)
    lacking = []
    for message in template():
        if message.id:
            found = catalog.get(message.id)
            if found is None or not found.string or found.fuzzy:
                lacking.append(str(message.id))
            elif placeholders(str(message.id)) != placeholders(str(found.string)):
                lacking.append(f"{message.id} → {found.string}")
    return lacking


def update(code: str) -> None:
    """Merge the template into a language's .po and compile its .mo."""
    folder = LOCALE / code / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    catalog = language(code) if (folder / "costmodel.po").exists() else Catalog(locale=code, project="costmodel")
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    with (folder / "costmodel.po").open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, omit_header=False, no_location=True)
    with (folder / "costmodel.mo").open("wb") as file:
        write_mo(file, catalog)


def main() -> int:
    """Update every language; 1 if something lacks a translation."""
    lacking = 0
    for code in LANGUAGES:
        update(code)
        missing = untranslated(code)
        lacking += len(missing)
        print(f"{code}: {len(missing)} untranslated", *missing[:20], sep="\n  ")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
