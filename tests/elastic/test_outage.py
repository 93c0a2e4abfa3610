"""A running site whose node is stopped, started, and killed: nothing fails, nothing is lost, and it says how it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.engines.elasticsearch import Connection
from search.node import NodeImpossible
from tests.elastic.nodes import OwnNode
from tests.elastic.plugin import impossible, own_directory
from tests.elastic.sites import Installation, ask, environment, filled, run
from tests.installation import end, until

MAKE = """
from news.models import Article, ArticleIndexPage as I
parent = I.objects.get()
for n in range(3):
    parent.add_child(instance=Article(title=f"Zirconi số {n}", summary="Thử."))
"""
CHANGE = """
from news.models import Article
first, second, third = Article.objects.filter(title__startswith="Zirconi").order_by("title")
first.title = "Zirconi đổi tên thành Hafni"
first.save_revision().publish()
second.unpublish()
third.delete()
from news.models import ArticleIndexPage as I
I.objects.get().add_child(instance=Article(title="Zirconi số 9", summary="Thử."))
"""


ENGINE = "from search.readiness import readiness; print(readiness()['engine'])"
# One process that looks again and again: starting one for each look takes longer than the node.
BACK = """
from search.readiness import readiness
from tests.installation import until
print(until(lambda: readiness()["engine"] == "elasticsearch"))
"""
LEFT = {"Zirconi đổi tên thành Hafni", "Zirconi số 9"}


@pytest.fixture(scope="module")
def node() -> Iterator[OwnNode]:
    with own_directory() as directory:
        made = OwnNode(directory / "node")
        try:
            made.start()
        except NodeImpossible as error:
            impossible(error)
        yield made
        made.stop()


@pytest.fixture(scope="module")
def site(node: OwnNode, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(Connection(node.url)).items():
            patch.setenv(name, value)
        made = filled(tmp_path_factory.mktemp("var"))
        process = made.start("start")
        try:
            assert until(lambda: made.get("/healthz")[0] == 200), made.logs()
            yield made
        finally:
            end(process)


@pytest.fixture(autouse=True)
def _running_at_first(node: OwnNode) -> None:
    if node.process is None:
        node.start()


def settled(site: Installation) -> bool:
    return ask(site, "zirconi").engine == "elasticsearch" and site.waiting() == 0


def test_a_node_is_stopped_and_comes_back(site: Installation, node: OwnNode) -> None:
    run(site, MAKE)
    assert until(lambda: ask(site, "zirconi").total == 3), site.logs()
    assert ask(site, "zirconi").engine == "elasticsearch"

    node.stop()
    run(site, CHANGE)
    # The worker may take up the first of the changes before the last is made; numbers alone can be right on the way.
    assert until(lambda: ask(site, "zirconi").titles == LEFT), site.logs()
    assert ask(site, "hafni").total == 1
    down = ask(site, "zirconi")
    assert down.engine == "database"
    assert json.loads(site.get("/readyz")[1])["engine"] == "database"
    for path in ("/", "/tim-kiem/?q=zirconi", "/tim-ho-tro/", "/ho-tro/"):
        assert site.get(path)[0] == 200
    assert site.waiting() >= 4

    node.start()
    assert until(lambda: settled(site)), site.logs()
    back = ask(site, "zirconi")
    assert (back.engine, back.urls) == ("elasticsearch", down.urls)
    assert ask(site, "hafni").total == 1
    assert "khớp" in site.manage("search_index", "verify")
    assert "Traceback" not in site.logs()


def test_a_killed_node_comes_back_with_what_it_had_promised(site: Installation, node: OwnNode) -> None:
    before = ask(site, "khuyến công")
    node.kill()
    run(site, MAKE.replace("Zirconi", "Rubidi"))
    assert until(lambda: ask(site, "rubidi").total == 3)
    assert set(ask(site, "khuyến công").urls) == set(before.urls)

    node.start()
    assert until(lambda: settled(site) and ask(site, "rubidi").total == 3), site.logs()
    assert set(ask(site, "khuyến công").urls) == set(before.urls)
    assert "khớp" in site.manage("search_index", "verify")


def test_a_site_starts_while_its_node_is_down(
    node: OwnNode, django_db_setup: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(Connection(node.url, prefix="khuyen-cong-fresh")).items():
        monkeypatch.setenv(name, value)
    node.stop()
    fresh = filled(tmp_path)
    worker = fresh.start("worker")
    try:
        assert run(fresh, ENGINE) == "database"
        node.start()
        assert run(fresh, BACK) == "True", fresh.logs()
        assert until(lambda: fresh.waiting() == 0), fresh.logs()
    finally:
        end(worker)
    assert "khớp" in fresh.manage("search_index", "verify")
