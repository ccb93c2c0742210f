"""What a messenger shows of a link: the finding as a title, what it is about below. A link that is bad changes nothing."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import parse_qs

from costmodel.answers.side_by_side import side_by_side
from costmodel.compare import Comparison, compare
from costmodel.present.findings import side_by_side_sentence
from costmodel.present.language import best_language, translator
from costmodel.present.link import read_link, says_something
from costmodel.present.sentences import about, verdict
from costmodel.words import N_, Translate
from costmodel.worked_examples import name_of

BRAND = N_("Hire or outsource?")
_TITLE = re.compile(r"<title>[^<]*</title>")
_LANGUAGE = re.compile(r'<html lang="[a-z]*"')
_DOES = N_("What an employee, a virtual assistant or doing it yourself costs in a year, for the same work.")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Preview:
    """What the head of the page says, as plain text."""

    language: str
    title: str
    description: str


@lru_cache(maxsize=512)
def preview(query: str, accepted: str) -> Preview | None:
    """What a visitor, or a messenger on the way, is told first. `accepted` are the languages that the browser accepts."""
    try:
        return _preview(query, best_language(accepted.replace(";", ",")))
    except Exception:
        _log.exception("No preview could be made of a link")
        return None


def _preview(query: str, language: str) -> Preview:
    opened = read_link("?" + query)
    language = opened.language or language
    _ = translator(language)
    if not says_something(parse_qs(query, keep_blank_values=True)) or opened.empty:
        return Preview(language, _(BRAND), _(_DOES))
    if opened.others:
        every = (opened.scenario, *opened.others)
        found = side_by_side_sentence(side_by_side(every), _, language)
        return Preview(language, count_title(len(every), _), found)
    comparison = compare(opened.scenario)
    return Preview(language, title(comparison, _, language), about(comparison, _, language))


def title(comparison: Comparison, translate: Translate, language: str) -> str:
    """The finding, after the name of the comparison: what a tab, a bookmark and a messenger show."""
    finding = verdict(comparison, translate, language)
    name = name_of(comparison.scenario, translate)
    return f"{name}: {finding}" if name else finding


def count_title(count: int, translate: Translate) -> str:
    """What a link to several scenarios is called."""
    return translate(N_("{count} scenarios side by side")).format(count=count)


def can_be_headed(page: str) -> bool:
    """Whether Streamlit's page has what is replaced."""
    return len(_TITLE.findall(page)) == 1 and len(_LANGUAGE.findall(page)) == 1


def written(page: str, head: Preview | None) -> str:
    """The page with this head."""
    if head is None:
        return page
    title, description = escape(head.title), escape(head.description)
    tags = (
        f"<title>{title}</title>"
        f'<meta name="description" content="{description}">'
        f'<meta property="og:type" content="website"><meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{description}"><meta name="twitter:card" content="summary">'
    )
    page = _TITLE.sub(lambda found: tags, page, count=1)
    return _LANGUAGE.sub(lambda found: f'<html lang="{escape(head.language)}"', page, count=1)
