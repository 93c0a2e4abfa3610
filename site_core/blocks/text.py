from typing import Any

from wagtail import blocks

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A section heading; pages build their table of contents from it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 120, "label": "Tiêu đề mục", "icon": "title", **kwargs})

    class Meta:
        template = "blocks/heading.html"
        preview_value = "Ai được hỗ trợ"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "features": [*INLINE_FEATURES, "h3", "ol", "ul"],
                "label": "Đoạn văn",
                "icon": "pilcrow",
                **kwargs,
            }
        )

    class Meta:
        template = "blocks/paragraph.html"
        preview_value = "<p>Cơ sở gửi đề nghị tới Trung tâm; Trung tâm cùng cơ sở lập đề án.</p>"


class NoticeBlock(blocks.StructBlock):
    """A box for what the reader must not miss."""

    tone = blocks.ChoiceBlock(
        choices=[("info", "Thông tin"), ("check", "Cần đối chiếu"), ("sample", "Nội dung mẫu")],
        default="info",
        label="Loại",
    )
    text = blocks.RichTextBlock(features=INLINE_FEATURES, label="Nội dung")

    class Meta:
        template = "blocks/notice.html"
        icon = "info-circle"
        label = "Lưu ý"
        preview_value = {
            "tone": "info",
            "text": "<p>Mức hỗ trợ dưới đây là mức tối đa theo quy định quốc gia.</p>",
        }


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label="Lời trích")
    attribution = blocks.CharBlock(label="Người nói, nguồn", max_length=150)

    class Meta:
        template = "blocks/quote.html"
        icon = "openquote"
        label = "Trích dẫn"
        preview_value = {
            "quote": "Đối tượng thụ hưởng chưa nắm rõ chính sách.",
            "attribution": "Báo cáo năm 2021",
        }
