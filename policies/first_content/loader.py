"""The first legal documents, support schemes and guides, made through the same models and blocks that editors use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from wagtail.models import Page

from policies.first_content.examples import example_table
from policies.first_content.planting import Garden
from policies.first_content.routes import routes
from policies.first_content.texts import read_texts
from policies.models import (
    Combination,
    GoldenCase,
    GuideCitation,
    IndustryGroup,
    Intention,
    LegalDocument,
    LegalRelation,
    PaperRequired,
    PlaceGroup,
    PolicyGuide,
    SchemeCitation,
    SupportItem,
    SupportScheme,
)
from site_core.data_files import date_or_none, read_csv
from site_core.text.slugs import vietnamese_slug

TEXTS = Path(__file__).parent
DATA = Path(__file__).parents[1] / "data"


def load_legal_documents(garden: Garden, index: Page) -> None:
    """The register of legal documents, then what each of them does to an earlier one."""
    texts = read_texts(TEXTS / "legal_documents.toml")
    for row in texts["document"]:
        page = LegalDocument(
            slug=vietnamese_slug(f"{row['kind']} {row['number'].replace('/', ' ')}"),
            checked_on=texts["checked_on"],
            last_reviewed=texts["checked_on"],
            **{name: row[name] for name in ("code", "title", "number", "kind", "issuer", "summary", "confirmed")},
            **{name: row.get(name) for name in ("issued_on", "effective_from", "effective_to")},
            **{name: row.get(name, "") for name in ("source_url", "note")},
        )
        garden.plant(index, page, row["body"])
    for row in texts["document"]:
        page = garden.document(row["code"])
        # The day of entry is the day of the check: loaded later, the content is no fresher and no staler for it.
        page.relations = [
            LegalRelation(kind=found["kind"], target=garden.document(found["target"]), entered_on=texts["checked_on"])
            for found in row["relations"]
        ]


def load_schemes(garden: Garden, index: Page) -> None:
    """The support schemes; their programmes and legal documents are planted before."""
    texts = read_texts(TEXTS / "schemes.toml")
    items = {row["code"]: row for row in read_csv(DATA / "support_items.csv")}
    documents = {page.number: page for page in garden.pages.values() if isinstance(page, LegalDocument)}
    groups: dict[str, IndustryGroup | PlaceGroup] = {group.key: group for group in IndustryGroup.objects.all()}
    groups |= {group.key: group for group in PlaceGroup.objects.all()}
    cases = list(read_csv(DATA / "golden_cases.csv"))
    intentions = _intentions(texts["intention"])
    for row in texts["scheme"]:
        page = SupportScheme(
            slug=row["code"],
            last_reviewed=texts["checked_on"],
            programme_page=garden.find(row["programme"]) if "programme" in row else None,
            for_founders=row.get("for_founders", False),
            **{name: row[name] for name in ("code", "title", "promise", "summary", "keywords")},
        )
        page.intentions = [intentions[key] for key in row["intentions"]]
        page.routes = [("route", card) for card in routes(row["routes"], row["needs_counterpart"], groups)]
        page.steps = [("steps", row.get("steps") or texts["steps"][row["steps_base"]])]
        page.papers = [PaperRequired(name=name, sort_order=order) for order, name in enumerate(_papers(row, texts))]
        page.support_items = [
            _support_item(items[code], documents, texts["item_notes"][code], texts["checked_on"])
            for code in row["support_items"]
        ]
        page.golden_cases = [
            _golden_case(case, order)
            for order, case in enumerate(case for case in cases if case["scheme"] == page.code)
        ]
        shared = chain.from_iterable(texts["route_citations"][pattern] for pattern in row["routes"])
        page.citations = garden.citations(SchemeCitation, [*row["citations"], *shared], texts["checked_on"])
        garden.plant(index, page, _body(row, items))
    _load_combinations(garden, texts["combination"], texts["checked_on"])


def load_guides(garden: Garden, index: Page) -> None:
    """The policy guides; the schemes and legal documents they name are planted before."""
    texts = read_texts(TEXTS / "guides.toml")
    for row in texts["guide"]:
        page = PolicyGuide(
            last_reviewed=texts["checked_on"],
            **{name: row[name] for name in ("code", "slug", "title", "summary", "keywords")},
        )
        page.schemes = [garden.find(code) for code in row["schemes"]]
        page.citations = garden.citations(GuideCitation, row["citations"], texts["checked_on"])
        garden.plant(index, page, row["body"])


def _intentions(rows: list[dict[str, str]]) -> dict[str, Intention]:
    """What owners want, by key, in the order of the file."""
    return {
        row["key"]: Intention.objects.get_or_create(
            key=row["key"], defaults={"label": row["label"], "phrases": row["phrases"], "sort_order": order}
        )[0]
        for order, row in enumerate(rows)
    }


def _load_combinations(garden: Garden, rows: list[dict[str, Any]], checked_on: dt.date) -> None:
    """What is known of receiving several of the schemes; a rule that staff have is left alone."""
    for row in rows:
        document = garden.find(row["document"]) if "document" in row else None
        rule, _ = Combination.objects.get_or_create(
            key=row["key"],
            defaults={"document": document, "checked_on": checked_on}
            | {name: row[name] for name in ("label", "rule", "clause", "confirmed", "note")},
        )
        if not rule.members.exists():
            rule.members.set([garden.find(code) for code in row["members"]])


def _papers(row: Mapping[str, Any], texts: Mapping[str, Any]) -> list[str]:
    """The papers of the shared lists that a scheme names, and its own before what comes after approval."""
    before: list[str] = []
    after: list[str] = []
    for key in row.get("papers_base", ()):
        (after if key == "sau-duyet" else before).extend(texts["papers"][key])
    return [*before, *row["papers"], *after]


def _support_item(
    row: Mapping[str, str], documents: Mapping[str, LegalDocument], note: str, checked_on: dt.date
) -> SupportItem:
    return SupportItem(
        name=row["name_vi"],
        rate_percent=_number(row["rate_percent"]),
        cap_million=_number(row["cap_million_vnd"]),
        cap_unit=row["cap_unit"],
        base=row["estimate_base"],
        document=documents[row["legal_document"]],
        clause=row["clause"],
        valid_from=date_or_none(row["valid_from"]),
        valid_to=date_or_none(row["valid_to"]),
        confirmed=row["confirmed"] == "yes",
        note=note,
        checked_on=checked_on,
    )


def _golden_case(row: Mapping[str, str], order: int) -> GoldenCase:
    return GoldenCase(
        name=row["name"],
        answers=row["answers"],
        expected_state=row["state"],
        expected_million=_number(row["million"]),
        note=row["note"],
        sort_order=order,
    )


def _body(row: Mapping[str, Any], items: Mapping[str, Mapping[str, str]]) -> str:
    """A scheme's text with its worked example, where it has one."""
    text: str = row["body"]
    if "example_costs" not in row:
        return text
    item = items[row["support_items"][0]]
    table = example_table(
        row["example_costs"], int(item["rate_percent"]), int(item["cap_million_vnd"]), row["example_base"]
    )
    return text.replace("@example", table)


def _number(text: str) -> int | None:
    return int(text) if text else None
