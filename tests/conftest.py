"""Hypothesis profiles (quick by default, `HYPOTHESIS_PROFILE=fuzz` for more examples), refusals, own assumptions, a browser."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from atlantis import forget_assumptions
from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow]
settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_SLOW)
settings.register_profile("fuzz", max_examples=2000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.hookimpl(hookwrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """`no_cover` in a worker too: it is measured twice, as a worker and as a subprocess, and pytest-cov pauses one of them."""
    if item.get_closest_marker("no_cover"):
        sys.settrace(None)
        threading.settrace(None)  # type: ignore[arg-type]
    yield


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., str]:
    """What a command says on standard error; it must fail with 2, print nothing and write nothing."""

    from costmodel.cli import main  # not before coverage has begun

    def refused(*arguments: str) -> str:
        before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        assert main(arguments) == 2
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.endswith("\n")
        assert "Traceback" not in printed.err
        return printed.err.rstrip("\n")

    return refused


@pytest.fixture
def own_assumptions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the assumptions to change; put back afterwards."""
    folder = tmp_path / "assumptions"
    shutil.copytree(Path(__file__).parents[1] / "assumptions", folder)
    monkeypatch.setattr("costmodel.files.assumptions_folder", lambda: folder)
    forget_assumptions()
    yield folder
    monkeypatch.undo()
    forget_assumptions()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests of a process (its driver can't be started twice). `CHROMIUM` names another than Debian's."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        yield chromium
        chromium.close()
