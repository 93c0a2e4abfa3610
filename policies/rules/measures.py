"""What each number that people are asked counts, and how large it usually is for those whom the Centre supports."""

from __future__ import annotations

from dataclasses import replace

from site_core.numbers import MILLION_VND, PEOPLE, YEARS, Measure

# An investment of a hundred billion is beyond what industrial promotion supports; a turnover is not.
MEASURES: dict[str, Measure] = {
    "employees": PEOPLE,
    "revenue": MILLION_VND,
    "capital": MILLION_VND,
    "investment": replace(MILLION_VND, usual=100_000, most=10_000_000),
    "years": YEARS,
}
"""By fact."""
