"""What staff read about pages that wait to be indexed."""

from __future__ import annotations

TITLE = "Chờ lập chỉ mục"
JOBS = "trang chờ lập chỉ mục"
PAGE = "Trang"
GONE = "Trang đã xóa ({id})"
REASON = "Lỗi gần nhất"
ATTEMPTS = "Đã thử"
WAITING_SINCE = "Chờ từ"
NEXT = "Thử lại lúc"
ACTION = "Xử lý"
SHOWN = "Hiện"
FAILED = "Trang gặp lỗi"
ALL = "Mọi trang đang chờ"
TRY_AGAIN = "Thử lại"
WILL_BE_TRIED = "Trang sẽ được thử lại ngay."
