"""Memos for the tests: the example of the README, one with everything that is awkward, and what a PDF says."""

from __future__ import annotations

import datetime
import io
import re

from pypdf import PdfReader

from costmodel import Scenario, Task, compare
from costmodel.bids import Bid
from costmodel.present.language import translator
from costmodel.present.memo import Memo, make_memo

TODAY = datetime.date(2026, 11, 25)
BASE = "https://hire.example.com/"
README = Scenario("us-tx", "2026-07-01", {"employee.salary": 60_000, "va.rate": 30})
# The employee costs 12,000 a year and 3,000 to find, the VA 7 · 2,080 = 14,560: less in the first year, more in the second.
STARTING = Scenario(
    "custom",
    "2026-01-01",
    {"employee.salary": 12_000, "employee.recruitment": 3_000, "va.rate": 7, "work.hours_per_week": 40},
    base="blank",
)
EVIL = "<script>alert(1)</script> #let x = [*fed*] $x^2$ \\u{41} @cite \"'&</title>"
AWKWARD = Scenario(
    "dk",
    "2026-05-01",
    {
        "employer.headcount": 12, "employer.payroll": 5_400_000, "va.rate": [250, 350], "retainer.fee_per_month": 9_000,
        "retainer.hours_per_month": 40, "retainer.overage_rate": 280,
    },
    tuple(
        Task(name, 20, 15, 90)
        for name in (
            "=SUM(A1) Debitorbogholderi og rykkerskrivelser", "Arbejdsmarkedsuddannelsestilmeldinger", EVIL[:40], "E-mail",
            "Rejser", "Telefonpasning", "Blog", "Momsafregning", "Lønkørsel", "Indberetning",
        )
    ),
    name=EVIL,
    bids=(
        Bid("Regnskabsassistancevirksomheden *Ana & Søn* i Frederikshavn <b>", "va_hourly", {"va.rate": 260}),
        Bid("Bo", "va_hourly", {"va.rate": 400}),
    ),
)  # fmt: skip
# Low pay, much work, and all the signs of an employee: more warnings than a list of doubts has lines for.
WARNED = Scenario(
    "us-oh",
    "2027-12-01",
    {
        "employee.salary": 9_000, "va.rate": 14, "work.hours_per_week": 70, "va.one_client": True, "va.scheduled": True,
        "owner.hour_value": 0, "employer.headcount": 7,
    },
)  # fmt: skip


def memo_of(scenario: Scenario, language: str = "en", base: str = BASE) -> Memo:
    """The memo on a scenario, made on a fixed day."""
    return make_memo(compare(scenario), translator(language), language, base, TODAY)


def read(pdf: bytes) -> PdfReader:
    """The PDF, to be asked."""
    return PdfReader(io.BytesIO(pdf))


def words(text: str) -> str:
    """A text with one plain space wherever there is any space, so that line breaks don't count."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def said(pdf: bytes) -> str:
    """The words of a PDF, a space wherever there is any."""
    return words(" ".join(page.extract_text() for page in read(pdf).pages))
