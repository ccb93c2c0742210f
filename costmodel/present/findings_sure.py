"""What was found, as sentences: how sure the answer is, and what to find out first."""

from __future__ import annotations

from costmodel.answers.sensitivity import Bar, Sensitivity
from costmodel.answers.simulation import Simulation
from costmodel.compare import compare
from costmodel.present import money as say
from costmodel.present.findings import CANNOT_ABOVE, CANNOT_BELOW
from costmodel.present.findings_flips import threshold
from costmodel.present.sentences import capitalised, one_stop
from costmodel.present.shares import cheapest_out_of_100, each_out_of_100, part_of
from costmodel.present.values import about, is_cheaper, label_in_sentence, phrase, short_value
from costmodel.words import N_, Translate

_PLAUSIBLE = N_(
    "A plausible case is one that may well happen: every uncertain figure takes a likely value, nine times in ten within"
    " its range. Half of the cases come out better than the middle case, half worse (it is the median)."
)
_SAVING = N_("a saving of {amount}")
_LOPSIDED = N_("The two differ, because many ranges reach further to one side of the likeliest figure than to the other.")
NOT_UNCERTAIN = N_("Nothing is uncertain here. Where you are not sure, write a range instead of one value: [25, 35].")


def simulation_sentences(found: Simulation, translate: Translate, language: str, meaning: bool = True) -> list[str]:
    """How often the leading option is cheapest, what it saves against its rival, and what being wrong costs.

    With `meaning` also what a plausible case is.
    """
    if found.leading is None:
        return [translate(N_("Nothing can be compared yet: give a salary or a VA's rate."))]
    if not found.uncertain:
        return [translate(NOT_UNCERTAIN)]
    leading, rival = found.leading, found.rival
    currency = found.scenario.currency
    often = translate(N_("{option} is cheapest in {often} plausible cases."))
    shares = cheapest_out_of_100(found, translate)
    said = [capitalised(often.format(option=phrase(leading, translate), often=shares[leading]))]
    if meaning:
        said.append(translate(_PLAUSIBLE))
    if rival is None:
        return said
    if found.cheapest_share[rival] > found.cheapest_share[leading]:
        text = translate(N_("{option} is cheapest more often: in {often}."))
        said.append(capitalised(text.format(option=phrase(rival, translate), often=shares[rival])))
    if found.saving[rival].known:
        against = saving_sentence(found, rival, translate, language), _counted_instead(found, rival, translate, language, meaning)
        said.append(" ".join(filter(None, against)))
    whole = (found.cheapest_share[leading], found.chance_of_losing, found.unable)
    _, losing, unable = each_out_of_100(whole, translate)
    if found.chance_of_losing:
        text = N_(
            "If you choose {option}, another way is cheaper in {often} cases. On average over all cases, that choice costs"
            " {regret} more than the cheapest way of each case."
        )
        regret = about(found.regret, currency, language)
        said.append(translate(text).format(option=phrase(leading, translate), often=losing, regret=regret))
        if meaning:
            said[-1] += " " + translate(N_("Finding out more before you choose is worth at most that much."))
    if found.unable:
        text = N_("In {often} cases {option} can't do the work at all; the amounts are of the others.")
        said.append(translate(text).format(option=phrase(leading, translate), often=unable))
    return said


def saving_sentence(found: Simulation, rival: str, translate: Translate, language: str) -> str:
    """What the leading option saves against another in the middle case, and in most."""

    def result(quantile: str) -> str:
        return saved(found.saving[rival][quantile], found.scenario.currency, translate, language)

    text = N_("Against {option} the middle case is {middle}. In 80 of 100 cases the result lies between {low} and {high}.")
    results = {name: result(quantile) for name, quantile in (("middle", "p50"), ("low", "p10"), ("high", "p90"))}
    return one_stop(translate(text).format(option=phrase(rival, translate), **results))


def _counted_instead(found: Simulation, rival: str, translate: Translate, language: str, meaning: bool) -> str:
    """What the answer counts as the saving, where the middle case is another: two figures that one would else compare."""
    costs, currency = {option.name: option.total for option in compare(found.scenario).options}, found.scenario.currency
    if rival not in costs:
        return ""
    counted = costs[rival] - costs[str(found.leading)]
    if about(counted, currency, language) == about(found.saving[rival]["p50"], currency, language):
        return ""
    saving = translate(_SAVING).format(amount=say.money(counted, currency, language))  # as the answer says it
    said = translate(N_("The answer counts {saving}, with every figure at its likeliest.")).format(saving=saving)
    return f"{said} {translate(_LOPSIDED)}" if meaning else said


def saved(amount: float, currency: str, translate: Translate, language: str, exactly: bool = False) -> str:
    """A saving, or the loss that it is."""
    text = _SAVING if amount >= 0 else N_("a loss of {amount}")
    write = say.money if exactly else about
    return translate(text).format(amount=write(abs(amount), currency, language))


def both_saved(first: float, second: float, currency: str, translate: Translate, language: str) -> tuple[str, str]:
    """Two savings beside each other, to the whole amount where three digits don't tell them apart."""
    said = tuple(saved(each, currency, translate, language) for each in (first, second))
    if said[0] == said[1]:
        said = tuple(saved(each, currency, translate, language, exactly=True) for each in (first, second))
    return said[0], said[1]


def sensitivity_sentence(found: Sensitivity, translate: Translate, language: str) -> str:
    """What to find out first: the value that moves the answer most, and from where on it changes it."""
    if found.leading is None or found.rival is None:
        return translate(N_("There is nothing to compare with yet."))
    if not found.bars:
        doubtful = compare(found.scenario).options and translate(NOT_UNCERTAIN)
        return doubtful or translate(N_("There is nothing to compare with yet."))
    bar = found.bars[0]
    scenario, key = found.scenario, bar.uncertain.key

    def value(number: float) -> str:
        return short_value(key, number, scenario, translate, language)

    def outcome(saving: float, saves: str, costs: str) -> str:
        return translate(saves if saving >= 0 else costs).format(
            leading=phrase(str(found.leading), translate), rival=phrase(str(found.rival), translate),
            amount=about(abs(saving), scenario.currency, language),
        )  # fmt: skip

    said = translate(
        N_("Taken one at a time, this moves the saving most: {label}. If it is {low}, {then}; if it is {high}, {otherwise}.")
    ).format(
        label=label_in_sentence(scenario, key, translate),
        low=value(bar.low),
        high=value(bar.high),
        then=outcome(
            bar.at_low, N_("{leading} saves {amount} against {rival}"), N_("{leading} costs {amount} more than {rival}")
        ),
        otherwise=outcome(bar.at_high, N_("it saves {amount}"), N_("it costs {amount} more")),
    )
    if bar.limit is not None:
        below = bar.limit == bar.low
        text = CANNOT_BELOW if below else CANNOT_ABOVE
        then = translate(text).format(value=value(bar.limit), option=phrase(str(bar.unable), translate))
    elif bar.flip is None:
        then = translate(N_("Within that the answer stays the same."))
    else:
        then = translate(_flip_text(bar)).format(value=value(changes_at(found, bar)), rival=is_cheaper(found.rival, translate))
    return one_stop(capitalised(f"{said} {then}"))


def changes_at(found: Sensitivity, bar: Bar) -> float:
    """Where the answer changes within a bar, as it is said."""
    key, value = bar.uncertain.key, float(bar.flip or 0.0)
    return threshold(found.scenario.record(key), value, value > bar.uncertain.range.likely)


def _flip_text(bar: Bar) -> str:
    if bar.at_high < 0 <= bar.at_low:
        return N_("Above {value}, {rival}.")
    if bar.at_low < 0 <= bar.at_high:
        return N_("Below {value}, {rival}.")
    return N_("At {value}, the answer changes.")


def spread_sentence(found: Sensitivity, translate: Translate, language: str) -> str:
    """Which values explain most of the whole doubt by themselves, and why they need not be those that move the answer most."""
    if not found.bars:
        return ""
    bars = sorted(found.bars, key=lambda bar: -bar.share)[:2]
    each = [
        f"{label_in_sentence(found.scenario, bar.uncertain.key, translate)} ({part_of(bar.share, translate, language)})"
        for bar in bars
    ]
    text = N_(
        "When all values vary at once, the largest parts of the uncertainty come from: {values}."
        " The rest comes from the other values, and from how they act together."
    )
    said = translate(text).format(values=", ".join(each))
    if bars[0] is found.bars[0]:
        return said
    why = N_("The order need not be that of the bars, which move one value at a time and leave the others at their likeliest.")
    return f"{said} {translate(why)}"
