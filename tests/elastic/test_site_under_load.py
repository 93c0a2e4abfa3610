"""A running site that is rebuilt while an editor publishes and visitors search: the same as in `test_load`, with everything real."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from search.engines.elasticsearch import Connection
from tests.elastic.sites import Installation, ask, environment, filled, run
from tests.installation import end, until

EDIT = """
from news.models import Article, ArticleIndexPage as I
parent = I.objects.get()
for n in range(20):
    page = parent.add_child(instance=Article(title=f"Vonfram số {n}", summary="Thử."))
    if n % 3 == 1:
        page.title = f"Vonfram số {n} đã sửa"
        page.save_revision().publish()
    if n % 3 == 2:
        page.unpublish()
"""


@pytest.fixture
def site(
    elastic_connection: Connection, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """On the node of the run."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(elastic_connection).items():
            patch.setenv(name, value)
        made = filled(tmp_path_factory.mktemp("var"))
        process = made.start("start")
        try:
            assert until(lambda: made.get("/healthz")[0] == 200), made.logs()
            yield made
        finally:
            end(process)


def test_publishing_and_searching_during_rebuilds(site: Installation) -> None:
    before = ask(site, "khuyến công")
    over = threading.Event()

    def search() -> int:
        done = 0
        while not over.is_set():
            found = ask(site, "khuyến công")
            assert found.engine == "elasticsearch"
            assert set(before.urls) <= set(found.urls)
            done += 1
        return done

    with ThreadPoolExecutor(3) as pool:
        searching = [pool.submit(search) for _ in range(2)]
        editing = pool.submit(run, site, EDIT)
        try:
            for _ in range(3):
                site.manage("search_index", "rebuild")
            editing.result()
            assert until(lambda: ask(site, "vonfram").total == 14), site.logs()
        finally:
            over.set()
        assert all(job.result() for job in searching)

    assert "khớp" in site.manage("search_index", "verify")
    assert "Traceback" not in site.logs()
