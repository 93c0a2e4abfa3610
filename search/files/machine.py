"""Reading a picture of a page by machine: Tesseract, a program of its own that the operator may install."""

from __future__ import annotations

import os
import shutil
import subprocess
from math import sqrt
from typing import IO

from pypdfium2 import PdfiumError, PdfPage

from search.files.limits import MACHINE_SECONDS, MAX_CHARACTERS, MAX_PIXELS, Reason, Refused
from search.files.pdf import open_pdf

LANGUAGE = "vie"
PROGRAM = "tesseract"

# Dots an inch that Tesseract reads best; a page of a PDF is measured in 72ths.
_DOTS = 300
_POINTS = 72


def installed() -> str:
    """Path of the program when it is installed with Vietnamese; otherwise empty."""
    program = shutil.which(PROGRAM)
    if program is None:
        return ""
    try:
        listed = subprocess.run(  # noqa: S603  (fixed program)
            [program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return program if LANGUAGE in listed.stdout.split() else ""


def read_page(file: IO[bytes], number: int, program: str) -> str:
    """What the program reads on a page of a PDF, counted from 1. Raises Refused when it cannot be drawn or read in time."""
    document = open_pdf(file)
    try:
        picture = _drawn(document[number - 1])
    except (PdfiumError, IndexError) as error:
        raise Refused(Reason.BROKEN) from error
    try:
        done = subprocess.run(  # noqa: S603  (fixed program, the picture comes by stdin)
            [program, "stdin", "stdout", "-l", LANGUAGE],
            input=picture,
            capture_output=True,
            timeout=MACHINE_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Reason.TOO_SLOW) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise Refused(Reason.BROKEN) from error
    return done.stdout.decode("utf-8", "replace").replace("\f", "\n")[:MAX_CHARACTERS]


def _drawn(page: PdfPage) -> bytes:
    """The page as a picture in grey, in the format PGM."""
    width, height = page.get_size()
    scale = min(_DOTS / _POINTS, sqrt(MAX_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    lines = (rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
