"""Databases to measure on: one with the first content, and copies of it with a corpus as pages."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Page

from news.models import Article, ArticleIndexPage
from site_core.search_document import SearchDocument
from tests.bench.settings import BENCH_DIR

_CHUNK = 1_000
_LOADERS = ("load_places", "load_policy_reference", "load_search_words", "load_first_content")


def first_content() -> Path:
    """A fresh database with the first content, which Django uses from now on."""
    BENCH_DIR.mkdir(parents=True, exist_ok=True)
    path = BENCH_DIR / "content.sqlite3"
    for stale in BENCH_DIR.glob("*.sqlite3*"):
        stale.unlink()
    use(path)
    call_command("migrate", verbosity=0)
    for command in _LOADERS:
        call_command(command, verbosity=0, stdout=io.StringIO())
    connection.close()
    return path


def with_corpus(source: Path, documents: Iterable[SearchDocument], name: str) -> Path:
    """A copy of the database with these documents as pages; Django uses it from now on."""
    path = source.with_name(f"{name}.sqlite3")
    _checkpoint(source)
    shutil.copyfile(source, path)
    use(path)
    parent = ArticleIndexPage.objects.get()
    with transaction.atomic():
        batch: list[SearchDocument] = []
        for document in documents:
            batch.append(document)
            if len(batch) == _CHUNK:
                _add(parent, batch)
                batch = []
        _add(parent, batch)
    return path


def use(path: Path) -> None:
    """Point Django's connection at a file."""
    connection.close()
    connection.settings_dict["NAME"] = str(path)


def _add(parent: ArticleIndexPage, documents: Sequence[SearchDocument]) -> None:
    """Pages as rows: saving them one by one takes minutes. The bodies are paragraphs, as an editor leaves them."""
    kind = ContentType.objects.get_for_model(Article)
    pages = [_article(parent, document, parent.numchild + i, kind) for i, document in enumerate(documents, 1)]
    if not pages:
        return
    rows = [
        Page(**{f.attname: getattr(p, f.attname) for f in Page._meta.concrete_fields if not f.primary_key})
        for p in pages
    ]
    saved = Page.objects.bulk_create(rows)
    own = [field for field in Article._meta.local_concrete_fields if not field.primary_key]
    columns = ", ".join([connection.ops.quote_name(c) for c in ("page_ptr_id", *(f.column for f in own))])
    marks = ", ".join(["%s"] * (len(own) + 1))
    values = [
        [row.pk, *(field.get_db_prep_save(field.value_from_object(page), connection) for field in own)]
        for row, page in zip(saved, pages, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {Article._meta.db_table} ({columns}) VALUES ({marks})", values)
    parent.numchild += len(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild)


def _article(parent: ArticleIndexPage, document: SearchDocument, number: int, kind: ContentType) -> Article:
    paragraphs = [
        {"type": "paragraph", "value": f"<p>{text}</p>", "id": f"{number:08d}-{i}"}
        for i, text in enumerate(document.body.split("\n"))
    ]
    body: Any = json.dumps(paragraphs, ensure_ascii=False)
    return Article(
        title=document.title,
        draft_title=document.title,
        slug=document.code,
        code=document.code,
        summary=document.summary,
        date=document.date,
        body=body,
        content_type=kind,
        locale_id=parent.locale_id,
        depth=parent.depth + 1,
        path=Page._get_path(parent.path, parent.depth + 1, number),
        url_path=f"{parent.url_path}{document.code}/",
        first_published_at=parent.first_published_at,
        live=True,
    )


def _checkpoint(path: Path) -> None:
    """Write what is in the write-ahead log into the file, so that the file alone can be copied."""
    connection.close()
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
