"""What is doubtful in a scheme's rules, and what an editor can do about it."""

from __future__ import annotations

NO_ROUTE = (
    "Khoản này chưa có đối tượng nào.",
    "Thêm ít nhất một đối tượng; nếu không, kết quả tìm hỗ trợ chỉ mời người dân liên hệ Trung tâm.",
)
NEVER_MET = (
    "Đối tượng “{route}” không ai đáp ứng được: {why}.",
    "Sửa một trong các điều kiện đó, hoặc xóa đối tượng này.",
)
SAME_ROUTE = (
    "Đối tượng “{route}” giống hệt đối tượng “{other}”.",
    "Xóa một trong hai, hoặc sửa điều kiện để hai đối tượng khác nhau.",
)
IDLE = (
    "Đối tượng “{route}” có điều kiện không loại ai: {requirement}.",
    "Xóa điều kiện này, hoặc bớt giá trị được chấp nhận.",
)
NO_AMOUNT = (
    "Khoản này chưa có mức hỗ trợ nào.",
    "Thêm mức hỗ trợ kèm căn cứ; nếu văn bản không ghi mức, thêm một dòng và nói rõ ở ghi chú.",
)
NO_AMOUNT_IN_FORCE = (
    "Không mức hỗ trợ nào áp dụng vào ngày {day}.",
    "Kiểm tra thời gian áp dụng của các mức, hoặc thêm mức mới theo văn bản hiện hành.",
)
CAP_WITHOUT_RATE = (
    "Mức dòng {row} có mức tối đa nhưng không có tỷ lệ.",
    "Ghi tỷ lệ để tính được số tiền; nếu văn bản không quy định tỷ lệ, nói rõ ở ghi chú.",
)
RATE_WITHOUT_BASE = (
    "Mức dòng {row} có tỷ lệ nhưng ghi là không tính theo chi phí.",
    "Chọn loại chi phí mà tỷ lệ được tính trên đó, hoặc xóa tỷ lệ.",
)
EMPTY_AMOUNT = (
    "Mức dòng {row} không có tỷ lệ, cũng không có mức tối đa.",
    "Ghi tỷ lệ hoặc mức tối đa; nếu văn bản không quy định số cụ thể, nói rõ ở ghi chú.",
)
NO_CLAUSE = (
    "Mức dòng {row} chưa ghi điều, khoản.",
    "Ghi điều, khoản của văn bản để người đọc và cán bộ đối chiếu được.",
)

SIZE_IMPOSSIBLE = "{size} không đi cùng {numbers}"
NO_PLACE_LEFT = "không còn xã, phường nào đáp ứng điều kiện “{requirement}”"
NO_INDUSTRY = "không mã ngành nào trong danh mục đáp ứng điều kiện “{requirement}”"
