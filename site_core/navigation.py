"""Where the site leads from each of its pages: these paths stay, so links need no query."""

MAIN = (
    ("Tìm hỗ trợ", "/tim-ho-tro/"),
    ("Các khoản hỗ trợ", "/ho-tro/"),
    ("Thông báo", "/thong-bao/"),
    ("Tin tức", "/tin-tuc/"),
    ("Hướng dẫn", "/huong-dan/"),
)

# What stands at the foot of each page.
ALL = (
    *MAIN,
    ("Văn bản", "/van-ban/"),
    ("Chương trình", "/chuong-trinh/"),
    ("Thị trường", "/thi-truong/"),
    ("Địa phương", "/dia-phuong/"),
    ("Tìm kiếm", "/tim-kiem/"),
    ("Liên hệ", "/lien-he/"),
    ("Gửi nhu cầu", "/gui-nhu-cau/"),
    ("Báo cho tôi", "/bao-cho-toi/"),
    ("Cán bộ hỏi giúp", "/hoi-giup/"),
    ("Dữ liệu mở cho máy", "/api/v1/docs"),
)
