"""Reads the files that wait, one at a time, beside the other work of the worker."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from typing import IO

from search.files import queue
from search.files.limits import MAX_BYTES, Reason, Refused
from search.files.models import AttachedText
from search.files.process import Extraction

logger = logging.getLogger(__name__)

_CHUNK = 1024 * 1024


class FileReader:
    """Keeps at most one reading process; `step` never waits for it."""

    def __init__(self) -> None:
        self._reading: tuple[AttachedText, str, Extraction] | None = None

    @property
    def busy(self) -> bool:
        return self._reading is not None

    def step(self) -> None:
        """Keep what has been read, and begin with the next file that waits."""
        if self._reading is not None:
            self._look()
        if self._reading is None and (row := queue.take()) is not None:
            self._begin(row)

    def stop(self) -> None:
        """End the process that reads; its file is read again at the next start."""
        if self._reading is not None:
            self._reading[2].stop()
            self._reading = None

    def _begin(self, row: AttachedText) -> None:
        try:
            with tempfile.TemporaryFile() as copy:
                file_hash = copied(row, copy)
                self._reading = row, file_hash, Extraction(copy)
        except OSError:
            logger.exception("no process could be started to read a file")
        except Refused as refused:
            logger.warning("the file %s was not read: %s", row.document_id, refused)
            queue.refuse(row, "", refused.reason)

    def _look(self) -> None:
        assert self._reading is not None
        row, file_hash, extraction = self._reading
        try:
            reading = extraction.poll()
        except Refused as refused:
            self._reading = None
            queue.refuse(row, file_hash, refused.reason)
            return
        if reading is not None:
            self._reading = None
            queue.keep(row, file_hash, reading)


def copied(row: AttachedText, copy: IO[bytes]) -> str:
    """Copy the file from the storage, which may be another machine, and return its SHA-1 in hex. Raises Refused."""
    digest = hashlib.sha1(usedforsecurity=False)
    length = 0
    try:
        with row.document.file.storage.open(row.document.file.name, "rb") as file:
            while chunk := file.read(_CHUNK):
                length += len(chunk)
                if length > MAX_BYTES:
                    raise Refused(Reason.TOO_LARGE)
                digest.update(chunk)
                copy.write(chunk)
    except FileNotFoundError as error:
        raise Refused(Reason.MISSING) from error
    except Refused:
        raise
    except Exception as error:  # each storage has its own exceptions
        logger.exception("the storage did not give the file %s", row.document_id)
        raise Refused(Reason.STORAGE) from error
    copy.flush()
    return digest.hexdigest()
