"""`python -m tests.bench.pages`: processor time of public pages, made anew and kept, and of the finder with a thousand schemes.

Everything is asked through the whole stack of middleware, in turns, in one process. Two measures stand beside it: an empty view, and an
empty page of Wagtail's through our base template. The peer is the same page of the tree through a template of Wagtail's own manner.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).parents[2]
BEGIN = "<!-- pages: what follows is written by `make bench` -->"
END = "<!-- pages: end -->"

SAID = "legal_form=household&industry=1702&place=09400&employees=8&counterpart=yes&other_funding=no&investment=600"
ADDRESSES = {
    "home": "/",
    "finder, nothing answered": "/tim-ho-tro/",
    "finder, all answered": f"/tim-ho-tro/?{SAID}",
    "match API": f"/api/v1/schemes/match/?{SAID}",
    "site search": "/tim-kiem/?q=may+moc",
    "scheme": "/ho-tro/may-moc/",
    "schemes": "/ho-tro/",
    "news": "/tin-tuc/",
    "article": "",
    "place": "/dia-phuong/phuong-thuan-thanh/",
    "announcements": "/thong-bao/",
    "legal documents": "/van-ban/",
}
# Pages that the peer can show too: those of the tree.
OF_THE_TREE = ("home", "scheme", "schemes", "news", "article", "place", "announcements", "legal documents")
EMPTY_VIEW, EMPTY_PAGE = "/bench-empty-view/", "/bench-empty-page/"
MANY = 1_000


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Measure public pages side by side with empty ones and with Wagtail's manner."
    )
    parser.add_argument("--rounds", type=int, default=15, help="how often every page is timed")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "performance.md", help="document with the marks")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    import django

    django.setup()
    from tests.bench.report import write

    text = measured(options.rounds)
    print(text)
    write(options.output, text, (BEGIN, END))


def measured(rounds: int) -> str:
    """The tables, as Markdown."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from site_core.kept_pages.store import store
    from tests.bench.report import table
    from tests.bench.settings import BENCH_DIR
    from tests.database import use_copy_of_full_database

    use_copy_of_full_database(BENCH_DIR / "pages.sqlite3")
    call_command("search_index", "rebuild", verbosity=0)
    _make_pictures()
    addresses = _addresses()
    client = Client()

    def get(address: str) -> Any:
        response = client.get(address)
        assert response.status_code == 200, address
        return response

    with _extra_addresses():
        settings.KEPT_PAGES_BYTES = 0
        store.cache_clear()
        calls: dict[str, Callable[[], Any]] = {
            "empty view": lambda: get(EMPTY_VIEW),
            "empty page": lambda: get(EMPTY_PAGE),
        }
        for name, address in addresses.items():
            calls[name] = lambda address=address: get(address)  # type: ignore[misc]
            if name in OF_THE_TREE:
                calls[f"peer {name}"] = lambda address=address: get(f"/bench-peer{address}")  # type: ignore[misc]
        anew = _timed(calls, rounds)
        sizes = {name: len(get(address).content) for name, address in addresses.items()}
        finder = _finder(get, addresses["finder, all answered"], rounds)
        settings.KEPT_PAGES_BYTES = 100_000_000
        store.cache_clear()
        kept = _timed({name: call for name, call in calls.items() if not name.startswith("peer")}, rounds)
    rows = [
        [
            name,
            f"{anew[name]:.1f}",
            f"{anew[name] / anew['empty view']:.1f}",
            f"{anew[name] / anew['empty page']:.2f}",
            f"{anew[f'peer {name}'] / anew[name]:.2f}" if f"peer {name}" in anew else "–",
            f"{kept[name] / kept['empty view']:.2f}" if name != "site search" else "not kept",
            f"{sizes[name] / 1000:,.0f}" if name in sizes else "–",
        ]
        for name in ("empty page", *addresses)
    ]
    head = [
        "page",
        "made anew, ms",
        "× empty view",
        "× empty page",
        "Wagtail's manner, × ours",
        "kept, × empty view",
        "kB",
    ]
    return "\n\n".join(
        (
            f"`{' '.join(['python -m tests.bench.pages', *sys.argv[1:]])}` on {dt.date.today():%Y-%m-%d}: processor time of one process, "
            f"medians of {rounds} rounds, {os.cpu_count()} processors for {os.getloadavg()[2]:.0f} busy processes, "
            f"Python {platform.python_version()}. An empty view took {anew['empty view']:.2f} ms.",
            "### Public pages",
            table(head, rows),
            "### The finder with many schemes",
            table(["what", "figure"], finder),
        )
    )


def _finder(get: Callable[[str], Any], address: str, rounds: int) -> list[list[str]]:
    """The finder's page, the judgement alone and the plan alone, with the schemes of the first content and with a thousand that differ from
    each other."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from policies.catalogue.answerable import eligibility_reference
    from policies.catalogue.schemes import public_schemes
    from policies.eligibility import Judge, Profile
    from search.finder import match as matching
    from search.finder.planned import planned

    few = public_schemes()
    many = tuple(_varied(few[number % len(few)], number) for number in range(MANY))

    def page(schemes: Any) -> Callable[[], Any]:
        def ask() -> Any:
            with mock.patch.object(matching, "public_schemes", return_value=schemes):
                return get(address)

        return ask

    given = {name: [value] for name, _, value in (pair.partition("=") for pair in SAID.split("&"))}
    profile = Profile.parse(given, eligibility_reference())

    def judged(schemes: Any) -> Callable[[], Any]:
        def ask() -> list[Any]:
            judge = Judge(profile)
            return [judge.assess(scheme.rules) for scheme in schemes]

        return ask

    def plan(schemes: Any) -> Callable[[], Any]:
        with mock.patch.object(matching, "public_schemes", return_value=schemes):
            found = matching.match(profile, "", all_needs=True)
        return lambda: planned(found, ())

    asked = {
        f"{what} {name}": make(schemes)
        for what, make in (("page", page), ("judge", judged), ("plan", plan))
        for name, schemes in (("few", few), ("many", many))
    }
    times = _timed(asked, rounds)
    with CaptureQueriesContext(connection) as queries:
        page(many)()
    with CaptureQueriesContext(connection) as plan_queries:
        plan(many)()
    return [
        [f"page with {len(few)} schemes, ms", f"{times['page few']:.1f}"],
        [f"page with {MANY:,} schemes, ms", f"{times['page many']:.1f}"],
        ["ratio", f"{times['page many'] / times['page few']:.2f}"],
        [f"judging {len(few)} schemes, ms", f"{times['judge few']:.2f}"],
        [f"judging {MANY:,} schemes with routes of their own, ms", f"{times['judge many']:.1f}"],
        [
            f"the plan of {len(few)} judged schemes: first ones, bundle and the others by need, ms",
            f"{times['plan few']:.2f}",
        ],
        [f"the plan of {MANY:,}, ms", f"{times['plan many']:.2f}"],
        [f"SQL queries of the page with {MANY:,}", str(len(queries))],
        [f"SQL queries of judging {MANY:,} and their plan", str(len(plan_queries))],
    ]


def _varied(scheme: Any, number: int) -> Any:
    """The scheme under another code, with routes that no other scheme has: nothing is judged once for several."""
    rules = scheme.rules
    routes = tuple(replace(route, label=f"{route.label} {number}") for route in rules.routes)
    return replace(scheme, rules=replace(rules, code=f"{rules.code}-{number}", routes=routes))


def _timed(calls: dict[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """Median processor time of each call in milliseconds, taken in turns; the first round is not counted."""
    rng, taken = random.Random(0), defaultdict(list)
    for number in range(rounds + 1):
        for name in rng.sample(list(calls), len(calls)):
            started = time.process_time()
            calls[name]()
            if number:
                taken[name].append(time.process_time() - started)
    return {name: 1000 * statistics.median(seconds) for name, seconds in taken.items()}


def _addresses() -> dict[str, str]:
    from news.models import Article

    return ADDRESSES | {"article": Article.objects.live().order_by("-date").first().url}


def _make_pictures() -> None:
    from site_core.pictures.making import make_waiting

    while make_waiting(1):
        pass


@contextmanager
def _extra_addresses() -> Iterator[None]:
    """The empty view, the empty page and the peer, in front of the site's own addresses."""
    from django.http import HttpRequest, HttpResponse
    from django.template import engines
    from django.template.response import TemplateResponse
    from django.urls import clear_url_caches, path, re_path
    from wagtail.models import Site

    from news.models import Article, ArticleIndexPage
    from site_core import urls
    from site_core.kept_pages.middleware import do_not_keep

    template = engines["django"].from_string(
        (ROOT / "tests/bench/peer_templates/peer.html").read_text(encoding="utf-8")
    )
    if not Article.objects.filter(slug="bench-empty").exists():
        ArticleIndexPage.objects.first().add_child(instance=Article(title="Trang trống", slug="bench-empty"))

    def peer(request: HttpRequest, address: str) -> HttpResponse:
        site = Site.find_for_request(request)
        page, _, _ = site.root_page.specific.route(request, [part for part in address.split("/") if part])
        assert not page.get_view_restrictions()
        return HttpResponse(template.render({"page": page, "self": page}, request))

    def empty_view(request: HttpRequest) -> HttpResponse:
        do_not_keep(request)
        return HttpResponse("<p>–</p>")

    def empty_page(request: HttpRequest) -> TemplateResponse:
        return Article.objects.get(slug="bench-empty").serve(request)

    extra = [
        path(EMPTY_VIEW[1:], empty_view),
        path(EMPTY_PAGE[1:], empty_page),
        re_path(r"^bench-peer/(?P<address>.*)$", peer),
    ]
    urls.urlpatterns[:0] = extra
    clear_url_caches()
    yield
    del urls.urlpatterns[: len(extra)]
    clear_url_caches()


if __name__ == "__main__":
    main()
