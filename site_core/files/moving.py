"""Bringing files that are no pictures out of the folder that the web server gives out."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

logger = logging.getLogger(__name__)

# Folders of MEDIA_ROOT that may be served: originals and renditions of the picture library.
PICTURE_FOLDERS = ("original_images", "images")


def move_private_files() -> int:
    """Move everything but pictures from MEDIA_ROOT to the same place under PRIVATE_MEDIA_ROOT; return how many files.

    Names stay, so the database need not change. May be run at any time, by several processes and again after it was cut short.
    """
    public, private = Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_MEDIA_ROOT)
    if not public.is_dir():
        return 0
    found = [
        path
        for folder in sorted(public.iterdir())
        if folder.name not in PICTURE_FOLDERS
        for path in ([folder] if folder.is_file() else sorted(folder.rglob("*")))
        if path.is_file()
    ]
    return sum(_move(path, private / path.relative_to(public)) for path in found)


def _move(source: Path, target: Path) -> bool:
    if target.exists():
        # A file of that name was uploaded since: the one that lay here keeps its content under another name.
        other = default_storage.get_available_name(str(target.relative_to(settings.PRIVATE_MEDIA_ROOT)))
        logger.warning("%s is there already, %s is kept as %s", target, source, other)
        target = Path(default_storage.path(other))
    target.parent.mkdir(parents=True, exist_ok=True)
    # Copied under another name first: on another disk a move that is cut short would leave half a file.
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.copy2(source, part)
    except FileNotFoundError:
        return False  # another process has just moved it
    part.replace(target)
    source.unlink(missing_ok=True)
    return True
