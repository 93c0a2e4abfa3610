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

CODE_TOPIC = "approval-code"
CODE_TOPIC_NAME = "mã xác nhận duyệt"
CODE_SUBJECT = "Mã xác nhận: {code}"
CODE = """Mã xác nhận của bạn: {code}

Mã dùng để {action} “{title}”, trong {minutes} phút. Nếu không phải bạn đang làm việc này, hãy bỏ qua thư và báo cho người quản trị.
"""
CODE_SENT = "Mã xác nhận gồm 6 chữ số đang được gửi đến {email}, dùng được trong {minutes} phút."
ACTIONS = {"approve": "duyệt", "reject": "gửi lại"}
DONE = {
    "approve": "Bạn đã duyệt. Người trình được báo bằng thư.",
    "reject": "Bạn đã gửi lại kèm lời nhắn. Người trình và những người đã duyệt trước đó được báo bằng thư.",
}
VOID = (
    "Liên kết này không dùng được: có thể đã quá {days} ngày hoặc bị chép thiếu. Hãy đăng nhập trang quản trị để duyệt."
)
TROUBLES = {
    "done": "Lượt duyệt này đã xong hoặc đã hủy, liên kết không còn tác dụng.",
    "changed": "Nội dung đã được sửa sau khi gửi liên kết này. Bản mới có liên kết mới: hãy xem thư gần nhất hoặc vào trang quản trị.",
    "not allowed": "Tài khoản của bạn không còn được duyệt ở bước này.",
}
PRESS_ONE = "Hãy bấm “Duyệt” hoặc “Gửi lại kèm lời nhắn”."
SAY_WHY = "Hãy ghi lời nhắn để người viết biết cần sửa gì."
WRONG_CODE = "Mã chưa đúng hoặc đã hết hạn. Hãy xem lại thư, hoặc chọn lại để nhận mã mới."
TOO_OFTEN = "Hôm nay đã thử quá nhiều lần. Hãy đăng nhập trang quản trị để duyệt."
LOG = "Duyệt hoặc gửi lại qua liên kết"
