"""Whatever stands at the address, or nothing: a search says «unavailable», soon, and nothing else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from search.engines.base import EngineUnavailable, NoIndex
from search.engines.elasticsearch import Connection, ElasticsearchEngine
from search.engines.elasticsearch import client as client_module
from tests.elastic.plugin import MakeElastic
from tests.installation import PATIENCE, until
from tests.search.corpus import SITE, ask


@contextmanager
def server(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """A web server that answers everything in one way."""

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65_537)
            if self.raw_requestline and self.parse_request():
                answer(self)
            self.close_connection = True

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{made.server_port}"
    finally:
        made.shutdown()
        thread.join()
        made.server_close()


def says(status: int, text: bytes, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Length": str(len(text)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(text)

    return answer


ELASTIC = {"X_Elastic_Product": "Elasticsearch", "Content_Type": "application/json"}


@pytest.mark.parametrize(
    "answer",
    [
        says(200, b"<html>Welcome</html>", Content_Type="text/html"),
        says(200, b"{}", Content_Type="application/json"),
        says(200, b"{broken", **ELASTIC),
        says(401, b'{"error": "who are you?"}', **ELASTIC),
        says(403, b'{"error": "no"}', **ELASTIC),
        says(429, b'{"error": "busy"}', **ELASTIC),
        says(400, b'{"error": "what?"}', **ELASTIC),
        says(500, b'{"error": "oh"}', **ELASTIC),
        says(503, b'{"error": "not yet"}', **ELASTIC),
        lambda request: request.connection.close(),
    ],
)
@pytest.mark.parametrize(
    "use",
    [
        lambda engine: ask(engine, "máy"),
        lambda engine: engine.write(SITE[:1], []),
        lambda engine: engine.rebuild(iter(SITE)),
        lambda engine: engine.fingerprints(),
        lambda engine: engine.status(),
        lambda engine: engine.prune(),
    ],
    ids=["search", "write", "rebuild", "fingerprints", "status", "prune"],
)
def test_whatever_answers_wrongly_is_unavailable(answer: Callable, use: Callable) -> None:
    with server(answer) as url, pytest.raises(EngineUnavailable) as raised:
        use(ElasticsearchEngine(Connection(url)))
    assert not isinstance(raised.value, NoIndex), "a rebuild would not help"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock by which the site leaves a server alone: it stands until a test moves it."""
    now = [0.0]
    monkeypatch.setattr(client_module, "time", SimpleNamespace(monotonic=lambda: now[0]))
    return now


def test_who_hangs_is_not_waited_for_and_then_left_alone(clock: list[float]) -> None:
    asked: list[str] = []
    over = threading.Event()

    def hang(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        over.wait(PATIENCE)

    with server(hang) as url:
        engine = ElasticsearchEngine(Connection(url, timeout=0.2))
        for _ in range(5):
            with pytest.raises(EngineUnavailable):
                ask(engine, "máy")
        assert until(lambda: bool(asked))
        over.set()
    assert len(asked) == 1


def test_while_it_hangs_one_finds_out_and_the_others_do_not_wait(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each pause one visitor asks, something small and with a short time-out; nobody else waits with it."""
    monkeypatch.setattr(client_module, "PROBE_SECONDS", 0.5)
    asked: list[str] = []
    awake = threading.Event()

    def hang(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.command)
        awake.wait(PATIENCE)
        says(401, b"{}", **ELASTIC)(request)

    def refused(_: int = 0) -> None:
        with pytest.raises(EngineUnavailable):
            ask(engine, "máy")

    with server(hang) as url, ThreadPoolExecutor(8) as pool:
        engine = ElasticsearchEngine(Connection(url, timeout=0.5))
        refused()
        for after, times in ((1.0, 2), (3.0, 3), (6.9, 3), (7.0, 4)):
            clock[0] = after
            list(pool.map(refused, range(8)))
            # A server that is slow itself may come to a question after the visitor has gone.
            assert until(lambda expected=["POST", "HEAD", "HEAD", "HEAD"][:times]: asked == expected)
        awake.set()
        monkeypatch.setattr(client_module, "PROBE_SECONDS", PATIENCE)
        engine.server.connection = replace(engine.server.connection, timeout=PATIENCE)
        del engine.server._client
        clock[0] = 100.0
        refused()
        assert asked[4:] == ["HEAD", "POST"]
        refused()
        assert asked[6:] == ["POST"]


def test_it_is_asked_again_after_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "PAUSE", 0.0)
    asked: list[str] = []

    def refuse(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.path)

    with server(refuse) as url:
        engine = ElasticsearchEngine(Connection(url))
        for _ in range(2):
            with pytest.raises(EngineUnavailable):
                engine.status()
    assert len(asked) == 2


@pytest.mark.parametrize("url", ["", "no address", "ftp://127.0.0.1:9200", "http://127.0.0.1", "http://[::1"])
def test_a_wrong_address_is_unavailable_too(url: str) -> None:
    with pytest.raises(EngineUnavailable):
        ask(ElasticsearchEngine(Connection(url)), "máy")


def test_a_certificate_that_is_not_there_is_unavailable_too(tmp_path: object) -> None:
    connection = Connection("https://127.0.0.1:9200", ca_certs=f"{tmp_path}/none.pem")
    with pytest.raises(EngineUnavailable):
        ask(ElasticsearchEngine(connection), "máy")


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        engine = ElasticsearchEngine(Connection(f"http://127.0.0.1:{free.getsockname()[1]}"))
        with pytest.raises(EngineUnavailable):
            ask(engine, "máy")


def test_the_next_address_is_tried(make_elastic: MakeElastic) -> None:
    working = make_elastic()
    working.rebuild(SITE)
    connection = working.server.connection
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        urls = f"http://127.0.0.1:{free.getsockname()[1]}, {connection.url}"
        engine = ElasticsearchEngine(Connection(urls, prefix=connection.prefix, timeout=60))
        assert [ask(engine, "máy móc").engine for _ in range(3)] == ["elasticsearch"] * 3


def test_what_the_client_is_made_with() -> None:
    both = Connection("https://a:1, https://b:2", user="u", password="p", ca_certs="/ca.pem")
    assert both.options() == {
        "hosts": ["https://a:1", "https://b:2"],
        "request_timeout": 5.0,
        "max_retries": 1,
        "basic_auth": ("u", "p"),
        "ca_certs": "/ca.pem",
    }
    key = Connection("https://a:1", user="u", password="p", api_key="k").options()
    assert key["api_key"] == "k"
    assert "basic_auth" not in key


@pytest.mark.parametrize(
    ("secret", "sent"),
    [({"api_key": "k"}, "ApiKey k"), ({"user": "u", "password": "p"}, "Basic dTpw"), ({}, None)],
)
def test_who_is_asking_is_sent_along(secret: dict[str, str], sent: str | None) -> None:
    seen: list[str | None] = []

    def refuse(request: BaseHTTPRequestHandler) -> None:
        seen.append(request.headers.get("Authorization"))
        says(401, b"{}", **ELASTIC)(request)

    with server(refuse) as url, pytest.raises(EngineUnavailable):
        ElasticsearchEngine(Connection(url, **secret)).status()
    assert seen == [sent]


def test_secrets_in_the_address_are_not_shown() -> None:
    assert Connection("https://user:secret@search.example:9243").place == "https://search.example:9243"
