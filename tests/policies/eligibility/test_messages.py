"""What is wrong with an answer, to the letter: it names the parameter, shows what was typed in part, and says what to do."""

from __future__ import annotations

import pytest

from policies.eligibility import ParameterError, Profile, ProfileError

from .builders import REFERENCE, profile

FORMS = "một số nguyên (8), một khoảng (10-49) hoặc từ một mức trở lên (200-)"
YES_NO = "hãy dùng một trong các giá trị: yes, no, unknown."


def errors(query: str) -> tuple[ParameterError, ...]:
    with pytest.raises(ProfileError) as caught:
        profile(query)
    return caught.value.errors


@pytest.mark.parametrize(("query", "vietnamese"), [
    ("exports=1", f"Hàng xuất khẩu (exports): không có giá trị “1”; {YES_NO}"),
    ("place=zz", "Nơi đặt cơ sở (place): không có mã “zz”; hãy dùng mã năm chữ số của xã, phường hiện nay (09400), "
     "mã huyện cũ (d262) hoặc outside nếu cơ sở đặt ngoài Bắc Ninh."),
    ("intention=zz", "Nhu cầu (intention): không có nhu cầu “zz”; hãy dùng mã của một khoản hỗ trợ, ví dụ may-moc."),
    ("industry=17,18", "Ngành nghề (industry): “17”, “18” không phải mã ngành; hãy ghi bốn chữ số, hai chữ số đầu từ 01 "
     "đến 99, ví dụ 1702."),
    ("industry=1799", "Ngành nghề (industry): mã “1799” không có trong nhóm ngành công nghiệp chế biến, chế tạo (mã "
     "10–33) của VSIC 2025; hãy tra lại mã, ví dụ 1702."),
    ("employees=x", f"Số lao động (employees): “x” không phải là số; hãy ghi {FORMS}, viết liền các chữ số, không dùng "
     "số âm."),
    ("employees=9-1", "Số lao động (employees): khoảng “9-1” bị ngược; hãy ghi số nhỏ trước, số lớn sau, ví dụ 10-49."),
    ("employees=1&employees=2", f"Số lao động (employees): chỉ nhận một câu trả lời: {FORMS}; không dùng dấu phẩy."),
    ("revenue=1000000000001", "Doanh thu một năm (revenue): “1000000000001” quá lớn; hãy ghi số không quá "
     "1000000000000 (đơn vị: triệu đồng)."),
    ("place=" + ",".join(f"{n:05d}" for n in range(201)),
     "Nơi đặt cơ sở (place): có quá nhiều giá trị; hãy nêu không quá 200 giá trị."),
])  # fmt: skip
def test_the_message_of_each_mistake(query: str, vietnamese: str) -> None:
    (error,) = errors(query)
    assert error.message_vi == vietnamese


def test_the_english_message_shows_the_same() -> None:
    (error,) = errors("exports=1")
    assert error.message_en == "exports: there is no value “1”; use one of: yes, no, unknown."


@pytest.mark.parametrize(("typed", "shown"), [
    ("a,b,c", "“a”, “b”, “c”"),
    ("a,b,c,d", "“a”, “b”, “c”, …"),
    ("x" * 40, "“" + "x" * 40 + "”"),
    ("x" * 41, "“" + "x" * 40 + "…”"),
    ("x" * 80, "“" + "x" * 40 + "…”"),
    ("a%E2%80%AEb", "“a?b”"),
])  # fmt: skip
def test_what_was_typed_is_shown_in_part_and_harmless(typed: str, shown: str) -> None:
    (error,) = errors(f"exports={typed}")
    assert error.message_vi == f"Hàng xuất khẩu (exports): không có giá trị {shown}; {YES_NO}"


def test_an_exception_says_all_of_it_for_programs() -> None:
    with pytest.raises(ProfileError) as caught:
        profile("exports=1&counterpart=2")
    first, second = caught.value.errors
    assert str(caught.value) == f"{first.message_en}; {second.message_en}"


@pytest.mark.parametrize(("query", "code"), [
    ("employees=" + "0" * 2000, "too_long"),
    ("place=" + ",".join(f"{n:05d}" for n in range(200)), "unknown_place"),
    ("place=" + ",".join(f"{n:05d}" for n in range(201)), "too_many"),
])  # fmt: skip
def test_the_longest_that_is_read(query: str, code: str) -> None:
    text = query.replace("employees=", "employees=0")
    assert [error.code for error in errors(text)] == [code]


def test_two_thousand_characters_are_not_too_long() -> None:
    assert profile("employees=" + "0" * 1999 + "8") == profile("employees=8")


@pytest.mark.parametrize("value", [chr(0xDCFF), "09400\x00", "09400\x7f", "\ufffd"])
def test_what_no_keyboard_types_is_unreadable(value: str) -> None:
    with pytest.raises(ProfileError) as caught:
        Profile.parse({"place": [value]}, REFERENCE)
    assert [error.code for error in caught.value.errors] == ["unreadable"]
