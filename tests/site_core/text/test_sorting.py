"""Vietnamese order of names."""

from __future__ import annotations

from site_core.text.sorting import name_first, place_key, sort_key


def test_letters_before_tones() -> None:
    assert sorted(["đá", "da", "dạ", "dà", "ăn", "an", "ân", "e", "ê"], key=sort_key) == [
        "an", "ăn", "ân", "da", "dà", "dạ", "đá", "e", "ê",
    ]  # fmt: skip


def test_a_shorter_name_comes_first_and_unknown_letters_do_not_fail() -> None:
    assert sorted(["Bắc Ninh 2", "Bắc Ninh", "漢", ""], key=sort_key) == ["", "漢", "Bắc Ninh", "Bắc Ninh 2"]


def test_places_stand_by_their_own_name() -> None:
    names = ["Xã Yên Phong", "Phường Đồng Nguyên", "Phường Bồng Lai", "Thị xã Thuận Thành"]

    assert sorted(names, key=place_key) == [names[2], names[1], names[3], names[0]]
    assert name_first("Thị xã Thuận Thành") == "Thuận Thành (thị xã)"
    assert name_first("Ngoài địa bàn") == "Ngoài địa bàn"
