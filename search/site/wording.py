"""What the page of the site search says beside its templates."""

FOR_ME = "Khoản hỗ trợ, theo câu trả lời của bạn"
VERDICTS = {
    "fits": "Khoản hợp hoặc có thể hợp với tôi",
    "need_facts": "Khoản cần thêm câu trả lời",
    "not_eligible": "Khoản chưa phù hợp",
}
OPEN_ONLY = "Chỉ nội dung đang nhận hồ sơ"
NEWEST_FIRST = "Mới nhất trước"

VERDICT_NEEDS_PROFILE = {
    "vi": "Muốn lọc theo kết luận thì gửi kèm “profile”: câu trả lời của cơ sở.",
    "en": "To filter by verdict send “profile” too: the answers of an establishment.",
}
NO_SUCH_FACT = {
    "vi": "“profile” có câu hỏi không tồn tại: {value}. Xem các câu hỏi ở /api/v1/docs, mục /schemes/match/.",
    "en": "“profile” has facts that do not exist: {value}. See /api/v1/docs, /schemes/match/, for the facts.",
}
