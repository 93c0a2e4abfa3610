"""What the owner of a workshop is asked: label, question, help and answers of every fact, in Vietnamese."""

from __future__ import annotations

from typing import NamedTuple

UNKNOWN_LABEL = "Không rõ"
YES_NO = (("yes", "Có"), ("no", "Không"))


class Wording(NamedTuple):
    """`answers` are pairs (value, label), “Không rõ” not among them; the bands of a number leave no gap."""

    label: str
    question: str
    help: str
    answers: tuple[tuple[str, str], ...] = ()
    unit: str = ""


QUESTIONS: dict[str, Wording] = {
    "legal_form": Wording(
        "Loại hình",
        "Bạn hoặc cơ sở của bạn thuộc loại hình nào?",
        "Chọn theo giấy chứng nhận đăng ký của cơ sở.",
        (
            ("enterprise", "Doanh nghiệp"),
            ("cooperative", "Hợp tác xã"),
            ("cooperative_group", "Tổ hợp tác"),
            ("household", "Hộ kinh doanh"),
            ("artisan", "Nghệ nhân"),
            ("founder", "Người sắp thành lập doanh nghiệp"),
            ("cluster_investor", "Chủ đầu tư hạ tầng cụm công nghiệp"),
            ("organisation", "Tổ chức, hội, hiệp hội, đơn vị quản lý cụm công nghiệp"),
        ),
    ),
    "industry": Wording(
        "Ngành nghề",
        "Cơ sở của bạn sản xuất gì?",
        "Ghi sản phẩm hay nghề chính theo cách bạn vẫn gọi, ví dụ thùng carton, đồ gỗ, bún.",
    ),
    "place": Wording(
        "Nơi đặt cơ sở",
        "Cơ sở của bạn đặt ở đâu?",
        "Ghi tên xã, phường, tên cũ hoặc tên làng nghề đều được.",
    ),
    "employees": Wording(
        "Số lao động",
        "Cơ sở có bao nhiêu lao động?",
        "Số người tham gia bảo hiểm xã hội, bình quân trong năm (Điều 5 Nghị định 80/2021/NĐ-CP).",
        (
            ("0-10", "Không quá 10 người"),
            ("11-50", "Từ 11 đến 50 người"),
            ("51-100", "Từ 51 đến 100 người"),
            ("101-200", "Từ 101 đến 200 người"),
            ("201-", "Trên 200 người"),
        ),
        "người",
    ),
    "revenue": Wording(
        "Doanh thu một năm",
        "Tổng doanh thu một năm khoảng bao nhiêu?",
        "Xem báo cáo tài chính hoặc hỏi kế toán. Thường chỉ cần biết doanh thu hoặc tổng nguồn vốn.",
        (
            ("0-3000", "Không quá 3 tỷ đồng"),
            ("3001-50000", "Trên 3 tỷ đến 50 tỷ đồng"),
            ("50001-200000", "Trên 50 tỷ đến 200 tỷ đồng"),
            ("200001-", "Trên 200 tỷ đồng"),
        ),
        "triệu đồng",
    ),
    "capital": Wording(
        "Tổng nguồn vốn",
        "Tổng nguồn vốn khoảng bao nhiêu?",
        "Xem báo cáo tài chính của năm nếu có. Để xếp quy mô, thường chỉ cần doanh thu hoặc nguồn vốn. 1 tỷ "
        "đồng là 1.000 triệu đồng.",
        (
            ("0-3000", "Không quá 3 tỷ đồng"),
            ("3001-20000", "Trên 3 tỷ đến 20 tỷ đồng"),
            ("20001-100000", "Trên 20 tỷ đến 100 tỷ đồng"),
            ("100001-", "Trên 100 tỷ đồng"),
        ),
        "triệu đồng",
    ),
    "investment": Wording(
        "Chi phí đầu tư dự kiến",
        "Việc bạn định làm hết khoảng bao nhiêu tiền?",
        "Ví dụ giá mua máy. Dùng để ước tính mức hỗ trợ.",
        (
            ("0-200", "Không quá 200 triệu đồng"),
            ("201-600", "Trên 200 đến 600 triệu đồng"),
            ("601-1000", "Trên 600 triệu đến 1 tỷ đồng"),
            ("1001-3500", "Trên 1 tỷ đến 3,5 tỷ đồng"),
            ("3501-", "Trên 3,5 tỷ đồng"),
        ),
        "triệu đồng",
    ),
    "exports": Wording(
        "Hàng xuất khẩu",
        "Cơ sở có hàng xuất khẩu không?",
        "Chọn “Có” nếu có sản phẩm bán ra nước ngoài.",
        YES_NO,
    ),
    "years": Wording(
        "Số năm hoạt động",
        "Cơ sở đã hoạt động được bao nhiêu năm?",
        "Tính số năm tròn; chưa đủ một năm thì ghi 0.",
        (
            ("0", "Chưa đủ 1 năm"),
            ("1-2", "Từ 1 năm đến dưới 3 năm"),
            ("3-4", "Từ 3 năm đến dưới 5 năm"),
            ("5-", "Từ 5 năm trở lên"),
        ),
        "năm",
    ),
    "intention": Wording(
        "Nhu cầu",
        "Bạn muốn làm việc gì?",
        "Để biết khoản nào nên xem trước; không làm thay đổi kết quả xét điều kiện.",
    ),
    "relocates": Wording(
        "Di dời cơ sở",
        "Bạn có di dời cơ sở vào khu, cụm công nghiệp vì ô nhiễm môi trường không?",
        "Chọn “Có” nếu cơ sở đang gây ô nhiễm và sẽ chuyển vào khu công nghiệp hoặc cụm công nghiệp.",
        YES_NO,
    ),
    "counterpart": Wording(
        "Vốn đối ứng",
        "Nhà nước chỉ hỗ trợ một phần chi phí. Phần còn lại bạn có bố trí đủ tiền không?",
        "Phần Nhà nước không hỗ trợ gọi là vốn đối ứng. Chọn “Có” nếu đã chi hoặc cam kết chi đủ phần này.",
        YES_NO,
    ),
    "other_funding": Wording(
        "Nguồn hỗ trợ khác",
        "Việc bạn định làm đã nhận tiền hỗ trợ của chương trình nhà nước nào khác chưa?",
        "Mỗi việc chỉ được ngân sách nhà nước hỗ trợ một lần.",
        (("yes", "Đã nhận"), ("no", "Chưa nhận")),
    ),
}

SIZES: dict[str, str] = {"sieu-nho": "siêu nhỏ", "nho": "nhỏ", "vua": "vừa", "lon": "lớn"}
