"""Where links to the form lead."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

ADDRESS = "/gui-nhu-cau/"
SCHEME, PAGE, SOURCE, TEXT = "khoan", "trang", "tu", "q"
SOURCES = ("ket-qua", "khoan", "thong-bao", "tim-kiem", "lien-he", "hoi-giup")
"""Where one may come from: a result of the finder, a scheme, an announcement, a search, the contact page, an officer who asks for one."""


def request_href(
    answers: Mapping[str, str] | None = None,
    *,
    scheme: str = "",
    page: int | None = None,
    source: str = "",
    text: str = "",
) -> str:
    """Address of the form. `answers` are the finder's canonical ones (`Profile.answers`); the person chooses there which are sent."""
    pairs = {**(answers or {}), TEXT: text, SCHEME: scheme, PAGE: page or "", SOURCE: source}
    query = urlencode({name: value for name, value in pairs.items() if value}, safe=",")
    return f"{ADDRESS}?{query}" if query else ADDRESS
