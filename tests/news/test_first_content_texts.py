"""What the texts of the first content may say: no amount that is not in the register, doubt where there is doubt."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from policies.catalogue.answerable import eligibility_reference
from policies.eligibility import Profile, estimate
from policies.first_content.markup import MarkupError, story, targets
from policies.first_content.texts import read_texts
from policies.models import SupportScheme
from policies.rules.schemes import eligibility_scheme
from site_core.text.plain import stream_text

ROOT = Path(__file__).parents[2]
SCHEMES = {row["code"]: row for row in read_texts(ROOT / "policies/first_content/schemes.toml")["scheme"]}
ITEMS = {row["code"]: row for row in csv.DictReader((ROOT / "policies/data/support_items.csv").open(encoding="utf-8"))}
CODES = sorted(ITEMS)

# Amounts of earlier rules (million VND) that a text may name in order to warn of them, and the lower end of a range.
EARLIER_AMOUNTS = {"may-moc": {200}, "mo-hinh-moi": {500}, "ha-tang-ccn": {3000}, "phong-trung-bay": {50}}
AMOUNT = re.compile(r"(?:(\d[\d.,]*) đến )?(\d[\d.,]*)\s*(triệu|tỷ)")

pytestmark = pytest.mark.django_db


def scheme(code: str) -> SupportScheme:
    return SupportScheme.objects.live().get(code=code)


def every_text(page: SupportScheme) -> str:
    """All that readers see of a scheme's prose."""
    steps = stream_text(page.steps)
    papers = "\n".join(page.papers.values_list("name", flat=True))
    notes = "\n".join(page.support_items.values_list("note", flat=True))
    return "\n".join([page.title, page.promise, page.summary, stream_text(page.body), steps, papers, notes])


def amounts(text: str) -> set[int]:
    """Sums of money in a text, in million VND."""
    found = set()
    for low, high, unit in AMOUNT.findall(text):
        factor = 1000 if unit == "tỷ" else 1
        found |= {round(float(n.replace(".", "").replace(",", ".")) * factor) for n in (low, high) if n}
    return found


def example_amounts(code: str) -> set[int]:
    """Sums that the worked example of a scheme computes."""
    rate, cap = (int(ITEMS[code][name] or 0) for name in ("rate_percent", "cap_million_vnd"))
    sums: set[int] = set()
    for cost in SCHEMES[code].get("example_costs", ()):
        share = cost * rate // 100
        sums |= {cost, share, min(share, cap), cost - min(share, cap)}
    return sums


@pytest.mark.parametrize("code", CODES)
def test_no_amount_is_in_the_prose_that_is_not_in_the_register(code: str) -> None:
    cap = int(ITEMS[code]["cap_million_vnd"] or 0)
    known = {cap} | EARLIER_AMOUNTS.get(code, set()) | example_amounts(code)

    assert amounts(every_text(scheme(code))) <= known


@pytest.mark.parametrize("code", [code for code in CODES if ITEMS[code]["confirmed"] == "no"])
def test_what_is_not_confirmed_says_so(code: str) -> None:
    page = scheme(code)

    assert re.search("chưa xác nhận|chưa có mức chi|cần đối chiếu", stream_text(page.body))
    assert not amounts(page.promise)
    assert "example_costs" not in SCHEMES[code]


@pytest.mark.parametrize(
    "row", [row for row in SCHEMES.values() if "example_costs" in row], ids=lambda row: row["code"]
)
def test_a_worked_example_agrees_with_the_estimate(row: dict[str, Any]) -> None:
    page = scheme(row["code"])
    table = next(block for block in page.body if block.block_type == "table").value["table"]["data"]

    for cost, line in zip(row["example_costs"], table[1:], strict=True):
        asked = {"investment": [str(cost)], "intention": [page.code]}
        found = estimate(eligibility_scheme(page), Profile.parse(asked, eligibility_reference()), timezone.localdate())
        assert found is not None
        assert amounts(line[2]) == {found.support[0] // 1_000_000}
        assert amounts(line[3]) == {found.own_funds[0] // 1_000_000}


def test_markup_becomes_blocks() -> None:
    text = "## Mục\n\nĐoạn **đậm** [chữ](dich) & <b>\n\n- một\n- hai\n\n>? Cần xem\n\n1. Việc :: Cách làm\n\n|= Bảng\n| a | b |\n| 1 | |"
    kinds = dict(story(text, lambda target: f'href="/{target}/"'))

    assert kinds["heading"] == "Mục"
    assert kinds["paragraph"] == (
        '<p>Đoạn <b>đậm</b> <a href="/dich/">chữ</a> &amp; &lt;b&gt;</p><ul><li>một</li><li>hai</li></ul>'
    )
    assert kinds["notice"] == {"tone": "check", "text": "<p>Cần xem</p>"}
    assert kinds["steps"] == [{"title": "Việc", "text": "<p>Cách làm</p>"}]
    assert kinds["table"]["table"]["data"] == [["a", "b"], ["1", ""]]
    assert targets(text) == ["dich"]


@pytest.mark.parametrize(
    "text", ["| a |", "|= Bảng\n| a |", "|= B\n| a |\n| 1 | 2 |", "1. Một", "- a\nb", "> a\n>? b", "## a\nb"]
)
def test_unclear_markup_is_refused(text: str) -> None:
    with pytest.raises(MarkupError):
        story(text, str)
