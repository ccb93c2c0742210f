"""Writes what the docs take from the code: the method, the figures, the command line. `make docs` runs it, a test checks it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from costmodel.cli import command_parser
from costmodel.present.figures_page import figures_file, figures_page
from costmodel.present.language import LANGUAGES, translator
from costmodel.present.method_page import method_page

DOCS = Path(__file__).parents[2] / "docs"
_COMMON = ("place", "date", "months", "set", "format", "lang", "blank")


def pages() -> Iterator[tuple[str, str]]:
    """(name of the file, text) of each page."""
    for language in LANGUAGES:
        translate = translator(language)
        yield "method.md" if language == "en" else f"method.{language}.md", method_page(translate, language)
        yield figures_file(language), figures_page(translate, language)
    yield "command-line.md", command_line()


def command_line() -> str:
    """Every command with its arguments, from the parser itself."""
    parser = command_parser(translator("en"))
    (chosen,) = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    commands: dict[str, argparse.ArgumentParser] = dict(chosen.choices)
    lines = [
        "# The command line",
        "",
        f"{parser.description} Written from the program itself; `costmodel COMMAND --help` says the same.",
        "`costmodel` stands for `.venv/bin/costmodel`, or `.venv/bin/python -m costmodel`, from any folder.",
        "",
        "Exit codes: 0 done, 2 bad input (one message on standard error says what was found and what is allowed; nothing is",
        "written), 1 a fault of ours.",
        "",
        "| command | does |",
        "|---|---|",
    ]
    lines += [f"| [`{name}`](#{name}) | {command.description} |" for name, command in commands.items()]
    common = {action.dest: action for action in commands["compare"]._actions if action.dest in _COMMON}
    lines += ["", "## What all commands on a scenario take", ""]
    lines += ["Defaults come first, then the place, then the scenario file, then these.", "", *_table(list(common.values()))]
    for name, command in commands.items():
        own = [action for action in command._actions if action.dest not in (*_COMMON, "help")]
        some = [action for action in command._actions if action.dest in ("format", "lang")]
        on_scenario = any(action.dest == "set" for action in command._actions)
        lines += ["", f"## {name}", "", f"{_sentence(command.description or '')}"]
        shown = own if on_scenario else [*own, *some]
        if shown:
            lines += ["", *_table(shown)]
    return "\n".join(lines) + "\n"


def _table(actions: list[argparse.Action]) -> list[str]:
    rows = ["| argument | means |", "|---|---|"]
    for action in actions:
        names = ", ".join(f"`{name}`" for name in action.option_strings)
        value = action.metavar or ("{" + "|".join(map(str, action.choices)) + "}" if action.choices else "")
        values = [value] if isinstance(value, str) else list(value)
        shown = " ".join(f"`{each}`".replace("|", "\\|") for each in values if each)
        needed = " (needed)" if action.required and action.option_strings else ""
        rows.append(f"| {' '.join(filter(None, (names, shown)))} | {(action.help or '').replace('|', chr(92) + '|')}{needed} |")
    return rows


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def main() -> None:
    """Write every page."""
    written = dict(pages())
    for name, text in written.items():
        (DOCS / name).write_text(text, "utf-8")
    print(f"{len(written)} pages of the docs")


if __name__ == "__main__":
    main()
