from __future__ import annotations

import re
import unicodedata
from typing import Literal

import pytest

from site_core.text.slugs import EDITOR_FORMATTERS, vietnamese_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đề án điểm", "de-an-diem"),
        ("Hỗ trợ lãi suất", "ho-tro-lai-suat"),
        ("ĐƯỜNG ĐI", "duong-di"),
        ("Nghị định 45/2012/NĐ-CP", "nghi-dinh-452012nd-cp"),
        ("Khuyến công – 2026", "khuyen-cong-2026"),
    ],
)
def test_slug_reads_as_a_vietnamese_writes_without_diacritics(title: str, slug: str) -> None:
    assert vietnamese_slug(title) == slug


def in_the_editor(title: str) -> str:
    """What the formatters leave for Wagtail's script, which only lowers the case and joins what is left."""
    for letters, plain, flags in EDITOR_FORMATTERS:
        assert flags == "g"
        title = re.sub(letters, plain, title)
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_editor_makes_the_same_slug_as_the_server(form: Literal["NFC", "NFD"]) -> None:
    for title in ("Đề án điểm", "Hỗ trợ lãi suất ở KỲ SƠN", "Ủy ban, thuở ấy, ưỡn ẹo, ễnh ương, kỹ, quỵt"):
        assert in_the_editor(unicodedata.normalize(form, title)) == vietnamese_slug(title)
