"""The pages themselves: as many as fit into so many bytes, the least recently asked for leave first."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.conf import settings

# Pages are compressed once and sent often, but the first reader waits for it.
_LEVEL = 6
# What an entry takes besides its bodies.
_OVERHEAD = 1_000


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One answer: its headers, its body as it is and compressed, and a tag of what it says (`W/"…"`)."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    compressed: bytes
    etag: str

    @classmethod
    def of(cls, headers: tuple[tuple[str, str], ...], body: bytes) -> KeptPage:
        digest = hashlib.blake2b(body, digest_size=12)
        for name, value in headers:
            digest.update(f"{name}:{value}\n".encode())
        return cls(headers, body, gzip.compress(body, _LEVEL, mtime=0), f'W/"{digest.hexdigest()}"')

    @property
    def size(self) -> int:
        return len(self.body) + len(self.compressed) + _OVERHEAD


class Store:
    """Pages by key, at most `limit` bytes of them in all. Thread-safe."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> KeptPage | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: KeptPage) -> None:
        """Keep the page; one that alone exceeds an eighth of the limit is not kept, so that it does not push out all others."""
        if page.size > self.limit // 8:
            return
        with self._lock:
            before = self._pages.pop(key, None)
            self._bytes += page.size - (before.size if before else 0)
            self._pages[key] = page
            while self._bytes > self.limit:
                _, oldest = self._pages.popitem(last=False)
                self._bytes -= oldest.size

    def __len__(self) -> int:
        return len(self._pages)


@lru_cache(maxsize=1)
def store() -> Store:
    """The pages of this process."""
    return Store(settings.KEPT_PAGES_BYTES)
