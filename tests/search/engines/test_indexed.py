"""What the index holds of a document: every field of it, and the bounds of what is indexed and kept."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from search.analysis.forms import forms
from search.analysis.text import clean
from search.engines import fields
from search.engines.fields import (
    MAX_ATTACHED,
    MAX_INDEXED,
    MAX_KEPT,
    NO_WORDS,
    IndexedDocument,
    RouteSlot,
    indexed,
    read_shown,
)
from search.engines.phases import FOR_EVER, SINCE_EVER, Phase
from tests.search.corpus import document, local, places

OPENS, CLOSES = local(2026, 1, 1), local(2026, 2, 1)
ROUTE = {"kind": ["described"], "legal_form": ["household", "*"], "employees_lo": 1, "employees_hi": 2**63 - 1}
SCHEME = document(
    "Vay-Von",
    "scheme",
    title=unicodedata.normalize("NFD", "Hỗ trợ vay"),
    summary=unicodedata.normalize("NFD", "Một nửa"),
    keywords="Số 5",
    body=" Dòng đầu. ",
    attachments=(("7", "Mẫu đơn", "Kính gửi"),),
    date=dt.date(2026, 3, 4),
    programme="kcqg",
    programme_label="Khuyến công quốc gia",
    intentions=("vay", "may-moc"),
    opens_at=OPENS,
    closes_at=CLOSES,
    legal_status="in_force",
    needs_check=True,
    routes=(ROUTE,),
    **places("d262"),
)


def texts(one: IndexedDocument, name: str) -> list[list[str]]:
    return [list(one.texts[f"{name}_{form}"]) for form in ("exact", "folded", "pairs")]


def test_the_texts_in_their_forms() -> None:
    one = indexed(SCHEME)
    said = {
        "title": "Hỗ trợ vay",
        "keywords": "Số 5",
        "summary": "Một nửa",
        "body": "Dòng đầu.",
        "attachment": "Mẫu đơn\nKính gửi",
        "place": "Thị xã Thuận Thành\nHuyện Thuận Thành\nPhường Thuận Thành\nPhường Mão Điền",
    }
    assert {name: texts(one, name) for name in said} == {name: list(forms(clean(text))) for name, text in said.items()}
    assert one.texts.keys() == set(fields.TEXT_FIELDS)
    assert {tuple(words) for words in indexed(document("x", title="")).texts.values()} == {(NO_WORDS,)}


def test_the_codes() -> None:
    assert indexed(SCHEME).codes == {
        "key": ("page:Vay-Von",),
        "kind": ("scheme",),
        "name": ("vay von",),
        "place": ("d262", "09400", "09409", "p24"),
        "own_place": ("d262",),
        "programme": ("kcqg",),
        "programme_label": ("kcqg\x1fKhuyến công quốc gia",),
        "intention": ("vay", "may-moc"),
        "legal_status": ("in_force",),
        "document": (),
        "open_phase": ("1",),
    }


def test_a_place_of_its_own_counts_as_one_to_filter_by() -> None:
    own = replace(SCHEME, place_keys=("p24",))
    assert indexed(own).codes["place"] == ("p24", "d262")


@pytest.mark.parametrize(("changes", "field", "codes"), [
    ({"programme_label": ""}, "programme_label", ("kcqg\x1fkcqg",)),
    ({"programme": "", "programme_label": ""}, "programme", ("*",)),
    ({"programme": "", "programme_label": ""}, "programme_label", ("*",)),
    ({"programme": "", "programme_label": "", "kind": "article"}, "programme", ()),
    ({"programme": "", "programme_label": "", "kind": "article"}, "programme_label", ()),
    ({"places": (), "place_keys": ()}, "place", ("*",)),
    ({"places": (), "place_keys": (), "kind": "article"}, "place", ()),
])  # fmt: skip
def test_what_an_empty_field_means(changes: dict[str, Any], field: str, codes: tuple[str, ...]) -> None:
    assert indexed(replace(SCHEME, **changes)).codes[field] == codes


BEGIN, END = int(OPENS.timestamp()), int(local(2026, 2, 2).timestamp())
# To come, open, over; always open; not known.
SOON = f"1{FOR_EVER + BEGIN}|page:Vay-Von"
NOW_OPEN = f"0{FOR_EVER + END}|page:Vay-Von"
NO_END = f"0{2 * FOR_EVER}|page:Vay-Von"
OVER = f"4{FOR_EVER - END:012d}|page:Vay-Von"
BY_DATE = f"{99_999_999 - 20260304:08d}|page:Vay-Von"


@pytest.mark.parametrize(("changes", "phases"), [
    ({}, [(SINCE_EVER, BEGIN, False, 1, SOON), (BEGIN, END, True, 0, NOW_OPEN), (END, FOR_EVER, False, 4, OVER)]),
    ({"opens_at": None}, [(SINCE_EVER, END, True, 0, NOW_OPEN), (END, FOR_EVER, False, 4, OVER)]),
    ({"closes_at": None}, [(SINCE_EVER, BEGIN, False, 1, SOON), (BEGIN, FOR_EVER, True, 0, NO_END)]),
    ({"opens_at": None, "closes_at": None}, [(SINCE_EVER, FOR_EVER, False, 3, f"3{BY_DATE}")]),
    ({"opens_at": None, "closes_at": None, "kind": "article"}, [(SINCE_EVER, FOR_EVER, False, 3, f"3{BY_DATE}")]),
    (
        {"opens_at": None, "closes_at": None, "year_round": True},
        [(SINCE_EVER, FOR_EVER, True, 2, f"2{BY_DATE}")],
    ),
    (
        {"opens_at": None, "kind": "article"},
        [(SINCE_EVER, END, True, 0, NOW_OPEN), (END, FOR_EVER, False, 4, OVER)],
    ),
])  # fmt: skip
def test_the_phases_of_a_call(changes: dict[str, Any], phases: list[tuple[Any, ...]]) -> None:
    one = indexed(replace(SCHEME, **changes))
    wanted = [Phase(*phase) for phase in phases]
    assert list(one.phases) == wanted
    assert one.numbers == {
        f"phase{n}_{end}": getattr(p, end) for n, p in enumerate(wanted) for end in ("starts", "ends")
    }
    assert one.orders == {"by_date": BY_DATE} | {f"phase{n}_order": phase.order for n, phase in enumerate(wanted)}
    assert one.codes["open_phase"] == tuple(str(n) for n, phase in enumerate(wanted) if phase.is_open)


def test_what_has_no_date_stands_last_by_date() -> None:
    assert indexed(replace(SCHEME, date=None)).orders["by_date"] == "99999999|page:Vay-Von"


def test_the_routes() -> None:
    tokens = ("kind:described", "legal_form:household", "legal_form:*")
    assert indexed(SCHEME).routes == (RouteSlot(tokens, {"employees_lo": 1, "employees_hi": 2**63 - 1}),)
    assert len(indexed(replace(SCHEME, routes=(ROUTE,) * 8)).routes) == 8


@pytest.mark.parametrize(("routes", "reason"), [
    ((ROUTE,) * 9, "page:Vay-Von has 9 routes; at most 8 can be indexed."),
    (({"employees_hi": 2**63},), f"employees_hi is {2**63}; no index holds a number so large."),
    (({"employees_lo": -(2**63)},), f"employees_lo is {-(2**63)}; no index holds a number so large."),
    (({"employees_lo": ["1"]},), "A route cannot hold employees_lo."),
    (({"kind": 1},), "A route cannot hold kind."),
    (({"colour": ["red"]},), "A route cannot hold colour."),
])  # fmt: skip
def test_a_route_that_cannot_be_indexed_is_said_clearly(routes: tuple[Any, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        indexed(replace(SCHEME, routes=routes))


def test_what_is_shown_of_a_hit() -> None:
    shown = read_shown(indexed(SCHEME).display)
    assert shown.facts == {
        "key": "page:Vay-Von",
        "kind": "scheme",
        "code": "Vay-Von",
        "title": "Hỗ trợ vay",
        "url": "/Vay-Von/",
        "summary": "Một nửa",
        "files": ["7"],
        "date": "2026-03-04",
        "places": [["d262", "Thị xã Thuận Thành"]],
        "legal_status": "in_force",
        "needs_check": True,
        "routes": [ROUTE],
        "rounds": [[OPENS.isoformat(), CLOSES.isoformat()]],
        "year_round": False,
    }
    assert (shown.text, shown.folded) == ("Dòng đầu.", "dong dau.")
    assert read_shown(indexed(replace(SCHEME, date=None)).display).facts["date"] is None
    assert "Hỗ trợ".encode() in indexed(SCHEME).display, "letters take their own bytes, not six each"


def test_the_identity() -> None:
    one = indexed(SCHEME)
    assert (one.key, one.fingerprint) == (SCHEME.key, SCHEME.fingerprint())


def test_of_a_long_text_the_beginning_is_kept() -> None:
    body = "  " + "a" * (MAX_KEPT - 1) + "bc"
    shown = read_shown(indexed(replace(SCHEME, body=body)).display)
    assert shown.text == shown.folded == "a" * (MAX_KEPT - 1) + "b"
    assert MAX_KEPT == 12_000


@pytest.mark.parametrize(
    ("name", "bound", "most"), [("body", MAX_INDEXED, 200_000), ("attachment", MAX_ATTACHED, 1_000_000)]
)
def test_of_a_long_text_the_beginning_is_indexed(name: str, bound: int, most: int) -> None:
    """A word that ends at the bound is still in the index whole; of the next only what stands before it."""
    assert bound == most
    before = ("x " * bound)[: bound - 4]
    long = before + "mnop" + " qrst"
    changes: dict[str, Any] = {"body": long} if name == "body" else {"attachments": (("7", long, ""),)}
    words = indexed(replace(SCHEME, **changes)).texts[f"{name}_folded"]
    assert (words[-1], "qrst" in words) == ("mnop", False)
