"""The main navigation: its paths stay, so links need no query."""

MAIN = (
    ("Tìm hỗ trợ", "/tim-ho-tro/"),
    ("Các khoản hỗ trợ", "/ho-tro/"),
    ("Thông báo", "/thong-bao/"),
    ("Tin tức", "/tin-tuc/"),
    ("Hướng dẫn", "/huong-dan/"),
)
