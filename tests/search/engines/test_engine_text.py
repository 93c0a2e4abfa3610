"""What is found, and what comes first, on every engine."""

from __future__ import annotations

import unicodedata

import pytest

from search.engines.base import Engine
from tests.search.conftest import MakeEngine
from tests.search.corpus import ask, codes, document


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("hỗ trợ mua máy", "may-moc"),
        ("ho tro mua may", "may-moc"),
        ("HỖ TRỢ MUA MÁY", "may-moc"),
        ("hổ trợ máy móc", "may-moc"),
        ("hoox trowj mays mocs", "may-moc"),
        ("ho64 tro75 ma1y mo1c", "may-moc"),
        (unicodedata.normalize("NFD", "hỗ trợ mua máy"), "may-moc"),
        ("MHTD", "mo-hinh-moi"),
        ("mô hình trình diển", "mo-hinh-moi"),
        ("xu ly nuoc thai", "o-nhiem-co-so"),
        ("sử lý khí thải", "o-nhiem-co-so"),
        ("lãi xuất vay vốn", "lai-suat"),
        ("hkd", "guide-eligibility"),
        ("bao bi carton thuan thanh", "project-carton-2021"),
        ("60000 tấn", "project-carton-2021"),
        ("số điện thoại", "contact"),
    ],
)
def test_finds_what_people_mean(engine: Engine, query: str, first: str) -> None:
    assert codes(ask(engine, query))[:1] == [first]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("45/2012/NĐ-CP", "doc-45-2012"),
        ("45/2012", "doc-45-2012"),
        ("nghị định 45", "doc-45-2012"),
        ("nghi dinh so 45 nam 2012", "doc-45-2012"),
        ("NĐ45", "doc-45-2012"),
        ("nd 235", "doc-235-2025"),
        ("thông tư 28 2018", "doc-28-2018"),
        ("TT 28/2018 mức chi", "doc-28-2018"),
        ("quyết định 1881", "doc-1881"),
        ("1881/QĐ-TTg", "doc-1881"),
    ],
)
def test_legal_documents_are_found_by_number(engine: Engine, query: str, first: str) -> None:
    assert codes(ask(engine, query))[:1] == [first]


def test_who_cites_a_document_is_found_after_it(engine: Engine) -> None:
    found = codes(ask(engine, "TT28"))
    assert found[0] == "doc-28-2018"
    assert "project-carton-2021" in found


def test_a_named_document_is_found_whatever_else_is_asked(engine: Engine) -> None:
    assert codes(ask(engine, "nghị định 45 còn hiệu lực thi hành không"))[0] == "doc-45-2012"


@pytest.mark.parametrize(
    ("query", "first", "also"),
    [
        ("Thuận Thành", "place-d262", ["place-09400", "place-09409", "project-carton-2021", "article-2021"]),
        ("huyện Thuận Thành", "place-d262", ["place-09400", "project-carton-2021"]),
        ("thi xa thuan thanh", "place-d262", ["place-09400", "project-carton-2021"]),
        ("phường Thuận Thành", "place-09400", ["place-d262", "project-carton-2021"]),
        ("thuân thành", "place-d262", ["place-09400"]),
        ("thị trấn hồ", "place-09400", ["project-carton-2021"]),
        ("tt hồ", "place-09400", []),
        ("thị trấn Chũ", "place-07525", ["place-d224"]),
        ("xã Hoài Thượng", "place-09409", ["project-carton-2021"]),
        ("Bắc Giang", "place-d213", ["place-07210"]),
        ("nhân hoà", "place-09253", []),
    ],
)
def test_places_of_then_and_now(engine: Engine, query: str, first: str, also: list[str]) -> None:
    found = codes(ask(engine, query, size=50))
    assert found[0] == first
    assert set(also) <= set(found)


def test_a_name_of_one_syllable_is_a_place_only_after_its_type(engine: Engine) -> None:
    assert codes(ask(engine, "hồ sơ"))[0] == "contact"
    assert "article-2021" in codes(ask(engine, "hồ sơ"))
    assert "contact" not in codes(ask(engine, "thị trấn hồ"))


@pytest.mark.parametrize("query", ["khu công nghiệp tuyển dụng", "khuyến nông nuôi lợn", "khuyen nong vay von"])
def test_matters_of_others_find_no_scheme(engine: Engine, query: str) -> None:
    assert not [hit for hit in ask(engine, query, size=50).hits if hit.kind == "scheme"]


def test_words_that_belong_together_are_one_thing(engine: Engine) -> None:
    assert codes(ask(engine, "khuyến nông")) == ["guide-eligibility"]
    assert codes(ask(engine, "kcn")) == ["lai-suat"]
    assert "doc-45-2012" not in codes(ask(engine, "khu công nghiệp"))


def test_shared_words_do_not_let_everything_in(engine: Engine) -> None:
    found = codes(ask(engine, "hỗ trợ lãi suất", size=50))
    assert found[0] == "lai-suat"
    assert "guide-eligibility" not in found


def test_a_vague_word_alone_is_still_answered(engine: Engine) -> None:
    assert ask(engine, "hỗ trợ").total >= 4


def test_a_trade_that_no_text_names_does_not_hide_what_is_open_to_all(engine: Engine) -> None:
    assert codes(ask(engine, "mua máy làm gạch"))[0] == "may-moc"


def test_what_nothing_answers_wholly_is_answered_in_part(engine: Engine) -> None:
    result = ask(engine, "mô hình trình diễn robot hàn ở sao hỏa")
    assert result.relaxed
    assert codes(result)[0] == "mo-hinh-moi"
    assert not ask(engine, "mô hình trình diễn").relaxed


def test_what_is_asked_for_nowhere_finds_nothing(engine: Engine) -> None:
    assert ask(engine, "bóng đá quốc tế").total == 0
    assert ask(engine, "!!!").total == 0
    assert ask(engine, " \t\n").total == 23


def test_exact_words_outrank_folded_ones(make_engine: MakeEngine) -> None:
    engine = make_engine(
        [document("a", title="Nghề máy"), document("b", title="Nghề may"), document("c", title="Nghề mày")]
    )
    assert codes(ask(engine, "nghề may"))[0] == "b"
    assert codes(ask(engine, "mày"))[0] == "c"
    assert set(codes(ask(engine, "may"))) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("typed", "written"),
    [("hoà", "hòa"), ("hòa", "hoà"), ("thủy", "thuỷ"), ("kĩ", "kỹ"), ("lí", "lý"), ("quí", "quý"), ("đường", "duong")],
)
def test_spellings_side_by_side_are_equal(make_engine: MakeEngine, typed: str, written: str) -> None:
    engine = make_engine([document("a", title=f"Việc {written} nọ"), document("b", title="Việc khác")])
    assert codes(ask(engine, typed)) == ["a"]


def test_words_that_nothing_is_known_of_only_order_what_known_words_find(make_engine: MakeEngine) -> None:
    engine = make_engine(
        [
            document("a", title="Danh mục thuê bao", body="Bài thứ nhất"),
            document("b", body="Lãi suất vốn vay"),
            document("c", body="Lãi suất vốn vay thuê bao"),
        ]
    )
    assert codes(ask(engine, "lãi suất thuê bao")) == ["c", "b"]
    assert codes(ask(engine, "thuê bao")) == ["a", "c"]


def test_a_year_says_which_of_many_is_meant(make_engine: MakeEngine) -> None:
    years = ("2019", "2020", "2021", "2022")
    engine = make_engine([document(year, title=f"Lớp dạy nghề năm {year}", body="Mở lớp dạy nghề.") for year in years])
    for year in years:
        assert codes(ask(engine, f"dạy nghề {year}"))[0] == year


def test_a_known_word_typed_with_its_diacritics_finds_no_other_of_its_letters(make_engine: MakeEngine) -> None:
    engine = make_engine([document("price", body="Giá nhôm."), document("join", body="Tham gia lớp học.")])
    assert codes(ask(engine, "giá")) == ["price"]
    assert sorted(codes(ask(engine, "gia"))) == ["join", "price"]


def test_unknown_words_without_diacritics_must_stand_together(make_engine: MakeEngine) -> None:
    """Single syllables without diacritics are in every text: «thiếu», «vùng», «sáng»."""
    scattered = document("scattered", body="Hàng còn thiếu. Buổi sáng ở vùng núi, họp lúc chiều.")
    engine = make_engine([scattered, document("together", body="Thiếu vùng sáng chiều.")])
    assert codes(ask(engine, "thieu vung sang chieu")) == ["together"]


def test_a_synonym_row_applies_to_what_is_already_indexed(make_engine: MakeEngine) -> None:
    from search.analysis.rows import SynonymRow
    from search.analysis.vocabulary import Vocabulary
    from search.query.searching import search
    from search.requests import SearchRequest
    from tests.search.corpus import NOW, gazetteer

    engine = make_engine([document("a", title="Sân khấu rối nước"), document("b", title="Việc khác")])
    words = Vocabulary.build([SynonymRow("expansion", ("múa rối", "rối nước"))])
    request = SearchRequest(text="múa rối")
    assert codes(ask(engine, "múa rối")) == []
    assert codes(search(request, engine=engine, vocabulary=words, gazetteer=gazetteer(), now=NOW)) == ["a"]


def test_what_answers_wholly_comes_before_what_answers_in_part(make_engine: MakeEngine) -> None:
    engine = make_engine(
        [
            document("part", title="Lãi suất lãi suất lãi suất", keywords="lãi suất"),
            document("whole", body="Việc dài về lãi suất và về hội chợ, kể nhiều chuyện khác."),
            document("other", title="Việc khác"),
        ]
    )
    result = ask(engine, "lãi suất hội chợ")
    assert codes(result) == ["whole", "part"]
    assert not result.relaxed
