"""Where uploaded files lie: pictures where the web server gives them out, everything else where only a view can read it."""

from __future__ import annotations

import unicodedata

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages

PICTURES = "pictures"


class PrivateStorage(FileSystemStorage):
    """Files under PRIVATE_MEDIA_ROOT. They have no address of their own: the view that gives one out checks who asks.

    It is the default storage, so that a kind of file that nobody thought of is not public.
    """

    @property
    def base_location(self) -> str:  # type: ignore[override]
        return str(settings.PRIVATE_MEDIA_ROOT)

    @property
    def location(self) -> str:  # type: ignore[override]
        return self.base_location

    def url(self, name: str | None) -> str:
        raise NotImplementedError("A private file has no address; give it out by a view.")

    def get_valid_name(self, name: str) -> str:
        """Macs send ẫ as three characters, of which Django would keep only the first."""
        return super().get_valid_name(unicodedata.normalize("NFC", name))


def pictures() -> Storage:
    """The storage of pictures, served under /media/."""
    return storages[PICTURES]
