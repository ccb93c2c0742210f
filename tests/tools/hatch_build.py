"""Puts into the wheel, inside the package, what lies beside it in the repository. An editable install needs none of it."""

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BESIDE = {
    "assumptions": "costmodel/assumptions",
    "app.py": "costmodel/web/start/app.py",
    ".streamlit/config.toml": "costmodel/web/start/.streamlit/config.toml",  # read because it lies beside the script
}


class Beside(BuildHookInterface):
    def initialize(self, version, build_data):
        if version == "standard":
            build_data["force_include"].update(BESIDE)
