"""Public sentences of the shared parts, Vietnamese first and English for programs that ask for it."""

BAD_ADDRESS = {
    "vi": "Địa chỉ chứa ký tự không đọc được. Hãy xóa ký tự lạ rồi thử lại.",
    "en": "The address contains a character that cannot be read. Remove it and try again.",
}
TOO_MANY_PARAMETERS = {
    "vi": "Địa chỉ hoặc biểu mẫu có quá nhiều tham số.",
    "en": "The address or the form has too many parameters.",
}
TOO_MANY_FIELDS = {
    "vi": "Biểu mẫu có quá nhiều ô để gửi một lần, nên chưa có gì được lưu. Hãy bấm Quay lại và chia nội dung thành nhiều phần "
    "nhỏ hơn, ví dụ tách chuỗi giá theo giai đoạn.",
    "en": "The form has too many fields to be sent at once; nothing was saved. Go back and split it into smaller parts.",
}
BAD_REQUEST = {"vi": "Yêu cầu không hợp lệ", "en": "Bad request"}
INVALID_PARAMETERS = {"vi": "Tham số không hợp lệ", "en": "Invalid parameters"}
INVALID_PARAMETERS_DETAIL = {
    "vi": "Một số tham số chưa đúng; xem “errors” để biết cách sửa.",
    "en": "Some parameters are wrong; see “errors” for how to mend them.",
}
UNKNOWN_PARAMETER = {
    "vi": "Không có tham số này. Các tham số dùng được: {known}.",
    "en": "There is no such parameter. Known parameters: {known}.",
}
REPEATED_PARAMETER = {
    "vi": "Tham số này chỉ được dùng một lần.",
    "en": "This parameter may be used only once.",
}
UNKNOWN_PLACE = {
    "vi": "Không có địa phương “{value}”. Xem các mã ở /api/v1/places/.",
    "en": "There is no place “{value}”. See /api/v1/places/ for the codes.",
}
METHOD_NOT_ALLOWED = {"vi": "Phương thức không dùng được", "en": "Method not allowed"}
METHOD_NOT_ALLOWED_DETAIL = {
    "vi": "Giao diện này chỉ để đọc: hãy dùng GET.",
    "en": "This interface is for reading only: use GET.",
}
NOT_FOUND = {"vi": "Không tìm thấy", "en": "Not found"}
NOT_FOUND_DETAIL = {
    "vi": "Không có địa chỉ này trong giao diện.",
    "en": "There is no such address in this interface.",
}
SERVER_ERROR = {"vi": "Hệ thống gặp lỗi", "en": "Server error"}
SERVER_ERROR_DETAIL = {
    "vi": "Lỗi đã được ghi lại. Hãy thử lại sau ít phút.",
    "en": "The error has been logged. Try again in a few minutes.",
}
FORM_EXPIRED = "Biểu mẫu đã hết hạn. Hãy tải lại trang rồi gửi lại; nội dung đã nhập vẫn còn khi bấm Quay lại."

NO_CONTACTS = "Thông tin liên hệ của Trung tâm đang được cập nhật."
CONTACTS_TO_COME = "Đang cập nhật: {names}."
LAUNCH_TITLE = "Cần có trước khi mở cho dân"
LAUNCH_CONTACTS = "Chưa ghi {names} của Trung tâm. Người dân không biết liên hệ bằng cách nào."
LAUNCH_MAIL = "Chưa đặt máy chủ gửi thư (EMAIL_URL): biên nhận và tin báo không tới người dân."
LAUNCH_MEND = "Ghi thông tin Trung tâm"
