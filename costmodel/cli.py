"""The command line: `python -m costmodel COMMAND …`. Exit codes: 0 done, 2 bad input, 1 a fault of ours."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from costmodel import commands
from costmodel.present.language import LANGUAGES, best_language, translator
from costmodel.words import N_, InputError, Message, Problem, Translate

FORMATS = ("table", "json", "csv")


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are InputErrors like all others."""

    def error(self, message: str) -> NoReturn:
        raise InputError([Problem("", None, "", Message("{message}", {"message": message}))])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give the exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows a question mark
    translate = translator(_asked_language(arguments))
    try:
        options = _parser(translate).parse_args(arguments)
        options.run(options, translator(options.lang))
        sys.stdout.flush()
    except InputError as error:
        print(error.say(translate), file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        print(translate(N_("the result can't be written: {why}")).format(why=error.strerror or error), file=sys.stderr)
        return 1
    return 0


def _asked_language(arguments: Sequence[str]) -> str:
    """The language of messages, before the arguments are known to be right."""
    for i, argument in enumerate(arguments):
        if argument == "--lang" and i + 1 < len(arguments) and arguments[i + 1] in LANGUAGES:
            return arguments[i + 1]
        if argument.startswith("--lang=") and argument[7:] in LANGUAGES:
            return argument[7:]
    return best_language(os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG"))


def _parser(_: Translate) -> argparse.ArgumentParser:
    parser = _Parser(
        allow_abbrev=False,
        prog="costmodel",
        description=_(N_("What it costs to hire an employee, to pay a virtual assistant, or to keep doing the work.")),
    )
    added_commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[..., None], about: str, scenario: bool = True) -> argparse.ArgumentParser:
        added = added_commands.add_parser(name, allow_abbrev=False, help=_(about), description=_(about))
        added.set_defaults(run=run)
        if scenario:
            _common(added, _)
        else:
            added.add_argument("--lang", choices=LANGUAGES, default=_asked_language(()), help=_(_LANG_HELP))
            added.add_argument("--format", choices=FORMATS, default="table", help=_(_FORMAT_HELP))
        return added

    file_help = N_("a scenario file; without one, the worked example of the place")
    shown = command("compare", commands.run_compare, N_("every way of getting the work done, side by side, line by line"))
    shown.add_argument("file", nargs="?", metavar="SCENARIO.yaml", help=_(file_help))
    told = command("explain", commands.run_explain, N_("how one figure was worked out: words, numbers, sources"))
    told.add_argument("line", metavar="LINE", help=_(N_("the line's name, as compare --format json prints it")))
    told.add_argument("file", nargs="?", metavar="SCENARIO.yaml", help=_(file_help))
    told.add_argument("--option", default=None, metavar="O", help=_(N_("the option, if the line stands in several")))
    linked = command("link", commands.run_link, N_("the scenario's link; --read turns a link back into a scenario file"))
    linked.add_argument("file", nargs="?", metavar="SCENARIO.yaml", help=_(file_help))
    linked.add_argument("--base-url", "--base", dest="base_url", default="", metavar="URL", help=_(N_("the address of the app")))
    linked.add_argument("--readable", action="store_true", help=_(N_("write keys that people can read, only what differs")))
    linked.add_argument("--read", metavar="URL", help=_(N_("a link of either form, to be printed as a scenario file")))
    out = command(
        "export", commands.run_export, N_("write the comparison to a file, by its ending: .csv .json .yaml .html .png .svg")
    )
    out.add_argument(
        "files", nargs="+", metavar="[SCENARIO.yaml] FILE", help=_(N_("the scenario, if any, and the file to write"))
    )
    out.add_argument("--dark", action="store_true", help=_(N_("light text on a dark ground, for pictures")))
    command("places", commands.run_places, N_("the places that can be chosen"), scenario=False)
    keys = command("keys", commands.run_keys, N_("the keys that can be set: unit, default, limits, label"), scenario=False)
    keys.add_argument("--place", default=None, metavar="ID", help=_(_PLACE_HELP))
    command("app", commands.run_app, N_("open the web app"), scenario=False)
    return parser


_PLACE_HELP = N_("a place's id, as places prints it")
_LANG_HELP = N_("language of words and numbers")
_FORMAT_HELP = N_("how the result is printed")


def _common(parser: argparse.ArgumentParser, _: Translate) -> None:
    add = parser.add_argument
    add("--place", metavar="ID", help=_(_PLACE_HELP))
    add("--date", metavar="YYYY-MM-DD", help=_(N_("the first day; today if not given")))
    add("--months", metavar="N", help=_(N_("how many months are compared; 12 if not given")))
    add(
        "--set",
        dest="set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=_(N_("a value; KEY=[LOW,HIGH] is a range")),
    )
    add("--format", choices=FORMATS, default="table", help=_(_FORMAT_HELP))
    add("--lang", choices=LANGUAGES, default=_asked_language(()), help=_(_LANG_HELP))
    add("--blank", action="store_true", help=_(N_("start from nothing, to redo somebody else's sum")))
