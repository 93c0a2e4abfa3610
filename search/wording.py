"""Every sentence of the search that people see, and the names of what is found."""

from __future__ import annotations

KINDS = {
    "article": "Tin tức",
    "programme": "Chương trình",
    "project": "Đề án",
    "announcement": "Thông báo",
    "market": "Thông tin thị trường",
    "legal_document": "Văn bản",
    "guide": "Hướng dẫn",
    "scheme": "Khoản hỗ trợ",
    "place": "Địa phương",
    "contact": "Liên hệ",
}

NO_INDEX = "Chưa có chỉ mục tìm kiếm. Hãy chạy “manage.py search_index rebuild”."
BEING_WRITTEN = "Một tiến trình khác đang ghi chỉ mục tìm kiếm; việc ghi sẽ được thử lại."
BROKEN_INDEX = (
    "Không đọc hoặc ghi được chỉ mục tìm kiếm ({reason}). "
    "Hãy chạy “manage.py search_index rebuild” để lập lại chỉ mục; trong lúc đó trang vẫn tìm trong cơ sở dữ liệu."
)
DAMAGED_FILE = "tệp {name} bị hỏng"
OTHER_DOCUMENTS = "có tài liệu không đúng dạng"
NO_SERVER = "Chưa đặt ELASTICSEARCH_URL nên không biết máy chủ tìm kiếm ở đâu."
NO_ANSWER = "Máy chủ tìm kiếm không trả lời: {reason}"

NEW_DAY = "Việc của ngày mới"
NEW_DAY_CONSEQUENCE = "Tình trạng hiệu lực và dấu “cần đối chiếu” trong kết quả tìm kiếm còn là của hôm trước."
FILES = "Đọc chữ trong tệp đính kèm"
FILES_CONSEQUENCE = "Chưa tìm được nội dung của tệp mới; tên tệp vẫn tìm được."
INDEXING = "Cập nhật chỉ mục tìm kiếm"
INDEXING_CONSEQUENCE = "Bài mới chưa tìm được, hoặc tìm kiếm trả lời chậm hơn từ cơ sở dữ liệu."

SUGGESTIONS = "Có {count} gợi ý. Dùng phím mũi tên lên, xuống để chọn."
NO_SUGGESTIONS = "Không có gợi ý. Nhấn Enter để tìm."
