"""Sentences of the report of searches without result."""

from __future__ import annotations

TITLE = "Tìm mà không thấy"
SEARCHES = "từ tìm kiếm"

QUERY = "Từ tìm kiếm (không dấu)"
ASKED = "Lượt tìm"
LAST_HITS = "Kết quả lần cuối"
NOW = "Kết quả hiện nay"
OPENED = "Lượt mở kết quả"
LAST_DAY = "Tìm gần nhất"
ACTIONS = "Xử lý"

PROBLEM = "Vấn đề"
ANY_PROBLEM = "Tất cả"
PROBLEMS = [("empty", "Không có kết quả"), ("unopened", "Có kết quả nhưng không ai mở")]
PERIOD = "Thời gian"
DAYS = "{days} ngày qua"

ADD_SYNONYM = "Thêm từ đồng nghĩa"
ADD_JUDGED = "Đưa vào bộ câu hỏi chấm điểm"
