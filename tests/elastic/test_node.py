"""What `make elasticsearch` says on a machine that lacks something, and that a node never outlives the tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from search.node import NodeImpossible, distribution
from search.node.java import java_home
from search.node.process import Node, answers
from tests.elastic.nodes import OwnNode, shared_url, stop_shared
from tests.elastic.plugin import impossible, own_directory
from tests.installation import until

MODULES = "java.base@{version}\njdk.jlink@{version}\njdk.incubator.vector@{version}\n"


def fake_java(home: Path, modules: str) -> None:
    (home / "bin").mkdir()
    (home / "bin" / "java").write_text(f"#!/bin/sh\ncat <<END\n{modules}END\n")
    (home / "bin" / "java").chmod(0o755)


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        (MODULES.format(version="11.0.2"), "java is 11.0.2"),
        ("java.base@17.0.15\n", "has no jdk.jlink"),
        ("java.base@21\njdk.jlink@21\n", "has no jdk.incubator.vector"),
        ("", "java is 0"),
    ],
)
def test_a_java_that_will_not_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, modules: str, said: str) -> None:
    fake_java(tmp_path, modules)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(NodeImpossible, match=said) as raised:
        java_home()
    assert "apt-get install" in str(raised.value)


@pytest.mark.parametrize("version", ["17.0.15", "17", "21-ea", "25.0.1+8"])
def test_a_java_that_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    fake_java(tmp_path, MODULES.format(version=version))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert java_home() == tmp_path


def test_no_java_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NodeImpossible, match="there is no java"):
        java_home()


def test_no_maven_and_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAVEN_REPOSITORY", str(tmp_path))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NodeImpossible, match="apt-get install maven"):
        distribution.archive()


def test_a_build_that_was_changed_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAVEN_REPOSITORY", str(tmp_path))
    version = distribution.VERSION
    folder = tmp_path / "org/elasticsearch/distribution/integ-test-zip/elasticsearch" / version
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / f"elasticsearch-{version}.zip", "w") as changed:
        changed.writestr("elasticsearch", "not the build")
    with pytest.raises(NodeImpossible, match="SHA-1"):
        distribution.unpacked(tmp_path / "to")


def test_a_folder_that_the_nodes_user_cannot_enter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    (closed / "node").mkdir(parents=True)
    closed.chmod(0o700)
    monkeypatch.setattr("search.node.process.os.geteuid", lambda: 0)
    monkeypatch.setattr("search.node.process.unpacked", lambda directory: tmp_path)
    monkeypatch.setattr("search.node.process.java_home", lambda: tmp_path)
    (tmp_path / "config").mkdir()
    with pytest.raises(NodeImpossible, match="may not enter"):
        Node(closed / "node").start()


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    """The other's answers must not be taken for its own."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(NodeImpossible, match="listens on port"):
            Node(tmp_path, other.getsockname()[1]).start()


def test_a_failed_start_is_told_to_every_process_and_tried_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAVEN_REPOSITORY", str(tmp_path / "empty"))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NodeImpossible) as first:
        shared_url(tmp_path, os.getpid())
    monkeypatch.setattr(OwnNode, "start", lambda self: pytest.fail("tried again"))
    with pytest.raises(NodeImpossible) as second:
        shared_url(tmp_path, os.getpid())
    assert str(first.value) == str(second.value)
    stop_shared(tmp_path)


def test_a_node_ends_with_the_process_that_it_was_started_for() -> None:
    with own_directory() as directory:
        watched = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
        node = OwnNode(directory / "node", watch=watched.pid)
        try:
            node.start()
        except NodeImpossible as error:
            watched.kill()
            impossible(error)
        assert node.process is not None
        watched.kill()
        watched.wait()
        assert until(lambda: node.process.poll() is not None)
        assert not answers(node.url)
