"""What the workbench says."""

from __future__ import annotations

LINTS = "Soát quy tắc"
SCHEMES = "khoản hỗ trợ"
SCHEME = "Khoản hỗ trợ"
PUBLIC = "Hiện trên trang"
YES, NO = "Có", "Bản nháp"
DOUBTS = "Điều nên xem lại"

WORKBENCH = "Thử quy tắc"
WORKBENCH_OF = "Thử quy tắc: {title}"
UNREADABLE = (
    "Bản nháp còn điều phải sửa nên chưa thử được. Hãy mở trang sửa, xem danh sách ở đầu trang, sửa xong và lưu lại."
)
NOT_PUBLIC = "Khoản này chưa đăng, nên chưa có bản đang hiện để so."
SAME = "Bản nháp cho kết quả như bản đang hiện: không ai được thêm, không ai mất."
GOLDEN, ASKED, DRAWN = "Ca mẫu", "Nhu cầu đã gửi", "Cơ sở giả định"
EFFECTS = {
    "gains": "được thêm",
    "loses": "mất",
    "state": "đổi kết quả",
    "more": "tăng số tiền",
    "less": "giảm số tiền",
}
NOTHING_ANSWERED = "chưa trả lời câu nào"
NOT_SAID = "Chưa trả lời"
NUMBER_HELP = "Một số (8), một khoảng (10-49) hoặc từ một mức trở lên (200-)."
IN_UNIT = "{label} ({unit})"

NEEDS_CHECK = "Cần đối chiếu"
STALE_ROWS = "chỗ cần đối chiếu"
STALE_COUNT = "{count} chỗ dẫn văn bản đã thay đổi sau ngày đối chiếu"
WHERE = "Ở đâu"
WHAT = "Loại"
REFERENCE = "Căn cứ"
HAPPENED = "Văn bản đã thay đổi thế nào"
CHECKED_ON = "Đối chiếu ngày"
CHECKED_TODAY = "Đã đối chiếu hôm nay"
MARKED = "Đã ghi: {reference} được đối chiếu hôm nay."
LOG_CHECKED = "Đối chiếu với văn bản"
LAW_EVENTS = {
    "amends": "{by} sửa đổi, bổ sung từ {day}",
    "replaces": "{by} thay thế từ {day}",
    "ended": "hết hiệu lực từ {day}",
}
MAILS = "Văn bản thay đổi"
TELLING = "Báo cán bộ khi văn bản thay đổi"
TELLING_CONSEQUENCE = "Cán bộ không nhận được thư báo văn bản thay đổi; báo cáo “Cần đối chiếu” vẫn đầy đủ."
LAW_SUBJECT = "Cần đối chiếu: {document} đã thay đổi"
LAW_MAIL = """{document} đã thay đổi: {happened}.

Những chỗ sau trên trang dẫn văn bản này và được đối chiếu trước ngày đó:

{lines}

Mời anh/chị so lại với văn bản, sửa nếu cần, rồi bấm “Đã đối chiếu hôm nay”:
{address}
"""

DEMAND = "Nhu cầu theo xã, phường"
DEMAND_ROWS = "dòng"
GROUPED, BY_BOTH = "Cộng theo", "Xã, phường và nội dung"
GROUPINGS = [
    ("place", "Xã, phường, cả nơi chưa có nhu cầu"),
    ("scheme", "Nội dung, cả nội dung chưa ai hỏi"),
]
ALL = "Tất cả"
YEAR, EVERY_YEAR = "Năm nhận", "Mọi năm"
PLACE, NO_PLACE = "Xã, phường", "Chưa ghi"
CONTENT, NO_SCHEME = "Nội dung hỗ trợ", "Không nêu khoản nào"
ASKED_FOR = "Số nhu cầu"
ELIGIBLE = "Đủ điều kiện theo câu trả lời"
OPEN = "Còn thiếu câu trả lời"
UNMET = "Chưa có khoản nào phù hợp"
COSTED = "Số nhu cầu có chi phí"
SUPPORT = "Hỗ trợ ước tính, tối đa (triệu đồng)"
OWN_FUNDS = "Vốn của cơ sở (triệu đồng)"
ERASED = "Đã xóa dữ liệu, chỉ còn số đếm"
TOTALS = (
    "Cộng: {asked} nhu cầu, {eligible} đủ điều kiện; hỗ trợ ước tính tối đa {support}, vốn của cơ sở {own}. Tính theo quy tắc "
    "đang áp dụng, trên những nhu cầu có chi phí; không tính nhu cầu đã rút lại."
)
