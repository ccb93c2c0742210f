"""A figure's dictionary drawn by Matplotlib: one pixel of the page is one point here, in all three kinds of file."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D, Transform

from costmodel.present.images import scales, traces, words
from costmodel.present.images.strict import check

_POINTS = 72  # an inch
_TICK, _GAP = 5, 4  # pixels: length of a tick, from there to its words
_SIGN, _BESIDE, _BETWEEN, _ROW = 12, 6, 18, 20  # pixels of the legend: a sign, to its name, to the next, a row
_GRID, _BELOW, _ABOVE = 0.5, 1.0, 4.0  # order


class Drawing:
    """A figure while it is being drawn."""

    def __init__(self, figure: dict[str, Any]) -> None:
        check(figure)
        self.data, self.look = figure["data"], figure["layout"]
        self.wide, self.tall = float(self.look["width"]), float(self.look["height"])
        self.margin: dict[str, float] = {"l": 0, "r": 0, "t": 0, "b": 0, **self.look.get("margin", {})}
        self.figure = Figure((self.wide / _POINTS, self.tall / _POINTS), dpi=_POINTS, facecolor=self.look["paper_bgcolor"])
        self.pixels: Transform = Affine2D().scale(1 / _POINTS) + self.figure.dpi_scale_trans
        self.axes: Axes = self.figure.add_axes((
            self.margin["l"] / self.wide, self.margin["b"] / self.tall, self.plot_wide / self.wide, self.plot_tall / self.tall
        ))  # fmt: skip
        self.axes.set_axis_off()
        self.ground = Rectangle((0, 0), 1, 1, transform=self.axes.transAxes, facecolor=self.look["plot_bgcolor"], zorder=0)
        self.axes.add_patch(self.ground)

    @property
    def plot_wide(self) -> float:
        """Pixels of the plot from left to right."""
        return self.wide - self.margin["l"] - self.margin["r"]

    @property
    def plot_tall(self) -> float:
        """Pixels of the plot from bottom to top."""
        return self.tall - self.margin["t"] - self.margin["b"]

    def drawn(self) -> Figure:
        """The figure with everything on it."""
        traces.draw(self.axes, self.data, self.look)
        self.axes.set_xlim(*scales.ends(self.look["xaxis"]))
        self.axes.set_ylim(*scales.ends(self.look["yaxis"]))
        self._axis_below()
        self._axis_beside()
        for shape in self.look.get("shapes", ()):
            self._upright(shape)
        if self.look.get("showlegend"):
            self._legend()
        for note in self.look.get("annotations", ()):
            self._note(note)
        return self.figure

    def place(self, x: Any, y: Any, refs: tuple[str, str] = ("x", "y")) -> tuple[float, float]:
        """Where something stands, in pixels from the left and from below."""
        across = 0.0 if refs[0] == "paper" else scales.place(x, self.look["xaxis"])
        up = 0.0 if refs[1] == "paper" else scales.place(y, self.look["yaxis"])
        left, bottom = self.axes.transData.transform((across, up))
        return (
            self.margin["l"] + x * self.plot_wide if refs[0] == "paper" else float(left),
            self.margin["b"] + y * self.plot_tall if refs[1] == "paper" else float(bottom),
        )

    def _line(self, xs: tuple[float, float], ys: tuple[float, float], colour: str, order: float, **more: Any) -> None:
        self.figure.add_artist(Line2D(xs, ys, transform=self.pixels, color=colour, zorder=order, **{"linewidth": 1, **more}))

    def _across(self, x: float, colour: str, order: float = _GRID, **more: Any) -> None:
        self.axes.axvline(x, color=colour, zorder=order, **{"linewidth": 1, **more})

    def _axis_below(self) -> None:
        axis, left, bottom = self.look["xaxis"], self.margin["l"], self.margin["b"]
        marks = scales.ticks(axis, self.look["separators"])
        length = _TICK if axis.get("ticks") else 0
        size = axis["tickfont"]["size"]
        if axis.get("showgrid", True):
            for value, _ in marks:
                self._across(value, axis["gridcolor"])
        if axis["zeroline"]:
            self._across(0.0, axis["zerolinecolor"])
        if axis.get("showline", True):
            self._line((left, self.wide - self.margin["r"]), (bottom, bottom), axis["linecolor"], _ABOVE)
        if axis.get("showticklabels", True):
            low, high = scales.ends(axis)
            widths = [words.width(words.read(text)[0], size) for _, text in marks]
            for value, text in scales.apart(marks, widths, self.plot_wide / (high - low)):
                x = self._at_x(value)
                if length:
                    self._line((x, x), (bottom - length, bottom), axis["tickcolor"], _ABOVE)
                self._write(text, (x, bottom - length - _GAP), ("center", "top"), axis["tickfont"])
        title = axis.get("title", {})
        if title.get("text"):
            top = bottom - length - _GAP - words.LINE * size - title["standoff"]
            self._write(title["text"], (left + self.plot_wide / 2, top), ("center", "top"), title["font"])

    def _axis_beside(self) -> None:
        axis, left, bottom = self.look["yaxis"], self.margin["l"], self.margin["b"]
        marks = scales.ticks(axis, self.look["separators"]) if axis.get("showticklabels", True) else []
        length = _TICK if axis.get("ticks") else 0
        for value, text in marks:
            y = float(self.axes.transData.transform((0, value))[1])
            if axis.get("showgrid", True):
                self.axes.axhline(value, color=axis["gridcolor"], zorder=_GRID, linewidth=1)
            if length:
                self._line((left - length, left), (y, y), axis["tickcolor"], _ABOVE)
            self._write(text, (left - length - _GAP, y), ("right", "middle"), axis["tickfont"])
        if axis["zeroline"]:
            self.axes.axhline(0.0, color=axis["zerolinecolor"], zorder=_GRID, linewidth=1)
        if axis.get("showline", True):
            self._line((left, left), (bottom, bottom + self.plot_tall), axis["linecolor"], _ABOVE)

    def _at_x(self, value: float) -> float:
        return float(self.axes.transData.transform((value, 0))[0])

    def _upright(self, shape: dict[str, Any]) -> None:
        line, x = shape["line"], scales.place(shape["x0"], self.look["xaxis"])
        if shape["x1"] != shape["x0"]:
            raise ValueError("only upright lines are drawn")
        order = _BELOW if shape.get("layer") == "below" else _ABOVE
        within = self.axes.get_xaxis_transform() if shape["yref"] == "paper" else self.axes.transData
        self.axes.add_line(Line2D(
            (x, x), (shape["y0"], shape["y1"]), transform=within, color=line["color"], zorder=order, linewidth=line["width"],
            linestyle=traces.dashes(line), solid_capstyle="butt",
        ))  # fmt: skip

    def _note(self, note: dict[str, Any]) -> None:
        x, y = self.place(note["x"], note["y"], (note.get("xref", "x"), note.get("yref", "y")))
        ground = (note["bgcolor"], note["borderpad"]) if "bgcolor" in note else None
        at = (x + note.get("xshift", 0), y + note.get("yshift", 0))
        self._write(note["text"], at, (note["xanchor"], note["yanchor"]), note["font"], ground)

    def _write(
        self, text: str, at: tuple[float, float], anchors: tuple[str, str], font: dict[str, Any],
        ground: tuple[str, float] | None = None,
    ) -> None:  # fmt: skip
        words.write(self.figure, self.pixels, words.read(text), at, anchors, font, ground)

    def _legend(self) -> None:
        """Signs and names above the plot, in as many rows as they take, the last row next to the plot."""
        legend = self.look.get("legend", {})
        font = {**self.look["font"], "size": 13, **legend.get("font", {})}
        rows: list[list[tuple[dict[str, Any], float]]] = [[]]
        x = 0.0
        for trace in self.data:
            if not trace.get("showlegend", True):
                continue
            wide = _SIGN + _BESIDE + words.width(words.read(trace["name"])[0], font["size"])
            if rows[-1] and x + wide > self.plot_wide:
                rows.append([])
                x = 0.0
            rows[-1].append((trace, x))
            x += wide + _BETWEEN
        low = self.margin["b"] + legend.get("y", 1) * self.plot_tall + _ROW / 2 + 2
        for number, row in enumerate(reversed(rows)):
            for trace, x in row:
                left, middle = self.margin["l"] + x, low + number * _ROW
                self._sign(trace, left, middle)
                self._write(trace["name"], (left + _SIGN + _BESIDE, middle), ("left", "middle"), font)

    def _sign(self, trace: dict[str, Any], left: float, middle: float) -> None:
        if trace["type"] == "scatter":
            line = trace["line"]
            self._line((left, left + _SIGN), (middle, middle), line["color"], _ABOVE, linewidth=3, linestyle=traces.dashes(line))
            return
        box = Rectangle((left, middle - _SIGN / 2), _SIGN, _SIGN, transform=self.pixels, zorder=_ABOVE)
        traces.dress(box, trace["marker"]["color"], {}, trace["marker"].get("pattern"))
        self.figure.add_artist(box)
