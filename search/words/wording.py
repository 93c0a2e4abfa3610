"""What editors read in the admin's search menu."""

from __future__ import annotations

MENU = "Tìm kiếm"
SYNONYMS = "Từ đồng nghĩa"
BEST_BETS = "Trang ưu tiên"
JUDGED = "Câu hỏi mẫu"

KIND_HELP = (
    "Đồng nghĩa: gõ từ nào cũng tìm cả các từ kia. Viết tắt: từ đầu là chữ viết tắt. Gõ từ đầu thì tìm cả các từ sau: chỉ một chiều. "
    "Lỗi gõ: từ đầu là cách viết sai, từ sau là cách viết đúng."
)
TERMS_HELP = "Các từ cách nhau bằng dấu gạch đứng, ví dụ: KCQG | khuyến công quốc gia."
NOTE = "ghi chú"
NOTE_HELP = "Cho đồng nghiệp: vì sao có dòng này. Người đọc trang không thấy."

TWO_TERMS = "Cần ít nhất hai từ, cách nhau bằng dấu gạch đứng “|”."
NO_WORD = "“{term}” không có chữ hay số nào."
TOO_LONG = "“{term}” dài quá {most} tiếng nên không bao giờ khớp."
SAME_TERM = "“{term}” có hai lần; chữ hoa và chữ thường là như nhau."
ONE_RIGHT = "Dòng “lỗi gõ” cần đúng hai từ: cách viết sai, rồi cách viết đúng."
SAME_ROW = "Đã có dòng này."
LEADS_ON = "Trái với dòng «{row}»: một cách viết không thể vừa sai vừa đúng."

PHRASES = "câu tìm kiếm"
PHRASES_HELP = "Mỗi dòng một câu, như người đọc gõ vào ô tìm kiếm. Phải khớp cả câu; có dấu hay không dấu, chữ hoa hay chữ thường đều được."
NO_PHRASE = "Cần ít nhất một câu có chữ."
VALID_FROM = "từ ngày"
VALID_TO = "đến hết ngày"
VALID_HELP = "Để trống là không giới hạn."
REVERSED_DATES = "Ngày cuối phải sau hoặc bằng ngày đầu."
PAGES = "trang đứng đầu"
PAGES_HELP = "Theo thứ tự từ trên xuống. Trang chưa đăng, đã gỡ hoặc chỉ dành cho người được phép sẽ không hiện ra."
PAGE = "trang"
IN_FORCE = "đang áp dụng"
STATE = "Tình trạng"
PERIOD = "Thời gian áp dụng"

QUERY = "câu hỏi"
QUERY_HELP = "Đúng như người đọc gõ, kể cả không dấu và lỗi gõ."
STYLE = "cách gõ"
EXPECTED = "trang nên đứng đầu"
EXPECTED_HELP = (
    "Đường dẫn của trang trên website (ví dụ /ho-tro/may-moc/) hoặc mã của trang (ví dụ may-moc). Nhiều trang cách nhau bằng dấu “|”: "
    "trang nào trong số đó đứng đầu cũng được. Gõ “none” khi không khoản hỗ trợ nào được hiện ra, ví dụ câu hỏi về khuyến nông."
)
INVARIANT = "luôn phải có trong mười kết quả đầu"
NO_SUCH_PAGE = "Không có trang nào đang đăng có mã hoặc đường dẫn “{piece}”."
NONE_ALONE = "“none” phải đứng một mình."
REQUIRED = "Bắt buộc"
ALWAYS = "luôn phải có"
RANK_NOW = "Thứ hạng hiện nay"
CLEAN = "không lẫn khoản hỗ trợ"
NOT_CLEAN = "lẫn khoản hỗ trợ"
NOT_FOUND = "ngoài mười kết quả đầu"

SEE_EFFECT = "Xem tác động"
SAVE = "Lưu"
SEE_HELP = "Chưa lưu gì; bạn sẽ thấy kết quả tìm kiếm thay đổi thế nào."
SAVE_HELP = "Nếu sửa thêm, tác động sẽ được tính lại trước khi lưu."
SURE = "Xóa “{row}”?"
