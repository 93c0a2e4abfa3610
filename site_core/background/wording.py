"""What the admin says of the background process."""

from site_core.mail.topics import name_topic

TITLE = "Việc chạy nền"
STEPS = "việc chạy nền"
STEP = "Việc"
HOW_OFTEN = "Lặp lại"
EVERY = "mỗi {seconds} giây"
EVERY_ROUND = "liên tục"
LAST_RUN = "Chạy gần nhất"
STATE = "Tình trạng"
NEVER = "chưa chạy"
GOOD = "bình thường"
FAILING = "lỗi {times} lần liền, từ {since}: {error}"
CONSEQUENCE = "Khi việc này lỗi"

PUBLISHING = "Đăng và gỡ bài hẹn giờ"
PUBLISHING_CONSEQUENCE = "Bài hẹn giờ không lên trang, bài hết hạn không được gỡ."
PICTURES = "Tạo các cỡ ảnh"
PICTURES_CONSEQUENCE = "Ảnh mới chỉ có một cỡ, tải chậm hơn; trang vẫn đủ."

FAILURES_TITLE = "Hẹn giờ bị lỗi"
FAILURES = "nội dung chưa đăng hoặc gỡ được theo lịch"
FAILED_PAGE = "Nội dung"
FAILED_ACTION = "Việc"
REASON = "Lý do"
ATTEMPTS = "Số lần thử"
FAILING_SINCE = "Lỗi từ"
NEXT_TRY = "Thử lại lúc"
TRY_AGAIN = "Thử lại"
WILL_BE_TRIED = "Sẽ thử lại trong vòng một phút."
AGAIN = "Thao tác"
ON_EDIT = "Chưa {action} được theo lịch (đã thử {times} lần, thử lại lúc {next}): {reason}"
MAIL_TOPIC = "publishing"
name_topic(MAIL_TOPIC, "Lịch hẹn đăng bị lỗi")
MAIL_SUBJECT = "Chưa thực hiện được lịch hẹn: {title}"
MAIL = """Hệ thống chưa {action} được “{title}” theo lịch đã hẹn.

Lý do: {reason}

Hãy sửa tại: {address}
Hệ thống vẫn tự thử lại, ngày càng thưa, cho đến khi xong.
"""
