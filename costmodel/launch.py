"""Starts the web app as `streamlit run` would, from a checkout or an installed package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def start_script() -> Path:
    """What Streamlit runs; the project's settings lie beside it in `.streamlit/`."""
    installed = Path(__file__).parent / "web" / "start" / "app.py"
    return installed if installed.is_file() else Path(__file__).parent.parent / "app.py"


def launch() -> int:
    """Run the app until it is stopped; give its exit code."""
    script = start_script()
    try:
        return subprocess.call([sys.executable, "-m", "streamlit", "run", str(script)], cwd=script.parent)
    except KeyboardInterrupt:
        return 0
