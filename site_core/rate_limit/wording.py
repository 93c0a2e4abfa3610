"""What the admin says of the limits."""

FORGETTING = "Xóa số lượt gửi theo mạng của hôm trước"
FORGETTING_CONSEQUENCE = "Dấu vết (đã băm) của mạng từng gửi biểu mẫu được giữ quá một ngày."
