"""Charts as plain data: what is drawn, what it says, and the table behind it. No Plotly is needed to make one."""

from costmodel.present.charts.bars import cost_bars
from costmodel.present.charts.chart import Chart, printed
from costmodel.present.charts.colours import CATEGORY_COLOURS, OPTION_COLOURS, repainted
from costmodel.present.charts.hours import cost_by_hours

__all__ = ["CATEGORY_COLOURS", "OPTION_COLOURS", "Chart", "cost_bars", "cost_by_hours", "printed", "repainted"]
