"""Numbers as Vietnamese write them: one reader for what visitors and editors type, and the writing it reads back.

`read` takes a text and a `Measure` (what is counted, in which unit) and gives a `Read`, a `Question` or a `Refusal`; nothing
is guessed. Pure Python; the form fields of the admin are in `forms.py`.
"""

from site_core.numbers.measures import (
    MEASURES,
    MILLION_VND,
    PEOPLE,
    PERCENT,
    QUANTITY,
    VND,
    WHOLE,
    YEAR,
    YEARS,
    Band,
    Measure,
)
from site_core.numbers.reading import Question, Read, Reading, Refusal, read
from site_core.numbers.writing import read_back, say, spell, write

__all__ = [
    "MEASURES",
    "MILLION_VND",
    "PEOPLE",
    "PERCENT",
    "QUANTITY",
    "VND",
    "WHOLE",
    "YEAR",
    "YEARS",
    "Band",
    "Measure",
    "Question",
    "Read",
    "Reading",
    "Refusal",
    "read",
    "read_back",
    "say",
    "spell",
    "write",
]
