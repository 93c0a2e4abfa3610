from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

if TYPE_CHECKING:
    from site_core.models.media import SiteDocument


class FilesBlock(blocks.StructBlock):
    """Files to download, each with its kind and size."""

    heading = blocks.CharBlock(label="Tiêu đề", max_length=120, required=False)
    files = blocks.ListBlock(DocumentChooserBlock(label="Tệp"), label="Các tệp", min_num=1)

    class Meta:
        template = "blocks/files.html"
        icon = "doc-full"
        label = "Tệp đính kèm"


def files_in(stream: Any) -> list[SiteDocument]:
    """The files that a StreamField value offers to download, each once, in order. A file that was deleted is left out."""
    files = (file for child in stream if isinstance(child.block, FilesBlock) for file in child.value["files"])
    return list(dict.fromkeys(file for file in files if file))
