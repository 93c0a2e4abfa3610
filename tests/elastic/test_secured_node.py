"""A node as a public server has it: encrypted, with a user whose privileges are just what the site needs.

The node cannot make API keys, as the index for them needs an analyzer that it lacks; that a key is sent is shown in `test_client`.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from search.engines.base import EngineUnavailable
from search.engines.elasticsearch import Connection, ElasticsearchEngine
from search.node import NodeImpossible
from tests.elastic.nodes import OwnNode
from tests.elastic.plugin import impossible, own_directory
from tests.search.corpus import SITE, ask, document

PASSWORD = "khuyen-cong-test"
HASHED = "$2a$05$YKgt6skG3F7JHU0sJAMraeQNMHkdmtt6.2/rdWN6yUfFjCBwF5OFK"
SETTINGS = {
    "xpack.security.enabled": "true",
    "xpack.security.http.ssl.enabled": "true",
    "xpack.security.http.ssl.key": "node.key",
    "xpack.security.http.ssl.certificate": "node.pem",
}
# The privileges that docs/elasticsearch.md asks for.
ROLES = """
site:
  indices:
    - names: ["khuyen-cong-*"]
      privileges: ["all"]
"""


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    """How the site's own user reaches the node."""
    with own_directory() as directory:
        config = directory / "node" / "config"
        config.mkdir(parents=True)
        _certificate(config)
        node = OwnNode(directory / "node", settings=SETTINGS, scheme="https")
        config.joinpath("users").write_text(f"admin:{HASHED}\nsite:{HASHED}\n")
        config.joinpath("users_roles").write_text("superuser:admin\nsite:site\n")
        config.joinpath("roles.yml").write_text(ROLES)
        try:
            node.start()
        except NodeImpossible as error:
            impossible(error)
        yield Connection(node.url, user="site", password=PASSWORD, ca_certs=str(config / "node.pem"), timeout=60)
        node.stop()


def _certificate(config: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=khuyen-cong"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "node.key", "-out", "node.pem"]
    subprocess.run(command, cwd=config, check=True, capture_output=True)


def works(connection: Connection) -> None:
    """Everything that a site does on a cluster."""
    engine = ElasticsearchEngine(connection)
    assert engine.rebuild(SITE) == len(SITE)
    engine.write([document("new", title="Zymurgy")], ["page:contact"])
    assert ask(engine, "zymurgy").total == 1
    assert len(engine.fingerprints()) == engine.status().documents == len(SITE)
    engine.rebuild(SITE)
    assert len(engine.prune()) == 1


def test_a_user_with_a_password(connection: Connection) -> None:
    works(connection)


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "wrong"},
        {"user": "", "password": ""},
        {"api_key": "d3Jvbmc6d3Jvbmc="},
        {"prefix": "others"},
        {"ca_certs": ""},
    ],
    ids=str,
)
def test_whoever_may_not_is_told_so(connection: Connection, wrong: dict[str, str]) -> None:
    engine = ElasticsearchEngine(replace(connection, **wrong))
    with pytest.raises(EngineUnavailable) as raised:
        engine.rebuild(SITE)
    assert PASSWORD not in str(raised.value)
