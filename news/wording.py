"""Sentences of the news that are not in templates."""

CLOSES = "Hạn cuối: {day}"
SUPPORTED = "Hỗ trợ {amount}"
