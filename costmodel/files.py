"""Opens files: the assumptions that come with the project, and the caller's own. Nothing else opens any."""

from __future__ import annotations

from pathlib import Path

from costmodel.strict_yaml import MAX_BYTES, Document, parse_leniently
from costmodel.words import N_, refuse


def assumptions_folder() -> Path:
    """Where the YAML assumptions lie: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "assumptions"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "assumptions"


def read_document(path: Path, shown_as: str | None = None) -> Document:
    """Read a YAML file strictly. Raises InputError when it can't be read or is wrong."""
    name = shown_as or str(path)
    data = read_bytes(path, name, MAX_BYTES + 1)
    return parse_leniently(data, name)


def read_bytes(path: Path, name: str, most: int) -> bytes:
    """The first `most` bytes of a file. Raises InputError when it can't be read."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise refuse(name, "", N_("there is no such file")) from None
    except OSError as error:
        raise refuse(name, "", N_("the file can't be read: {why}"), why=error.strerror or error) from None


def read_assumptions(*parts: str) -> Document:
    """Read one of the project's own files, named as in `assumptions/`."""
    path = assumptions_folder().joinpath(*parts)
    return read_document(path, "/".join(("assumptions", *parts)))


def assumption_files(folder: str) -> list[str]:
    """The names, without ending, of the YAML files in a folder of `assumptions/`, sorted."""
    return sorted(path.stem for path in assumptions_folder().joinpath(folder).glob("*.yaml"))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises OSError when it can't be written."""
    if path.exists() and not path.is_file():  # a pipe or a device takes what it is given
        path.write_bytes(data)
        return
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
