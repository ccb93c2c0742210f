"""Every sentence that people read has its Danish, and nothing that is marked hides from the catalogue."""

from __future__ import annotations

import ast
import importlib.util
import io
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.mofile import write_mo

from costmodel.present.language import best_language, translator

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def catalog() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalog", ROOT / "tests" / "tools" / "catalog.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_is_collected_from_code_and_yaml(catalog: ModuleType) -> None:
    sentences = {str(message.id) for message in catalog.template() if message.id}
    assert "{best} is cheapest: {cost} a year, {less} less than {second}." in sentences  # code
    assert "State unemployment insurance" in sentences  # a charge
    assert "Yearly salary" in sentences  # a record
    assert "Bookkeeping with reconciliation" in sentences  # a task
    assert "finance and business services" in sentences  # a choice, as it is shown


@pytest.mark.parametrize("code", ["da"])
def test_nothing_is_untranslated(catalog: ModuleType, code: str) -> None:
    assert catalog.untranslated(code) == []


def test_a_sentence_that_lacks_a_translation_is_found(catalog: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "code_texts", lambda: [("x.py:1", "A sentence nobody has translated {yet}")])
    assert catalog.untranslated("da")[0] == "A sentence nobody has translated {yet}"


def test_a_lost_placeholder_is_found(catalog: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    danish = catalog.language("da")
    danish.get("{value} a year").string = "om året"
    monkeypatch.setattr(catalog, "language", lambda code: danish)
    assert "{value} a year → om året" in catalog.untranslated("da")


@pytest.mark.parametrize("code", ["da"])
def test_the_compiled_catalogue_is_that_of_the_sentences(catalog: ModuleType, code: str) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalog.language(code))
    assert (catalog.LOCALE / code / "LC_MESSAGES" / "costmodel.mo").read_bytes() == fresh.getvalue()


def test_no_marked_sentence_hides_in_an_f_string() -> None:
    """Python 3.11's extraction does not look into them."""
    hidden = []
    for path in (ROOT / "costmodel").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                for call in ast.walk(node):
                    marked = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("N_", "_")
                    if marked and call.args and isinstance(call.args[0], ast.Constant):
                        hidden.append(f"{path.name}:{node.lineno}")
    assert hidden == []


def test_danish_is_spoken() -> None:
    assert translator("da")("Yearly salary") == "Årsløn"
    assert translator("en")("Yearly salary") == "Yearly salary"
    assert translator("da")("") == ""


@pytest.mark.parametrize(
    ("asked", "language"),
    [("da-DK", "da"), ("da", "da"), ("en-GB,en;q=0.9,da;q=0.8", "en"), ("de-DE,da;q=0.5", "da"), ("fr", "en"),
     ("", "en"), (None, "en"), ("da_DK.UTF-8", "da")],
)  # fmt: skip
def test_the_language_is_the_browser_s_if_we_speak_it(asked: str | None, language: str) -> None:
    assert best_language(asked) == language


def test_no_translation_is_only_the_english_again() -> None:
    """Names and symbols may be the same; sentences may not."""
    danish = translator("da")
    text = (ROOT / "costmodel" / "locale" / "da" / "LC_MESSAGES" / "costmodel.po").read_text("utf-8")
    sentences = [m for m in re.findall(r'^msgid "(.+ .+ .+ .+\.)"$', text, re.MULTILINE) if "{" not in m]
    assert len(sentences) > 50
    assert [sentence for sentence in sentences if danish(sentence) == sentence] == []
