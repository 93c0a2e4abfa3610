"""Elasticsearch for the tests: a node that is given (ELASTICSEARCH_URL), or one of the run's own, and engines on it."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from elasticsearch import Elasticsearch

from search.engines.elasticsearch import Connection, ElasticsearchEngine
from search.node import NodeImpossible
from tests.elastic.nodes import shared_url, stop_shared

# Where the processes of a run find each other. The first one makes the directory, and its workers inherit the variable.
DIRECTORY = "KHUYEN_CONG_TEST_NODE"
WATCHED = "KHUYEN_CONG_TEST_PROCESS"

MakeElastic = Callable[[], ElasticsearchEngine]


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        directory = Path(tempfile.mkdtemp(prefix="khuyen-cong-node-"))
        directory.chmod(0o711)  # the node runs as another user, and must get through
        os.environ[DIRECTORY] = str(directory)
        os.environ[WATCHED] = str(os.getpid())


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        directory = Path(os.environ.pop(DIRECTORY))
        stop_shared(directory)
        shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def own_directory() -> Iterator[Path]:
    """A directory for a node of a test's own, within that of the run."""
    directory = Path(tempfile.mkdtemp(dir=os.environ[DIRECTORY]))
    directory.chmod(0o711)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def impossible(reason: object) -> NoReturn:
    """Skip visibly where there is no node; on the continuous integration that is an error."""
    if os.environ.get("CI"):
        pytest.fail(f"No Elasticsearch node, and CI=1: {reason}", pytrace=False)
    pytest.skip(f"No Elasticsearch node: {reason}")


@pytest.fixture(scope="session")
def elastic_connection() -> Connection:
    """How to reach the node of this run."""
    url = os.environ.get("ELASTICSEARCH_URL", "")
    if not url:
        try:
            url = shared_url(Path(os.environ[DIRECTORY]), int(os.environ[WATCHED]))
        except NodeImpossible as error:
            impossible(error)
    return Connection(
        url,
        user=os.environ.get("ELASTICSEARCH_USER", ""),
        password=os.environ.get("ELASTICSEARCH_PASSWORD", ""),
        api_key=os.environ.get("ELASTICSEARCH_API_KEY", ""),
        ca_certs=os.environ.get("ELASTICSEARCH_CA_CERTS", ""),
        prefix=f"khuyen-cong-test-{secrets.token_hex(6)}",
        timeout=60,
    )


@pytest.fixture(scope="session")
def elastic_client(elastic_connection: Connection) -> Iterator[Elasticsearch]:
    """A client of the node. At the end every index that this process made is removed, and no other."""
    client = Elasticsearch(**elastic_connection.options())
    yield client
    remove_indices(client, elastic_connection.prefix)
    client.close()


@pytest.fixture(scope="module")
def make_elastic(elastic_connection: Connection, elastic_client: Elasticsearch) -> Iterator[MakeElastic]:
    """Makes engines on the node, each with indices of its own, removed after the module."""
    prefixes: list[str] = []

    def make() -> ElasticsearchEngine:
        prefixes.append(f"{elastic_connection.prefix}-{secrets.token_hex(3)}")
        return ElasticsearchEngine(replace(elastic_connection, prefix=prefixes[-1]))

    yield make
    for prefix in prefixes:
        remove_indices(elastic_client, prefix)


def remove_indices(client: Elasticsearch, prefix: str) -> None:
    """Remove the indices whose names begin so, by their full names."""
    for name in client.indices.get(index=f"{prefix}-*", features="aliases").body:
        client.indices.delete(index=name)
