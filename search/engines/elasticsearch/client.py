"""The connection to a cluster, and what its errors mean to the rest of the site."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from elastic_transport import ConnectionError as NotReached
from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError, OrjsonSerializer

from search.engines.base import EngineUnavailable, NoIndex
from search.wording import BROKEN_INDEX, NO_ANSWER, NO_INDEX, NO_SERVER

# After a cluster has not answered, nobody asks it for so many seconds, then twice as many, up to the longest pause.
PAUSE = 1.0
LONGEST_PAUSE = 8.0
# Whoever comes after a pause finds out for all others whether it answers again, and waits so many seconds for it.
PROBE_SECONDS = 1.0

# A question is up to a hundred kilobytes of JSON; this writes it ten times as fast as the standard library.
_SERIALIZERS = {OrjsonSerializer.mimetype: OrjsonSerializer()}


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach a cluster.

    `url` may be several addresses, separated by commas. Either `api_key`, or `user` and `password`, or none of them. `ca_certs` is the
    path of the certificate of an authority of one's own. The names of all indices begin with `prefix`. A search may take `timeout`
    seconds, a write `patience` seconds.
    """

    url: str
    user: str = ""
    password: str = ""
    api_key: str = ""
    ca_certs: str = ""
    prefix: str = "khuyen-cong"
    timeout: float = 5.0
    patience: float = 60.0

    @property
    def hosts(self) -> list[str]:
        return [address.strip() for address in self.url.split(",") if address.strip()]

    @property
    def place(self) -> str:
        """Where the first address is, without what must stay secret."""
        address = urlsplit(self.hosts[0])
        return f"{address.scheme}://{address.hostname}:{address.port or 443}"

    def options(self) -> dict[str, Any]:
        """What the client is made with."""
        options: dict[str, Any] = {
            "hosts": self.hosts,
            "request_timeout": self.timeout,
            "max_retries": len(self.hosts) - 1,
        }
        if self.api_key:
            options["api_key"] = self.api_key
        elif self.user:
            options["basic_auth"] = (self.user, self.password)
        if self.ca_certs:
            options["ca_certs"] = self.ca_certs
        return options


class Server:
    """A cluster that may be asked. Nothing is sent before somebody asks.

    One that does not answer costs a visitor its time-out once; from then on only a short question now and then, until it answers.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._lock = threading.Lock()
        self._pause: float | None = None
        self._silent_until = 0.0

    @contextmanager
    def asked(self, timeout: float | None = None) -> Iterator[Elasticsearch]:
        """The client; whatever goes wrong while it is used, but for mistakes in our own code, comes out as EngineUnavailable."""
        if not self.connection.hosts:
            raise EngineUnavailable(NO_SERVER)
        with self._understood():
            if self._must_probe():
                self._probe()
            yield self._client.options(request_timeout=timeout) if timeout else self._client

    def _must_probe(self) -> bool:
        """Whether the cluster did not answer when it was last asked. Raises EngineUnavailable while nobody may ask it."""
        with self._lock:
            if self._pause is None:
                return False
            if time.monotonic() < self._silent_until:
                raise EngineUnavailable(NO_ANSWER.format(reason="—"))
            # Whoever comes while this one asks does not wait with it.
            self._silent_until = time.monotonic() + LONGEST_PAUSE
            return True

    def _probe(self) -> None:
        """Ask something small. Any answer will do: a refusal is one, and is told to whoever asks what it refuses."""
        try:
            with suppress(ApiError):
                self._client.options(request_timeout=PROBE_SECONDS).indices.exists(index=f"{self.connection.prefix}-*")
        except TransportError:
            self._rest(2 * (self._pause or PAUSE))
            raise
        with self._lock:
            self._pause = None

    def _rest(self, seconds: float) -> None:
        with self._lock:
            self._pause = min(seconds, LONGEST_PAUSE)
            self._silent_until = time.monotonic() + self._pause

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except (NotReached, ConnectionTimeout) as error:
            if self._pause is None:
                self._rest(PAUSE)
            raise EngineUnavailable(NO_ANSWER.format(reason=error)) from error
        except NotFoundError as error:
            raise NoIndex(NO_INDEX) from error
        except (ApiError, TransportError) as error:
            raise EngineUnavailable(BROKEN_INDEX.format(reason=error)) from error

    @cached_property
    def _client(self) -> Elasticsearch:
        try:
            return Elasticsearch(**self.connection.options(), serializers=_SERIALIZERS)
        except (ValueError, OSError) as error:
            raise EngineUnavailable(NO_ANSWER.format(reason=error)) from error
