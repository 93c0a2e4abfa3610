"""Looking into a file in a process of its own, which is asked after and, when it takes too long, killed."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from search.files.kinds import Kind
from search.files.limits import HARD_SECONDS, PROBE_SECONDS, Reason, Refused
from search.files.reading import Reading

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[2]

# The reader needs no secret of the site, so it gets none.
_ENVIRONMENT: Mapping[str, str] = {
    "PYTHONDONTWRITEBYTECODE": "1",
    "LANG": "C.UTF-8",
    **{name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ},
}
_STOPPED = (signal.SIGXCPU, signal.SIGKILL)


class Child:
    """One question about a file that is being answered. Ask `poll` now and then; `stop` ends it at once, with all that it started."""

    def __init__(self, source: IO[bytes], *question: str, seconds: float = HARD_SECONDS) -> None:
        """`source` is a real file, read from its beginning; `question` is one that `child` knows; `seconds` is the longest it may take."""
        source.seek(0)
        self._answer = tempfile.TemporaryFile()  # noqa: SIM115  (outlives this call)
        self._deadline = time.monotonic() + seconds
        self._process = subprocess.Popen(  # noqa: S603  (fixed program, the file comes by stdin)
            [sys.executable, "-m", "search.files.child", *question],
            stdin=source,
            stdout=self._answer,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=dict(_ENVIRONMENT),
            start_new_session=True,
        )

    def poll(self) -> dict[str, Any] | None:
        """The answer, or None while there is none. Raises Refused when the file cannot be read or took too long."""
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
            raise Refused(Reason.TOO_SLOW if -code in _STOPPED else Reason.BROKEN)
        try:
            fields: dict[str, Any] = json.loads(written)
        except ValueError as error:
            raise Refused(Reason.BROKEN) from error
        if "refused" in fields:
            raise Refused(Reason(fields["refused"]))
        return fields

    def wait(self) -> dict[str, Any]:
        """The answer, waited for. Raises Refused as `poll` does."""
        try:
            self._process.wait(max(0.0, self._deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._deadline = 0.0
        answer = self.poll()
        assert answer is not None
        return answer

    def stop(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._answer.close()


class Extraction:
    """One file whose text is being read."""

    def __init__(self, source: IO[bytes], seconds: float = HARD_SECONDS) -> None:
        self._child = Child(source, "read", seconds=seconds)

    def poll(self) -> Reading | None:
        """What was read, or None while it is being read. Raises Refused as `Child.poll` does."""
        fields = self._child.poll()
        return None if fields is None else Reading.of(fields)

    def stop(self) -> None:
        self._child.stop()


def kind_of(source: IO[bytes]) -> Kind:
    """What a file is, a PDF that needs a password told apart. Raises Refused when it cannot be told in time."""
    return Kind(Child(source, "probe", seconds=PROBE_SECONDS).wait()["kind"])
