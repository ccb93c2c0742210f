"""Starts the engine of the French authorities' own simulator under node; fetches its packages when they aren't there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PACKAGES = ("publicodes@1.10.3", "modele-social@11.1.0")  # run under node 18 and later
CACHE = Path(tempfile.gettempdir()) / ("costmodel-" + "-".join(PACKAGES).replace("@", "-"))


@contextmanager
def publicodes(script: Path) -> Iterator[subprocess.Popen[str]]:
    """One node process that runs `script`: it holds a parsed engine and answers lines of JSON. Ends the program without node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        sys.exit("publicodes needs node and npm, version 18 or later: see https://nodejs.org")
    if not all((CACHE / "node_modules" / name.split("@")[0] / "package.json").is_file() for name in PACKAGES):
        CACHE.mkdir(parents=True, exist_ok=True)
        options = ["--prefix", str(CACHE), "--no-save", "--no-audit", "--no-fund", "--silent"]
        subprocess.run([npm, "install", *options, *PACKAGES], check=True, stdin=subprocess.DEVNULL)
    here = CACHE / script.name  # a module finds its packages beside itself
    shutil.copyfile(script, here)
    process = subprocess.Popen([node, str(here)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    try:
        yield process
    finally:
        process.stdin.close()
        process.wait(timeout=10)


def ask(process: subprocess.Popen[str], question: Any) -> Any:
    """The answer to one line."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(question) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        sys.exit(f"publicodes: the node process ended with code {process.wait(timeout=10)}")
    return json.loads(line)
