"""What the drawing understands of a figure. All else raises, so that the page and a file can't drift apart unseen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PAGE_ONLY = {"fixedrange", "hoverformat", "hoverinfo", "hoverlabel", "hovermode", "hovertemplate", "hovertext", "dragmode"}
_PAGE_ONLY |= {"itemclick", "itemdoubleclick", "itemwidth", "legendgroup"}

_KNOWN: dict[str, str] = {
    "figure": "data layout",
    "layout": "template height width autosize font paper_bgcolor plot_bgcolor separators xaxis yaxis barmode bargap margin"
    " showlegend legend annotations shapes meta",
    "font": "family size color",
    "margin": "l r t b",
    "legend": "orientation x xanchor y yanchor traceorder font",
    "axis": "type categoryorder categoryarray range side automargin gridcolor showgrid linecolor showline zeroline zerolinecolor"
    " ticks tickcolor tickfont tickmode tickvals ticktext tickprefix ticksuffix tickformat tickangle exponentformat nticks"
    " showticklabels title",
    "title": "text standoff font",
    "annotation": "text x y xref yref xanchor yanchor xshift yshift align showarrow font bgcolor borderpad",
    "shape": "type xref yref x0 x1 y0 y1 line layer",
    "bar": "type name showlegend orientation x y base width marker",
    "scatter": "type name showlegend mode x y line marker fill fillcolor opacity connectgaps cliponaxis",
    "heatmap": "type x y z zmin zmax colorscale showscale",
    "contour": "type x y z contours line showscale",
    "contours": "type operation value",
    "marker": "color size line pattern",
    "line": "color width dash shape",
    "pattern": "shape size solidity fgcolor fillmode",
}
_ALLOWED: dict[str, tuple[Any, ...]] = {
    "layout.template": ({"data": {}, "layout": {}},), "layout.barmode": ("overlay", "relative", "stack"), "layout.bargap": (0,),
    "legend.orientation": ("h",), "legend.x": (0,), "legend.xanchor": ("left",), "legend.yanchor": ("bottom",),
    "legend.traceorder": ("normal",),
    "axis.type": ("category",), "axis.categoryorder": ("array",), "axis.side": ("bottom",), "axis.automargin": (False,),
    "axis.ticks": ("outside",), "axis.tickmode": ("array",), "axis.tickangle": (0,), "axis.exponentformat": ("none",),
    "annotation.xref": ("x", "paper"), "annotation.yref": ("y", "paper"), "annotation.xanchor": ("left", "center", "right"),
    "annotation.yanchor": ("top", "middle", "bottom"), "annotation.align": ("left",), "annotation.showarrow": (False,),
    "shape.type": ("line",), "shape.xref": ("x",), "shape.yref": ("y", "paper"), "shape.layer": ("below", "above"),
    "bar.orientation": ("h",),
    "scatter.mode": ("lines", "markers"), "scatter.fill": ("toself",), "scatter.connectgaps": (False,),
    "heatmap.showscale": (False,), "contour.showscale": (False,), "contours.type": ("constraint",), "contours.operation": ("=",),
    "line.dash": ("solid", "dot", "dash"), "line.shape": ("linear", "hv"),
    "pattern.shape": ("/",), "pattern.fillmode": ("overlay",),
}  # fmt: skip


class UndrawableError(ValueError):
    """A figure says something that the drawing does not know."""


def check(figure: Mapping[str, Any]) -> None:
    """Raise UndrawableError for whatever in a figure would be drawn on the page and not here."""
    _check(figure, "figure")
    look = figure["layout"]
    _check(look, "layout")
    for name in ("font", "margin", "legend"):
        _check(look.get(name, {}), name)
    for name in ("xaxis", "yaxis"):
        _check(look[name], "axis")
        _check(look[name].get("tickfont", {}), "font")
        _check(look[name].get("title", {}), "title")
    for note in look.get("annotations", ()):
        _check(note, "annotation")
        _check(note["font"], "font")
    for shape in look.get("shapes", ()):
        _check(shape, "shape")
        _check(shape["line"], "line")
    for trace in figure["data"]:
        _check(trace, trace["type"])
        _check(trace.get("contours", {}), "contours")
        _check(trace.get("line", {}), "line")
        marker = trace.get("marker", {})
        _check(marker, "marker")
        _check(marker.get("line", {}), "line")
        _check(marker.get("pattern", {}), "pattern")


def _check(part: Mapping[str, Any], kind: str) -> None:
    if kind not in _KNOWN:
        raise UndrawableError(f"a trace of the type {kind} can't be drawn")
    unknown = sorted(set(part) - set(_KNOWN[kind].split()) - _PAGE_ONLY)
    if unknown:
        raise UndrawableError(f"{kind}: {', '.join(unknown)} can't be drawn")
    for name, value in part.items():
        allowed = _ALLOWED.get(f"{kind}.{name}")
        if allowed is not None and value not in allowed:
            raise UndrawableError(f"{kind}.{name}: {value!r} can't be drawn, only {', '.join(map(repr, allowed))}")
