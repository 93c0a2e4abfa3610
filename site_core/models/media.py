from typing import Any

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from site_core.models.findable import Findable
from site_core.versions.names import PUBLIC


class Tagged(Findable):
    """What staff also find by its tags."""

    tags: Any

    @property
    def tag_names(self) -> str:
        return ", ".join(self.tags.values_list("name", flat=True))


class SiteImage(Tagged, AbstractImage):
    """A picture with what an editor must say about it once, wherever it is used."""

    content_version = PUBLIC
    kept_while_used = True

    credit = models.CharField(
        "nguồn ảnh",
        max_length=150,
        blank=True,
        help_text="Hiện đúng như viết ở đây, ví dụ “Ảnh: Nguyễn Văn A” hoặc “Minh họa của Trung tâm”.",
    )
    # Not `decorative`: Wagtail keeps an attribute of that name on every image and sets it to False.
    is_decorative = models.BooleanField(
        "chỉ để trang trí",
        default=False,
        help_text="Đánh dấu khi ảnh không mang thông tin: trình đọc màn hình sẽ bỏ qua ảnh.",
    )
    prepared = models.CharField(max_length=12, default="", db_index=True, editable=False)
    """Version of the shapes (`site_core.pictures.shapes`) in which all renditions are there; empty while they wait."""

    admin_form_fields = (*Image.admin_form_fields, "credit", "is_decorative")
    found_by = ("title", "description", "credit", "filename", "tag_names")
    search_fields = [*AbstractImage.search_fields, *Findable.search_fields]

    class Meta(AbstractImage.Meta):
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file or a new focal point asks for new renditions; single fields that Wagtail saves do not."""
        if kwargs.get("update_fields") is None:
            self.prepared = ""
        super().save(*args, **kwargs)

    @property
    def default_alt_text(self) -> str:
        """Alternative text where a page gives none of its own: empty for a decorative picture."""
        return "" if self.is_decorative else (self.description or self.title)


class SiteRendition(AbstractRendition):
    content_version = PUBLIC
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="unique_site_rendition")
        ]


class SiteDocument(Tagged, AbstractDocument):
    """A file offered for download (văn bản, biểu mẫu)."""

    content_version = PUBLIC
    kept_while_used = True

    admin_form_fields = Document.admin_form_fields
    found_by = ("title", "filename", "tag_names")
    search_fields = [*AbstractDocument.search_fields, *Findable.search_fields]

    class Meta(AbstractDocument.Meta):
        verbose_name = "tệp đính kèm"
        verbose_name_plural = "tệp đính kèm"
