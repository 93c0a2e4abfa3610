"""From names of any time to what the finder can be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.understanding.current import current_places
from search.understanding.match import only_sure
from search.understanding.places import PlaceName, Places

SURE = {
    "Võ Cường": "09190",
    "phường Thuận Thành": "09400",
    "huyện Thuận Thành": "d262",
    "xã Song Hồ": "09400",
    "song hồ, thuận thành, bắc ninh": "09400",
    "Đồng Kỵ": "09385",
    "xã Đồng Kỳ": "07282",
    "thị trấn Neo": "07681",
    "dong tien hiep hoa": "07822",
    "làng vân": "07798",
    "TP Bắc Ninh cũ": "d256",
    "hải dương": "outside",
    "Tân Tiến, Hà Nội": "outside",
    "tỉnh khác": "outside",
    "d262": "d262",
}
ASKED = {
    "thuận thành": {"09400", "d262"},
    "dong ky": {"09385", "07282"},
    "bắc giang": {"07210", "d213"},
    "tỉnh bắc giang": {"07210", "d213"},
    "thành phố bắc ninh": {"d256"},  # all of Bắc Ninh since 20/9/2026
    "ho": {"09400"},  # one syllable without marks
    "vo cuog": {"09190"},
    "kcn quế võ": {"09247", "d259"},  # a works area may lie elsewhere
    "zzz": set(),
}


@pytest.mark.django_db
def test_what_is_taken_without_asking_and_what_is_asked_back() -> None:
    places = current_places()
    taken = {typed: only_sure(places.ranked(typed)) for typed in SURE}

    assert {typed: match and match.value for typed, match in taken.items()} == SURE
    asked = {typed: places.ranked(typed) for typed in ASKED}
    assert {typed: {match.value for match in matches} for typed, matches in asked.items()} == ASKED
    assert not any(only_sure(matches) for matches in asked.values())


@pytest.mark.django_db
def test_notes_say_what_has_become_of_a_place() -> None:
    def note(typed: str) -> str:
        return current_places().ranked(typed)[0].note

    assert note("song hồ") == "Phường Song Hồ cũ, thị xã Thuận Thành; nay thuộc phường Thuận Thành"
    assert note("đồng kỵ") == "Đồng Kỵ (làng nghề gỗ mỹ nghệ); nay thuộc phường Đồng Nguyên"
    assert note("hải dương") == "Hải Dương (nay thuộc Hải Phòng) ở ngoài Bắc Ninh"
    assert note("hà nội") == "Hà Nội ở ngoài Bắc Ninh"
    assert note("huyện quế võ") == "Tên cũ: Huyện Quế Võ"
    assert note("võ cường") == ""
    assert "hãy chọn" in note("tỉnh bắc giang")


PLACES = Places.build(
    [
        PlaceName("09385", "Đồng Nguyên (phường)", "Đồng Kỵ", "commune", 0),
        PlaceName("07282", "Đồng Kỳ (xã)", "Xã Đồng Kỳ", "commune", 1),
        PlaceName("outside", "Ngoài", "Hà Nội", "province", 4),
    ]
)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["dong", "ky", "hà", "nội", "xã", "tp", "cũ", "cu", "p.", ",", "làng"])).map(" ".join)
)
def test_any_text_has_an_answer_of_known_places_each_once(text: str) -> None:
    found = PLACES.ranked(text, most=2)

    assert len(found) <= 2
    assert len({match.value for match in found}) == len(found)
    assert {match.value for match in found} <= {"09385", "07282", "outside"}
