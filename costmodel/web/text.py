"""Text that is shown as it is: what people typed never becomes Markdown, HTML or mathematics."""

from __future__ import annotations

import html
import re

# What Markdown gives a meaning, and no more: a screen reader is given a label as it is written here.
_MEANS = re.compile(r"([\\`*_{}\[\]<>$~|#!&^]|:(?=\S)|^\s*[-+=]|-(?=[->])|(?<=[<-])-|(?<=\d)[.)](?=\s))")
_UNBROKEN = re.compile(
    r" – |\b[^\W\d_]+ \d{1,2}, \d{4}\b|\b\d{1,2}\.? [^\W\d_]+ \d{4}\b"  # ranges, dates
    r"|(?<=\d) (?:of|af) (?=\d)|(?<=\d) (?=[^\W\d_])|\bhour of work\b"  # 80 of 100 cases, 3 years
)
_JOINER = "\u2060"  # invisible; it breaks what Markdown would make a link of


def literal(text: str) -> str:
    """Text for Markdown and widget labels, so that every character stands for itself."""
    text = text.replace("://", f":{_JOINER}//").replace("www.", f"www{_JOINER}.").replace("@", f"{_JOINER}@{_JOINER}")
    return _MEANS.sub(r"\\\1", text)


def escape(text: object) -> str:
    """Text for HTML, in which no line breaks within a range or a date, or after a number."""
    return html.escape(unbroken(str(text)), quote=True)


def unbroken(text: str) -> str:
    """Text in which no line breaks within a range or a date, or after a number; after a dash one would, whatever follows."""
    return _UNBROKEN.sub(lambda found: found[0].replace(" – ", f"\u00a0–{_JOINER}\u00a0").replace(" ", "\u00a0"), text)


def in_style(text: str) -> str:
    """Text as a string in a style sheet."""
    return '"' + text.replace("\\", "").replace('"', "”").replace("<", "") + '"'


def link(title: str, url: str) -> str:
    """A source as an HTML link that opens beside the page; only its title where there is no address."""
    if not url.startswith(("https://", "http://")):
        return escape(title)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(title)}</a>'
