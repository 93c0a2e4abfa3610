"""A page whose main part is a text with pictures, tables and files."""

from __future__ import annotations

from typing import ClassVar

from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import StreamField

from site_core.blocks import StoryBlock
from site_core.blocks.files import files_in
from site_core.models.base import SitePage
from site_core.models.media import SiteDocument
from site_core.text.plain import stream_text


class StoryPage(SitePage):
    """A page whose main part is the one stream that all pages use."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="nội dung")

    body_panels: ClassVar[list[Panel]] = [FieldPanel("body")]

    class Meta:
        abstract = True

    def search_text(self) -> str:
        return stream_text(self.body)

    def search_files(self) -> list[SiteDocument]:
        return files_in(self.body)
