"""Sentences of the approval of pages: letters, reminders, the page behind a link."""

LATE_TOPIC = "approval-late"
LATE_TOPIC_NAME = "nhắc duyệt"
LATE_SUBJECT = "Chờ duyệt đã {days} ngày: {title}"
LATE = """{page_type} “{title}” chờ ở bước “{step}” từ ngày {since}, đã {days} ngày.

Người trình: {author}
Xem và duyệt: {address}
"""
REMINDING = "Nhắc duyệt"
REMINDING_CONSEQUENCE = "Trang chờ duyệt lâu không có ai được nhắc."
NOBODY = "không rõ"
