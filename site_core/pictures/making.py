"""Making the renditions of pictures: one of each shape when a picture is saved, all others by the worker."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

from django.db import DatabaseError
from django.db.models import QuerySet

from site_core.models import SiteImage
from site_core.pictures.shapes import ALL_SPECS, SHAPES, VERSION
from site_core.versions.current import changed
from site_core.versions.names import PUBLIC

logger = logging.getLogger(__name__)

FIRST_SPECS = tuple(shape.first_spec for shape in SHAPES.values())
FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


def make_first(image: SiteImage) -> None:
    """What a page or a preview needs at once: one JPEG of each shape, in some 50 ms."""
    _make(image, FIRST_SPECS)


def make_waiting(seconds: float) -> int:
    """Make all renditions of pictures that wait for them, beginning none after so many seconds; return how many."""
    return work_off(SiteImage.objects.exclude(prepared=VERSION), make_all, seconds)


def work_off(waiting: QuerySet[SiteImage], work: Callable[[SiteImage], None], seconds: float) -> int:
    """Do the work on the pictures that wait for it, the newest first, beginning none after so many seconds; return how many.

    The work takes a picture out of those that wait.
    """
    done = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        image = waiting.order_by("-pk").first()
        if image is None:
            break
        work(image)
        done += 1
    return done


def make_all(image: SiteImage) -> None:
    """Make every rendition of one picture and note it; one that cannot be opened is not tried again until it changes."""
    _make(image, ALL_SPECS)
    # An editor may have put another file in its place meanwhile: then it still waits.
    as_it_was = {name: getattr(image, name) for name in FOCUS}
    SiteImage.objects.filter(pk=image.pk, file=image.file.name, **as_it_was).update(prepared=VERSION)


def _make(image: SiteImage, specs: Sequence[str]) -> None:
    # What another process removed may still be in this one's cache of renditions: only the database is asked.
    image.prefetched_renditions = list(image.renditions.all())
    before = len(image.prefetched_renditions)
    try:
        image.get_renditions(*specs)
        if len(image.prefetched_renditions) > before:
            # Wagtail saves them without a signal, and a kept page may say that there is no picture.
            changed(PUBLIC)
    except DatabaseError:
        raise
    except Exception as error:
        # No file, a broken file, a format that cannot be read: pages are shown without the picture.
        logger.warning("picture %s (%s) cannot be made: %s: %s", image.pk, image.title, type(error).__name__, error)
