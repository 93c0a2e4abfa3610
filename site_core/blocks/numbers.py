from wagtail import blocks


class FiguresBlock(blocks.StructBlock):
    """Two to four figures that tell the result at a glance."""

    figures = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("number", blocks.CharBlock(label="Con số", max_length=30)),
                ("label", blocks.CharBlock(label="Là gì", max_length=100)),
            ]
        ),
        label="Các con số",
        min_num=1,
        max_num=4,
    )

    class Meta:
        template = "blocks/figures.html"
        icon = "order"
        label = "Con số"
        preview_value = {"figures": [{"number": "14", "label": "cơ sở được hỗ trợ máy móc"}]}
