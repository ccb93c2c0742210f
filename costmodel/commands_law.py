"""The commands about the law: the places with their pages, and which figures are due for another look."""

from __future__ import annotations

import argparse
import datetime
import sys

from costmodel.commands import print_json, print_rows
from costmodel.words import N_, Translate, refuse


def run_places(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.places import load_place, place_ids
    from costmodel.present.tables import listing

    if options.place is not None:
        _print_page(options, translate)
        return
    places = [place for place in map(load_place, place_ids()) if place.choosable]
    rows = [
        {
            "id": p.id,
            "name": translate(p.name),
            "currency": p.currency,
            "from": p.covered_from.isoformat(),
            "checked": p.checked.isoformat(),
        }
        for p in places
    ]
    print_rows(rows, options.format, listing)


def _print_page(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.present.place_page import place_page

    page = place_page(options.place, translate, options.lang)
    if options.format == "csv":
        raise refuse("--format", "", N_("found {found}; a place's page is a text, as table or as json"), found="csv")
    if options.format == "json":
        print_json({"place": options.place, "page": page})
    else:
        sys.stdout.write(page)


def _day(text: str | None) -> datetime.date:
    if text is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise refuse("--on", "", N_("found {found}; allowed: a date like 2026-07-01"), found=text) from None


def run_stale(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel import freshness
    from costmodel.present import money as say
    from costmodel.present.tables import listing

    today = _day(options.on)
    every = freshness.figures()
    late = freshness.due(every, today)
    rows = [
        {
            "review": f.review.isoformat(),
            "file": f.file,
            "figure": f"{f.group}.{f.name}",
            "source": f.source.url or f.source.title,
        }
        for f in late
    ]
    groups = {
        "figures": [figure for figure in every if not figure.in_words],
        "law": [figure for figure in every if figure.group in freshness.LAW],
        "statements": [figure for figure in every if figure.in_words],
    }
    if options.format == "json":
        shares = {f"official_share_of_{name}": freshness.official_share(group) for name, group in groups.items()}
        shares |= {f"read_there_share_of_{name}": freshness.read_there_share(group) for name, group in groups.items()}
        counts = {name: len(group) for name, group in groups.items()}
        sourced = sum(figure.sourced for figure in groups["figures"])
        print_json({"on": today.isoformat(), **counts, "sourced_figures": sourced, **shares, "due": rows})
        return
    if options.format == "csv":
        sys.stdout.write(listing(rows, "csv", ("review", "file", "figure", "source")))
        return
    if rows:
        print_rows(rows, options.format, listing)
    text = N_("{due} of {all} figures and statements are due for another look on {date}.")
    print(translate(text).format(due=len(late), all=len(every), date=say.date(today, options.lang, "")))
    following = min((figure.review for figure in every if figure.sourced and figure.review > today), default=None)
    if following:
        print(translate(N_("The next are due on {date}.")).format(date=say.date(following, options.lang, "")))
    for name, text in _SHARES.items():
        sourced = sum(figure.sourced for figure in groups[name])
        told = {
            "count": len(groups[name]), "sourced": sourced, "examples": len(groups[name]) - sourced,
            "share": say.share(freshness.official_share(groups[name]), options.lang, 1),
            "read": say.share(freshness.read_there_share(groups[name]), options.lang, 1),
        }  # fmt: skip
        print(translate(text).format(**told))
    print(translate(N_("An official source is read on its own page, or in what somebody else writes of it, as the source says.")))


_SHARES = {
    "figures": N_(
        "Figures: {count}. {sourced} name a source, {share} of these an official one, {read} of which was read itself;"
        " {examples} are worked examples."
    ),
    "law": N_("The law's own figures among them: {count}, {share} with an official source, {read} of which was read itself."),
    "statements": N_("Statements in words: {count}, {share} with an official source, {read} of which was read itself."),
}
