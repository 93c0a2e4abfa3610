from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from site_core.models import SiteSettings
from site_core.models.story import StoryPage
from site_core.search_document import SearchDocument


class ContactPage(StoryPage):
    """Whom to call. The data are those of the settings; what is empty is said in one sentence."""

    parent_page_types = ["news.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    template = "pages/contact.html"
    search_kind = "contact"

    class Meta:
        verbose_name = "trang liên hệ"

    def search_document(self) -> SearchDocument | None:
        document = super().search_document()
        assert document is not None
        centre = SiteSettings.current()
        words = "số điện thoại, địa chỉ, thư điện tử, nơi nộp hồ sơ, giờ làm việc, đầu mối"
        return replace(
            document,
            code="contact",
            body=f"{document.body}\n{centre.centre_name}\n{centre.address}\n{centre.phone}\n{centre.email}",
            keywords=words,
        )
