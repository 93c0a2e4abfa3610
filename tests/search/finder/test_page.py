"""The finder's page: a clean address, the next question, three groups with reasons."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

KNOWN = "legal_form=household&place=09400&industry=1702&counterpart=yes&other_funding=no"


def text(client: Client, query: str = "") -> str:
    response = client.get(f"/tim-ho-tro/{query}")
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_blanks_lead_to_the_clean_address(client: Client) -> None:
    response = client.get(f"/tim-ho-tro/?{KNOWN}&employees=&employees_ghi=&investment=&investment_ghi=600")

    assert response.status_code == 302
    assert response["Location"] == (
        "/tim-ho-tro/?legal_form=household&industry=1702&place=09400&investment=600&counterpart=yes&other_funding=no"
    )
    assert client.get(response["Location"]).status_code == 200


def test_unknown_parameters_are_ignored(client: Client) -> None:
    assert client.get("/tim-ho-tro/?legal_form=household&utm_source=zalo").status_code == 200


def test_nothing_said_asks_the_first_question_and_promises_nothing(client: Client) -> None:
    page = text(client)

    assert "Bạn muốn làm việc gì?" in page
    assert "Gần với bạn nhất" in page
    assert "Nên làm trước" not in page


def test_a_household_sees_amount_reason_and_own_share(client: Client) -> None:
    html = client.get(f"/tim-ho-tro/?{KNOWN}&investment=600&intention=may-moc").content.decode()
    plan = html[html.index('id="ke-hoach"') : html.index("take-along")]
    plan = " ".join(re.sub(r"<[^>]+>", " ", plan).split())

    assert "Hỗ trợ mua máy móc, thiết bị tiên tiến" in plan
    assert "Phần của bạn 300 triệu đồng" in plan
    assert "Mức tối đa theo chương trình quốc gia" in plan
    assert "Bạn là hộ kinh doanh" in plan
    assert "Việc tiếp theo" in plan
    assert "Vì sao?" in plan


def test_missing_facts_are_links_to_their_questions(client: Client) -> None:
    html = client.get("/tim-ho-tro/?legal_form=enterprise&employees=50&intention=may-moc").content.decode()

    assert re.search(r'<a href="\?[^"]*hoi=revenue#cau-hoi">Doanh thu một năm</a>', html.replace("&amp;", "&"))


def test_the_smallest_change_is_a_link(client: Client) -> None:
    query = KNOWN.replace("counterpart=yes", "counterpart=no") + "&intention=may-moc"
    html = client.get(f"/tim-ho-tro/?{query}").content.decode().replace("&amp;", "&")

    assert re.search(r'<a href="\?[^"]*counterpart=yes[^"]*#ket-qua">Xem kết quả với thay đổi này</a>', html)


def test_visitors_from_outside_are_sent_to_their_own_centre(client: Client) -> None:
    page = text(client, "?place=outside")

    assert "Mời bạn hỏi trung tâm khuyến công của tỉnh, thành phố nơi đặt cơ sở" in page
    assert "0 phù hợp" in page


def test_a_bad_value_is_named_and_the_other_answers_stay(client: Client) -> None:
    page = text(client, "?legal_form=household&employees=50-10")

    assert "Khoảng “50-10” bị ngược" in page
    assert "Hộ kinh doanh" in page


def test_what_a_visitor_types_is_escaped(client: Client) -> None:
    html = client.get("/tim-ho-tro/?employees=%22%3E%3Cscript%3E&q=%3Cb%3E").content.decode()

    assert "<script>" not in html
    assert "<b>“" not in html
    assert "“&lt;b&gt;”" in html


def test_the_page_says_when_the_index_is_down(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from search import service
    from search.engines.base import EngineUnavailable

    def down() -> None:
        raise EngineUnavailable("down")

    monkeypatch.setattr(service, "engine", down)
    page = text(client, f"?{KNOWN}&q=máy")

    assert "Phần tìm kiếm đang được cập nhật" in page
    assert "Hỗ trợ mua máy móc, thiết bị tiên tiến" in page


def test_a_card_shows_two_reasons_at_most(client: Client) -> None:
    """Those it shows stand before «Vì sao?»; on a card that fits, a point to confirm takes the place of one of them."""
    cards = [
        part.split("</section>")[0]
        for group in ("phu-hop", "can-them", "chua-phu-hop", "nguoi-sap-mo")
        for part in client.get(f"/tim-ho-tro/?{KNOWN}&nhom={group}").content.decode().split('<li class="card ')[1:]
    ]
    assert {card.split('"')[0] for card in cards} == {"fits", "to_confirm", "need_facts", "not_eligible"}

    shown = [card.split("<details")[0].count("<li") for card in cards]

    assert max(shown) == 2
    assert "<details" in cards[0]


def test_the_page_says_how_many_schemes_are_left(client: Client) -> None:
    def said(query: str) -> str:
        found = re.search(r'data-said="([^"]*)"', client.get(f"/tim-ho-tro/{query}").content.decode())
        assert found
        return found[1]

    assert said("") == "Còn 23 khoản có thể hợp."
    assert said(f"?{KNOWN}") == "Còn 17 khoản có thể hợp, trong đó 16 khoản phù hợp."
    assert said("?place=outside") == "Không có khoản nào có thể hợp với câu trả lời hiện nay."
    assert said("?employees=abc&years=x") == "Có 2 câu trả lời cần sửa."


def test_questions_that_settle_nothing_are_offered_below_the_result(client: Client) -> None:
    html = client.get(f"/tim-ho-tro/?{KNOWN}&relocates=no&investment=unknown").content.decode()
    folded = re.findall(r'<details class="folded">\s*<summary>(.*?)</summary>', html)

    assert folded == ["Bạn muốn làm việc gì?"]
    assert "Xong: 16 khoản phù hợp" in html
    explicit = client.get(f"/tim-ho-tro/?{KNOWN}&relocates=no&hoi=intention").content.decode()
    assert '<details class="folded">' not in explicit


@pytest.mark.parametrize(
    ("typed", "answer", "shown"),
    [
        ("500.000.000 đồng", "500", "500 triệu đồng"),
        ("500 000 000 đồng", "500", "500 triệu đồng"),
        ("1,25 tỷ", "1250", "1.250 triệu đồng"),
        ("2 tỷ rưỡi", "2500", "2,5 tỷ đồng"),
        ("2 tỷ 500 triệu", "2500", "2,5 tỷ đồng"),
        ("300-500 triệu", "300-500", "Từ 300 đến 500 triệu đồng"),
        ("300–500", "300-500", "Từ 300 đến 500 triệu đồng"),
        ("khoảng 20", "20", "20 triệu đồng"),
        ("1.500", "1500", "1,5 tỷ đồng"),
        ("1.5 tỷ", "1500", "1,5 tỷ đồng"),
        ("500tr", "500", "500 triệu đồng"),
        ("300 Triệu Đồng", "300", "300 triệu đồng"),
    ],
)
def test_an_amount_as_people_write_it_is_read_and_shown(client: Client, typed: str, answer: str, shown: str) -> None:
    response = client.get("/tim-ho-tro/", {"legal_form": "household", "investment": "", "investment_ghi": typed})

    assert response.status_code == 302
    assert response["Location"] == f"/tim-ho-tro/?legal_form=household&investment={answer}"
    html = client.get(response["Location"]).content.decode()
    written = html[html.index('<ul class="written">') : html.index("</ul>", html.index('<ul class="written">'))]
    assert f"Chi phí đầu tư dự kiến: <b>{shown}</b>" in written


def test_an_amount_that_is_hardly_meant_is_asked_back_and_one_click_confirms_it(client: Client) -> None:
    query = {"legal_form": "household", "investment": "", "investment_ghi": "500.000.000"}
    html = client.get("/tim-ho-tro/", query).content.decode()

    assert "Bạn muốn nói 500 triệu đồng?" in html
    assert '<button type="submit" name="investment" value="500">500 triệu đồng</button>' in html
    assert 'value="500.000.000"' in html
    assert "Cần xác nhận: " in html
    # The click sends the form as it stands, with the empty list before the button's value.
    response = client.get("/tim-ho-tro/", {**query, "investment": ["", "500"]})
    assert response["Location"] == "/tim-ho-tro/?legal_form=household&investment=500"


def test_what_cannot_be_read_keeps_what_was_typed_and_names_the_unit(client: Client) -> None:
    html = client.get("/tim-ho-tro/", {"legal_form": "household", "investment_ghi": "nhiều lắm"}).content.decode()

    assert "Chưa đọc được “nhiều lắm”." in html
    assert "Chỉ ghi “500” thì hiểu là 500 triệu đồng." in html
    assert 'value="nhiều lắm"' in html
    assert "Cần sửa: " in html


def test_a_workshop_is_told_of_founding_only_when_it_asks(client: Client) -> None:
    html = client.get(f"/tim-ho-tro/?{KNOWN}").content.decode()
    told, for_founders = html.split('<h2 id="nguoi-sap-mo">')
    assert 'href="/ho-tro/thanh-lap-dn/?toi=' not in told
    assert 'href="/ho-tro/thanh-lap-dn/?toi=' in for_founders

    asked = client.get(f"/tim-ho-tro/?{KNOWN}&intention=thanh-lap-dn").content.decode()
    assert 'id="nguoi-sap-mo"' not in asked
    assert "Có thể phù hợp – Trung tâm cần xác nhận" in asked
    assert 'class="card fits"' not in asked


def test_the_cost_is_asked_when_nothing_else_is_open(client: Client) -> None:
    page = text(client, f"?{KNOWN}&relocates=no")
    assert "Việc bạn định làm hết khoảng bao nhiêu tiền?" in page
    assert "Xong" not in page


def test_done_is_said_only_when_something_is_settled(client: Client) -> None:
    in_the_old_city = KNOWN.replace("09400", "09169") + "&relocates=no&investment=600"
    page = text(client, f"?{in_the_old_city}")
    assert "khoản có thể phù hợp, Trung tâm cần xác nhận" in page
    assert "Xong:" not in page

    unsure = KNOWN.replace("counterpart=yes", "counterpart=unknown") + "&relocates=no&intention=may-moc"
    page = text(client, f"?{unsure}")
    assert "Chưa kết luận được: còn 1 khoản chưa rõ" in page
    assert "Vốn đối ứng : Phần Nhà nước không hỗ trợ gọi là vốn đối ứng." in page


def test_five_everyday_legal_forms_stand_first_and_the_others_are_folded(client: Client) -> None:
    html = client.get("/tim-ho-tro/?intention=may-moc").content.decode()
    asked = html[html.index('id="cau-hoi"') : html.index('id="ket-qua"')]
    first, others = asked.split('<details class="more-answers">')
    forms = [re.findall(r'name="legal_form"\s*value="(\w+)"', part) for part in (first, others)]
    assert forms == [
        ["household", "enterprise", "cooperative", "cooperative_group", "founder", "unknown"],
        ["artisan", "cluster_investor", "organisation"],
    ]


def test_a_threshold_is_one_choice(client: Client) -> None:
    query = "legal_form=enterprise&industry=1702&place=09400&employees=50&counterpart=yes&other_funding=no&intention=may-moc"
    html = client.get(f"/tim-ho-tro/?{query}").content.decode()
    assert re.findall(r'name="revenue"\s*value="([\w-]+)"', html) == ["0-200000", "200001-", "unknown"]
    assert "Không quá 200 tỷ đồng" in html


def test_what_was_told_is_shown_and_never_used_before_it_is_confirmed(client: Client) -> None:
    html = client.get("/tim-ho-tro/", {"ke": "hộ kinh doanh mua máy 600 triệu, 8 người"}).content.decode()
    assert "Bạn xem lại giúp" in html
    assert 'id="ket-qua"' not in html
    shown = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    for said in (
        "Loại hình: Hộ kinh doanh",
        "Số lao động: 8 người",
        "dự kiến: 600 triệu đồng",
        "Nhu cầu: Mua máy móc, thiết bị",
    ):
        assert said in shown
    assert 'name="counterpart"' in html


def test_the_words_that_a_fact_was_heard_from_stand_beside_it_and_a_place_names_what_it_was_made_of(
    client: Client,
) -> None:
    html = client.get("/tim-ho-tro/", {"ke": "xưởng thùng carton ở Song Hồ, mua máy 600 triệu"}).content.decode()
    shown = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "từ lời kể: “600 triệu”" in shown
    assert "từ lời kể: “mua máy”" in shown
    assert "(gồm Đại Đồng Thành, Gia Đông, Hồ, Song Hồ trước đây)" in shown


def test_beside_what_was_told_only_what_can_still_decide_is_asked(client: Client) -> None:
    """Training is open to every trade, and asks nobody for a share of his own."""
    html = client.get("/tim-ho-tro/", {"ke": "dạy nghề cho thợ"}).content.decode()
    assert 'name="other_funding"' in html
    assert 'name="counterpart"' not in html
    assert 'name="industry"' not in html


def test_what_was_not_understood_is_asked_again_with_its_words(client: Client) -> None:
    html = client.get("/tim-ho-tro/", {"ke": "zzz qqq"}).content.decode()
    assert "Chúng tôi chưa hiểu “zzz qqq”" in html
    assert 'value="zzz qqq"' in html


def test_a_scheme_page_says_what_holds_for_who_comes_from_the_plan(client: Client) -> None:
    html = client.get(f"/tim-ho-tro/?{KNOWN}&investment=600&intention=may-moc").content.decode().replace("&amp;", "&")
    link = re.search(r'href="(/ho-tro/may-moc/\?toi=[^"]+)"', html)
    assert link
    page = client.get(link[1]).content.decode()
    assert "Với câu trả lời của bạn" in page
    assert "300 triệu đồng" in page[page.index("Với câu trả lời của bạn") :][:3000]
    assert 'href="/tim-ho-tro/?legal_form=household' in page
    assert "Với câu trả lời của bạn" not in client.get("/ho-tro/may-moc/").content.decode()


def test_the_sheet_holds_answers_estimate_papers_and_a_code(client: Client) -> None:
    html = client.get(f"/tim-ho-tro/phieu/?{KNOWN}&investment=600&intention=may-moc").content.decode()
    for part in (
        "Hộ kinh doanh",
        "300 triệu đồng",
        "Đã đáp ứng",
        "Giấy tờ cần mang",
        "Các bước",
        'class="qr"',
        "Hỏi ai?",
    ):
        assert part in html, part
    assert '<meta name="robots" content="noindex">' in html


def test_asking_for_others_leaves_nothing_in_an_address_or_a_store(client: Client) -> None:
    form = client.get("/hoi-giup/")
    said = dict(pair.split("=") for pair in KNOWN.split("&"))
    sheet = client.post("/hoi-giup/", said)
    for response in (form, sheet):
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
    page = sheet.content.decode()
    assert "Người tiếp theo" in page
    assert "Đã đáp ứng" in page
    assert "<form" in client.post("/hoi-giup/", {**said, "employees_ghi": "abc"}).content.decode()
    assert "Có 1 câu trả lời cần sửa" in client.post("/hoi-giup/", {**said, "employees_ghi": "abc"}).content.decode()


def test_the_table_compares_what_is_possible(client: Client) -> None:
    html = client.get(f"/tim-ho-tro/?{KNOWN}&nhom=bang").content.decode()
    assert html.count('<th scope="row">') == 17
