"""Text → plain values with the line of each, or every reason why not: YAML without its traps."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from costmodel.words import N_, InputError, Message, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Path = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_BETWEEN = re.compile(rb"^---(?=\s|$)", re.MULTILINE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SWITCH = re.compile(r"yes|no|on|off|y|n|True|False|TRUE|FALSE", re.IGNORECASE)
_NOT_FINITE = re.compile(r"[-+]?\.?(inf|infinity|nan)", re.IGNORECASE)
_NUMBER_LIKE = re.compile(r"[-+]?[0-9.][0-9_.]*([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+")


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


def dotted(path: Path) -> str:
    """`("values", "employee.salary", 0)` → `values.employee.salary[0]`; list positions count from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


class _Unreadable:
    """Stands in a document where a value could not be read; its problem has been noted already."""

    def __repr__(self) -> str:
        return "UNREADABLE"


UNREADABLE = _Unreadable()
INVALID = N_("this is not valid YAML: {why}")


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
    builder, broken = _Builder(file), True
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
        broken = False
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        last = max(len(text.splitlines()), 1)
        builder.refuse_line(min(mark.line + 1, last) if mark else None, INVALID, why=error.problem)
    except _TooDeepError:
        pass
    problems = tuple(sorted(builder.problems, key=lambda problem: problem.line or 0))
    if broken:
        raise InputError(problems)
    return Document(file, builder.value, builder.lines, problems)


class _TooDeepError(Exception):
    pass


class _Builder:
    """Builds the value from the parser's events, so that nothing is resolved or repeated behind our back."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.value: Any = None
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self.path: Path = ()
        self.open: list[Any] = []
        self.key: list[str | None] = []
        self.as_key: list[bool] = []
        self.documents = 0

    def refuse_line(self, line: int | None, text: str, **values: object) -> None:
        self.problems.append(Problem(self.file, line, dotted(self.path), Message(text, values)))

    def refuse_next(self, line: int, text: str, **values: object) -> None:
        """Refuse something about the value that comes next."""
        self.problems.append(Problem(self.file, line, dotted(self._next()), Message(text, values)))

    def _next(self) -> Path:
        """Where the next value belongs."""
        if not self.open:
            return ()
        top = self.open[-1]
        return (*self.path, len(top) if isinstance(top, list) else self.key[-1] or "")

    def _at_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1], dict) and self.key[-1] is None

    def take(self, event: yaml.Event) -> None:
        mark: Any = event.start_mark
        line = mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                self.refuse_line(line, N_("a second document begins here; a file holds one"))
        elif isinstance(event, yaml.AliasEvent):
            self.refuse_next(line, N_("an alias (*{name}) is not allowed; write the value out"), name=event.anchor)
            self._value(lambda: UNREADABLE, line)
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor is not None:
                self.refuse_next(line, N_("an anchor (&{name}) is not allowed; write the value out"), name=event.anchor)
            tag = getattr(event, "tag", None)
            if tag is not None:
                self.refuse_next(line, N_("a tag ({name}) is not allowed; write the plain value"), name=tag)
            self._node(event, line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.open.pop()
            self.key.pop()
            self.path = self.path[:-1]
            if self.as_key.pop():
                self.key[-1] = ""

    def _node(self, event: yaml.NodeEvent, line: int) -> None:
        if isinstance(event, yaml.ScalarEvent):
            if self._at_key():
                self._key(event.value, line)
            else:
                self._value(lambda: self._scalar(event, line) if event.tag is None else UNREADABLE, line)
            return
        if len(self.open) >= MAX_DEPTH:
            self.refuse_next(line, N_("nested deeper than {allowed} levels"), allowed=MAX_DEPTH)
            raise _TooDeepError
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        as_key = self._at_key()
        if as_key:
            self.refuse_line(line, N_("a key must be plain text"))
            self.path = (*self.path, "")
        else:
            self._place(line)
            self._fill(container)
        self.open.append(container)
        self.key.append(None)
        self.as_key.append(as_key)

    def _key(self, key: str, line: int) -> None:
        where = (*self.path, key)
        if key in self.open[-1]:
            first = self.lines.get(where)
            outer, self.path = self.path, where
            self.refuse_line(line, N_("this key stands here twice; the first is on line {first}"), first=first)
            self.path = outer
        else:
            self.lines[where] = line
        self.key[-1] = key

    def _value(self, read: Callable[[], Any], line: int) -> None:
        """Put a value that holds no others where it belongs; as a key, an unreadable one is an empty one."""
        if self._at_key():
            self.key[-1] = ""
            return
        self._place(line)
        self._fill(read())
        self.path = self.path[:-1]

    def _place(self, line: int) -> None:
        """Step to where the next value belongs."""
        if not self.open:
            self.lines.setdefault((), line)
        elif isinstance(self.open[-1], list):
            self.open[-1].append(None)
            self.path = (*self.path, len(self.open[-1]) - 1)
            self.lines.setdefault(self.path, line)
        else:
            self.path = (*self.path, self.key[-1] or "")

    def _fill(self, value: Any) -> None:
        if not self.open:
            self.value = value
        elif isinstance(self.open[-1], list):
            self.open[-1][-1] = value
        else:
            self.open[-1][self.key[-1]] = value
            self.key[-1] = None

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Any:
        text: str = event.value
        if event.style not in (None, ""):
            return text
        if text in ("", "null", "~"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if _NUMBER.fullmatch(text):
            number = float(text) if "." in text or len(text) > 15 else int(text)
            if math.isfinite(number):
                return number
            self.refuse_line(line, N_("{found} is too large a number"), found=text)
        elif _DATE.fullmatch(text):
            try:
                return datetime.date.fromisoformat(text)
            except ValueError:
                self.refuse_line(line, N_("{found} is not a date of the calendar"), found=text)
        elif _SWITCH.fullmatch(text):
            self.refuse_line(
                line,
                N_('{found} is read differently by different programs; write true or false, or "{found}" in quotes'),
                found=text,
            )
        elif _NOT_FINITE.fullmatch(text):
            self.refuse_line(line, N_("{found} is not a finite number"), found=text)
        elif _NUMBER_LIKE.fullmatch(text) and any(c.isdigit() for c in text):
            self.refuse_line(
                line,
                N_("{found} is a number in a form that programs read differently; write it plainly, like 0.001 or 1200"),
                found=text,
            )
        else:
            return text
        return UNREADABLE
