"""Sentences of the form that makes the account of a commune."""

TITLE = "Tạo tài khoản xã, phường"
GROUP = "Xã, phường: {unit}"
USERNAME_TAKEN = "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."
NO_PAGE = "Đơn vị này chưa có trang trên trang web. Hãy tạo trang địa phương trước."
LETTER_SUBJECT = "Tài khoản của bạn trên trang {site}"
LETTER = """Chào {name},

{site} đã tạo cho bạn tài khoản của {unit}.
Tên đăng nhập: {username}

Mở liên kết sau để tự đặt mật khẩu (dùng được {days} ngày):
{link}

Bạn sửa được trang của {unit} và đề xuất thông báo; nội dung hiện lên sau khi Trung tâm duyệt.
"""
