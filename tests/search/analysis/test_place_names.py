"""Places named in queries."""

from __future__ import annotations

import pytest

from search.analysis.place_names import Gazetteer, NamedPlace, PlaceRow
from search.analysis.tokens import words
from tests.search.corpus import gazetteer


def named(text: str) -> list[NamedPlace]:
    tokens = words(text)
    return gazetteer().named(tokens, any(token.accented for token in tokens))


def longest(text: str) -> NamedPlace:
    return max(named(text), key=lambda place: place.end - place.start)


@pytest.mark.parametrize(
    ("text", "keys", "related"),
    [
        ("Thuận Thành", ("d262", "09400"), ("09409",)),
        ("thuan thanh", ("d262", "09400"), ("09409",)),
        ("huyện Thuận Thành", ("d262", "09400"), ("09409",)),
        ("TX Thuận Thành", ("d262", "09400"), ("09409",)),
        ("phường Thuận Thành", ("09400", "d262"), ("09409",)),
        ("xã Thuận Thành", ("09400", "d262"), ("09409",)),
        ("thị trấn Hồ", ("x09400",), ("09400",)),
        ("thi tran ho", ("x09400",), ("09400",)),
        ("Bắc Giang", ("d213", "07210"), ()),
        ("nhân hoà", ("09253",), ()),
        ("Nhân Hòa", ("09253",), ()),
        ("tỉnh Bắc Ninh", (), ()),
    ],
)
def test_units_of_a_name(text: str, keys: tuple[str, ...], related: tuple[str, ...]) -> None:
    place = longest(text)
    assert (place.keys, place.related) == (keys, related)


def test_provinces_are_kept_apart() -> None:
    assert set(longest("Bắc Ninh").provinces) == {"p24", "xp27"}


@pytest.mark.parametrize("text", ["hồ", "hồ sơ", "ho so", "chũ", "thị trấn", "xã hổ", "thuân thành", "huyện", ""])
def test_what_is_no_place(text: str) -> None:
    assert named(text) == []


def test_other_diacritics_need_the_type_of_unit() -> None:
    assert named("nhẫn hoa") == []
    assert longest("phường nhẫn hoa").keys == ("09253",)


def test_a_name_with_its_own_diacritics_is_sure() -> None:
    assert longest("Mão Điền").sure
    assert longest("phuong mao dien").sure
    assert not longest("mao dien").sure


def test_a_name_alone_of_one_syllable_is_told_by_its_full_name() -> None:
    assert [[word.folded for word in spelling] for spelling in longest("tt hồ").spellings] == [["thi", "tran", "ho"]]
    assert [[word.folded for word in spelling] for spelling in longest("tx thuận thành").spellings] == [
        ["thuan", "thanh"]
    ]


def test_names_with_other_diacritics_give_way_to_the_one_written() -> None:
    places = Gazetteer.build([PlaceRow("a", "Xã Tân An", "commune", True), PlaceRow("b", "Xã Tần An", "commune", True)])
    assert places.named(words("Tân An"), True)[0].keys == ("a",)
    assert places.named(words("tan an"), False)[0].keys == ("a", "b")
