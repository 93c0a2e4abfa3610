"""What social cards say besides what their pages say."""

SITE = "Khuyến công Bắc Ninh"
SITE_TITLE = "Xưởng của bạn được Nhà nước hỗ trợ những gì?"
SITE_TEXT = "Trả lời vài câu để biết khoản hỗ trợ nào hợp với cơ sở của bạn, cần giấy tờ gì và hỏi ai."

# By the kind under which a page is found (`SitePage.search_kind`); a listing has none.
KINDS = {
    "article": "Tin tức",
    "programme": "Chương trình khuyến công",
    "project": "Đề án khuyến công",
    "announcement": "Thông báo",
    "market": "Thông tin thị trường",
    "legal_document": "Văn bản",
    "guide": "Hướng dẫn",
    "scheme": "Khoản hỗ trợ khuyến công",
    "place": "Khuyến công ở địa phương",
    "contact": "Liên hệ",
}


def alternative(kind: str, title: str, figure: str) -> str:
    """What a card shows, for somebody who does not see it."""
    parts = [f"{kind}: {title}" if kind else title, figure]
    return ". ".join(part for part in parts if part)
