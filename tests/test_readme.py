"""What the README shows is what happens: its Python prints what it says, its commands run, its pictures are there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from costmodel.cli import main
from costmodel.scenario_file import read_scenario
from costmodel.strict_yaml import parse

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = [(match[1], match[2]) for match in re.finditer(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)]
PYTHON = [
    (text, BLOCKS[i + 1][1] if i + 1 < len(BLOCKS) and BLOCKS[i + 1][0] == "text" else "")
    for i, (kind, text) in enumerate(BLOCKS)
    if kind == "python"
]
YAML = [text for kind, text in BLOCKS if kind == "yaml"]


def commands() -> list[tuple[str, str]]:
    """(command, what it is shown to print; empty if nothing is shown), from every console block."""
    found: list[tuple[str, str]] = []
    for kind, text in BLOCKS:
        if kind == "console":
            assert text.startswith("$ ")
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                found.append((command, shown))
    return found


def test_there_is_something_to_run() -> None:
    assert PYTHON
    assert all(shown for _, shown in PYTHON), "a python block is followed by a text block that says what it prints"
    assert commands()
    assert all(command.startswith("costmodel ") for command, _ in commands())


@pytest.mark.parametrize(("code", "shown"), PYTHON)
def test_the_python_prints_what_is_shown(code: str, shown: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
        capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout == shown


@pytest.mark.parametrize(("command", "shown"), commands())
def test_the_commands_run(
    command: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    if YAML:
        (tmp_path / "scenario.yaml").write_text(YAML[0], "utf-8")
    assert main(shlex.split(command)[1:]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    if shown.strip():
        assert printed.out == shown
    if " export " in command:
        assert (tmp_path / shlex.split(command)[-1]).stat().st_size > 100


@pytest.mark.parametrize("text", YAML)
def test_the_scenarios_read(text: str) -> None:
    assert read_scenario(parse(text, "README.md")).changed


def test_the_targets_of_make_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^    make ([a-z-]+)", README, re.MULTILINE)) <= targets


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?://|#|mailto:)([^)\s]+)", README))
def test_what_is_linked_is_there(link: str) -> None:
    assert (ROOT / link.partition("#")[0]).exists()


@pytest.mark.parametrize("path", re.findall(r"`((?:assumptions|docs|tests|costmodel)/[^`\s]*)`", README))
def test_what_is_named_is_there(path: str) -> None:
    assert (ROOT / path).exists()
