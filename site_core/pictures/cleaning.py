"""Making a picture fit to be published: upright, in sRGB, with nothing in the file but what is seen.

A camera writes where and when a picture was taken and by whose device, and there are a dozen places for it: EXIF, XMP, IPTC,
thumbnails, comments, text chunks, what is appended behind the end. The picture is therefore written anew from its pixels, so that a
place nobody thought of is not kept. Whatever can be written anew can be shown: a broken file is noticed here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, UnidentifiedImageError
from pillow_heif import register_heif_opener

from site_core.pictures import limits

logger = logging.getLogger(__name__)

Image.init()
register_heif_opener()

# Pillow opens MPO, two JPEG in one file, as JPEG.
_OPENED = tuple(set(limits.ENDINGS) - {"MPO"})
_QUALITY = 92
_SRGB = ImageCms.createProfile("sRGB")


class PictureRefused(ValueError):
    """The picture cannot be taken; the text says why and what to do, in Vietnamese."""


@dataclass(frozen=True)
class Cleaned:
    """A picture written anew, and the ending that its file is to have."""

    data: bytes
    ending: str


def cleaned(data: bytes, ending: str | None = None, *, limited: bool = True) -> Cleaned:
    """The picture without anything that is not seen. `ending` is that of its name, in lower case; None for any.

    HEIC, which browsers do not know, becomes JPEG; every other format stays what it is, animations keep their frames. Raises
    PictureRefused. `limited` is False for what was accepted under other limits: of that only Pillow's own hold.
    """
    if not data:
        raise PictureRefused(limits.EMPTY)
    if limited and len(data) > limits.MAX_BYTES:
        raise PictureRefused(limits.too_heavy(len(data)))
    if ending is not None and ending not in limits.FORMATS:
        raise PictureRefused(limits.NOT_ACCEPTED)
    try:
        return _written_anew(data, ending, limited)
    except (PictureRefused, MemoryError):
        raise
    except UnidentifiedImageError as error:
        raise PictureRefused(limits.NOT_ACCEPTED) from error
    except Image.DecompressionBombError as error:
        raise PictureRefused(limits.TOO_LARGE) from error
    except Exception as error:  # a broken file fails in any way: OSError, SyntaxError, struct.error, zlib.error …
        logger.info("a picture cannot be read: %s: %s", type(error).__name__, error)
        raise PictureRefused(limits.BROKEN) from error


def _written_anew(data: bytes, ending: str | None, limited: bool) -> Cleaned:
    source = Image.open(BytesIO(data), formats=_OPENED)
    kind = str(source.format)
    if ending is not None and kind not in limits.FORMATS[ending]:
        raise PictureRefused(limits.wrong_ending(ending, limits.ENDINGS[kind]))
    width, height = source.size
    if limited and width * height > limits.MAX_PIXELS:
        raise PictureRefused(limits.too_large(width, height))
    frames, durations = [], []
    for frame in _frames(source, limited):
        frames.append(_plain(frame))
        durations.append(frame.info.get("duration", 0))
    loop = source.info.get("loop")
    options = _options(source, kind, frames[0], data)
    if len(frames) > 1:
        options |= {"save_all": True, "append_images": frames[1:], "duration": durations}
        options |= {} if loop is None else {"loop": loop}
    out = BytesIO()
    name = {"MPO": "JPEG", "HEIF": "JPEG"}.get(kind, kind)
    frames[0].save(out, name, **options)
    return Cleaned(out.getvalue(), ending if ending in ("jpg", "jpeg") else limits.ENDINGS[name])


def _frames(source: Image.Image, limited: bool) -> Iterator[Image.Image]:
    """The frames of an animation, or the one picture that the file shows; MPO and HEIC hold others, which nobody sees."""
    yield source
    if source.format in ("MPO", "HEIF", "JPEG") or not getattr(source, "is_animated", False):
        return
    most = min(limits.MAX_FRAMES, limits.MAX_PIXELS // (source.width * source.height))
    number = 1
    while True:
        try:
            source.seek(number)
        except EOFError:
            return
        number += 1
        if limited and number > most:
            raise PictureRefused(limits.TOO_MANY_FRAMES)
        yield source


def _plain(frame: Image.Image) -> Image.Image:
    """The pixels of a frame, upright and in sRGB, with nothing beside them but which colour is transparent."""
    frame.load()
    profile, transparency = frame.info.get("icc_profile"), frame.info.get("transparency")
    picture = _in_srgb(_upright(frame), profile)
    kept = picture.copy()
    kept.info = {}
    if transparency is not None and kept.mode == frame.mode:
        kept.info["transparency"] = transparency
    return kept


def _upright(frame: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(frame)
    except Exception as error:
        logger.info("how a picture was held cannot be read: %s: %s", type(error).__name__, error)
        return frame


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in the colours that a browser takes for granted. A profile may name the camera and hold any text, so none is kept."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            if "srgb" not in ImageCms.getProfileDescription(own).lower():
                return _converted(picture, own)
        except (ImageCms.PyCMSError, OSError, ValueError) as error:
            logger.info("a colour profile cannot be used: %s", error)
    return picture.convert("RGB") if picture.mode in ("CMYK", "YCbCr", "LAB", "HSV") else picture


def _converted(picture: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    transparent = picture.has_transparency_data
    if picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        picture = picture.convert("RGBA" if transparent else "RGB")
    elif transparent and picture.mode in ("RGB", "L"):
        picture = picture.convert("RGBA")
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    return ImageCms.profileToProfile(picture, profile, _SRGB, outputMode=mode) or picture


def _options(source: Image.Image, kind: str, picture: Image.Image, data: bytes) -> dict[str, Any]:
    """How to write the picture so that nobody sees a difference: JPEG as coarse as it was."""
    if kind in ("JPEG", "MPO"):
        tables = getattr(source, "quantization", None)
        if picture.mode == source.mode and tables and len(tables) <= 2:
            sampling = JpegImagePlugin.get_sampling(source)
            return {"qtables": tables, "subsampling": sampling} if sampling >= 0 else {"qtables": tables}
        return {"quality": _QUALITY, "subsampling": "4:4:4"}
    if kind == "HEIF":
        return {"quality": _QUALITY}
    if kind == "WEBP":
        return {"lossless": True} if b"VP8L" in data[:4096] and b"VP8 " not in data[:4096] else {"quality": _QUALITY}
    if kind == "AVIF":
        return {"quality": 85, "speed": 9}
    return {}
