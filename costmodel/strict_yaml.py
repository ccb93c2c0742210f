"""Text → plain values with the line of each, or every reason why not: YAML without its traps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from costmodel.words import N_, InputError, Message, Problem
from costmodel.yaml_builder import UNREADABLE, Builder, Path, TooDeepError, dotted

__all__ = ["UNREADABLE", "Document", "Path", "documents", "dotted", "parse", "parse_leniently"]

MAX_BYTES = 1_000_000
INVALID = N_("this is not valid YAML: {why}")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_BETWEEN = re.compile(rb"^---(?=\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says: its value, and the line on which each path begins."""

    file: str
    value: Any
    lines: dict[Path, int]
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int | None:
        """The line of `path`, or of the nearest thing around it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path)


def parse(text: str | bytes, file: str) -> Document:
    """Read one YAML document strictly. Raises InputError with every problem found."""
    document = parse_leniently(text, file)
    if document.problems:
        raise InputError(document.problems)
    return document


def documents(text: str | bytes, most: int) -> list[str | bytes]:
    """The YAML documents of a text, each with as many empty lines before it as stand there, so that its lines keep their numbers.

    At most `most` and one more, for the caller to see that there are too many. What is only comments is none.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    parts: list[str | bytes] = []
    line = 0
    for part in _BETWEEN.split(data):
        if any(row.strip() and not row.lstrip().startswith(b"#") for row in part.splitlines()):
            parts.append(b"\n" * line + part)
        line += part.count(b"\n")
        if len(parts) > most:
            break
    if isinstance(text, bytes):
        return parts
    return [part.decode("utf-8", "surrogatepass") for part in parts if isinstance(part, bytes)]


def parse_leniently(text: str | bytes, file: str) -> Document:
    """Read one YAML document; what can't be read is UNREADABLE there and a problem of the document.

    Raises InputError only where there is no document at all. Refused: anchors, aliases, tags, duplicate keys, more than one
    document, numbers and switches that YAML readers understand differently, non-finite numbers, over 1 MB, over
    20 levels.
    """
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        message = Message(N_("the file has {found} bytes; at most {allowed} are read"), {"found": size, "allowed": MAX_BYTES})
        raise InputError([Problem(file, None, "", message)])
    if isinstance(text, bytes):
        data = text
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise InputError([Problem(file, line, "", Message(N_("the file is not UTF-8 text")))]) from None
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        message = Message(N_("the character {found} is not allowed"), {"found": f"U+{ord(found[0]):04X}"})
        raise InputError([Problem(file, line, "", message)])
    builder, broken = Builder(file), True
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
        broken = False
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        last = max(len(text.splitlines()), 1)
        builder.refuse_line(min(mark.line + 1, last) if mark else None, INVALID, why=error.problem)
    except TooDeepError:
        pass
    problems = tuple(sorted(builder.problems, key=lambda problem: problem.line or 0))
    if broken:
        raise InputError(problems)
    return Document(file, builder.value, builder.lines, problems)
