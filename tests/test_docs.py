"""The docs don't rot: what is generated is fresh, what is linked is there, what is shown runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import doc_pages
import pytest

from costmodel.cli import main

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "assumptions" / "README.md"])
GENERATED = dict(doc_pages.pages())


def of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", GENERATED)
def test_what_is_generated_is_fresh(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == GENERATED[name], "stale: run make docs"


def anchors(text: str) -> set[str]:
    """What can be linked to within a page: its headings, as the web shows them, and what has an id."""
    headings = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", re.sub(r"<[^>]*>", "", title).lower()).strip().replace(" ", "-") for title in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("page", PAGES, ids=of)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    lost = []
    for link in re.findall(r"\]\((?!<|https?:|mailto:)([^)\s]*)\)", text):
        path, _, anchor = link.partition("#")
        target = (page.parent / unquote(path)).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            lost.append(link)
    assert lost == []


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    pages = {page.name for page in DOCS.glob("*.md")} - {"README.md"}
    assert {page for page in pages if f"]({page})" not in index} == set()


def test_every_picture_is_shown_and_the_whole_set_is_small() -> None:
    pictures = set(DOCS.rglob("*.png"))
    shown = {
        (page.parent / link).resolve()
        for page in PAGES
        for link in re.findall(r"!\[[^\]]+\]\(([^)\s]+\.png)\)", page.read_text("utf-8"))
    }
    assert pictures == shown
    assert sum(path.stat().st_size for path in pictures) < 1.6e6


def blocks(kind: str) -> list[tuple[str, str]]:
    """(page, text) of every block of this kind in the pages that people write."""
    written = [page for page in DOCS.glob("*.md") if page.name not in GENERATED]
    pattern = re.compile(rf"^```{kind}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [(page.name, text) for page in written for text in pattern.findall(page.read_text("utf-8"))]


COMMANDS = [line[2:] for _, text in blocks("console") for line in text.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_run(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)
    assert words[0] == "costmodel"
    assert main(words[1:]) == 0
    assert capsys.readouterr().err == ""


def test_the_python_of_the_page_on_embedding_runs() -> None:
    (code,) = (text for page, text in blocks("python") if page == "embedding.md")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
        capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    assert re.fullmatch(r"(\w+ \d+\n)+", done.stdout)


def test_what_the_pages_name_is_there() -> None:
    named = re.compile(r"`((?:assumptions|docs|tests|costmodel)/[^`\s{]*)`")
    pages = [*(DOCS / page for page in ("adding.md", "hosting.md", "embedding.md", "README.md")), ROOT / "CONTRIBUTING.md"]
    missing = [
        f"{of(page)}: {path}"
        for page in pages
        for path in named.findall(page.read_text("utf-8"))
        if "xx" not in path and "agency" not in path and not (ROOT / path).exists()
    ]
    assert missing == []


def test_the_targets_of_make_that_are_named_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`make ([a-z-]+)", page.read_text("utf-8"))}
    assert named <= targets
