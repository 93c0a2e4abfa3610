"""Loading the drawings, as an editor would upload them, and giving them to the pages."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path
from typing import Any

from policies.first_content.planting import Garden
from policies.first_content.texts import read_texts
from site_core.models import SiteImage
from site_core.pictures.uploads import CleanPicture

DRAWINGS = Path(__file__).parent
FOCUS_SIZE = 500
"""Width and height, in pixels of the drawing, of what is kept in view around the focus."""


def load_pictures(garden: Garden) -> None:
    """Put all drawings into the library; the texts of the garden may then name them."""
    texts = read_texts(DRAWINGS / "pictures.toml")
    for row in texts["picture"]:
        garden.pictures[row["name"]] = _picture(row, texts["credit"])


def hang_pictures(garden: Garden, left_out: Set[str] = frozenset()) -> None:
    """Give the drawings to the pages that the file names; all pages are planted before, but for those that were left out."""
    for row in read_texts(DRAWINGS / "pictures.toml")["picture"]:
        for code in [code for code in row["pages"] if code not in left_out]:
            garden.find(code).listing_image = garden.picture(row["name"])


def _picture(row: dict[str, Any], credit: str) -> SiteImage:
    """The picture in the library; one that an earlier loading left there is taken again."""
    path = DRAWINGS / f"{row['name']}.png"
    file = CleanPicture(path.name, path.read_bytes())
    found: SiteImage | None = SiteImage.objects.filter(file_hash=file.sha1).first()
    return found or SiteImage.objects.create(
        title=row["title"],
        description=row["alt"],
        credit=credit,
        focal_point_x=row["focus"][0],
        focal_point_y=row["focus"][1],
        focal_point_width=FOCUS_SIZE,
        focal_point_height=FOCUS_SIZE,
        file=file,
    )
