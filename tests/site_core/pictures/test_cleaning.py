"""Whatever a picture file hides is gone when it is in the library, and what is seen is as it was."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from site_core.pictures import limits
from site_core.pictures.cleaning import PictureRefused, cleaned
from tests.site_core.pictures.hiding import ENDINGS, SECRET, exif, hiding, swapping_profile, two_colours


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_but_the_picture_is_left(ending: str) -> None:
    dirty = hiding(ending)
    assert SECRET in dirty

    clean = cleaned(dirty, ending)
    picture = opened(clean.data)

    assert SECRET not in clean.data
    assert not dict(picture.getexif())
    assert not {"exif", "xmp", "comment", "icc_profile", "XML:com.adobe.xmp"} & set(picture.info)
    assert picture.size == (64, 40)
    assert clean.ending == {"heic": "jpg"}.get(ending, ending)


@pytest.mark.parametrize("ending", [e for e in ENDINGS if e not in ("gif", "heic")])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright(ending: str, orientation: int) -> None:
    """Of whatever way the camera was held, the picture is stored as it is to be seen."""
    picture = opened(cleaned(hiding(ending, orientation), ending).data).convert("RGB")
    tagged = two_colours()
    tagged.getexif()[0x0112] = orientation
    wanted = ImageOps.exif_transpose(tagged)

    assert picture.size == wanted.size
    for place in ((8, 8), (picture.width - 8, picture.height - 8)):
        assert all(abs(a - b) < 40 for a, b in zip(picture.getpixel(place), wanted.getpixel(place), strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_other_colours_become_those_of_the_web(kind: str) -> None:
    """In this profile red means blue: the numbers change so that what is seen stays, and the profile goes."""
    out = io.BytesIO()
    two_colours().save(out, kind, icc_profile=swapping_profile())
    clean = opened(cleaned(out.getvalue(), {"JPEG": "jpg"}.get(kind, kind.lower())).data)

    assert "icc_profile" not in clean.info
    red, _, blue = clean.convert("RGB").getpixel((8, 8))
    assert blue > 150 > 80 > red


def test_a_profile_that_is_broken_changes_nothing() -> None:
    out = io.BytesIO()
    two_colours().save(out, "PNG", icc_profile=b"no profile " + SECRET)
    clean = opened(cleaned(out.getvalue(), "png").data)
    assert clean.tobytes() == two_colours().tobytes()
    assert "icc_profile" not in clean.info


def test_colours_of_print_become_those_of_the_web() -> None:
    out = io.BytesIO()
    two_colours().convert("CMYK").save(out, "JPEG", exif=exif())
    assert opened(cleaned(out.getvalue(), "jpg").data).mode == "RGB"


def test_what_is_transparent_stays_so() -> None:
    out = io.BytesIO()
    see_through = two_colours().convert("RGBA")
    see_through.putalpha(Image.linear_gradient("L").resize(see_through.size))
    see_through.save(out, "PNG")
    assert opened(cleaned(out.getvalue(), "png").data).tobytes() == see_through.tobytes()

    out = io.BytesIO()
    two_colours().quantize(4).save(out, "PNG", transparency=0)
    assert opened(cleaned(out.getvalue(), "png").data).has_transparency_data


@pytest.mark.parametrize("ending", ["gif", "webp", "png"])
def test_what_moves_goes_on_moving(ending: str) -> None:
    out = io.BytesIO()
    frames = [two_colours().rotate(90 * number) for number in range(4)]
    frames[0].save(out, ending.upper(), save_all=True, append_images=frames[1:], duration=120, loop=0)
    assert opened(cleaned(out.getvalue(), ending).data).n_frames == 4


def test_a_jpeg_is_no_coarser_than_it_was() -> None:
    out = io.BytesIO()
    photograph = Image.effect_mandelbrot((400, 300), (-2, -1.2, 0.8, 1.2), 20).convert("RGB")
    photograph.save(out, "JPEG", quality=60)
    clean = opened(cleaned(out.getvalue(), "jpg").data)
    assert clean.quantization == opened(out.getvalue()).quantization


def refused(data: bytes, ending: str) -> str:
    with pytest.raises(PictureRefused) as caught:
        cleaned(data, ending)
    return str(caught.value)


def bomb(width: int, height: int, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, kind)
    return out.getvalue()


def test_what_cannot_be_taken_says_why_and_what_to_do() -> None:
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    png = hiding("png")

    assert refused(b"", "png") == limits.EMPTY
    assert refused(drawing, "svg") == refused(drawing, "png") == refused(b"%PDF-1.7", "jpg") == limits.NOT_ACCEPTED
    assert ".png" in refused(png, "jpg")
    assert refused(png[: len(png) // 2], "png") == limits.BROKEN
    assert "20 MB" in refused(b"\0" * (limits.MAX_BYTES + 1), "png")
    assert "50 triệu" in refused(bomb(7_100, 7_100), "png")
    assert "50 triệu" in refused(bomb(20_000, 20_000), "png")
    for sentence in (limits.too_large(9000, 9000), limits.TOO_LARGE, limits.TOO_MANY_FRAMES, limits.too_heavy(1)):
        assert "Hãy" in sentence


def test_frames_count_too() -> None:
    out = io.BytesIO()
    frames = [Image.new("P", (2, 2), number % 2) for number in range(limits.MAX_FRAMES + 20)]
    for number, frame in enumerate(frames):
        frame.putpalette([number % 256, 0, 0, 255, 255, 255])
        frame.putpixel((number % 2, 0), 1 - number % 2)
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], optimize=False, disposal=1)
    assert refused(out.getvalue(), "gif") == limits.TOO_MANY_FRAMES


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ENDINGS), st.integers(0, 2**32), st.floats(0, 1), st.integers(0, 30))
def test_a_broken_file_is_refused_or_read_but_never_fails(ending: str, seed: int, share: float, flips: int) -> None:
    chance = random.Random(seed)
    data = bytearray(hiding(ending))
    data = data[: max(1, int(len(data) * share))] if flips == 0 else data
    for _ in range(flips):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        clean = cleaned(bytes(data), ending)
    except PictureRefused as refusal:
        sentence = str(refusal)
    else:
        assert not dict(opened(clean.data).getexif())
        return
    assert "Hãy" in sentence
