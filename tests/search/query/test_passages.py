"""In which file a hit is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.highlight import place, snippet
from search.analysis.text import fold
from search.engines.base import Engine
from search.query.passages import FileText
from search.query.searching import search
from search.requests import Hit, SearchRequest
from tests.search.conftest import MakeEngine
from tests.search.corpus import MACHINES, NOW, gazetteer, vocabulary

FORM = "Mẫu số 04. Đơn đăng ký. Người đại diện ký tên, đóng dấu và chịu trách nhiệm trước pháp luật."
RULES = "Phụ lục. " + "Quy định chung. " * 2_000 + "Xưởng mộc có máy CNC chạy bằng năng lượng mặt trời được ưu tiên."
TEXTS = {"7": FileText("Mẫu đơn", FORM, fold(FORM)), "8": FileText("Phụ lục kèm theo", RULES, fold(RULES))}
PAGE = replace(MACHINES, attachments=tuple((key, file.name, file.text) for key, file in TEXTS.items()))


@pytest.fixture(scope="module")
def engine(make_engine: MakeEngine) -> Engine:
    return make_engine([PAGE])


def ask(engine: Engine, text: str, asked: list[str] | None = None) -> Hit:
    def read(keys: Collection[str]) -> Mapping[str, FileText]:
        if asked is not None:
            asked.extend(keys)
        return {key: TEXTS[key] for key in keys}

    result = search(
        SearchRequest(text=text),
        engine=engine,
        vocabulary=vocabulary(),
        gazetteer=gazetteer(),
        now=NOW,
        read_files=read,
    )
    return result.hits[0]


def test_a_hit_names_the_file_and_shows_the_passage(engine: Engine) -> None:
    hit = ask(engine, "đại diện đóng dấu")
    assert hit.file == "Mẫu đơn"
    assert "<mark>đóng dấu</mark>" in hit.snippet


def test_a_passage_far_down_is_shown_too(engine: Engine) -> None:
    hit = ask(engine, "nang luong mat troi")
    assert hit.file == "Phụ lục kèm theo"
    assert "<mark>năng lượng</mark> <mark>mặt trời</mark>" in hit.snippet


def test_what_the_page_itself_holds_is_shown_from_the_page(engine: Engine) -> None:
    asked: list[str] = []
    hit = ask(engine, "xưởng mộc mua máy CNC", asked)
    assert (hit.file, asked) == ("", [])
    assert hit.snippet.startswith("Xưởng <mark>mộc</mark> mua <mark>máy</mark>")


def test_the_name_of_a_file_finds_it(engine: Engine) -> None:
    assert ask(engine, "phụ lục kèm theo").key == PAGE.key


def test_a_text_that_has_gone_meanwhile_does_no_harm(engine: Engine) -> None:
    result = search(
        SearchRequest(text="đại diện đóng dấu"),
        engine=engine,
        vocabulary=vocabulary(),
        gazetteer=gazetteer(),
        now=NOW,
        read_files=lambda keys: {},
    )
    assert (result.hits[0].key, result.hits[0].file) == (PAGE.key, "")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(["may", "moc", "28", "028", "2018", "2.018", " ", " ", "/", ", ", "_", "x", "đ"]), max_size=25
    ),
    st.lists(st.sampled_from(["may", "moc", "28", "2018", "x"]), min_size=1, max_size=3),
)
def test_a_phrase_is_found_where_the_highlighter_marks_it(pieces: list[str], phrase: list[str]) -> None:
    text = "".join(pieces)
    marked = snippet(f"«{text}", [tuple(phrase)], length=10_000)
    at = place(f"«{text}", tuple(phrase))
    if at is None:
        assert "<mark>" not in marked
    else:
        assert marked.partition("<mark>")[0].split() == f"«{text}"[:at].split()
