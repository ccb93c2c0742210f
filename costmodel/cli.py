"""The command line: `python -m costmodel COMMAND …`. Exit codes: 0 done, 2 bad input, 1 a fault of ours."""

from __future__ import annotations

import argparse
import codecs
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from costmodel import commands, commands_answers, commands_explain, commands_many
from costmodel import commands_law as law
from costmodel.present.language import LANGUAGES, best_language, translator
from costmodel.words import N_, InputError, Message, Problem, Translate

FORMATS = ("table", "json", "csv")


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are InputErrors like all others."""

    def error(self, message: str) -> NoReturn:
        raise InputError([Problem("", None, "", Message("{message}", {"message": message}))])


def _without(error: UnicodeError) -> tuple[str, int]:
    """What a terminal or a file shows for signs that its encoding lacks: a hyphen for a minus, else a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join("-" if sign == "−" else "?" for sign in lacking), error.end


_LACKING = "costmodel.lacking"
codecs.register_error(_LACKING, _without)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give the exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_LACKING)
    translate = translator(_asked_language(arguments))
    try:
        options = command_parser(translate).parse_args(arguments)
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


def command_parser(_: Translate) -> argparse.ArgumentParser:
    """What reads the arguments; the docs list them from it."""
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

    shown = command("compare", commands.run_compare, N_("every way of getting the work done, side by side, line by line"))
    shown.add_argument("file", nargs="?", metavar="SCENARIO.yaml", help=_(_FILE_HELP))
    told = command("explain", commands_explain.run_explain, N_("how one figure was worked out: words, numbers, sources"))
    told.add_argument("line", metavar="LINE", help=_(N_("the line's name, as compare --format json prints it")))
    told.add_argument("file", nargs="?", metavar="SCENARIO.yaml", help=_(_FILE_HELP))
    told.add_argument("--option", default=None, metavar="O", help=_(N_("the option, if the line stands in several")))
    told.add_argument("--against", default=None, metavar="O", help=_(N_("for a difference: the other option")))
    told.add_argument("--vary", default="va.rate", metavar="KEY", help=_(N_("for a crossing: the key that varies")))
    told.add_argument(
        "--between", nargs=2, default=("employee", "va_hourly"), metavar=("A", "B"), help=_(N_("for a crossing: the two options"))
    )
    told.add_argument("--draws", metavar="N", help=_(N_("for a chance or a saving: how many cases are drawn")))
    told.add_argument(
        "--seed", metavar="S", help=_(N_("for a chance or a saving: a whole number; the same one draws the same cases"))
    )
    _add_answers(command, _)
    linked = command("link", commands.run_link, N_("the scenario's link; --read turns a link back into a scenario file"))
    files_help = N_("scenario files; several become one link")
    linked.add_argument("files", nargs="*", metavar="SCENARIO.yaml", help=_(files_help))
    linked.add_argument("--base-url", "--base", dest="base_url", default="", metavar="URL", help=_(N_("the address of the app")))
    linked.add_argument("--readable", action="store_true", help=_(N_("write keys that people can read, only what differs")))
    linked.add_argument("--read", metavar="URL", help=_(N_("a link of either form, to be printed as a scenario file")))
    out = command(
        "export",
        commands.run_export,
        N_("write the comparison to a file, by its ending: .xlsx .pdf .html .csv .parquet .json .yaml .png .svg"),
    )
    out.add_argument(
        "files", nargs="+", metavar="[SCENARIO.yaml] FILE", help=_(N_("the scenario, if any, and the file to write"))
    )
    chart_help = N_("which chart a picture shows, such as cost-by-hours; a name that there is not lists all")
    out.add_argument("--chart", metavar="NAME", help=_(chart_help))
    base_help = N_("the address of the app, so that the memo's link is a full one")
    out.add_argument("--base-url", "--base", dest="base_url", default="", metavar="URL", help=_(base_help))
    out.add_argument("--dark", action="store_true", help=_(N_("light text on a dark ground, for pictures")))
    places = command("places", law.run_places, N_("the places that can be chosen, or all about one"), scenario=False)
    places.add_argument(
        "place", nargs="?", metavar="ID", help=_(N_("print the page of this place: charges, sources, an example"))
    )
    keys = command("keys", commands.run_keys, N_("the keys that can be set: unit, default, limits, label"), scenario=False)
    keys.add_argument("--place", default=None, metavar="ID", help=_(_PLACE_HELP))
    late = command("stale", law.run_stale, N_("figures that are due for another look, and how many are official"), scenario=False)
    late.add_argument("--on", metavar="YYYY-MM-DD", help=_(N_("the day from which it is seen; today if not given")))
    command("app", commands.run_app, N_("open the web app"), scenario=False)
    return parser


def _add_answers(command: Callable[..., argparse.ArgumentParser], _: Translate) -> None:
    def asked(name: str, run: Callable[..., None], about: str) -> argparse.ArgumentParser:
        added = command(name, run, about)
        added.add_argument("file", nargs="?", metavar="SCENARIO.yaml", help=_(_FILE_HELP))
        return added

    on, many = commands_answers, commands_many
    even = asked("break-even", on.run_break_even, N_("every value of a key at which two options cost the same"))
    even.add_argument("--vary", required=True, metavar="KEY", help=_(N_("the key that varies, as keys prints it")))
    between = N_("the two options, as compare --format json prints them")
    even.add_argument("--between", nargs=2, default=("employee", "va_hourly"), metavar=("A", "B"), help=_(between))
    even.add_argument("--low", metavar="X", help=_(N_("the lowest value to look at; the key's own limit if not given")))
    even.add_argument("--high", metavar="Y", help=_(N_("the highest value to look at; the key's own limit if not given")))
    asked("flips", on.run_flips, N_("what would have to change for another option to be cheapest, likeliest first"))
    rate = asked("rate", on.run_rate, N_("the highest rate and prices worth paying a VA"))
    rate.add_argument("--saving", metavar="SHARE", help=_(N_("how much less than the next best way, such as 0.1")))
    asked("brief", on.run_brief, N_("a text to post on a marketplace: the work, the pay, how to apply"))
    drawn = asked("simulate", on.run_simulate, N_("the spread of costs over the ranges, and how often each option is cheapest"))
    drawn.add_argument("--draws", metavar="N", help=_(N_("how many cases are drawn")))
    drawn.add_argument("--seed", metavar="S", help=_(N_("a whole number; the same one draws the same cases")))
    drawn.add_argument("--workers", metavar="N", help=_(N_("threads that share the work; the result does not depend on them")))
    moved = asked("sensitivity", on.run_sensitivity, N_("how far each uncertain value moves the difference, most first"))
    moved.add_argument("--between", nargs=2, metavar=("A", "B"), help=_(between))
    mapped = asked("map", on.run_map, N_("what is cheapest as two keys vary together"))
    mapped.add_argument(
        "--vary", nargs=2, required=True, metavar=("KEY", "KEY"), help=_(N_("the key across and the key upwards"))
    )
    time = asked("over-time", many.run_over_time, N_("what each option costs month by month, for years"))
    time.add_argument("--years", metavar="N", help=_(N_("how many years; 3 if neither years nor months are given")))
    time.add_argument("--stop", metavar="MONTH", help=_(N_("also say what it costs to stop at the end of this month")))
    bids = asked("bids", many.run_bids, N_("bids side by side: what each costs a finished hour of work"))
    bids.add_argument("--csv", metavar="FILE", help=_(N_("a table of bids, in the place of those of the scenario")))
    beside = command("side-by-side", many.run_side_by_side, N_("several scenarios side by side, and where they differ"))
    beside.add_argument("files", nargs="+", metavar="SCENARIO.yaml", help=_(N_("two or more scenario files")))


_FILE_HELP = N_("a scenario file; without one, the worked example of the place")
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
