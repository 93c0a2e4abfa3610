from typing import Any

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, get_upload_to

from site_core.files.storage import pictures
from site_core.models.findable import Findable
from site_core.pictures.uploads import PictureField, unguessable
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

    file = PictureField("tệp", upload_to=get_upload_to, storage=pictures, width_field="width", height_field="height")
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

    is_clean = models.BooleanField(default=False, db_index=True, editable=False)
    """Whether the file holds nothing but what is seen; it does not for a picture from before `site_core.pictures.cleaning`."""

    admin_form_fields = (*Image.admin_form_fields, "credit", "is_decorative")
    found_by = ("title", "description", "credit", "filename", "tag_names")
    search_fields = [*AbstractImage.search_fields, *Findable.search_fields]

    class Meta(AbstractImage.Meta):
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file or a new focal point asks for new renditions; single fields that Wagtail saves do not.

        A new file is cleaned before anything is written, as it changes the measures. Raises PictureRefused.
        """
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        if kwargs.get("update_fields") is None:
            self.prepared = ""
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        folder, _, name = super().get_upload_to(filename).rpartition("/")
        return f"{folder}/{unguessable(name)}"

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file has its size and its hash, whoever saves it: browsers and the reader of texts know a file by its hash."""
        if self.file and not self.file._committed:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)
