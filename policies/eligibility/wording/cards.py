"""What an editor reads on the cards that describe who qualifies."""

STRENGTH = (
    "Mức độ",
    "Bắt buộc: không đáp ứng thì không được hỗ trợ. Cần xác nhận: chỉ Trung tâm kết luận được, không loại "
    "ai. Ưu tiên: không ảnh hưởng đến kết quả.",
)
STRENGTHS = (("hard", "Bắt buộc"), ("check", "Cần Trung tâm xác nhận"), ("priority", "Ưu tiên"))
CLAUSE = ("Căn cứ", "Điều, khoản và số hiệu văn bản, ví dụ “khoản 4 Điều 8 Thông tư 28/2018/TT-BTC”.")

ONE_OF = (
    "Loại hình, quy mô hoặc câu trả lời có – không",
    "Người hỏi phải có một trong các giá trị được chọn.",
)
ONE_OF_FACT = ("Hỏi về", "Mỗi đối tượng chỉ có một điều kiện bắt buộc cho mỗi câu hỏi.")
ONE_OF_ACCEPTED = ("Giá trị được chấp nhận", "Chỉ chọn các giá trị của câu hỏi nêu trên.")
SIZE = "Quy mô"
SIZE_ANSWER = "Quy mô {name}"

INDUSTRY = ("Ngành nghề", "Ngành chính của cơ sở thuộc, hoặc không thuộc, một nhóm ngành.")
INDUSTRY_GROUP = ("Nhóm ngành", "Nhóm mã ngành VSIC hai hoặc bốn chữ số.")
PLACE = ("Địa bàn", "Cơ sở đặt tại, hoặc không đặt tại, một nhóm xã, phường.")
PLACE_GROUP = ("Nhóm địa bàn", "Nhóm xã, phường hiện nay; “ngoài Bắc Ninh” cũng là một nhóm.")
NEGATE = ("Không thuộc nhóm này", "Chọn nếu điều kiện là KHÔNG thuộc nhóm.")

NUMBER = ("Khoảng số", "Số lao động, doanh thu, nguồn vốn, chi phí đầu tư hoặc số năm nằm trong một khoảng.")
NUMBER_FACT = ("Hỏi về", "Tiền tính bằng triệu đồng.")
NUMBER_LO = ("Từ", "Kể cả mức này. Để trống nếu không có mức thấp nhất.")
NUMBER_HI = ("Đến", "Kể cả mức này. Để trống nếu không có mức cao nhất.")

UNASKED = ("Điều không hỏi người dân", "Chỉ Trung tâm xác nhận được, ví dụ danh hiệu nghệ nhân.")
UNASKED_TEXT = (
    "Nội dung",
    "Viết thường, không chấm câu: “có danh hiệu nghệ nhân nhân dân hoặc nghệ nhân ưu tú”.",
)
