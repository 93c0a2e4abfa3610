"""Raw Telex and VNI typing."""

from __future__ import annotations

import pytest

from search.analysis.typing import decode_typing
from tests.search.corpus import vocabulary


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoox trowj", "hỗ trợ"),
        ("khuyeens coong", "khuyến công"),
        ("mays mocs", "máy móc"),
        ("bao bif", "bao bì"),
        ("ddawng kys", "đăng ký"),
        ("xuwr lys nuwowcs thair", "xử lý nước thải"),
        ("truwng bayf", "trưng bày"),
        ("Hoox TROWJ", "hỗ trợ"),
        ("ho64 tro75", "hỗ trợ"),
        ("khuye61n co6ng", "khuyến công"),
        ("d9a8ng ky1", "đăng ký"),
        ("xu73 ly1 nu7o71c tha3i", "xử lý nước thải"),
        ("hỗ trợ mays mocs", "hỗ trợ máy móc"),
    ],
)
def test_raw_typing_is_decoded_to_known_words(typed: str, meant: str) -> None:
    assert decode_typing(typed, vocabulary().known_words.__contains__).lower() == meant


@pytest.mark.parametrize(
    "typed", ["laser", "TT28", "NĐ45", "sxsh", "cnc 5 trục", "ocop", "ho tro mua may", "45/2012/NĐ-CP", "samsung"]
)
def test_what_is_not_raw_typing_stays(typed: str) -> None:
    assert decode_typing(typed, vocabulary().known_words.__contains__) == typed
