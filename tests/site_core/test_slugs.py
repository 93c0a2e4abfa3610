from __future__ import annotations

import pytest

from site_core.slugs import EDITOR_FORMATTERS, vietnamese_slug


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


def test_the_editor_replaces_both_cases_of_d() -> None:
    assert {(replace, flags) for _, replace, flags in EDITOR_FORMATTERS} == {("d", "g"), ("D", "g")}
