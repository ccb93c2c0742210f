"""The map of two values: which option costs least where, paler where its lead is small, and where you stand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from costmodel.answers.two_way import TwoWay, leaders, two_way
from costmodel.present.charts.axes import even_steps, key_axis
from costmodel.present.charts.chart import Chart, Figure, label, layout, main_inputs, shown
from costmodel.present.charts.colours import OPTION_COLOURS, ink
from costmodel.present.charts.finer import finer, finer_axis
from costmodel.present.findings import two_way_sentence
from costmodel.present.values import LABELS, key_label, label_in_sentence, value_text
from costmodel.words import N_, Translate

Array = NDArray[np.float64]

_HEIGHT, _TOP, _BOTTOM, _LEFT = 480, 28, 52, 78
_SHADES = (3, 4, 5, 6, 7)  # how many tenths of the option's colour, from a small lead to a large one
_LARGE = 0.9  # quantile of the leads from which on the shade is the deepest
_COARSE = 5, 6  # rows and columns of the table, or a few less
_WORD = 11, 3  # cells that a name takes on each side, and above and below, where it is narrow
_NEAR_EDGE = 0.15
_LEAST_PART = 0.02  # of the map; a smaller region has no name


def two_way_map(found: TwoWay, translate: Translate, language: str, dark: bool = False) -> Chart:
    """Every place of the map in the colour of its cheapest option, lines where two cost the same, a ring at the present."""
    scenario = found.scenario
    across, down = (key_label(scenario, key, translate) for key in (found.across, found.down))
    title = two_way_sentence(found, translate, language).removesuffix(".")
    few = _few(found)

    def said(key: str, value: float, beside: Array) -> str:
        return value_text(key, value, scenario, translate, language, beside.tolist())

    here = translate(N_("You are at {x} and {y}.")).format(
        x=said(found.across, found.present[0], found.x[:0]), y=said(found.down, found.present[1], found.y[:0])
    )
    return Chart(
        name="two-way-map",
        figure=_figure(found, (across, down), translate, language, dark),
        title=title,
        subtitle=translate(N_("The cheapest way by {across} and {down}; the stronger the color, the further ahead it is")).format(
            across=label_in_sentence(scenario, found.across, translate), down=label_in_sentence(scenario, found.down, translate)
        ),
        alt=translate(N_("A map of {across} and {down}, colored by what costs least. {here} {finding}.")).format(
            across=label_in_sentence(scenario, found.across, translate),
            down=label_in_sentence(scenario, found.down, translate),
            here=here,
            finding=title,
        ),
        columns=(
            translate(N_("{down} (down), {across} (across)")).format(
                down=down, across=label_in_sentence(scenario, found.across, translate)
            ),
            *(said(few.across, float(value), few.x) for value in few.x),
        ),
        rows=tuple(
            (
                said(few.down, float(value), few.y),
                *(translate(LABELS[few.names[best]]) if best >= 0 else "–" for best in cheapest),
            )
            for value, cheapest in reversed(list(zip(few.y, few.cheapest, strict=True)))
        ),
        inputs=main_inputs(scenario, translate, language),
        language=language,
    )


def _few(found: TwoWay) -> TwoWay:
    """The map at a few round values, for its table."""
    y, x = (even_steps(float(at[0]), float(at[-1]), most) for at, most in zip((found.y, found.x), _COARSE, strict=True))
    return two_way(found.scenario, found.across, found.down, (x[0], x[-1]), (y[0], y[-1]), (len(y), len(x)))


def _figure(found: TwoWay, labels: tuple[str, str], translate: Translate, language: str, dark: bool) -> Figure:
    scenario = found.scenario
    winners = [i for i in range(len(found.names)) if (found.cheapest == i).any()]
    look = layout(language, dark, _HEIGHT)
    quiet = {"color": ink("quiet", dark), "size": 13}
    look |= {"showlegend": False, "margin": {"l": _LEFT, "r": 16, "t": _TOP, "b": _BOTTOM}, "hovermode": "closest"}
    for axis, key, text, values in (
        ("xaxis", found.across, labels[0], found.x),
        ("yaxis", found.down, labels[1], found.y),
    ):
        look[axis] |= {
            **key_axis(scenario, scenario.record(key), language, *values[[0, -1]].tolist()),
            "range": values[[0, -1]].tolist(),
            "nticks": 7, "showgrid": False, "ticks": "outside", "tickcolor": ink("axis", dark),
            "title": {"text": shown(text), "standoff": 8, "font": quiet},
        }  # fmt: skip
    # The axis on the left is named above it, in level words.
    del look["yaxis"]["title"]
    words = [
        label(shown(labels[1]), 0, 1, dark, xref="paper", yref="paper", yanchor="bottom", yshift=6, xshift=-_LEFT, font=quiet),
        *_names(found, winners, translate, dark),
        *_here(found, translate, dark),
    ]
    look["annotations"] = words
    look["meta"] = {"narrow": {"xaxis": {**look["xaxis"], "nticks": 5}}}
    if not winners:
        return {"data": [], "layout": look}
    data = [_cells(found, winners, dark), *(_line(found, i, dark) for i in winners[:-1]), _ring(found, dark)]
    return {"data": data, "layout": look}


def _cells(found: TwoWay, winners: list[int], dark: bool) -> Figure:
    """One heat map. The tens of a cell's number say which option, its ones how many tenths of the colour."""
    cheapest, _ = leaders(finer(np.array([found.totals[found.names[i]] for i in winners])))
    lead = finer(found.lead)
    known = found.lead[np.isfinite(found.lead)]
    large = float(np.quantile(known, _LARGE)) if len(known) else 0.0
    step = np.clip(np.nan_to_num(lead, nan=0.0, posinf=large) / (large or 1.0) * len(_SHADES), 0, len(_SHADES) - 1)
    numbers = cheapest * 10 + np.array(_SHADES)[step.astype(int)]
    code = [[number if number >= 0 else None for number in line] for line in numbers.tolist()]
    count = len(winners)
    scale: list[list[float | str]] = []
    for number, i in enumerate(winners):
        scale += [
            [number / count, ink("background", dark)], [(number + 1) / count, OPTION_COLOURS[found.names[i]][dark]],
        ]  # fmt: skip
    return {
        "type": "heatmap", "x": _rounded(finer_axis(found.x)), "y": _rounded(finer_axis(found.y)), "z": code, "zmin": 0,
        "zmax": count * 10,
        "colorscale": scale, "showscale": False, "hoverinfo": "x+y",
    }  # fmt: skip


def _rounded(values: Array) -> list[float]:
    return [float(f"{value:.6g}") for value in values]


def _short(value: float) -> float | int:
    return int(value) if value == int(value) else float(f"{value:.5g}")


def _line(found: TwoWay, winner: int, dark: bool) -> Figure:
    """Where this option costs the same as the cheapest other."""
    ahead = found.ahead(found.names[winner])
    front, behind = _widened(ahead > 0), _widened(ahead <= 0)
    # Away from the line only the sign counts.
    ahead = np.where(front & behind, ahead, np.where(np.isnan(ahead), np.nan, np.sign(ahead)))
    return {
        "type": "contour", "x": _rounded(found.x), "y": _rounded(found.y), "showscale": False, "hoverinfo": "skip",
        "z": [[_short(value) if np.isfinite(value) else None for value in line] for line in ahead],
        "contours": {"type": "constraint", "operation": "=", "value": 0},
        "line": {"color": ink("text", dark), "width": 2},
    }  # fmt: skip


def _widened(region: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The region and every cell that touches it."""
    padded = np.pad(region, 1)
    rows = padded[:-2] | padded[1:-1] | padded[2:]
    return np.asarray(rows[:, :-2] | rows[:, 1:-1] | rows[:, 2:])


def _ring(found: TwoWay, dark: bool) -> Figure:
    return {
        "type": "scatter", "mode": "markers", "x": [found.present[0]], "y": [found.present[1]], "hoverinfo": "skip",
        "cliponaxis": False,
        "marker": {"size": 13, "color": ink("background", dark), "line": {"color": ink("text", dark), "width": 3}},
    }  # fmt: skip


def _here(found: TwoWay, translate: Translate, dark: bool) -> list[Figure]:
    x, y = found.present
    left, right, low, high = float(found.x[0]), float(found.x[-1]), float(found.y[0]), float(found.y[-1])
    if not (left <= x <= right and low <= y <= high):
        return []
    across = (x - left) / (right - left)
    below = (y - low) / (high - low) > 0.9
    words = shown(translate(N_("You are here")))
    return [label(
        f"<b>{words}</b>", x, y, dark, yanchor="top" if below else "bottom",
        xanchor="left" if across < _NEAR_EDGE else "right" if across > 1 - _NEAR_EDGE else "center", yshift=-10 if below else 10,
        bgcolor=ink("background", dark), borderpad=2,
    )]  # fmt: skip


def _names(found: TwoWay, winners: list[int], translate: Translate, dark: bool) -> list[Figure]:
    """Each option's name where its region is roomiest and the ring is not."""
    words, taken = [], [found.present]
    for i in winners:
        region = found.cheapest == i
        if region.mean() < _LEAST_PART:
            continue
        row, column = _roomiest(found, region, taken)
        taken.append((float(found.x[column]), float(found.y[row])))
        share = column / (len(found.x) - 1)
        words.append(label(
            f"<b>{shown(translate(LABELS[found.names[i]]))}</b>", float(found.x[column]), float(found.y[row]), dark,
            xanchor="left" if share < _NEAR_EDGE else "right" if share > 1 - _NEAR_EDGE else "center",
            bgcolor=ink("background", dark), borderpad=2, font={"color": OPTION_COLOURS[found.names[i]][dark], "size": 14},
        ))  # fmt: skip
    return words


def _roomiest(found: TwoWay, region: NDArray[np.bool_], taken: list[tuple[float, float]]) -> tuple[int, int]:
    """The cell of a region around which there is most room for a word, far from the places that are taken."""
    sideways, upright = _depth(region), _depth(region.T).T
    room = np.minimum(np.minimum(sideways / _WORD[0], upright / _WORD[1]), 1.0)
    across, up = found.x, found.y
    distances = [
        np.hypot(0.6 * (across[None, :] - x) / (across[-1] - across[0]), 3 * (up[:, None] - y) / (up[-1] - up[0]))
        for x, y in taken
    ]
    away = np.min(distances, axis=0)
    middle = sideways / len(across) + upright / len(up)
    best = int(np.argmax(np.where(region, room * 2 + np.minimum(away * 2, 1.0) + middle, -1.0)))
    return best // region.shape[1], best % region.shape[1]


def _depth(region: NDArray[np.bool_]) -> Array:
    """Cells from each cell to the nearer end of its stretch of the region, along the row."""
    depth = np.zeros(region.shape)
    inside = np.pad(region, ((0, 0), (1, 1)))
    while inside.any():
        depth += inside[:, 1:-1]
        inside = inside & np.roll(inside, 1, 1) & np.roll(inside, -1, 1)
    return depth
