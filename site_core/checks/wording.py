"""What editors are told about what a page still lacks."""

MISSING = "Bản nháp đã được lưu. Trước khi đăng hoặc gửi duyệt, còn phải sửa:"
ROW = "dòng {number}: {sentence}"
TOO_LONG = "dài {length} ký tự, tối đa {longest}."
NOT_PUBLISHED = "Chưa đăng “{title}”. Cần sửa trước:"
NOT_SAVED = "Chưa thực hiện được. Cần sửa trước:"
COPY_NOT_READY = (
    "Chưa đăng ngay được bản sao của “{title}”: {reasons} Hãy bỏ chọn “đăng”, bản sao sẽ được lưu là bản nháp."
)
EDIT = "Sửa"
DAY_HELP = (
    "Chọn ngày ở tương lai thì từ ngày đó bài mới hiện trong danh sách, trang chủ và kết quả tìm kiếm; ai có đường dẫn "
    "vẫn đọc được ngay sau khi đăng. Muốn giữ kín đến lúc đó thì hẹn giờ đăng."
)
FUTURE_DAY = "Ngày đăng ở tương lai: bài hiện từ ngày {day}."
CODE_TAKEN = "Mã “{code}” đã dùng cho một trang khác. Chọn mã khác."
