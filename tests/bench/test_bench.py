"""The measuring tools measure what they say. That the figures are good is not a test: machines differ."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from search.engines.base import Engine
from search.engines.tantivy import TantivyEngine
from search.indexing import pages
from site_core.search_document import SearchDocument
from tests.bench.bare import taken_down
from tests.bench.corpus import SENTENCES, SHARES, corpus, learn
from tests.bench.loading import bare_load, rebuild
from tests.bench.report import BEGIN, END, markdown, write
from tests.bench.results import Loading, Results
from tests.bench.timing import Times, in_turns, spread
from tests.search.corpus import ask

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def documents(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> list[SearchDocument]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        language = learn(list(pages.all_documents()))
    assert len(language.sentences) == SENTENCES
    return list(corpus(language, 20))


def test_the_corpus_is_the_same_every_time_and_grows_at_its_end(documents: list[SearchDocument], db: None) -> None:
    language = learn(list(pages.all_documents()))
    assert list(corpus(language, 20)) == documents
    assert list(corpus(language, 5)) == documents[:5]
    assert len({document.key for document in documents}) == 20
    assert {document.kind for document in documents} <= SHARES.keys()


def test_the_corpus_reads_like_the_site(documents: list[SearchDocument], db: None) -> None:
    real = {
        word for d in pages.all_documents() for word in re.findall(r"\w+", f"{d.title} {d.summary} {d.body}".lower())
    }
    made = [word for d in documents for word in re.findall(r"\w+", d.body.lower())]
    assert len(made) > 20 * 100
    assert set(made) <= real


@pytest.fixture
def engine(documents: list[SearchDocument], tmp_path: Path) -> Engine:
    made = TantivyEngine(tmp_path / "index")
    made.rebuild(documents)
    return made


def test_the_bare_query_is_what_the_engine_was_asked(engine: Engine) -> None:
    found = ask(engine, "hỗ trợ máy móc")
    answers = taken_down(engine, lambda: ask(engine, "hỗ trợ máy móc"))()
    totals = [answer.count for answer in answers if hasattr(answer, "count") and hasattr(answer, "hits")]
    assert found.total in totals
    assert ask(engine, "hỗ trợ máy móc") == found


def test_both_ways_of_loading_load_everything(
    documents: list[SearchDocument], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = TantivyEngine(tmp_path / "other")
    seconds, _ = rebuild(engine, documents)
    assert seconds > 0
    assert engine.status().documents == 20
    assert bare_load(engine, documents)() > 0


def test_times_are_compared_case_by_case() -> None:
    times: Times[str] = Times()
    for case, factor in enumerate((1, 100)):
        times.add("slow", case, 3.0 * factor)
        times.add("fast", case, 1.0 * factor)
    assert str(times.ratio("slow", "fast")) == "3.00 (3.00–3.00)"
    assert spread([5, 1, 3]).median == 3


def test_everything_is_timed_in_turns() -> None:
    times: Times[str] = Times()
    order: list[str] = []
    in_turns(times, {"a": lambda n: (order.append("a"), time.sleep(0.002)), "b": lambda n: order.append("b")}, 3, 2)
    assert (order.count("a"), order.count("b")) == (9, 9)
    assert order != sorted(order)
    assert times.ratio("a", "b").low > 1


def results() -> Results:
    made = Results(sizes=(1_000, 10_000), engines=("tantivy",), peers=("wagtail-database",))
    for size in made.sizes:
        made.times.add(("tantivy", size, "whole"), 0, 0.002 * size / 1000)
        made.times.add(("tantivy", size, "bare"), 0, 0.001 * size / 1000)
        made.times.add(("tantivy", size, "ten"), 0, 0.0005 * size / 1000)
        made.times.add(("wagtail-database", size, "peer"), 0, 0.02)
    made.loading["tantivy", 1_000] = Loading((2.0,), (1.0,), 40.0)
    made.ndcg["tantivy"], made.broken["tantivy"] = 0.987, 0
    return made


def test_the_tables_say_what_was_measured() -> None:
    text = markdown(results(), "made by a test")
    assert "| tantivy | 1,000 | 2.0 | 1.0 | 2.00 (2.00–2.00) |" in text
    assert "| tantivy | 10,000 | 10.00 (10.00–10.00) |" in text
    assert (
        "| Wagtail, database backend (SQLite FTS5) | 1,000 | 20.0 | 40.00 (40.00–40.00) | 10.00 (10.00–10.00) |" in text
    )
    assert "| tantivy | 0.987 | 0 |" in text
    assert "| tantivy | 1,000 | 500 | 1,000 | 0.50 (0.50–0.50) | – | 40 |" in text


def test_the_writer_replaces_what_stands_between_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "performance.md"
    path.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write(path, "new")
    write(path, "newer")
    assert path.read_text(encoding="utf-8") == f"before\n{BEGIN}\n\nnewer\n\n{END}\nafter\n"

    path.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="marks"):
        write(path, "new")
    assert path.read_text(encoding="utf-8") == "no marks"


def test_the_document_has_the_marks() -> None:
    text = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert text.index(BEGIN) < text.index(END)
