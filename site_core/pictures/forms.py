"""The admin's forms of pictures: what is too large, broken or no picture is refused with a sentence that says what to do."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from site_core.pictures import limits
from site_core.pictures.cleaning import PictureRefused
from site_core.pictures.uploads import CleanPicture


class PictureUploadField(WagtailImageField):
    """The field by which a picture is uploaded. What comes out is clean: Wagtail's own checks open the file in ways that may fail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = limits.HELP
        self.error_messages |= {
            "empty": limits.EMPTY,
            "invalid_image_extension": limits.NOT_ACCEPTED,
            "file_too_large_unknown_size": limits.TOO_HEAVY,
        }

    def run_validators(self, value: Any) -> None:
        """Wagtail's checks of the ending are those of `CleanPicture`."""

    def to_python(self, data: Any) -> CleanPicture | None:
        upload = FileField.to_python(self, data)
        if upload is None:
            return None
        try:
            return CleanPicture.of(str(upload.name), upload)
        except PictureRefused as refused:
            raise ValidationError(str(refused), code="invalid_image") from refused


class PictureForm(BaseImageForm):
    """Wagtail's form of a picture with our field of the file, where it has one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureUploadField(
                label=field.label, required=field.required, widget=field.widget, max_length=field.max_length
            )
