from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PictureValue(blocks.StructValue):
    @property
    def alt_text(self) -> str:
        """What stands for the picture where it is not seen: empty for a decorative one and where there is none."""
        image = self["image"]
        if image is None or image.is_decorative:
            return ""
        return self["alt"] or str(image.default_alt_text)


class PictureBlock(blocks.StructBlock):
    """A picture that either says what it shows or is declared decorative."""

    image = ImageChooserBlock(label="Ảnh")
    alt = blocks.CharBlock(
        label="Mô tả cho người không nhìn thấy ảnh",
        max_length=200,
        required=False,
        help_text="Ảnh cho thấy điều gì?",
    )
    caption = blocks.CharBlock(label="Chú thích", max_length=250, required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        image = cleaned.get("image")
        if image and not image.is_decorative and not (cleaned.get("alt") or image.description):
            raise blocks.StructBlockValidationError(
                {"alt": ValidationError("Hãy mô tả ảnh, hoặc đánh dấu ảnh là “chỉ để trang trí” trong thư viện ảnh.")}
            )
        return cleaned

    class Meta:
        template = "blocks/picture.html"
        value_class = PictureValue
        icon = "image"
        label = "Ảnh"
