"""What a golden case expects and what the rules say instead."""

from __future__ import annotations

from policies.eligibility.wording.amounts import money

STATES = {
    "fits": "Phù hợp",
    "to_confirm": "Có thể phù hợp, Trung tâm cần xác nhận",
    "need_facts": "Cần thêm câu trả lời",
    "not_eligible": "Không thuộc đối tượng",
}
NO_AMOUNT = "không tính được số tiền"
UNLIMITED = "số tiền không có mức tối đa"
DIFFERS = (
    "Ca mẫu “{name}” cho kết quả khác: cần “{expected}”, quy tắc đang cho “{found}”. "
    "Hãy sửa quy tắc, hoặc sửa ca mẫu nếu kết quả mới là đúng."
)


def result(state: str, amount: str = "") -> str:
    """«Phù hợp, 300 triệu đồng»."""
    return f"{STATES[state]}, {amount}" if amount else STATES[state]


def million(dong: int) -> str:
    """An amount in VND as it is written in millions; what is below a million is said."""
    whole, rest = divmod(dong, 1_000_000)
    return f"{dong:,}".replace(",", ".") + " đồng" if rest else money(whole)
