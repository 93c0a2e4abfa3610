"""Suggestions as people type, on every engine, and their address."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from search import service
from search.engines.base import Engine, EngineUnavailable
from search.engines.plan import Flat, Plan, Prefix
from search.engines.scan import ScanEngine
from search.query.suggest import MOST, MOST_OF_A_KIND, SuggestionGroup, suggest
from search.requests import SearchRequest
from search.wording import KINDS
from tests.search.conftest import MakeEngine
from tests.search.corpus import NOW, SITE, codes, document, gazetteer, vocabulary


def groups(engine: Engine, text: str, **fields: tuple[str, ...]) -> tuple[SuggestionGroup, ...]:
    return suggest(text, engine=engine, vocabulary=vocabulary(), gazetteer=gazetteer(), **fields)


def titles(engine: Engine, text: str, **fields: tuple[str, ...]) -> list[str]:
    return [item.title for group in groups(engine, text, **fields) for item in group.items]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mua m", "Hỗ trợ mua máy móc, thiết bị tiên tiến"),
        ("hỗ trợ mua", "Hỗ trợ mua máy móc, thiết bị tiên tiến"),
        ("ho tro mua may", "Hỗ trợ mua máy móc, thiết bị tiên tiến"),
        ("hoox trowj mua ma", "Hỗ trợ mua máy móc, thiết bị tiên tiến"),
        ("MÔ HÌNH TR", "Hỗ trợ xây dựng mô hình trình diễn kỹ thuật"),
        ("lai su", "Hỗ trợ lãi suất khi di dời vào khu, cụm công nghiệp"),
        ("nd 45", "Về khuyến công"),
        ("45/2012", "Về khuyến công"),
        ("nghi dinh so 45 nam 2012", "Về khuyến công"),
        ("phường th", "Phường Thuận Thành"),
    ],
)
def test_what_is_meant_comes_first(engine: Engine, typed: str, first: str) -> None:
    assert titles(engine, typed)[:1] == [first]


@pytest.mark.parametrize("typed", ["", " ", "m", "!!!", "?", "zzzz", "mua zzzz", "x y z a b c d e f g h", "\x00"])
def test_too_little_or_too_much_has_none(engine: Engine, typed: str) -> None:
    assert groups(engine, typed) == ()


def test_all_words_must_be_there_and_the_last_may_have_begun(make_engine: MakeEngine) -> None:
    engine = make_engine(
        [document("a", title="Máy móc"), document("b", title="Máy tiện"), document("c", title="Tiện nghi mới")]
    )
    assert set(titles(engine, "may")) == {"Máy móc", "Máy tiện"}
    assert titles(engine, "may t") == ["Máy tiện"]
    assert set(titles(engine, "tien m")) == {"Máy tiện", "Tiện nghi mới"}
    assert titles(engine, "tien n") == ["Tiện nghi mới"]
    assert titles(engine, "ma t") == []
    assert titles(engine, "tien")[0] == "Tiện nghi mới"


def test_no_kind_crowds_out_the_others(make_engine: MakeEngine) -> None:
    engine = make_engine(
        [
            *(document(f"s{n:02}", "scheme", title=f"Máy số {n:02}") for n in range(20)),
            *(document(f"a{n}", title=f"Tin về máy {n}") for n in range(4)),
            document("p", "place", title="Xã Máy"),
        ]
    )
    found = groups(engine, "may")
    assert {group.kind: len(group.items) for group in found} == {"scheme": 4, "article": 3, "place": 1}
    assert sum(len(group.items) for group in found) == MOST > MOST_OF_A_KIND
    assert found[0].label == "Khoản hỗ trợ"
    assert titles(engine, "may", kinds=("place",)) == ["Xã Máy"]


def test_names_of_places_are_names_of_places_only(make_engine: MakeEngine) -> None:
    """A former commune names the page of the unit that it has become; an article about a place is not named after it."""
    engine = make_engine(
        [
            document("p", "place", title="Phường Mão Điền", place_names=("Phường Mão Điền", "Xã Hoài Thượng")),
            document("a", title="Tin", place_names=("Xã Hoài Thượng",)),
        ]
    )
    assert titles(engine, "hoai thu") == titles(engine, "Xã Hoài") == ["Phường Mão Điền"]


@pytest.mark.parametrize(
    ("start", "found"), [("may", {"a", "b"}), ("ma", {"a", "b", "c"}), ("m", {"a", "b", "c", "d"}), ("x", set())]
)
def test_words_that_begin_so(make_engine: MakeEngine, start: str, found: set[str]) -> None:
    engine = make_engine(
        [document(code, title=title) for code, title in {"a": "máy", "b": "mây tre", "c": "mã số", "d": "mới"}.items()]
    )
    plan = Plan(Flat(Prefix("title_folded", start), 2.0), NOW)
    result = engine.search(plan, SearchRequest(text="x", facets=()))
    assert set(codes(result)) == found
    assert {hit.score for hit in result.hits} <= {2.0}


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["máy", "ho tro", "thuận", "nđ", "45", "k", "mo hinh", "tr", "đ", "."])).map(" ".join)
)
def test_any_text_is_taken(text: str) -> None:
    found = groups(ENGINE, text)
    assert sum(len(group.items) for group in found) <= MOST
    assert all(group.items and group.label == KINDS[group.kind] for group in found)
    assert len({group.kind for group in found}) == len(found)


ENGINE = ScanEngine(SITE)


@pytest.mark.django_db
def test_the_address(client: Client) -> None:
    response = client.get("/tim-kiem/goi-y/", {"q": "ho tro mua m"})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "public, max-age=60"
    assert len(response.content) < 4_000
    answer = response.json()
    assert answer["groups"][0]["kind"] == "scheme"
    assert answer["groups"][0]["label"] == "Khoản hỗ trợ"
    assert answer["groups"][0]["items"][0] == {
        "title": "Hỗ trợ mua máy móc, thiết bị tiên tiến",
        "url": "/ho-tro/may-moc/",
    }
    assert answer["said"].startswith("Có ")
    assert client.get("/tim-kiem/goi-y/").json() == {"said": "Không có gợi ý. Nhấn Enter để tìm.", "groups": []}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["?q=%00", "?q=" + "a" * 3000, "?q[]=1", "?q=%ff", "?kind=nonsense&q=may", "?q=may&q=moc"]
)
def test_the_address_takes_anything(client: Client, query: str) -> None:
    assert client.get(f"/tim-kiem/goi-y/{query}").status_code in (200, 400)
    assert client.post("/tim-kiem/goi-y/").status_code == 405


@pytest.mark.django_db
def test_only_the_kinds_asked_for(client: Client) -> None:
    answer = client.get("/tim-kiem/goi-y/", {"q": "thuan", "kind": "place"}).json()
    assert [group["kind"] for group in answer["groups"]] == ["place"]


@pytest.mark.django_db
def test_the_database_answers_while_the_engine_does_not(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def search(self, *args: object) -> None:
            raise EngineUnavailable("gone")

    monkeypatch.setattr(service, "engine", Broken)
    answer = client.get("/tim-kiem/goi-y/", {"q": "ho tro mua m"}).json()
    assert answer["groups"][0]["items"][0]["url"] == "/ho-tro/may-moc/"


@pytest.mark.django_db
def test_few_queries_of_the_database(client: Client, django_assert_max_num_queries: object) -> None:
    client.get("/tim-kiem/goi-y/", {"q": "may"})
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        client.get("/tim-kiem/goi-y/", {"q": "may moc"})
