"""Sentences of this app that people read."""

ROUTE_KEY = "Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ “doanh-nghiep”."
ROUTE_KEYS_DOUBLED = "Mỗi đối tượng cần một mã riêng. Mã bị trùng: {keys}."
ENDS_BEFORE_IT_BEGINS = "Ngày hết hiệu lực không được trước ngày có hiệu lực."
GROUP_GONE = "Nhóm đã chọn không còn nữa. Hãy chọn nhóm khác."
END_INSTEAD = "Hãy sửa các nơi đó trước, hoặc ghi ngày hết hiệu lực cho văn bản thay vì xóa."
ROUNDS_ARE_ANNOUNCED = (
    "Đợt đăng ký thường do thông báo đặt: thông báo đã xuất bản, có ngày mở hoặc ngày đóng và chọn khoản này là một đợt. "
    "Chỉ ghi ngày ở đây khi không có thông báo riêng."
)
EITHER_ROUND_OR_ALWAYS = "Chọn một trong hai: ghi ngày của một đợt, hoặc nhận hồ sơ quanh năm."

# The amount of a scheme where there is room for a few words only.
AT_MOST = "tối đa {amount}"
SHARE = "{percent} {base}"
# What a rate is of (`SupportItem.Base`), as it stands after the per cent sign.
SHARE_OF = {
    "investment": "chi phí",
    "consultancy": "chi phí tư vấn",
    "trademark": "chi phí",
    "booth": "tiền thuê gian hàng",
    "interest": "tiền lãi vay",
    "planning": "chi phí",
    "ticket": "tiền vé máy bay",
    "fixed": "chi phí, theo giá trúng thầu hoặc định mức",
    "none": "chi phí",
}
UNCONFIRMED = "chưa xác nhận"

# Requests of owners to the Centre; what people see of them otherwise is in `requests/wording.py`.
CONSENT_REQUEST = (
    "Tôi đồng ý để {trung_tam} dùng họ tên, điện thoại, thư điện tử, xã, phường, nội dung nhu cầu và các câu trả lời tôi chọn "
    "gửi để liên hệ và tư vấn cho tôi về nhu cầu này. Người xem được là cán bộ của Trung tâm và cán bộ phụ trách khuyến công "
    "của xã, phường tôi chọn. Dữ liệu được xóa {so_thang} tháng sau khi nhu cầu xử lý xong. Tôi có quyền xem, sửa, rút lại đồng ý "
    "và xóa dữ liệu bất cứ lúc nào bằng đường dẫn riêng trên phiếu tiếp nhận."
)
CONSENT_NEWS = (
    "Tôi đồng ý để {trung_tam} dùng họ tên, điện thoại, thư điện tử và xã, phường của tôi để báo cho tôi về các chương trình "
    "khuyến công khác, cho đến khi phiếu này được xóa. Tôi có thể rút lại đồng ý này bất cứ lúc nào; việc đó không ảnh hưởng "
    "đến nhu cầu đã gửi."
)
CONSENT_HELP = (
    "Dùng được {trung_tam} và {so_thang}. Sửa lời này tạo một bản mới; ai đã đồng ý vẫn giữ nguyên văn bản họ đã đọc."
)
HOLIDAY_NOT_READ = "Không đọc được ngày “{line}”. Hãy ghi mỗi dòng một ngày theo dạng 01/01/2027."
TWO_MEMBERS = "Chọn ít nhất hai khoản: quy tắc này nói về việc nhận nhiều khoản cùng lúc."
HOW_SCHEMES_COMBINE = (
    "Theo “Chỉ được một trong các khoản” và “Không cùng một chi phí”, số tiền của người hỏi chỉ tính một khoản. Theo “Được cộng lại”, "
    "các khoản được nhận cùng lúc, tổng không quá mức ghi ở dưới. Hai khoản không cùng thuộc nhóm nào thì không được cộng; "
    "người hỏi được nhắc hỏi Trung tâm."
)

CASES_HELP = (
    "Mỗi ca ghi một cơ sở và kết quả cơ sở đó phải nhận được. Khi đăng, mọi ca được tính lại; ca nào ra kết quả khác thì "
    "trang chưa được đăng."
)
CASE_WITHOUT_ANSWERS = (
    "Không thấy câu trả lời nào. Hãy chép cả địa chỉ của trang kết quả tìm hỗ trợ, "
    "ví dụ “…/tim-ho-tro/?legal_form=household”."
)
