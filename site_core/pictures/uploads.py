"""The one way by which a picture's file comes into the library: whoever saves it, it is cleaned first."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import PurePath
from typing import Any

from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from site_core.pictures.cleaning import PictureRefused, cleaned
from site_core.pictures.limits import MAX_BYTES, too_heavy


class CleanPicture(SimpleUploadedFile):
    """A file that has been through `cleaned`, with the ending that is right for it."""

    def __init__(self, name: str, data: bytes, *, limited: bool = True) -> None:
        """Raises PictureRefused; `limited` as in `cleaned`."""
        path = PurePath(name)
        picture = cleaned(data, path.suffix[1:].lower() if limited else None, limited=limited)
        super().__init__(f"{path.stem}.{picture.ending}", picture.data, content_type=f"image/{picture.ending}")
        self.sha1 = hashlib.sha1(picture.data, usedforsecurity=False).hexdigest()

    @classmethod
    def of(cls, name: str, content: File[Any]) -> CleanPicture:
        """The content as it is when it is clean already, cleaned otherwise. Raises PictureRefused."""
        if isinstance(content, cls):
            return content
        if content.size > MAX_BYTES:
            raise PictureRefused(too_heavy(content.size))
        content.open()
        return cls(name, content.read())


class PictureFile(WagtailImageFieldFile):
    """The file of a picture; what is saved in it is cleaned, and the picture knows its size, its hash and its measures."""

    def save(self, name: str, content: File[Any], save: bool = True) -> None:
        clean = CleanPicture.of(name, content)
        super().save(clean.name, clean, save=False)
        picture = self.instance
        picture.file_size, picture.file_hash, picture.is_clean = clean.size, clean.sha1, True
        if save:
            picture.save()

    save.alters_data = True  # type: ignore[attr-defined]

    def get_image_dimensions(self) -> tuple[int, int]:
        """Width and height. A new file that is no picture is refused here, as Django looks before it saves."""
        try:
            return super().get_image_dimensions()  # type: ignore[no-any-return]
        except Exception:
            if not self._committed:
                CleanPicture.of(self.name, self.file)
            raise


class PictureField(WagtailImageField):
    """Wagtail's field of an image, with `PictureFile`."""

    attr_class = PictureFile


def unguessable(file_name: str) -> str:
    """The name with something before it that nobody guesses.

    Pictures are served by their name alone, also those that no page shows yet. Wagtail keeps the first 19 characters at least in the
    names of renditions.
    """
    path = PurePath(file_name)
    return f"{secrets.token_hex(6)}-{path.stem[:40]}{path.suffix}"
