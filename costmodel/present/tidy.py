"""The comparison as one tidy table, a row a line of cost, with typed columns: for those who compute on."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from costmodel.compare import Comparison
from costmodel.present.labels import CATEGORY_LABELS
from costmodel.words import Translate

if TYPE_CHECKING:
    import pandas as pd


def tidy(comparison: Comparison, translate: Translate, language: str) -> pd.DataFrame:
    """Names as programs know them and as people read them, the amount unrounded, and what it is an amount of."""
    import pandas as pd

    scenario = comparison.scenario
    rows = [
        (
            scenario.name, scenario.place, scenario.start, scenario.months, scenario.currency, language, option.name,
            translate(option.option.label), line.name, translate(line.formula.label), line.formula.category,
            translate(CATEGORY_LABELS[line.formula.category]), line.formula.owner_time, line.amount,
        )
        for option in comparison.options
        for line in option.lines
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


COLUMNS = (
    "scenario", "place", "date", "months", "currency", "language", "option", "option_label", "line", "line_label", "category",
    "category_label", "owner_time", "amount",
)  # fmt: skip


def parquet(comparison: Comparison, translate: Translate, language: str) -> bytes:
    """The tidy table as Parquet: text, a date, whole months, a switch and a number, each of its type."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    text = pa.string()
    kinds = {"date": pa.date32(), "months": pa.int32(), "owner_time": pa.bool_(), "amount": pa.float64()}
    schema = pa.schema([(name, kinds.get(name, text)) for name in COLUMNS])
    table = pa.Table.from_pandas(tidy(comparison, translate, language), schema=schema, preserve_index=False)
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()
