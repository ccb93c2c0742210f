"""Charts as plain data: what is drawn, what it says, and the table behind it. No Plotly is needed to make one."""

from costmodel.present.charts.bars import cost_bars
from costmodel.present.charts.bids import bids_chart
from costmodel.present.charts.by_key import cost_by_key
from costmodel.present.charts.chart import Chart, printed
from costmodel.present.charts.colours import CATEGORY_COLOURS, OPTION_COLOURS, repainted
from costmodel.present.charts.hours import cost_by_hours
from costmodel.present.charts.over_time import cumulative_cost, monthly_cash
from costmodel.present.charts.side_by_side import side_by_side_bars
from costmodel.present.charts.spread import chance_of_cheapest, cost_spread
from costmodel.present.charts.tornado import what_matters
from costmodel.present.charts.two_way_map import two_way_map

__all__ = [
    "CATEGORY_COLOURS", "OPTION_COLOURS", "Chart", "bids_chart", "chance_of_cheapest", "cost_bars", "cost_by_hours",
    "cost_by_key", "cost_spread", "cumulative_cost", "monthly_cash", "printed", "repainted", "side_by_side_bars",
    "two_way_map", "what_matters",
]  # fmt: skip
