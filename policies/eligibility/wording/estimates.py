"""What an estimate says of itself."""

NATIONAL_CEILING = (
    "Đây là mức tối đa theo chương trình quốc gia, tính trên chi phí bạn dự kiến; mức hỗ trợ thực tế theo "
    "quy định hiện hành của địa phương và do cơ quan có thẩm quyền quyết định."
)
NOT_CONFIRMED = " Mức này cần đối chiếu: chưa được so với bản chính."
