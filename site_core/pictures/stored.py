"""Cleaning the pictures that came into the library before uploads were cleaned."""

from __future__ import annotations

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from site_core.models import SiteImage
from site_core.pictures.cleaning import PictureRefused
from site_core.pictures.making import make_first, work_off
from site_core.pictures.uploads import CleanPicture

logger = logging.getLogger(__name__)

UNREADABLE = "unreadable_pictures"
"""Folder of the private storage for files that are no pictures: what they hold cannot be told, so it is not published."""


def clean_waiting(seconds: float) -> int:
    """Clean pictures that wait for it, beginning none after so many seconds; return how many. May be run again at any time."""
    return work_off(SiteImage.objects.filter(is_clean=False), clean_stored, seconds)


def clean_stored(image: SiteImage) -> None:
    """Write the file of one picture anew, remove what was made of the old one, make the first renditions.

    The old file is removed last, so that whatever stops this in between, nothing is lost and it is done again.
    """
    old = image.file.name
    storage = image.file.storage
    try:
        with storage.open(old) as file:
            data = file.read()
    except FileNotFoundError:
        SiteImage.objects.filter(pk=image.pk, file=old).update(is_clean=True)
        return
    try:
        clean = CleanPicture(old.rpartition("/")[2], data, limited=False)
    except PictureRefused as refused:
        logger.warning("picture %s (%s) is taken out of the pictures: %s", image.pk, image.title, refused)
        default_storage.save(f"{UNREADABLE}/{old.rpartition('/')[2]}", ContentFile(data))
        SiteImage.objects.filter(pk=image.pk, file=old).update(is_clean=True, prepared="")
        _forget(image, old)
        return
    image.file.save(clean.name, clean, save=False)
    changed = SiteImage.objects.filter(pk=image.pk, file=old).update(
        file=image.file.name,
        width=image.width,
        height=image.height,
        file_size=image.file_size,
        file_hash=image.file_hash,
        is_clean=True,
        prepared="",
    )
    if not changed:  # an editor has replaced or deleted it meanwhile
        storage.delete(image.file.name)
        return
    _forget(image, old)
    make_first(image)


def _forget(image: SiteImage, old: str) -> None:
    image.renditions.all().delete()
    image.file.storage.delete(old)
