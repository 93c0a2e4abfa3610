from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class FilesBlock(blocks.StructBlock):
    """Files to download, each with its kind and size."""

    heading = blocks.CharBlock(label="Tiêu đề", max_length=120, required=False)
    files = blocks.ListBlock(DocumentChooserBlock(label="Tệp"), label="Các tệp", min_num=1)

    class Meta:
        template = "blocks/files.html"
        icon = "doc-full"
        label = "Tệp đính kèm"
