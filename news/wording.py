"""Sentences of the news that are not in templates."""

ENDS_BEFORE_IT_BEGINS = "Năm kết thúc không được trước năm bắt đầu."
CLOSES = "Hạn cuối: {day}"
SUPPORTED = "Hỗ trợ {amount}"
