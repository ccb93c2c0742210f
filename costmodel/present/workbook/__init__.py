"""The comparison as an Excel workbook: change a yellow cell, and every amount and both charts follow."""

from costmodel.present.workbook.book import workbook

__all__ = ["workbook"]
