"""Trades and places as the database holds them now, kept until something changes that they are made of."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from policies.models import Industry
from policies.rules.classifications import VSIC_VERSION
from policies.rules.reference import OUTSIDE_LABEL
from search.analysis.vocabulary import Vocabulary
from search.understanding.match import Match
from search.understanding.place_list import LocalityRow, ProvinceRow, place_names
from search.understanding.places import Places
from search.understanding.trades import TradeRow, Trades
from search.words.current import current_vocabulary
from site_core.data_files import read_csv
from site_core.models import Locality
from site_core.places.register import current_register
from site_core.versions.kept import kept
from site_core.versions.names import REFERENCE

PROVINCES = Path(__file__).parents[1] / "data" / "other_provinces.csv"


def current_trades() -> Trades:
    """The trades of the classification in force. A changed word of the editors, everyday or synonym, counts at once."""
    return _trades(_trade_rows(), current_vocabulary())


@kept(REFERENCE)
def current_places() -> Places:
    """The places that the finder can be told, by all their names."""
    localities = [
        LocalityRow(locality.name, locality.place.key, locality.note)
        for locality in Locality.objects.select_related("place")
    ]
    return Places.build(place_names(current_register(), localities, _provinces(), OUTSIDE_LABEL))


def ranked(kind: str, text: str) -> tuple[Match, ...]:
    """What a person may mean who typed `text` at a question of this kind («industry» or «place»), the likeliest first."""
    return current_trades().ranked(text) if kind == "industry" else current_places().ranked(text)


@kept(REFERENCE)
def _trade_rows() -> tuple[TradeRow, ...]:
    return tuple(
        TradeRow(industry.code, industry.name, tuple(industry.everyday_list()))
        for industry in Industry.objects.filter(version=VSIC_VERSION)
    )


@lru_cache(maxsize=2)
def _trades(rows: tuple[TradeRow, ...], vocabulary: Vocabulary) -> Trades:
    return Trades.build(rows, vocabulary)


@lru_cache(maxsize=1)
def _provinces() -> tuple[ProvinceRow, ...]:
    return tuple(
        ProvinceRow(row["name"], row["now"], tuple(name for name in row["also"].split("|") if name))
        for row in read_csv(PROVINCES)
    )
