"""How old the figures are and what stands behind them: every figure has a day of review, and most have an official source."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from atlantis import ATLANTIS, forget_assumptions

from costmodel import InputError
from costmodel.authorities import authorities, authority
from costmodel.cli import main
from costmodel.freshness import LAW, Figure, due, figures, official_share, read_there_share
from costmodel.places import load_place, place_ids
from costmodel.record_reading import model_records
from costmodel.records import EXAMPLE, Source

DAY = datetime.date(2026, 6, 1)


def figure(url: str, review: str = "2027-01-01") -> Figure:
    source = Source("A page", url) if url else EXAMPLE
    return Figure("places/xx.yaml", "charges", "tax", source, DAY, datetime.date.fromisoformat(review))


@pytest.mark.parametrize(
    ("url", "official"),
    [
        ("https://www.gov.uk/guidance/rates", True),
        ("https://hmrc.gov.uk/rates", True),
        ("https://gov.uk", True),
        ("https://www.notgov.uk/guidance", False),
        ("https://gov.uk.example.org/guidance", False),
        ("https://example.org/www.gov.uk/", False),
        ("https://www.ssa.gov/oact/cola/cbb.html", True),
        ("", False),
    ],
)
def test_an_official_page_is_one_of_an_authority_that_is_named(url: str, official: bool) -> None:
    assert bool(authority(Source("A page", url))) is official


def test_every_authority_is_named_and_its_ending_is_one_of_an_address() -> None:
    for ending, name in authorities().items():
        assert name[0].isupper(), ending
        assert ending == ending.lower().strip("."), ending
        assert "/" not in ending, ending


def test_no_authority_is_named_in_vain() -> None:
    cited = {figure.source.url for figure in figures()}
    for ending in authorities():
        hosts = {url.split("/")[2] for url in cited if url}
        assert any(host == ending or host.endswith(f".{ending}") for host in hosts), ending


def test_the_share_of_official_sources_counts_those_that_name_a_source() -> None:
    official, other, none = figure("https://www.gov.uk/x"), figure("https://example.org/x"), figure("")
    assert official_share([official, other, none]) == 0.5
    assert official_share([official, none]) == 1
    assert official_share([none]) == 0


def test_a_page_that_somebody_else_read_is_told_apart() -> None:
    page = "https://www.gov.uk/x"
    titles = ["Rates", "Rates, as read by A", "Rates, as read and modelled by A", "Rates, reported by A", "Rates, quoted by A"]
    read = [dataclasses.replace(figure(page), source=Source(title, page)) for title in titles]
    assert [one.read_there for one in read] == [True, False, False, False, False]
    assert read_there_share(read) == 0.2
    assert read_there_share([figure("https://example.org/x"), figure("")]) == 0
    assert not figure("https://example.org/x").read_there


def test_what_is_due_is_what_has_reached_its_day_the_oldest_first() -> None:
    late, later, not_yet = (figure("https://gov.uk", day) for day in ("2026-03-01", "2026-05-01", "2026-05-02"))
    assert due([not_yet, later, late], datetime.date(2026, 5, 1)) == [late, later]
    assert due([not_yet], datetime.date(2026, 5, 1)) == []


def test_every_figure_of_every_file_is_counted_once() -> None:
    every = figures()
    assert len({(f.file, f.group, f.name) for f in every}) == len(every)
    charges = [f for f in every if f.group == "charges"]
    written = sum(len(load_place(place).charges) for place in ("gb", "ie", "dk"))
    assert len([f for f in charges if f.file in ("places/gb.yaml", "places/ie.yaml", "places/dk.yaml")]) == written
    assert not [f for f in charges if f.file == "places/us-tx.yaml" and f.name == "social_security"]  # its country's
    assert len([f for f in every if f.file == "model.yaml"]) == len(model_records())


def test_seven_in_ten_figures_with_a_source_have_an_official_one() -> None:
    every = figures()
    assert official_share(figure for figure in every if not figure.in_words) >= 0.7
    assert official_share(figure for figure in every if figure.group in LAW) >= 0.9


def test_nothing_was_overdue_on_the_day_of_the_last_check() -> None:
    last = max(figure.date for figure in figures())
    assert [f"{figure.file} {figure.name}" for figure in due(figures(), last)] == []


@pytest.mark.parametrize("place", place_ids())
def test_every_place_is_to_be_looked_at_again(place: str) -> None:
    law = load_place(place)
    assert law.checked < law.review
    for charge in law.charges:
        assert law.review_of(charge.evidence) > charge.evidence.date, charge.name


def test_a_place_that_names_no_day_of_review_is_looked_at_after_a_year(own_assumptions: Path) -> None:
    path = own_assumptions / "places" / "at.yaml"
    path.write_text(ATLANTIS.replace("review: 2027-01-01\n", ""), "utf-8")
    assert load_place("at").review == datetime.date(2027, 6, 1)


def test_a_record_is_looked_at_after_a_year_or_when_it_says(own_assumptions: Path) -> None:
    path = own_assumptions / "places" / "at.yaml"
    path.write_text(ATLANTIS.replace("note: By the hour.", "review: 2026-07-01"), "utf-8")
    defaults = load_place("at").defaults
    assert defaults["employee.salary"].review == datetime.date(2027, 6, 1)
    assert defaults["va.rate"].review == datetime.date(2026, 7, 1)


def test_an_input_of_the_law_is_looked_at_with_its_place(own_assumptions: Path) -> None:
    (own_assumptions / "places" / "at.yaml").write_text(ATLANTIS, "utf-8")
    assert load_place("at").inputs["law.depth"].review == datetime.date(2027, 1, 1)
    named = {f.name: f.review for f in figures() if f.file == "places/at.yaml"}
    assert named["law.depth"] == datetime.date(2027, 1, 1)


def test_a_worked_example_is_never_due() -> None:
    assert due([figure("", "2026-03-01")], datetime.date(2026, 5, 1)) == []


def test_an_authority_that_is_no_text_is_told_with_its_line(own_assumptions: Path) -> None:
    (own_assumptions / "authorities.yaml").write_text("authorities:\n  gov.uk: 3\n", "utf-8")
    with pytest.raises(InputError) as refused:
        authorities()
    assert refused.value.say() == "assumptions/authorities.yaml:2: authorities.gov.uk: found 3; allowed: a text on one line"


# The command


def stale(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["stale", *arguments]) == 0
    return capsys.readouterr().out


def test_stale_prints_what_is_due_and_the_share_of_official_sources(
    own_assumptions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (own_assumptions / "places").glob("*.yaml"):
        path.unlink()
    (own_assumptions / "places" / "at.yaml").write_text(ATLANTIS, "utf-8")
    (own_assumptions / "tasks.yaml").write_text("tasks: []\n", "utf-8")
    (own_assumptions / "marketplaces.yaml").write_text("marketplaces: {}\n", "utf-8")
    (own_assumptions / "authorities.yaml").write_text("authorities:\n  example.org: The sea\n", "utf-8")
    model = own_assumptions / "model.yaml"
    model.write_text(
        "va.rate: {label: Rate, help: An hour., unit: va_money/hour, limits: [0, 1000], value: 20, blank: 0, source: example,"
        " date: 2026-06-01, confidence: low}\n"
        "employee.salary: {label: Salary, help: A year., unit: money/year, limits: [0, 1000000], value: 20, blank: 0,"
        ' source: {title: A study, url: "https://study.example.com/a"}, date: 2026-06-01, confidence: low}\n'
        "employee.sick_days: {label: Days, help: A year., unit: days/year, limits: [0, 260], value: 20, blank: 0,"
        " source: example, date: 2026-06-01, confidence: low}\n",
        "utf-8",
    )
    forget_assumptions()
    # 3 records of the model, 1 limit, 3 charges, 1 input, 2 defaults: 10; two are worked examples; one of eight is no authority's
    assert stale(capsys, "--on", "2026-11-30").splitlines() == [
        "0 of 12 figures and statements are due for another look on 30 November 2026.",
        "The next are due on 1 December 2026.",
        "Figures: 10. 8 name a source, 87.5% of these an official one, 100% of which was read itself; 2 are worked examples.",
        "The law's own figures among them: 5, 100% with an official source, 100% of which was read itself.",
        "Statements in words: 2, 100% with an official source, 100% of which was read itself.",
        "An official source is read on its own page, or in what somebody else writes of it, as the source says.",
    ]
    assert stale(capsys, "--on", "2026-12-01").splitlines()[2] == (
        "2026-12-01  places/at.yaml  charges.divers  https://example.org/law"
    )
    told = json.loads(stale(capsys, "--on", "2027-01-01", "--format", "json"))
    assert (told["on"], told["figures"], told["sourced_figures"], told["statements"]) == ("2027-01-01", 10, 8, 2)
    assert told["official_share_of_figures"] == pytest.approx(7 / 8)
    assert (told["official_share_of_law"], told["official_share_of_statements"]) == (1, 1)
    assert [late["figure"] for late in told["due"]] == [
        "charges.divers", "limits.ceiling", "charges.pension",
        "charges.tide", "status.status", "in_words.employee.sick_days", "inputs.law.depth",
    ]  # fmt: skip
    assert stale(capsys, "--on", "2026-12-01", "--format", "csv").splitlines()[0] == "review,file,figure,source"
    assert stale(capsys, "--on", "2026-11-30", "--format", "csv") == "review,file,figure,source\n"


def test_stale_sees_from_today_if_no_day_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(stale(capsys, "--format", "json"))["on"] == datetime.date.today().isoformat()


def test_stale_refuses_what_is_no_day(refused: Callable[..., str]) -> None:
    assert refused("stale", "--on", "soon") == "--on: found soon; allowed: a date like 2026-07-01"
