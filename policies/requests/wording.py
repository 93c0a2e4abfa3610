"""What people see of requests: the form, the receipt, the letters."""

from __future__ import annotations

from policies.models import State

TITLE = "Gửi nhu cầu cho Trung tâm"
LEAD = "Bạn cần hỏi về khoản hỗ trợ, hoặc muốn đăng ký mà chưa biết bắt đầu từ đâu? Để lại nhu cầu, cán bộ Trung tâm sẽ liên hệ lại."
MEDIAN = "Trong 12 tháng qua, một nửa số nhu cầu có trả lời trong vòng {days} ngày."
MEDIAN_SAME_DAY = "Trong 12 tháng qua, một nửa số nhu cầu có trả lời ngay trong ngày."

ABOUT_SCHEME = "Về khoản hỗ trợ: {title}"
ABOUT_PAGE = "Về: {title}"

NO_NAME = "Hãy ghi họ tên để Trung tâm biết cách xưng hô."
NO_CONTACT = "Hãy ghi số điện thoại hoặc thư điện tử, một trong hai là đủ, để Trung tâm liên hệ lại."
NOT_A_PHONE = (
    "Số điện thoại chưa đúng. Số di động có 10 chữ số, ví dụ 0912 345 678; số cố định có mã vùng, ví dụ 0222 3822 123."
)
NOT_AN_EMAIL = "Thư điện tử chưa đúng. Ví dụ đúng: ten@example.com."
NO_WISH = "Hãy viết vài chữ về việc bạn cần."
TOO_LONG_WISH = (
    "Nội dung dài {length} ký tự, tối đa {most}. Hãy viết gọn hơn; chi tiết sẽ trao đổi khi Trung tâm liên hệ."
)
TOO_LONG = "Tối đa {most} ký tự."
PERSONAL_NUMBER = (
    "Nội dung có số giống số căn cước hoặc mã số thuế ({numbers}). Trung tâm không cần số này để tư vấn. "
    "Hãy xóa số đó rồi gửi lại."
)
NOT_A_PLACE = "Hãy chọn một xã, phường trong danh sách."
NO_CONSENT = "Trung tâm chỉ được xử lý nhu cầu khi bạn đồng ý. Hãy đánh dấu vào ô này nếu bạn đồng ý."

TOO_FAST = "Biểu mẫu được gửi quá nhanh sau khi mở. Bạn chưa mất gì; hãy xem lại rồi bấm gửi lần nữa."
TOO_OLD = "Biểu mẫu đã mở quá lâu nên cần xác nhận lại. Bạn chưa mất gì; hãy xem lại, nhất là phần đồng ý, rồi bấm gửi lần nữa."
HONEYPOT = "Có một ô ẩn bị điền tự động; ô đó đã được xóa. Bạn chưa mất gì; hãy bấm gửi lần nữa."
TOO_MANY = "Hôm nay đã có nhiều nhu cầu gửi từ mạng này nên chưa nhận thêm. Bạn chưa mất gì: hãy gửi lại vào ngày mai{or_call}."
OR_CALL = ", hoặc gọi {phone}"

PLACE_NOT_KNOWN = "Chưa rõ, Trung tâm sẽ hỏi lại"
PLACES = "Xã, phường hiện nay"
PLACE_ELSEWHERE = "Nơi khác"

STATES = {
    State.RECEIVED: "Trung tâm đã nhận nhu cầu của bạn và sẽ cử cán bộ liên hệ.",
    State.IN_PROGRESS: "Cán bộ đang xử lý nhu cầu của bạn.",
    State.ADVISED: "Trung tâm đã tư vấn cho bạn về nhu cầu này.",
    State.UNREACHABLE: (
        "Trung tâm đã liên hệ mà không gặp được bạn. Hãy kiểm tra số điện thoại, thư điện tử bên dưới, hoặc liên hệ lại và đọc mã phiếu."
    ),
    State.NO_SCHEME: (
        "Hiện chưa có chương trình phù hợp với nhu cầu của bạn. Chương trình thay đổi theo từng năm; "
        "bạn có thể gửi lại khi có thông báo mới."
    ),
    State.WITHDRAWN: "Bạn đã rút lại. Trung tâm không xử lý nhu cầu này nữa.",
}
"""What a state means to the owner."""
NOBODY_YET = (
    "Đã quá {days} ngày làm việc mà chưa có cán bộ nào nhận nhu cầu này. Chúng tôi xin lỗi vì sự chậm trễ; cán bộ đã được nhắc. "
    "Bạn có thể liên hệ trực tiếp với Trung tâm và đọc mã phiếu {code}."
)

WITHDREW = (
    "Đã rút lại đồng ý. Trung tâm ngừng xử lý nhu cầu này ngay từ bây giờ; dữ liệu được xóa chậm nhất ngày {day}."
)
WITHDREW_NEWS = "Đã rút lại đồng ý nhận tin. Nhu cầu của bạn vẫn được xử lý."
NO_DATA_WISH = "Hãy viết yêu cầu của bạn, tối đa {most} ký tự."
DATA_DUE = "Yêu cầu của bạn về dữ liệu được trả lời chậm nhất hết ngày {day}."
ERASE_NOT_SURE = "Chưa xóa. Hãy đánh dấu vào ô xác nhận rồi bấm lại."

MAILS = "Thư về nhu cầu gửi Trung tâm"
RECEIPT_SUBJECT = "Phiếu tiếp nhận {code}: Trung tâm đã nhận nhu cầu của bạn"
RECEIPT_MAIL = """Chào {name},

{centre} đã nhận nhu cầu của bạn.

Mã phiếu: {code} (đọc mã này khi gọi điện)
Xem tình trạng, sửa, rút lại hoặc xóa dữ liệu của bạn tại:
{address}

Ai có đường dẫn trên đều mở được phiếu này; bạn hãy giữ riêng cho mình.
"""
STATE_SUBJECT = "Phiếu {code}: {state}"
STATE_MAIL = """Chào {name},

{sentence}
{message}
Mã phiếu: {code}
Xem phiếu của bạn: {address}

{centre}
"""
DATA_SUBJECT = "Phiếu {code}: yêu cầu về dữ liệu, trả lời trước hết ngày {day}"
DATA_MAIL = """Chủ cơ sở có yêu cầu về dữ liệu cá nhân trên phiếu {code}. Luật định trả lời trong 2 ngày làm việc: hết ngày {day}.

Mở phiếu (cần đăng nhập): {address}
"""
DATA_ANSWER_SUBJECT = "Phiếu {code}: trả lời yêu cầu về dữ liệu"
DATA_ANSWERED = "Trung tâm đã trả lời yêu cầu về dữ liệu của bạn."
MESSAGE = "\nLời nhắn của cán bộ: {message}\n"
NOBODY_SUBJECT = "Phiếu {code}: chưa có cán bộ nhận"
NEW_SUBJECT = "Nhu cầu mới {code}"
NEW_MAIL = """Có một nhu cầu mới gửi Trung tâm.

Mã phiếu: {code}
Xã, phường: {place}
Khoản hỗ trợ: {scheme}
Mở phiếu (cần đăng nhập): {address}

Thư này không ghi thông tin cá nhân của người gửi.
"""
REMIND_SUBJECT = "{count} nhu cầu chưa có người nhận"
REMIND_MAIL = """Có {count} nhu cầu đã quá {days} ngày làm việc mà chưa có người nhận.

{lines}

Mở danh sách (cần đăng nhập): {address}
"""
REMIND_LINE = "- {code}, nhận ngày {day}, {place}"
NOT_STATED = "chưa ghi"

REMINDING = "Nhắc nhu cầu chưa ai nhận"
REMINDING_CONSEQUENCE = "Cán bộ không được nhắc và chủ cơ sở không được báo khi nhu cầu để quá hạn."
NEW_FITS = "Tìm khoản mới hợp với nhu cầu đã gửi"
NEW_FITS_CONSEQUENCE = "Danh sách nhu cầu không báo khi có khoản mới phù hợp."
ERASING = "Xóa nhu cầu hết hạn lưu"
ERASING_CONSEQUENCE = "Thông tin cá nhân của chủ cơ sở được giữ lâu hơn đã hứa."
