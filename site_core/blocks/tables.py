from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock


class DataTableBlock(blocks.StructBlock):
    """A table of data with a caption; its first row, its first column or both are headers."""

    caption = blocks.CharBlock(label="Tên bảng", max_length=150)
    # The editor's table widget has no Vietnamese and fails over it; English is its own language.
    table = TableBlock(label="Bảng", table_options={"language": "en-US"})
    source = blocks.CharBlock(label="Nguồn số liệu", max_length=200, required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        table = cleaned.get("table") or {}
        if not (table.get("first_row_is_table_header") or table.get("first_col_is_header")):
            raise blocks.StructBlockValidationError(
                {
                    "table": ValidationError(
                        "Chọn dòng đầu hoặc cột đầu làm tiêu đề, để trình đọc màn hình đọc được bảng."
                    )
                }
            )
        return cleaned

    class Meta:
        template = "blocks/data_table.html"
        icon = "table"
        label = "Bảng"
        preview_value = {
            "caption": "Hai chương trình khuyến công năm 2021",
            "table": {
                "data": [
                    ["Chương trình", "Kinh phí"],
                    ["Quốc gia", "1.900 triệu đồng"],
                    ["Địa phương", "4.500 triệu đồng"],
                ],
                "first_row_is_table_header": True,
                "first_col_is_header": True,
            },
            "source": "Báo cáo năm 2021",
        }
