"""Where the index lies on disk, and how a new one takes the place of the old.

    <root>/<schema hash>/CURRENT          name of the generation that is searched
    <root>/<schema hash>/<generation>/    a tantivy index

A rebuild fills a new generation while searches go on in the old one, then replaces CURRENT in one step. Readers look at CURRENT before
each search, and so do writers after they have the lock: that is how other processes notice, without a message. The generation before
the current one stays until the next rebuild, for those who have just read its name.

Only one process writes at a time. tantivy's own lock in the current generation says who, and goes with a killed process; a rebuild
holds it too, so that no change is written into an index that is about to be left.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import tantivy

from search.engines.base import EngineUnavailable, NoIndex
from search.engines.tantivy.checksums import damaged
from search.engines.tantivy.schema import register_tokenizers, schema, schema_hash
from search.wording import BEING_WRITTEN, BROKEN_INDEX, DAMAGED_FILE, NO_INDEX

_WRITER_MEMORY = 64_000_000

# Seconds that a rebuild waits for whoever is writing a change just now.
_PATIENCE = 30.0
_LOOK_AGAIN = 0.05
_CURRENT = "CURRENT"

# tantivy's list of what the last commit made visible.
_COMMIT = "meta.json"


# A file that is only ever replaced whole: which it is, when and how long.
Identity: TypeAlias = tuple[int, int, int]


@dataclass
class Generation:
    """One index on disk, open, as of a commit. A commit replaces one small file, by which it is known."""

    path: Path
    index: tantivy.Index
    commit: Identity | None = None

    def reload(self) -> None:
        """See what was committed since, by any process. To look whether there is anything costs a tenth of looking at it."""
        commit = _identity(self.path / _COMMIT)
        if commit != self.commit:
            self.index.reload()
            self.commit = commit


class Store:
    """The generations of one form of the index under a directory."""

    def __init__(self, root: Path) -> None:
        self.path = root / schema_hash()
        self._open: Generation | None = None
        self._named: tuple[Identity, str] | None = None

    def current(self) -> Generation:
        """The generation to search, as last committed by any process. Raises EngineUnavailable when there is none."""
        name = self._current_name()
        if name is None:
            raise NoIndex(NO_INDEX)
        generation = self._open
        if generation is None or generation.path.name != name:
            generation = self._opened(name)
            self._open = generation
        with unavailable_when_broken():
            generation.reload()
        return generation

    def whole(self) -> Generation:
        """The generation to search, after a look at every byte of it. Raises EngineUnavailable when a file is damaged."""
        generation = self.current()
        name = damaged(generation.path)
        if name is not None:
            raise NoIndex(BROKEN_INDEX.format(reason=DAMAGED_FILE.format(name=name)))
        return generation

    @contextmanager
    def writing(self, patience: float = 0.0) -> Iterator[tantivy.IndexWriter]:
        """A writer of the current generation. What it commits is kept; without a commit nothing changes.

        Raises EngineUnavailable when another process is still writing after so many seconds.
        """
        generation = self.current()
        with self._writer(generation.index, patience) as writer:
            if self._current_name() != generation.path.name:
                raise EngineUnavailable(BEING_WRITTEN)
            yield writer

    @contextmanager
    def replacing(self) -> Iterator[tantivy.IndexWriter]:
        """A writer of a new generation, which becomes the current one when the block ends without an error."""
        self.path.mkdir(parents=True, exist_ok=True)
        if self._readable():
            with self.writing(_PATIENCE):
                yield from self._fill_new()
        else:
            yield from self._fill_new()

    def generations(self) -> list[Path]:
        """Directories of all generations of this form."""
        return sorted(path for path in self.path.glob("g*") if path.is_dir()) if self.path.is_dir() else []

    def prune(self) -> list[Path]:
        """Remove indexes of other forms, and generations that are not current. Returns what was removed."""
        current = self._current_name()
        stale = [path for path in self.generations() if path.name != current]
        if self.path.parent.is_dir():
            stale += [path for path in sorted(self.path.parent.iterdir()) if path.is_dir() and path != self.path]
        for path in stale:
            shutil.rmtree(path, ignore_errors=True)
        return stale

    def _readable(self) -> bool:
        """Whether there is an index, and its files are whole."""
        try:
            self.current()
        except EngineUnavailable:
            return False
        return True

    def _fill_new(self) -> Iterator[tantivy.IndexWriter]:
        previous = self._current_name()
        path = Path(tempfile.mkdtemp(prefix="g", dir=self.path))
        path.chmod(0o755)
        try:
            with unavailable_when_broken():
                index = tantivy.Index(schema(), str(path))
            register_tokenizers(index)
            with self._writer(index) as writer:
                yield writer
                with unavailable_when_broken():
                    writer.commit()
            self._make_current(path.name)
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
        for old in self.generations():
            if old.name not in (path.name, previous):
                shutil.rmtree(old, ignore_errors=True)

    def _make_current(self, name: str) -> None:
        note = self.path / f"{_CURRENT}.{name}"
        with note.open("w", encoding="ascii") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        note.replace(self.path / _CURRENT)

    def _current_name(self) -> str | None:
        note = self.path / _CURRENT
        try:
            identity = _identity(note)
            if self._named is None or self._named[0] != identity:
                # A note that was damaged names nothing that is there.
                self._named = identity, note.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return None
        return self._named[1]

    def _opened(self, name: str) -> Generation:
        path = self.path / name
        with unavailable_when_broken():
            index = tantivy.Index.open(str(path))
            index.config_reader("manual")
        register_tokenizers(index)
        return Generation(path, index)

    @contextmanager
    def _writer(self, index: tantivy.Index, patience: float = 0.0) -> Iterator[tantivy.IndexWriter]:
        writer = self._locked(index, time.monotonic() + patience)
        try:
            yield writer
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()

    def _locked(self, index: tantivy.Index, until: float) -> tantivy.IndexWriter:
        """A writer that has the lock, by this time of the monotonic clock."""
        while True:
            try:
                return index.writer(_WRITER_MEMORY, 1)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise EngineUnavailable(BROKEN_INDEX.format(reason=error)) from error
                if time.monotonic() >= until:
                    raise EngineUnavailable(BEING_WRITTEN) from error
            time.sleep(_LOOK_AGAIN)


def _identity(path: Path) -> Identity:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


@contextmanager
def unavailable_when_broken() -> Iterator[None]:
    """What tantivy cannot do with its files, as an engine that is unavailable."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise NoIndex(BROKEN_INDEX.format(reason=error)) from error
    except BaseException as error:
        # A panic of tantivy is no `Exception`, and its class cannot be imported.
        if type(error).__name__ == "PanicException":
            raise NoIndex(BROKEN_INDEX.format(reason=error)) from error
        raise
