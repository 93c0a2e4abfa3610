"""What owners type is understood at once, nine times in ten; and what is taken without asking is never wrong.

`manage.py understanding_quality` shows the part that was tuned on and, with `--held-out`, the other.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from search.understanding.current import current_places, current_trades
from search.understanding.quality import read_judged, score

DATA = Path(__file__).parents[2] / "data"

pytestmark = pytest.mark.django_db


def test_trades_are_right_at_first() -> None:
    judged = read_judged(DATA / "judged_trades.csv", "codes")
    report = score(judged, current_trades().ranked)

    assert len(judged) >= 300
    assert report.first_right >= 0.9, report.table()
    assert report.wrongly_sure == ()


def test_places_are_right_at_first() -> None:
    judged = read_judged(DATA / "judged_places.csv", "places")
    report = score(judged, current_places().ranked)

    assert len(judged) >= 150
    assert report.first_right >= 0.9, report.table()
    assert report.wrongly_sure == ()
