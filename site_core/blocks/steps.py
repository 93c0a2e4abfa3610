from wagtail import blocks

from .text import INLINE_FEATURES


class StepsBlock(blocks.ListBlock):
    """Numbered steps of a procedure."""

    def __init__(self, **kwargs: object) -> None:
        step = blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label="Việc cần làm", max_length=120)),
                (
                    "text",
                    blocks.RichTextBlock(label="Cách làm", features=[*INLINE_FEATURES, "ul"], required=False),
                ),
            ]
        )
        super().__init__(step, **{"label": "Các bước", "icon": "list-ol", "min_num": 1, **kwargs})

    class Meta:
        template = "blocks/steps.html"
        preview_value = [{"title": "Liên hệ Trung tâm", "text": "<p>Nêu việc muốn làm và số vốn dự kiến.</p>"}]
