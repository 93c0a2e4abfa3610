"""Sentences of the alerts that people read."""

from site_core.mail.topics import name_topic

TOPIC = "alerts"
name_topic(TOPIC, "Báo tin khoản hỗ trợ")

CHECKING = "Xem có gì mới cho người nhờ báo tin"
CHECKING_CONSEQUENCE = "Người đăng ký nhận tin được báo chậm; không tin nào mất."
FORGETTING = "Xóa đăng ký nhận tin chưa xác nhận"
FORGETTING_CONSEQUENCE = "Địa chỉ thư điện tử chưa được xác nhận bị giữ lâu hơn đã hứa."

CONSENTS = {
    1: "Tôi đồng ý để Trung tâm lưu địa chỉ thư điện tử và các câu trả lời trên đây, chỉ để báo cho tôi khi khoản hỗ trợ "
    "có thay đổi. Tôi có thể ngừng nhận và xóa tất cả bất cứ lúc nào bằng đường dẫn trong mỗi thư.",
}
"""What people have agreed to, by version: never altered, only followed by another."""
CONSENT = max(CONSENTS)

# The form.
EMAIL = "Địa chỉ thư điện tử"
EMAIL_NEEDED = "Hãy ghi địa chỉ thư điện tử để nhận tin."
EMAIL_WRONG = "Địa chỉ thư điện tử chưa đúng. Ví dụ đúng: ten@example.com."
CONSENT_NEEDED = "Hãy đánh dấu đồng ý để Trung tâm được phép gửi thư cho bạn."
FORM_OLD = "Trang này mở đã lâu. Nội dung bạn điền vẫn còn; hãy bấm gửi lại."
FORM_FAST = "Biểu mẫu được gửi nhanh bất thường. Hãy xem lại rồi bấm gửi lại."
FORM_TRAP = "Hãy để trống ô dành cho máy, rồi bấm gửi lại."
FORM_MANY = "Hôm nay từ mạng này đã có nhiều lần đăng ký. Hãy thử lại vào ngày mai."

# What has happened, by kind, before the title of a scheme.
CLOSES = "Sắp hết hạn nhận hồ sơ ({deadline}, {left})"
OPENS = "Đã mở nhận hồ sơ"
FITS = "Phù hợp với bạn"
STANDING = {
    "fits": FITS,
    "to_confirm": "Có thể phù hợp, Trung tâm cần xác nhận",
    "need_facts": "Có thể phù hợp, cần thêm câu trả lời của bạn",
}
DATE = "Thời gian nhận hồ sơ đã thay đổi"
AMOUNT = "Mức hỗ trợ đã thay đổi"
LAW = "Văn bản căn cứ đã thay đổi"
ENDS = "Đã hết hạn nhận hồ sơ"
NO_LONGER_FITS = "Không còn phù hợp với câu trả lời của bạn, do điều kiện thay đổi"
WITHDRAWN = "Đã được gỡ khỏi trang"
KINDS = {
    "closes_3": "Sắp hết hạn",
    "closes_14": "Sắp hết hạn",
    "opens": OPENS,
    "fits": FITS,
    "may_fit": "Có thể phù hợp",
    "date": DATE,
    "amount": AMOUNT,
    "law": LAW,
    "ends": ENDS,
    "no_longer_fits": "Không còn phù hợp",
    "withdrawn": WITHDRAWN,
}

# What is said below.
BEFORE_NOW = "Trước: {before}. Nay: {now}."
AMOUNT_NOW = "Mức hỗ trợ: {now}."
NO_AMOUNT = "chưa có mức cụ thể"
LAW_ADVICE = "Điều kiện và mức hỗ trợ cần đối chiếu lại; hãy hỏi Trung tâm trước khi làm hồ sơ."
WITHDRAWN_ADVICE = "Nếu đang làm hồ sơ, hãy hỏi Trung tâm."
CALLS = {
    "open": "đang nhận hồ sơ{until}",
    "closing": "đang nhận hồ sơ{until}",
    "not_yet": "nhận hồ sơ từ ngày {opens}{until}",
    "closed": "đã hết hạn ngày {closed}",
    "continuous": "nhận hồ sơ thường xuyên",
    "no_round": "chưa có đợt đăng ký",
}
UNTIL = ", đến {deadline}"

# Letters.
SUBJECT = "Khuyến công Bắc Ninh, {day}: {count} tin về khoản hỗ trợ bạn theo dõi"
SUBJECT_URGENT = "Khuyến công Bắc Ninh, {day}: sắp hết hạn – {title}"
LETTER = """Chào bạn,

Có thay đổi ở khoản hỗ trợ mà bạn nhờ Trung tâm báo tin.

{news}
{foot}"""
FOR_ANSWERS = "Theo câu trả lời: {answers}"
ALL_SCHEMES = "tất cả khoản hỗ trợ"
RESULT = "Xem kết quả đầy đủ: {address}"
FOOT = """--
{centre}
Bạn nhận thư này vì đã đăng ký báo tin tại {site}.
Ngừng nhận thư (và xóa dữ liệu): {stop}
Xem, xóa dữ liệu của bạn: {manage}
"""
CONFIRM_SUBJECT = "Xác nhận nhận tin về khoản hỗ trợ ({day})"
CONFIRM = """Chào bạn,

Có người, hy vọng là bạn, đã nhờ báo tin về khoản hỗ trợ khuyến công tới địa chỉ này ({answers}).

Nếu đúng, hãy mở đường dẫn sau và bấm “Xác nhận”:
{confirm}

Nếu không phải bạn, hãy bỏ qua thư này: không thư nào được gửi thêm, và địa chỉ này được xóa sau {days} ngày.

--
{centre}
{site}
"""
KNOWN_SUBJECT = "Bạn đã đăng ký nhận tin về khoản hỗ trợ ({day})"
KNOWN = """Chào bạn,

Địa chỉ này đã được xác nhận nhận tin ({answers}); bạn không cần làm gì thêm.

{foot}"""
FULL_SUBJECT = "Chưa thêm được nội dung nhận tin ({day})"
FULL = """Chào bạn,

Địa chỉ này đang nhận tin theo {most} nội dung, là số nhiều nhất. Hãy xóa bớt một nội dung rồi đăng ký lại.

{foot}"""

CALENDAR = "Hạn nộp hồ sơ khuyến công"
CALENDAR_ENTRY = "Hạn nộp hồ sơ: {title}"
CALENDAR_OPENS = "Mở nhận hồ sơ: {title}"
FEED = "Khoản hỗ trợ khuyến công: tin theo câu trả lời"
UNTIL_AHEAD = "Đến {day}: "

CHECK_SUBJECT = "Thư thử của trang Khuyến công ({day})"
CHECK = "Đây là thư thử. Hãy mở phần “thông tin gốc” của thư để xem chữ ký DKIM.\n"
CHECK_SENT = (
    "Máy chủ đã nhận thư. Mở thư gốc ở nơi nhận: trong DKIM-Signature, phần h= phải có {headers}, và dkim=pass."
)
CHECK_FAILED = "Máy chủ không nhận thư: {error}"
