"""Pictures that carry what nobody should publish: where they were taken, by which device, by whom."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

SECRET = b"SECRETMARK"
_WORDS = SECRET.decode()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + SECRET + b"</x:xmpmeta>"
ENDINGS = ("jpg", "jpeg", "png", "webp", "avif", "gif", "heic")
_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF", "heic": "HEIF"}


def two_colours(width: int = 64, height: int = 40) -> Image.Image:
    """Red on the left, blue on the right: how it lies can be told."""
    picture = Image.new("RGB", (width, height), (200, 30, 30))
    picture.paste((30, 30, 200), (width // 2, 0, width, height))
    return picture


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: maker, model, owner, position, a note."""
    tags = Image.Exif()
    for tag in (0x010E, 0x010F, 0x0110, 0x013B, 0x8298):
        tags[tag] = _WORDS
    tags[0x0112] = orientation
    tags[0x8825] = {1: "N", 2: (21.0, 11.0, 3.0), 3: "E", 4: (106.0, 4.0, 30.0), 29: _WORDS}
    tags[0x8769] = {0x927C: SECRET, 0x9286: b"ASCII\0\0\0" + SECRET, 0xA433: _WORDS, 0xA435: _WORDS}
    return tags


def swapping_profile() -> bytes:
    """A colour profile whose red is the blue of the web and whose blue is its red; it names a device."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for one, other in ((b"rXYZ", b"?XYZ"), (b"bXYZ", b"rXYZ"), (b"?XYZ", b"bXYZ")):
        data = data.replace(one, other, 1)
    return data.replace("sRGB".encode("utf-16-be"), "mine".encode("utf-16-be"))


def hiding(ending: str, orientation: int = 1, picture: Image.Image | None = None) -> bytes:
    """A picture file of the kind with the secret wherever the kind has room for it, and behind its end."""
    picture = picture or two_colours()
    kind, out = _FORMATS[ending], io.BytesIO()
    options: dict[str, Any] = {"exif": exif(orientation).tobytes()}
    if kind == "JPEG":
        options |= {"xmp": XMP, "comment": SECRET, "quality": 95, "extra": _segment(0xED, b"Photoshop 3.0\0" + SECRET)}
        options["extra"] += _segment(0xEB, b"JP\0\1jumb c2pa " + SECRET)
    elif kind == "PNG":
        chunks = PngImagePlugin.PngInfo()
        chunks.add_text("Author", _WORDS)
        chunks.add_text("Comment", _WORDS, zip=True)
        chunks.add_itxt("XML:com.adobe.xmp", _WORDS, "vi", "x")
        chunks.add(b"caBX", SECRET)
        options["pnginfo"] = chunks
    elif kind == "GIF":
        options = {"comment": SECRET}
    else:
        options["xmp"] = XMP
    picture.save(out, kind, **options)
    return out.getvalue() + SECRET


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data
