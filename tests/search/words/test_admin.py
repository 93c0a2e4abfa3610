"""The admin's search menu: the effect of a change is seen before it is saved."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from search import service
from search.query import quality
from search.requests import SearchRequest
from search.words.current import current_words
from search.words.effect import compare, of_synonym
from search.words.models import BestBet, BestBetPage, JudgedQuery, Synonym
from site_core.text.plain import fold

pytestmark = pytest.mark.django_db

NEW = {"kind": "expansion", "terms": "rang xay | sản xuất sạch hơn", "note": ""}


@pytest.fixture
def editor(admin_client: Client) -> Client:
    return admin_client


def address(model: Any, action: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(action), args=args)


def text_of(response: Any) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def seen(response: Any) -> str:
    found = re.search(r'name="effect_seen" value="([0-9a-f]+)"', response.content.decode())
    assert found
    return found.group(1)


def codes(text: str) -> list[str]:
    return [hit.code for hit in service.site_search(SearchRequest(text=text, facets=())).hits]


def test_one_menu_leads_to_all(editor: Client) -> None:
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    menu = page[page.index("wagtail-sidebar-props") :]
    for label in ("Tìm kiếm", "Từ đồng nghĩa", "Trang ưu tiên", "Câu hỏi mẫu"):
        assert label in menu or label.encode("unicode_escape").decode().replace("\\x", "\\u00") in menu
    for model in (Synonym, BestBet, JudgedQuery):
        assert editor.get(address(model, "list")).status_code == 200
        assert editor.get(address(model, "add")).status_code == 200
    assert address(Synonym, "list") in menu.replace("\\/", "/")


def test_a_synonym_is_saved_after_its_effect_has_been_seen(editor: Client) -> None:
    add = address(Synonym, "add")
    assert "sxsh" not in codes("rang xay")
    shown = editor.post(add, NEW)
    assert shown.status_code == 200
    assert not Synonym.objects.filter(terms=NEW["terms"]).exists()
    said = text_of(shown)
    assert re.search(r"nDCG@10 trên 52 câu hỏi mẫu: 0,9\d\d → 0,9\d\d", said)
    assert "Hỗ trợ mô hình thí điểm sản xuất sạch hơn" in said
    saved = editor.post(add, {**NEW, "effect_seen": seen(shown)})
    assert saved.status_code == 302
    assert "sxsh" in codes("rang xay")


def test_what_was_changed_after_looking_is_shown_again(editor: Client) -> None:
    add = address(Synonym, "add")
    token = seen(editor.post(add, NEW))
    other = {**NEW, "terms": "rang xay | nhãn hiệu"}
    shown = editor.post(add, {**other, "effect_seen": token})
    assert shown.status_code == 200
    assert "Bạn đã sửa sau khi xem" in text_of(shown)
    assert not Synonym.objects.filter(terms__startswith="rang xay").exists()
    assert editor.post(add, {**other, "effect_seen": seen(shown)}).status_code == 302
    assert "nhan-hieu" in codes("rang xay")


@pytest.mark.parametrize(
    ("kind", "terms", "said"),
    [
        ("synonym", "một mình", "Cần ít nhất hai từ"),
        ("synonym", "", "bắt buộc"),
        ("synonym", "máy | !!!", "không có chữ hay số nào"),
        ("synonym", "máy | MÁY", "có hai lần"),
        ("synonym", "máy | một hai ba bốn năm sáu bảy tám chín", "dài quá 8 tiếng"),
        ("correction", "may | máy | mấy", "cần đúng hai từ"),
        ("correction", "hỗ trợ | hổ trợ", "không thể vừa sai vừa đúng"),
        ("correction", "hỗ chợ | hổ trợ", "không thể vừa sai vừa đúng"),
        ("correction", "hổ trợ|hỗ trợ", "Đã có dòng này"),
    ],
)
def test_a_row_that_says_nothing_is_refused(editor: Client, kind: str, terms: str, said: str) -> None:
    shown = editor.post(address(Synonym, "add"), {"kind": kind, "terms": terms, "note": ""})
    assert shown.status_code == 200
    assert said in text_of(shown)
    assert "nDCG" not in text_of(shown)


def test_a_change_and_a_deletion_show_their_effect(editor: Client) -> None:
    row = Synonym.objects.get(terms__startswith="MHTD |")
    edit = address(Synonym, "edit", row.pk)
    shown = editor.post(edit, {"kind": "abbreviation", "terms": "MHTD | hội chợ", "note": ""})
    said = text_of(shown)
    assert "MHTD" in said
    assert "kém hơn" in said
    row.refresh_from_db()
    assert row.terms.startswith("MHTD | mô hình")
    asked = editor.get(address(Synonym, "delete", row.pk))
    assert "Nếu xóa" in text_of(asked)
    assert "nDCG@10" in text_of(asked)
    assert editor.post(address(Synonym, "delete", row.pk)).status_code == 302
    assert not Synonym.objects.filter(pk=row.pk).exists()


def test_a_broken_invariant_is_said_first(editor: Client) -> None:
    JudgedQuery.objects.create(query="rang xay", expected="nhan-hieu", invariant=True)
    Synonym.objects.create(kind="expansion", terms="rang xay|nhãn hiệu")
    row = Synonym.objects.get(terms="rang xay|nhãn hiệu")
    effect = of_synonym(row, deleted=True)
    assert [move.query for move in effect.breaks] == ["rang xay"]
    assert effect.worse
    assert "phải luôn có kết quả sẽ không còn đạt: “rang xay”" in text_of(
        editor.get(address(Synonym, "delete", row.pk))
    )


def test_no_change_has_no_effect() -> None:
    effect = compare(current_words(), current_words(), ["máy"])
    assert effect.moves == ()
    assert effect.before == effect.after
    assert [one.same for one in effect.tried] == [True]


def test_the_effect_that_is_shown_comes_true(editor: Client) -> None:
    row = Synonym(kind="synonym", terms="thùng carton | nhãn hiệu")
    foreseen = of_synonym(row)
    row.save()
    real = compare(current_words(), current_words(), row.term_list())
    assert real.after == foreseen.after
    assert [(t.total_after, t.first_after) for t in real.tried] == [
        (t.total_after, t.first_after) for t in foreseen.tried
    ]


def bet(page: Page, **fields: str) -> dict[str, str]:
    return {
        "phrases": "mua máy\nsắm máy",
        "valid_from": "",
        "valid_to": "",
        "note": "",
        "pages-TOTAL_FORMS": "1",
        "pages-INITIAL_FORMS": "0",
        "pages-MIN_NUM_FORMS": "1",
        "pages-MAX_NUM_FORMS": "10",
        "pages-0-page": str(page.pk),
        "pages-0-ORDER": "1",
        "pages-0-id": "",
        "pages-0-DELETE": "",
        **fields,
    }


def test_a_best_bet_is_saved_after_its_effect_has_been_seen(editor: Client) -> None:
    page = Page.objects.get(slug="giay-to-va-mau-don")
    add = address(BestBet, "add")
    shown = editor.post(add, bet(page))
    assert shown.status_code == 200
    assert not BestBet.objects.exists()
    assert f"1. {page.title}" in text_of(shown)
    saved = editor.post(add, {**bet(page), "effect_seen": seen(shown)})
    assert saved.status_code == 302
    assert codes("mua may")[0] == codes("Sắm máy")[0] == "guide-forms"
    row = BestBet.objects.get()
    assert BestBetPage.objects.get().best_bet == row
    assert str(row) == "mua máy · sắm máy"
    asked = text_of(editor.get(address(BestBet, "delete", row.pk)))
    assert "Nếu xóa" in asked
    assert "1. Hỗ trợ mua máy móc, thiết bị tiên tiến" in asked


def test_a_chosen_page_that_nobody_can_find_is_said(editor: Client) -> None:
    said = text_of(editor.post(address(BestBet, "add"), bet(Page.objects.get(slug="huong-dan"))))
    assert "Trang “Hướng dẫn” không có trong kết quả tìm kiếm" in said
    assert "không đổi" in said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"phrases": "!!!\n "}, "Cần ít nhất một câu có chữ"),
        ({"valid_from": "2026-12-02", "valid_to": "2026-12-01"}, "Ngày cuối phải sau hoặc bằng ngày đầu"),
        ({"pages-TOTAL_FORMS": "0"}, "1"),
    ],
)
def test_a_best_bet_that_says_nothing_is_refused(editor: Client, fields: dict[str, str], said: str) -> None:
    shown = editor.post(address(BestBet, "add"), bet(Page.objects.get(slug="giay-to-va-mau-don"), **fields))
    assert shown.status_code == 200
    assert said in text_of(shown)
    assert "effect_seen" not in shown.content.decode()


@pytest.mark.parametrize(
    ("expected", "stored"),
    [
        ("may-moc | lai-suat", "may-moc|lai-suat"),
        ("/ho-tro/may-moc/", "may-moc"),
        ("http://localhost/huong-dan/giay-to-va-mau-don", "guide-forms"),
        ("None", "none"),
        ("may-moc|may-moc", "may-moc"),
    ],
)
def test_a_judged_query_names_its_pages(editor: Client, expected: str, stored: str) -> None:
    sent = {"query": "câu mới", "kind": "plain", "expected": expected, "note": ""}
    assert editor.post(address(JudgedQuery, "add"), sent).status_code == 302
    assert JudgedQuery.objects.get(query="câu mới").expected == stored


@pytest.mark.parametrize("expected", ["khong-co", "/khong/co/", "may-moc|none", ""])
def test_a_judged_query_without_pages_is_refused(editor: Client, expected: str) -> None:
    sent = {"query": "câu mới", "kind": "plain", "expected": expected, "note": ""}
    assert editor.post(address(JudgedQuery, "add"), sent).status_code == 200
    assert not JudgedQuery.objects.filter(query="câu mới").exists()


def test_reports_can_fill_in_the_forms(editor: Client) -> None:
    assert 'value="rang xay | "' in editor.get(address(Synonym, "add"), {"terms": "rang xay | "}).content.decode()
    assert 'value="rang xay"' in editor.get(address(JudgedQuery, "add"), {"query": "rang xay"}).content.decode()


def test_the_list_of_judged_queries_says_where_they_stand(editor: Client) -> None:
    JudgedQuery.objects.all().delete()
    JudgedQuery.objects.create(query="mua máy", expected="may-moc")
    JudgedQuery.objects.create(query="máy móc nuôi lợn", expected="none", kind="negative")
    JudgedQuery.objects.create(query="mã số thuế", expected="may-moc")
    said = text_of(editor.get(address(JudgedQuery, "list")))
    assert "may-moc 1 " in said
    assert "không lẫn khoản hỗ trợ" in said
    assert "ngoài mười kết quả đầu" in said


def test_rows_are_loaded_once_and_scored_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert JudgedQuery.objects.count() == len(quality.read_judged())
    call_command("search_quality", "--source=rows", "--min", "0.9")
    assert "nDCG@10" in capsys.readouterr().out
    JudgedQuery.objects.exclude(query="MHTD").delete()
    JudgedQuery.objects.update(expected="contact")
    call_command("load_search_words", verbosity=0)
    assert JudgedQuery.objects.count() == 1
    with pytest.raises(CommandError, match=r"0\.000"):
        call_command("search_quality", "--source=rows", "--min", "0.5")
    call_command("search_quality", "--min", "0.9")


@pytest.mark.parametrize("typed", ["khu cong nghiep", "Khu công nghiệp", "KHU CÔNG NGHIỆP", "nghiep khu"])
def test_rows_are_found_without_diacritics(editor: Client, typed: str) -> None:
    page = editor.get(address(Synonym, "list"), {"q": typed})
    assert "KCN | khu công nghiệp" in html.unescape(page.content.decode())
    assert "KCN | khu công nghiệp" not in html.unescape(
        editor.get(address(Synonym, "list"), {"q": f"{typed} qwv"}).content.decode()
    )


def test_judged_queries_are_found_without_diacritics(editor: Client) -> None:
    row = JudgedQuery.objects.filter(query__contains="ế").first()
    assert row is not None
    page = editor.get(address(JudgedQuery, "list"), {"q": fold(row.query).upper()})
    assert row.query in html.unescape(page.content.decode())
