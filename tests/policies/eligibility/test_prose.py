"""What people read: prose that follows from the rule, and sentences that say why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.eligibility import SIZE, Criterion, IndustryIn, NumberRange, OneOf, PlaceIn, Profile, Unasked, judge
from policies.eligibility.answers import open_answer
from policies.eligibility.values import Interval
from policies.eligibility.wording.amounts import code_ranges, inside, money, place_inside, span

from .builders import ENTERPRISE, HOUSEHOLD, OLD_CITY_WARDS, SME, profile
from .strategies import ASKED, criteria, profiles, schemes

OUTSIDE = frozenset({"outside"})


@pytest.mark.parametrize(("rule", "prose"), [
    (HOUSEHOLD.who, "Là hợp tác xã, tổ hợp tác hoặc hộ kinh doanh"),
    (ENTERPRISE.who, "Là doanh nghiệp"),
    (OneOf(SIZE, SME), "Quy mô siêu nhỏ, nhỏ hoặc vừa (theo Điều 5 Nghị định 80/2021/NĐ-CP)"),
    (OneOf(SIZE, SME, clause="Điều 5"), "Quy mô siêu nhỏ, nhỏ hoặc vừa"),
    (
        OneOf("other_funding", frozenset({"no"})),
        "Chưa nhận hỗ trợ từ nguồn ngân sách nhà nước khác cho cùng nội dung",
    ),
    (OneOf("counterpart", frozenset({"yes"})), "Cam kết bố trí đủ vốn đối ứng"),
    (OneOf("exports", frozenset({"yes"}), strength="priority"), "Ưu tiên: có hàng xuất khẩu"),
    (
        IndustryIn(frozenset({"10", "11", "12", "0510", "17"}), "Chế biến thực phẩm và giấy"),
        "Ngành nghề: chế biến thực phẩm và giấy (mã ngành VSIC 0510, 10–12, 17)",
    ),
    (
        IndustryIn(frozenset({"47"}), "Bán lẻ", negate=True),
        "Ngành nghề: không thuộc nhóm “Bán lẻ” (mã ngành VSIC 47)",
    ),
    (PlaceIn(OUTSIDE, "Ngoài địa bàn", negate=True), "Cơ sở đặt tại Bắc Ninh"),
    (
        PlaceIn(OLD_CITY_WARDS, "Các phường của thành phố Bắc Ninh cũ", negate=True, strength="check"),
        "Trung tâm xác nhận: cơ sở không đặt tại các phường của thành phố Bắc Ninh cũ (5 xã, phường)",
    ),
    (NumberRange("employees", 10, 49), "Số lao động từ 10 đến 49 người"),
    (NumberRange("investment", lo=3500), "Chi phí đầu tư dự kiến từ 3,5 tỷ đồng trở lên"),
    (NumberRange("revenue", hi=200_000), "Doanh thu một năm không quá 200 tỷ đồng"),
    (Unasked("có danh hiệu nghệ nhân"), "Trung tâm xác nhận: có danh hiệu nghệ nhân"),
])  # fmt: skip
def test_public_prose(rule: Criterion, prose: str) -> None:
    assert rule.describe() == prose


@settings(max_examples=80, deadline=None)
@given(st.data(), st.sampled_from((SIZE, *(fact for fact in ASKED if fact != "place"))))
def test_rules_that_differ_read_differently(data: st.DataObject, fact: str) -> None:
    """The codes of a group are in the prose, so that a label can never say something else than the rule."""
    one, other = data.draw(criteria(fact, "hard")), data.draw(criteria(fact, "hard"))
    if one.fields() != other.fields():
        assert one.describe() != other.describe()
    for strength in ("check", "priority"):
        assert replace(one, strength=strength).describe() != one.describe()


@pytest.mark.parametrize(("rule", "query", "sentence"), [
    (HOUSEHOLD.who, "legal_form=household", "Bạn là hộ kinh doanh, đáp ứng yêu cầu về loại hình."),
    (
        HOUSEHOLD.who, "legal_form=enterprise",
        "Bạn là doanh nghiệp, trong khi yêu cầu là hợp tác xã, tổ hợp tác hoặc hộ kinh doanh.",
    ),
    (
        OneOf(SIZE, SME), "employees=500",
        "Cơ sở của bạn có 500 lao động, vượt mức doanh nghiệp vừa (200 lao động), trong khi yêu cầu là quy mô siêu nhỏ, "
        "nhỏ hoặc vừa.",
    ),
    (
        OneOf(SIZE, SME), "revenue=200001-&capital=150000",
        "Cơ sở của bạn có doanh thu một năm trên 200 tỷ đồng và nguồn vốn 150 tỷ đồng, đều vượt mức doanh "
        "nghiệp vừa (doanh thu 200 tỷ đồng, nguồn vốn 100 tỷ đồng), trong khi yêu cầu là quy mô siêu nhỏ, nhỏ hoặc vừa.",
    ),
    (
        OneOf(SIZE, frozenset({"lon"})), "employees=5&revenue=100",
        "Cơ sở của bạn có 5 lao động và doanh thu một năm 100 triệu đồng, thuộc quy mô siêu nhỏ, trong khi yêu cầu là "
        "quy mô lớn.",
    ),
    (
        OneOf(SIZE, SME), "employees=11-50&revenue=3001-50000",
        "Cơ sở của bạn có từ 11 đến 50 lao động và doanh thu một năm trên 3 tỷ đồng đến 50 tỷ đồng, thuộc quy mô nhỏ, đáp "
        "ứng yêu cầu về quy mô.",
    ),
    (
        OneOf(SIZE, SME), "employees=50",
        "Cơ sở của bạn có 50 lao động, có thể thuộc quy mô nhỏ, vừa hoặc lớn, chưa đủ rõ để kết luận; yêu cầu là quy mô "
        "siêu nhỏ, nhỏ hoặc vừa.",
    ),
    (
        OneOf("counterpart", frozenset({"yes"})), "",
        "Bạn chưa cho biết có cam kết bố trí đủ vốn đối ứng hay không; yêu cầu là cam kết bố trí đủ vốn đối ứng.",
    ),
    (
        PlaceIn(OUTSIDE, "x", negate=True), "place=outside",
        "Bạn cho biết cơ sở đặt ngoài Bắc Ninh, trong khi yêu cầu là cơ sở đặt tại Bắc Ninh. Mời bạn hỏi trung tâm khuyến "
        "công của tỉnh, thành phố nơi đặt cơ sở.",
    ),
    (
        PlaceIn(OUTSIDE, "x", negate=True), "place=d262",
        "Bạn cho biết cơ sở đặt tại thị xã Thuận Thành, đáp ứng yêu cầu về địa bàn.",
    ),
    (
        IndustryIn(frozenset({"10"}), "Thực phẩm"), "industry=1702",
        "Bạn làm ngành 1702 (sản xuất giấy nhăn, bìa nhăn, bao bì từ giấy và bìa), trong khi yêu cầu là ngành nghề thuộc "
        "nhóm “Thực phẩm” (mã ngành VSIC 10).",
    ),
    (
        IndustryIn(frozenset({"10"}), "Thực phẩm", strength="check"), "industry=4711",
        "Bạn làm ngành 4711, chưa khớp với điều kiện: ngành nghề thuộc nhóm “Thực phẩm” (mã ngành VSIC 10); Trung tâm sẽ "
        "xem xét và xác nhận.",
    ),
    (
        NumberRange("employees", hi=20), "employees=10-49",
        "Bạn cho biết số lao động từ 10 đến 49 người, chưa đủ rõ để kết luận; yêu cầu là số lao động không quá 20 người.",
    ),
    (
        OneOf("exports", frozenset({"yes"}), strength="priority"), "exports=yes",
        "Bạn cho biết cơ sở có hàng xuất khẩu, thuộc diện được ưu tiên.",
    ),
    (
        OneOf("exports", frozenset({"yes"}), strength="priority"), "exports=no",
        "Bạn cho biết cơ sở không có hàng xuất khẩu; diện ưu tiên là có hàng xuất khẩu, không bắt buộc.",
    ),
])  # fmt: skip
def test_a_finding_says_why(rule: Criterion, query: str, sentence: str) -> None:
    assert rule.judge(profile(query)).sentence == sentence


@settings(max_examples=60, deadline=None)
@given(schemes(most=2), profiles())
def test_every_sentence_is_whole(scheme: object, answers: Profile) -> None:
    verdict = judge(scheme, answers)  # type: ignore[arg-type]
    sentences = [f.sentence for f in verdict.findings] + list(verdict.points_to_confirm)
    for text in (*sentences, *(c.sentence for c in verdict.smallest_change or ())):
        assert text[0].isupper()
        assert text.endswith(".")
        assert not any(mark in text for mark in ("  ", " ,", " .", "..", "{", "None", "frozenset"))


@pytest.mark.parametrize(("millions", "text"), [
    (600, "600 triệu đồng"), (1000, "1 tỷ đồng"), (3500, "3,5 tỷ đồng"), (1234, "1.234 triệu đồng"),
    (200_000, "200 tỷ đồng"), (10**6, "1.000 tỷ đồng"), (0, "0 triệu đồng"),
])  # fmt: skip
def test_money(millions: int, text: str) -> None:
    assert money(millions) == text


@pytest.mark.parametrize(("interval", "unit", "text"), [
    (Interval(8, 8), "người", "8 người"), (Interval(10, 49), "người", "từ 10 đến 49 người"),
    (Interval(0, 10), "người", "không quá 10 người"), (Interval(200, None), "người", "từ 200 người trở lên"),
    (Interval(400, 800), "triệu đồng", "từ 400 đến 800 triệu đồng"),
    (Interval(800, 1200), "triệu đồng", "từ 800 triệu đồng đến 1,2 tỷ đồng"),
])  # fmt: skip
def test_spans(interval: Interval, unit: str, text: str) -> None:
    assert span(interval, unit) == text


def test_runs_of_codes_are_drawn_together() -> None:
    assert code_ranges({"05", "06", "07", "10", "11", "1702", "1703", "33"}) == "05–07, 10–11, 1702, 1703, 33"


def test_a_long_list_of_answers_stays_a_sentence() -> None:
    rule = PlaceIn(frozenset({"09400"}), "Một nơi")
    said = rule.judge(profile("place=09400,09409,09427,09430,09433")).sentence
    assert "hoặc 2 nơi khác" in said


WARD = PlaceIn(frozenset({"09400"}), "Phường Thuận Thành")
SMALL = OneOf(SIZE, frozenset({"sieu-nho", "nho"}))


@pytest.mark.parametrize(("rule", "said", "sentence"), [
    (
        WARD, "place=d262",
        "Bạn cho biết cơ sở đặt tại thị xã Thuận Thành, chưa đủ rõ để kết luận; yêu cầu là cơ sở đặt tại phường Thuận "
        "Thành (1 xã, phường).",
    ),
    (
        replace(WARD, strength="check"), "place=d262",
        "Bạn cho biết cơ sở đặt tại thị xã Thuận Thành; Trung tâm cần xác nhận điều kiện: cơ sở đặt tại phường Thuận "
        "Thành (1 xã, phường).",
    ),
    (
        replace(WARD, strength="priority"), "place=d262",
        "Bạn cho biết cơ sở đặt tại thị xã Thuận Thành; diện ưu tiên là cơ sở đặt tại phường Thuận Thành (1 xã, "
        "phường), không bắt buộc.",
    ),
    (
        SMALL, "employees=150",
        "Cơ sở của bạn có 150 lao động, vượt mức doanh nghiệp nhỏ (100 lao động), trong khi yêu cầu là quy mô siêu nhỏ "
        "hoặc nhỏ.",
    ),
    (
        SMALL, "employees=100&revenue=60000&capital=30000",
        "Cơ sở của bạn có doanh thu một năm 60 tỷ đồng và nguồn vốn 30 tỷ đồng, đều vượt mức doanh nghiệp nhỏ (doanh "
        "thu 50 tỷ đồng, nguồn vốn 20 tỷ đồng), trong khi yêu cầu là quy mô siêu nhỏ hoặc nhỏ.",
    ),
    (
        SMALL, "employees=8&capital=70",
        "Cơ sở của bạn có 8 lao động và nguồn vốn 70 triệu đồng, thuộc quy mô siêu nhỏ, đáp ứng yêu cầu về quy mô.",
    ),
    (
        PlaceIn(OUTSIDE, "Ngoài địa bàn"), "place=09400",
        "Bạn cho biết cơ sở đặt tại phường Thuận Thành, trong khi yêu cầu là cơ sở đặt ngoài Bắc Ninh.",
    ),
])  # fmt: skip
def test_why_a_criterion_holds_or_not(rule: Criterion, said: str, sentence: str) -> None:
    assert rule.judge(profile(said)).sentence == sentence


@pytest.mark.parametrize(("rule", "said", "sentence"), [
    (
        NumberRange("employees", 10, 49), "employees=50",
        "Bạn cho biết số lao động là 50 người, trong khi yêu cầu là số lao động từ 10 đến 49 người.",
    ),
    (
        NumberRange("years", 2, 2, strength="check"), "years=2",
        "Bạn cho biết thời gian hoạt động là 2 năm, phù hợp với điều kiện: thời gian hoạt động là 2 năm.",
    ),
    (
        OneOf("exports", frozenset({"yes"}), strength="check"), "exports=no",
        "Bạn cho biết cơ sở không có hàng xuất khẩu, chưa khớp với điều kiện: có hàng xuất khẩu; Trung tâm sẽ xem xét "
        "và xác nhận.",
    ),
    (
        OneOf("exports", frozenset({"yes"}), strength="priority"), "exports=yes",
        "Bạn cho biết cơ sở có hàng xuất khẩu, thuộc diện được ưu tiên.",
    ),
    (
        OneOf("exports", frozenset({"yes"}), strength="priority"), "",
        "Bạn chưa cho biết cơ sở có hàng xuất khẩu hay không; diện ưu tiên là có hàng xuất khẩu, không bắt buộc.",
    ),
    (
        OneOf("exports", frozenset({"yes"}), strength="check"), "",
        "Bạn chưa cho biết cơ sở có hàng xuất khẩu hay không; Trung tâm cần xác nhận điều kiện: có hàng xuất khẩu.",
    ),
    (
        PlaceIn(frozenset({"09400", "outside"}), "Nhóm A"), "place=09169",
        "Bạn cho biết cơ sở đặt tại phường 09169, trong khi yêu cầu là cơ sở đặt tại nhóm A (1 xã, phường và nơi ngoài "
        "Bắc Ninh).",
    ),
    (
        WARD, "place=outside",
        "Bạn cho biết cơ sở đặt ngoài Bắc Ninh, trong khi yêu cầu là cơ sở đặt tại phường Thuận Thành (1 xã, phường). "
        "Mời bạn hỏi trung tâm khuyến công của tỉnh, thành phố nơi đặt cơ sở.",
    ),
    (
        replace(WARD, strength="priority"), "place=outside",
        "Bạn cho biết cơ sở đặt ngoài Bắc Ninh; diện ưu tiên là cơ sở đặt tại phường Thuận Thành (1 xã, phường), không "
        "bắt buộc.",
    ),
    (
        PlaceIn(OUTSIDE, "Ngoài địa bàn"), "place=outside",
        "Bạn cho biết cơ sở đặt ngoài Bắc Ninh, đáp ứng yêu cầu về địa bàn.",
    ),
    (
        OneOf(SIZE, frozenset({"nho"})), "employees=5&revenue=60000&capital=100",
        "Cơ sở của bạn có 5 lao động, doanh thu một năm 60 tỷ đồng và nguồn vốn 100 triệu đồng, thuộc quy mô siêu nhỏ, "
        "trong khi yêu cầu là quy mô nhỏ.",
    ),
    (Unasked("có danh hiệu"), "", "Trung tâm cần xác nhận: có danh hiệu."),
    (Unasked("có danh hiệu", strength="priority"), "", "Ưu tiên: có danh hiệu; Trung tâm xem xét khi nhận hồ sơ."),
])  # fmt: skip
def test_why_by_strength(rule: Criterion, said: str, sentence: str) -> None:
    assert rule.judge(profile(said)).sentence == sentence


PAPER = "1702 (sản xuất giấy nhăn, bìa nhăn, bao bì từ giấy và bìa)"
OTHER_PAPER = "1709 (sản xuất các sản phẩm khác từ giấy và bìa)"
MEAT = "1010 (chế biến, bảo quản thịt và các sản phẩm từ thịt)"


@pytest.mark.parametrize(("query", "label"), [
    ("employees=8", "8 người"),
    ("revenue=101-200", "trên 100 triệu đồng đến 200 triệu đồng"),
    ("revenue=3001-", "trên 3 tỷ đồng"),
    ("revenue=1-5", "từ 1 đến 5 triệu đồng"),
    ("revenue=101", "101 triệu đồng"),
    ("revenue=900-3000", "từ 900 triệu đồng đến 3 tỷ đồng"),
    ("industry=4711", "4711"),
    ("industry=1702,1709,1010", f"{MEAT}, {PAPER} hoặc {OTHER_PAPER}"),
    ("industry=1702,1709,1010,2511", f"{MEAT}, {PAPER}, {OTHER_PAPER} hoặc 1 ngành khác"),
    ("industry=1702,1709,1010,2511,4711", f"{MEAT}, {PAPER}, {OTHER_PAPER} hoặc 2 ngành khác"),
    ("place=09400,outside", "phường Thuận Thành hoặc ngoài địa bàn Bắc Ninh"),
    ("place=09400,09409,09427,09430", "phường Thuận Thành, phường 09409, phường 09427 hoặc 1 nơi khác"),
    ("intention=nhan-hieu,may-moc", "mua máy hoặc đăng ký nhãn hiệu"),
    ("exports=yes", "có"),
    ("legal_form=household,enterprise", "doanh nghiệp hoặc hộ kinh doanh"),
])  # fmt: skip
def test_what_was_said_in_words(query: str, label: str) -> None:
    (answer,) = profile(query).given
    assert answer.label == label


def test_several_wishes_and_codes_without_a_name() -> None:
    four = open_answer("intention", frozenset("dcba"), {"a": "Ăn"})
    assert (four.text, four.label) == ("a,b,c,d", "ăn, b, c hoặc 1 việc khác")


@pytest.mark.parametrize(("label", "within"), [
    ("Hộ kinh doanh", "hộ kinh doanh"), ("VLXD", "VLXD"), ("Ô tô", "ô tô"), ("VLxd", "VLxd"), ("Ở", "ở"), ("", ""),
])  # fmt: skip
def test_a_label_inside_a_sentence(label: str, within: str) -> None:
    assert inside(label) == within


@pytest.mark.parametrize(("name", "within"), [
    ("Phường Thuận Thành", "phường Thuận Thành"), ("Ngoài địa bàn", "ngoài địa bàn"), ("Bắc Ninh", "Bắc Ninh"),
])  # fmt: skip
def test_the_name_of_a_place_inside_a_sentence(name: str, within: str) -> None:
    assert place_inside(name) == within
