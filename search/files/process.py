"""Reading a file in a process of its own, which is asked after and, when it takes too long, killed."""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from search.files.limits import HARD_SECONDS, Reason, Refused
from search.files.reading import Reading

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[2]

# The reader needs no secret of the site, so it gets none.
_ENVIRONMENT: Mapping[str, str] = {"PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}


class Extraction:
    """One file that is being read. Ask `poll` now and then; `stop` ends it at once."""

    def __init__(self, kind: str, source: IO[bytes], seconds: float = HARD_SECONDS) -> None:
        """`kind` is pdf or docx; `source` is a real file, read from its beginning; `seconds` is the longest that it may take."""
        source.seek(0)
        self._answer = tempfile.TemporaryFile()  # noqa: SIM115  (outlives this call)
        self._deadline = time.monotonic() + seconds
        self._process = subprocess.Popen(  # noqa: S603  (fixed program, the file comes by stdin)
            [sys.executable, "-m", "search.files.child", kind],
            stdin=source,
            stdout=self._answer,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=dict(_ENVIRONMENT),
        )

    def poll(self) -> Reading | None:
        """What was read, or None while it is being read. Raises Refused when the file cannot be read or took too long."""
        code = self._process.poll()
        if code is None:
            if time.monotonic() < self._deadline:
                return None
            self.stop()
            raise Refused(Reason.TOO_SLOW)
        with self._answer as answer:
            answer.seek(0)
            written = answer.read()
        if code:
            logger.warning("the reader of a file ended with %s", code)
            raise Refused(Reason.TOO_SLOW if -code in (signal.SIGXCPU, signal.SIGKILL) else Reason.BROKEN)
        try:
            fields = json.loads(written)
        except ValueError as error:
            raise Refused(Reason.BROKEN) from error
        if "refused" in fields:
            raise Refused(Reason(fields["refused"]))
        return Reading(**fields)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._answer.close()
