"""What may be asked of one uploaded picture, and what an editor is told of one that asks for more."""

from __future__ import annotations

MAX_BYTES = 20 * 1024 * 1024
# Width × height × frames: a picture of 50 million takes 150 to 200 MB of memory while it is worked on.
MAX_PIXELS = 50_000_000
# A file of a few kilobytes can hold a hundred thousand tiny frames.
MAX_FRAMES = 300

# Endings of file names, with the formats (Pillow's names) that a file with the ending may hold.
FORMATS = {
    "avif": ("AVIF",),
    "gif": ("GIF",),
    "heic": ("HEIF",),
    "jpeg": ("JPEG", "MPO"),
    "jpg": ("JPEG", "MPO"),
    "png": ("PNG",),
    "webp": ("WEBP",),
}
ENDINGS = {name: ending for ending, names in FORMATS.items() for name in names}
ACCEPTED = "AVIF, GIF, HEIC, JPG, PNG, WebP"

_MEGABYTES = MAX_BYTES // 1024 // 1024
_SMALLER = "Hãy thu nhỏ ảnh (cạnh dài 2.000 điểm ảnh là đủ cho trang web) rồi tải lên lại."

HELP = (
    f"Định dạng: {ACCEPTED}. Tối đa {_MEGABYTES} MB và {MAX_PIXELS // 1_000_000} triệu điểm ảnh. "
    "Vị trí chụp, tên máy và các ghi chú ẩn trong ảnh được xóa khi tải lên."
)
NOT_ACCEPTED = (
    f"Tệp này không thuộc định dạng ảnh dùng được ({ACCEPTED}). Hãy lưu ảnh thành JPG hoặc PNG rồi tải lên lại."
)
BROKEN = "Tệp ảnh bị hỏng hoặc tải lên chưa trọn. Hãy mở ảnh, lưu lại thành JPG hoặc PNG rồi tải lên lại."
TOO_HEAVY = f"Tệp ảnh nặng quá giới hạn {_MEGABYTES} MB. {_SMALLER}"
EMPTY = "Tệp ảnh rỗng. Hãy chọn lại tệp."


def too_heavy(size: int) -> str:
    """What to do with a file of so many bytes."""
    written = f"{size / 1024 / 1024:.1f}".replace(".", ",")
    return f"Tệp ảnh nặng {written} MB, quá giới hạn {_MEGABYTES} MB. {_SMALLER}"


def too_large(width: int, height: int) -> str:
    """What to do with a picture of too many pixels."""
    pixels = f"{width * height / 1_000_000:.0f}"
    return (
        f"Ảnh rộng {width} và cao {height} điểm ảnh (khoảng {pixels} triệu), "
        f"quá giới hạn {MAX_PIXELS // 1_000_000} triệu điểm ảnh. {_SMALLER}"
    )


TOO_LARGE = f"Ảnh có quá nhiều điểm ảnh (giới hạn {MAX_PIXELS // 1_000_000} triệu). {_SMALLER}"
TOO_MANY_FRAMES = (
    f"Ảnh động có quá nhiều hình (giới hạn {MAX_FRAMES} hình, tất cả không quá {MAX_PIXELS // 1_000_000} triệu điểm ảnh). "
    "Hãy cắt ngắn, thu nhỏ ảnh hoặc dùng ảnh tĩnh rồi tải lên lại."
)


def wrong_ending(ending: str, held: str) -> str:
    """What to do with a file that holds another format than its name says."""
    return (
        f"Tệp có đuôi .{ending} nhưng bên trong là ảnh {held.upper()}. "
        f"Hãy đổi đuôi tệp thành .{held}, hoặc lưu lại thành JPG, rồi tải lên lại."
    )
