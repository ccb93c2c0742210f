"""Languages: gettext for sentences; which of ours fits what a browser or a flag asks for."""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path

from costmodel.words import Translate, untranslated

LANGUAGES = {"en": "English", "da": "Dansk"}
DOMAIN = "costmodel"
FOLDER = Path(__file__).parent.parent / "locale"


@lru_cache(maxsize=8)
def translator(language: str) -> Translate:
    """The function that turns an English sentence into one of `language`."""
    if language == "en":
        return untranslated
    said = gettext.translation(DOMAIN, FOLDER, [language]).gettext
    return lambda text: said(text) if text else ""  # gettext has the catalogue's own head under the empty text


def best_language(asked: str | None) -> str:
    """The language of ours that fits a browser's locale ("da-DK", "en-GB,en"), else English."""
    for wanted in (asked or "").replace(";", ",").split(","):
        code = wanted.strip().replace("_", "-").split("-")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


def country_of(asked: str | None) -> str:
    """The country that a browser's locale names ("en-GB" is "gb"); empty where it names none."""
    parts = (asked or "").split(",")[0].split(";")[0].strip().replace("_", "-").split("-")[1:]
    return next((part.lower() for part in parts if len(part) == 2 and part.isalpha()), "")
