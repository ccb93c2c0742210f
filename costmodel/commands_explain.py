"""What `costmodel explain` does: a line, a total, a difference, a crossing, the highest rate, a chance or a saving, opened."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from costmodel.commands import load_scenario, print_json
from costmodel.commands_answers import whole
from costmodel.options import OPTIONS
from costmodel.reading import unknown
from costmodel.scenario import Scenario
from costmodel.words import N_, InputError, Problem, Translate, refuse


def run_explain(options: argparse.Namespace, translate: Translate) -> None:
    from costmodel.present.figures_text import figure_json, figure_text

    if options.format == "csv":
        raise refuse("--format", "", N_("explain prints a table or json"))
    scenario = load_scenario(options, options.file)
    if options.line not in _ASKED:
        _explain_line(options, scenario, translate)
        return
    found = _ASKED[options.line](options, scenario, translate)
    if not found:
        raise refuse("explain", "", N_("there is no such figure here: nothing to compare, or the two never cost the same"))
    if options.format == "json":
        told = [figure_json(figure, assumed, translate, options.lang) for figure, assumed in found]
        print_json(told[0] if options.line != "crossing" else {"crossings": told})
    else:
        place = scenario.place
        sys.stdout.write("\n".join(figure_text(figure, assumed, place, translate, options.lang) for figure, assumed in found))


def _explain_line(options: argparse.Namespace, scenario: Scenario, translate: Translate) -> None:
    from costmodel.compare import compare
    from costmodel.explain import explain
    from costmodel.present.explained import explanation_json, explanation_text

    option = options.option
    if option is None:
        every = compare(scenario).options
        having = [cost.name for cost in every if options.line in cost.sheet.formulas]
        option = having[0] if having else every[0].name if every else "employee"
    explanation = explain(scenario, option, options.line)
    if options.format == "json":
        print_json(explanation_json(explanation, translate, options.lang))
    else:
        sys.stdout.write(explanation_text(explanation, translate, options.lang))


def _costs(scenario: Scenario, *names: str | None) -> list[Any]:
    """The costs of these options; those not named are the cheapest that are left."""
    from costmodel.compare import compare

    ranked = list(compare(scenario).ranked)
    known = {cost.name: cost for cost in ranked}
    for name in names:
        if name is not None and name not in known:
            every = known if name in {option.name for option in OPTIONS} else [option.name for option in OPTIONS]
            raise InputError([Problem("", None, "option", unknown(name, tuple(every)))])
    left = [cost for cost in ranked if cost.name not in names]
    return [known[name] if name else left.pop(0) for name in names if name or left]


def _total(options: argparse.Namespace, scenario: Scenario, translate: Translate) -> list[Any]:
    from costmodel.present.figures import Teller
    from costmodel.present.figures_assumed import behind_total

    teller = Teller(scenario, translate, options.lang)
    return [(teller.total(cost), behind_total(teller, cost)) for cost in _costs(scenario, options.option)]


def _difference(options: argparse.Namespace, scenario: Scenario, translate: Translate) -> list[Any]:
    from costmodel.present.figures import Teller
    from costmodel.present.figures_assumed import behind_total

    costs = sorted(_costs(scenario, options.option, options.against), key=lambda cost: -cost.total)
    if len(costs) < 2:
        return []
    teller = Teller(scenario, translate, options.lang)
    return [(teller.difference(*costs), behind_total(teller, *costs))]


def _crossing(options: argparse.Namespace, scenario: Scenario, translate: Translate) -> list[Any]:
    from costmodel.answers.break_even import break_even
    from costmodel.present.figures import Teller
    from costmodel.present.figures_assumed import behind_crossing

    found = break_even(scenario, options.vary, tuple(options.between))
    teller = Teller(scenario, translate, options.lang)
    return [(teller.crossing(found, point), behind_crossing(teller, found, point)) for point in found.points]


def _chance(options: argparse.Namespace, scenario: Scenario, translate: Translate) -> list[Any]:
    from costmodel.present.figures_assumed import behind_chance
    from costmodel.present.figures_doubt import chance

    return _of_draws(options, scenario, translate, chance, behind_chance)


def _saving(options: argparse.Namespace, scenario: Scenario, translate: Translate) -> list[Any]:
    from costmodel.present.figures_assumed import behind_saving
    from costmodel.present.figures_doubt import saving

    return _of_draws(options, scenario, translate, saving, behind_saving)


def _of_draws(options: argparse.Namespace, scenario: Scenario, translate: Translate, tell: Any, behind: Any) -> list[Any]:
    from costmodel.answers.simulation import DRAWS, MOST_DRAWS, simulate
    from costmodel.present.figures import Teller

    draws = whole("--draws", options.draws, 1, MOST_DRAWS, DRAWS)
    seed = whole("--seed", options.seed, 0, 2**63 - 1, 1)
    teller, found = Teller(scenario, translate, options.lang), simulate(scenario, draws, seed)
    figure = tell(teller, found)
    return [] if figure is None else [(figure, behind(teller, found))]


def _highest_rate(options: argparse.Namespace, scenario: Scenario, translate: Translate) -> list[Any]:
    from costmodel.answers.worth import worth_paying
    from costmodel.present.figures import Teller
    from costmodel.present.figures_assumed import behind_rate

    teller, worth = Teller(scenario, translate, options.lang), worth_paying(scenario)
    figure = teller.highest_rate(worth)
    return [] if figure is None else [(figure, behind_rate(teller, worth))]


_ASKED = {
    "total": _total, "difference": _difference, "crossing": _crossing, "chance": _chance, "saving": _saving,
    "rate": _highest_rate,
}  # fmt: skip
