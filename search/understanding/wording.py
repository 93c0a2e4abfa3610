"""What is said of a reading."""

from __future__ import annotations

ALSO_CALLED = "Gồm: {term}"
NEAR = "Gần với: {term}"
LONGER_CODE = "Mã {typed} thuộc ngành cấp bốn {code}"
DIVISION = "Thuộc mã {typed}"

FORMER_COMMUNE = "{name} cũ{district}; nay thuộc {now}"
FORMER_NAME = "Tên cũ: {name}"
LOCALITY = "{name} ({note}); nay thuộc {now}"
LOCALITY_PLAIN = "{name}; nay thuộc {now}"
OWN_PROVINCE = "{name} gồm nhiều xã, phường: hãy chọn một xã, phường hoặc một huyện cũ"
OUTSIDE_PROVINCE = "{name} ở ngoài Bắc Ninh"
OUTSIDE_MERGED = "{name} (nay thuộc {now}) ở ngoài Bắc Ninh"

INDUSTRY_WORDS = "Ngành nghề, cách gọi hằng ngày"
LOCALITIES = "Làng nghề, địa danh"

FOUND = "Có {count} dòng. Dùng phím mũi tên lên, xuống để chọn."
NOTHING_FOUND = "Không có dòng nào gần như vậy. Hãy gõ từ khác."
MEANING = "{label} – {note}"
