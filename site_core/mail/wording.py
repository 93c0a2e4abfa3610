"""What the admin says of letters."""

SENDING = "Gửi thư điện tử"
SENDING_CONSEQUENCE = "Thư xác nhận, biên nhận và thư báo tin chưa tới người nhận; không thư nào mất."
FORGETTING = "Xóa địa chỉ và nội dung thư đã gửi"
FORGETTING_CONSEQUENCE = "Địa chỉ thư điện tử của người dân được giữ lâu hơn mức cần thiết."

STAFF = "thông báo cho cán bộ"

TITLE = "Thư gửi đi"
MAIL = "thư gửi đi"
TOPIC = "Loại thư"
WRITTEN = "Viết lúc"
STATE = "Tình trạng"
ATTEMPTS = "Số lần thử"
ERROR = "Lỗi gần nhất"
AGAIN_COLUMN = "Thao tác"
SEND_AGAIN = "Gửi lại"
WILL_BE_SENT = "Thư sẽ được gửi lại trong vòng một phút."

SENT = "đã gửi lúc {at}"
WAITING = "chờ gửi, thử lại từ {at}"
REFUSED = "thôi gửi lúc {at} vì máy chủ bên nhận từ chối nhiều lần"
COUNTS = "Chờ gửi: {waiting} · Bị từ chối: {refused} · Đã gửi trong {days} ngày qua: {sent}"
DAYS_COUNTED = 7
