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
