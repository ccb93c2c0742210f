"""The wheel, installed into an empty environment: the command, its assumptions and its Danish are in it."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.smoke

ROOT = Path(__file__).parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as pip builds it; with the build tools that are installed, if they are, so that nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    here = all(importlib.util.find_spec(tool) for tool in ("hatchling", "hatch_requirements_txt"))
    command = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
    ]
    done = subprocess.run(
        [*command, *(["--no-build-isolation"] if here else []), str(ROOT)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("costmodel-*.whl")
    return built


@pytest.fixture(scope="module")
def run(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a program of a new environment that has the wheel alone, and ours for what it requires, in a folder of its own."""
    folder, elsewhere = tmp_path_factory.mktemp("environment"), tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=60)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(folder / "bin" / "python")]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True, timeout=60)
    # On the path, and not in a .pth file: an editable costmodel of our own environment stays unseen.
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(elsewhere), "PYTHONPATH": sysconfig.get_path("purelib"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip

    def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(folder / "bin" / program), *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", cwd=elsewhere, env=environment, timeout=60
        )

    return run


def test_the_wheel_holds_what_the_program_needs_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    here = {f"costmodel/assumptions/{path.relative_to(ROOT / 'assumptions')}" for path in (ROOT / "assumptions").rglob("*.yaml")}
    assert len(here) > 55
    assert here <= names
    assert {"costmodel/locale/da/LC_MESSAGES/costmodel.mo", "costmodel/web/start/app.py"} <= names
    assert "costmodel/web/start/.streamlit/config.toml" in names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"costmodel"}
    modules = {f"costmodel/{path.relative_to(ROOT / 'costmodel')}" for path in (ROOT / "costmodel").rglob("*.py")}
    assert modules <= names
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]


def test_the_wheel_says_what_it_requires(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (path,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = archive.read(path).decode()
    pinned = re.findall(r"^([A-Za-z0-9_-]+==\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    required = re.findall(r"^Requires-Dist: ([^;\n]+)$", metadata, re.MULTILINE)
    assert pinned
    assert {name.lower().replace("_", "-") for name in pinned} == {name.lower().replace("_", "-") for name in required}


def test_the_command_compares_from_another_folder(run: Run) -> None:
    done = run(
        "costmodel", "compare", "--place", "us-tx", "--date", "2026-01-01", "--set", "employee.salary=60000", "--format", "json"
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    taxes = {line["line"]: line["amount"] for line in told["options"][0]["lines"] if line["category"] == "payroll_taxes"}
    assert taxes["social_security"] == pytest.approx(3720)


def test_the_command_speaks_danish(run: Run) -> None:
    done = run("costmodel", "compare", "--place", "dk", "--lang", "da")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Danmark, ")
    assert "Bruttoløn" in done.stdout


def test_what_runs_is_what_was_installed(run: Run) -> None:
    code = (
        "import costmodel, sys; from costmodel.files import assumptions_folder; from costmodel.launch import start_script; "
        "print(costmodel.__file__, assumptions_folder(), start_script(), sep='\\n')"
    )
    done = run("python", "-c", code)
    assert done.stderr == ""
    package, assumptions, script = map(Path, done.stdout.split("\n")[:3])
    assert ROOT not in package.parents
    assert assumptions == package.parent / "assumptions"
    assert script == package.parent / "web" / "start" / "app.py"
    assert (script.parent / ".streamlit" / "config.toml").is_file()


def test_bad_input_is_refused_there_too(run: Run) -> None:
    done = run("python", "-m", "costmodel", "compare", "--place", "us-txs")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "unknown place us-txs; did you mean us-tx?" in done.stderr
