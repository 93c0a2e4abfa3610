"""Documents, and what the index holds of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import pytest

from search.engines.fields import ANY, MAX_ATTACHED, MAX_INDEXED, indexed
from search.engines.phases import MAX_PHASES
from tests.search.corpus import MACHINES, document, local, places

CHANGES = {
    "key": "page:other",
    "kind": "guide",
    "code": "other",
    "title": "khác",
    "url": "/khac/",
    "summary": "khác",
    "body": "khác",
    "attachments": (("1", "Phụ lục", "khác"),),
    "keywords": "khác",
    "date": dt.date(2020, 1, 1),
    "places": (("09400", "Phường Thuận Thành"),),
    "place_keys": ("09400",),
    "place_names": ("Thuận Thành",),
    "programme": "kcdp",
    "programme_label": "khác",
    "intentions": ("khac",),
    "opens_at": local(2020, 1, 1),
    "closes_at": local(2020, 1, 1),
    "rounds": ((local(2020, 1, 1), None),),
    "year_round": True,
    "legal_status": "ended",
    "needs_check": True,
    "routes": ({"kind": ["described"], "employees_lo": 1},),
}


def test_every_field_is_in_the_fingerprint() -> None:
    assert CHANGES.keys() == {field.name for field in fields(MACHINES)}
    prints = {replace(MACHINES, **{name: value}).fingerprint() for name, value in CHANGES.items()}
    assert len(prints | {MACHINES.fingerprint()}) == len(CHANGES) + 1


def test_the_fingerprint_does_not_depend_on_how_a_thing_is_written() -> None:
    there = replace(MACHINES, opens_at=local(2026, 1, 1, 7))
    here = replace(MACHINES, opens_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert there.fingerprint() == here.fingerprint()
    assert document("a", title="\ud800").fingerprint()


def test_a_field_that_a_document_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        document("a", intentions={"x"}).fingerprint()
    with pytest.raises(ValueError, match="colour"):
        indexed(document("a", "scheme", routes=({"colour": ["red"]},)))
    with pytest.raises(ValueError, match="9 routes"):
        indexed(document("a", "scheme", routes=({"kind": ["described"]},) * 9))


def test_empty_means_any_only_where_it_does() -> None:
    assert indexed(document("a", "scheme")).codes["place"] == (ANY,)
    assert indexed(document("a", "scheme")).codes["programme"] == (ANY,)
    assert indexed(document("a", "article")).codes["place"] == ()
    assert indexed(document("a", "guide")).codes["programme"] == ()
    assert ANY not in indexed(document("a", "scheme", **places("09400"))).codes["place"]


def test_a_call_goes_through_phases_without_a_gap() -> None:
    def phases(**fields: Any) -> list[tuple[bool, int]]:
        found = indexed(document("a", **fields)).phases
        assert (found[0].starts, found[-1].ends) == (0, 10**11)
        assert all(one.ends == other.starts for one, other in pairwise(found))
        return [(phase.is_open, phase.rank) for phase in found]

    assert phases(kind="article") == phases(kind="scheme") == [(False, 3)]
    assert phases(year_round=True) == [(True, 2)]
    assert phases(kind="project", closes_at=local(2026, 1, 1)) == [(True, 0), (False, 4)]
    assert phases(opens_at=local(2026, 1, 1), rounds=((None, local(2025, 1, 1)),)) == [(True, 0), (False, 1), (True, 0)]
    many = tuple((local(2026, month, day), local(2026, month, day + 2)) for month in range(1, 7) for day in (1, 9))
    assert len(phases(kind="scheme", rounds=many)) == MAX_PHASES
    assert phases(opens_at=dt.datetime.min.replace(tzinfo=dt.UTC, day=2)) == [(False, 1), (True, 0)]


def test_a_very_long_text_is_indexed_in_part() -> None:
    words = indexed(document("a", body="máy " * 1_000_000)).texts["body_folded"]
    assert len(words) == MAX_INDEXED // 4


def test_every_attached_file_is_indexed_by_its_name_however_long_the_others_are() -> None:
    long = "máy " * (MAX_ATTACHED // 4)
    files = (("1", "Phụ lục một", long), ("2", "Phụ lục hai", long), ("3", "Bảng giá", ""))
    words = indexed(document("a", attachments=files)).texts["attachment_folded"]
    assert words[:8] == ["phu", "luc", "mot", "phu", "luc", "hai", "bang", "gia"]
    assert len(words) < MAX_ATTACHED // 4 + 8
