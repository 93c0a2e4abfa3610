"""The routes (đối tượng) of the first schemes, as the cards that editors fill in.

Every route: the establishment is not outside the area; the same content has not been paid by another state source;
the beneficiary commits its own capital, where the item has a rate below 100 %. Whatever of the law is not confirmed
is a *check*, never hard: so the limits on places of khoản 2 Điều 1 Nghị định 45/2012/NĐ-CP, which may not have
survived Nghị định 235/2025/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Card: TypeAlias = tuple[str, dict[str, Any]]
RouteCard: TypeAlias = dict[str, Any]

BENEFICIARIES = "khoản 2 Điều 1 Nghị định 45/2012/NĐ-CP"
TRADES = "Điều 5 Nghị định 45/2012/NĐ-CP"
PRIORITIES = "Nghị định 45/2012/NĐ-CP"
AMENDED = "Nghị định 235/2025/NĐ-CP"
SME = "Điều 5 Nghị định 80/2021/NĐ-CP"
INTEREST = "khoản 14 Điều 8 Thông tư 28/2018/TT-BTC"
SMALL_OR_MEDIUM = ["sieu-nho", "nho", "vua"]
WITHOUT_SIZE_LIMIT = ["household", "cooperative", "cooperative_group"]


def routes(patterns: Iterable[str], needs_counterpart: bool, groups: Mapping[str, Any]) -> list[RouteCard]:
    """The route cards of a scheme. `groups` are the groups of industries and places that rules name, by key."""
    return [
        {**card, "criteria": [*card["criteria"], *_common(needs_counterpart, groups)]}
        for pattern in patterns
        for card in _PATTERNS[pattern](groups)
    ]


def _common(needs_counterpart: bool, groups: Mapping[str, Any]) -> list[Card]:
    counterpart = [_one_of("counterpart", ["yes"])] if needs_counterpart else []
    return [
        _place(groups["ngoai-dia-ban"]),
        *counterpart,
        _one_of("other_funding", ["no"]),
        _place(groups["thanh-pho-bac-ninh-cu"], strength="check", clause=BENEFICIARIES),
    ]


def _rural_establishment(groups: Mapping[str, Any]) -> list[RouteCard]:
    """R1: a rural industrial establishment; enterprises up to medium size, others of any size."""
    trade = [
        _industry(groups["cong-nghiep"], clause=TRADES),
        _industry(groups["nganh-nghe-khuyen-cong"], strength="check", clause=TRADES),
        _one_of("exports", ["yes"], strength="priority", clause=PRIORITIES),
        _unasked("sản phẩm thuộc công nghiệp hỗ trợ", strength="priority", clause=PRIORITIES),
        _unasked(
            "có sản phẩm được công nhận là sản phẩm công nghiệp nông thôn tiêu biểu",
            strength="priority",
            clause=PRIORITIES,
        ),
        _unasked("sử dụng nguyên liệu tại chỗ hoặc nhiều lao động", strength="priority", clause=PRIORITIES),
        _unasked("cơ sở ở địa bàn khó khăn", strength="priority", clause=PRIORITIES),
    ]
    return [
        _route(
            "doanh-nghiep",
            "Doanh nghiệp nhỏ và vừa sản xuất công nghiệp",
            ["enterprise"],
            BENEFICIARIES,
            [_one_of("size", SMALL_OR_MEDIUM, clause=SME), *trade],
        ),
        _route(
            "ho-kinh-doanh-hop-tac-xa",
            "Hộ kinh doanh, hợp tác xã, tổ hợp tác sản xuất công nghiệp",
            WITHOUT_SIZE_LIMIT,
            BENEFICIARIES,
            trade,
        ),
    ]


def _relocating_establishment(groups: Mapping[str, Any]) -> list[RouteCard]:
    """R1 for interest support: the establishment moves into an industrial zone or cluster because of pollution."""
    return [
        {**card, "criteria": [_one_of("relocates", ["yes"], clause=INTEREST), *card["criteria"]]}
        for card in _rural_establishment(groups)
    ]


def _any_size(groups: Mapping[str, Any]) -> list[RouteCard]:
    """R2: an industrial establishment of any size that applies cleaner production."""
    return [
        _route(
            "san-xuat-sach-hon",
            "Cơ sở sản xuất công nghiệp mọi quy mô áp dụng sản xuất sạch hơn",
            ["enterprise", *WITHOUT_SIZE_LIMIT],
            BENEFICIARIES,
            [_industry(groups["che-bien-che-tao"], clause=BENEFICIARIES)],
        )
    ]


def _cluster(groups: Mapping[str, Any]) -> list[RouteCard]:
    """R3: whoever invests in, or manages, the infrastructure of an industrial cluster."""
    return [
        _route(
            "ha-tang-cum-cong-nghiep",
            "Chủ đầu tư hạ tầng, tổ chức quản lý cụm công nghiệp",
            ["cluster_investor", "organisation"],
            AMENDED,
            [],
        )
    ]


def _artisan(groups: Mapping[str, Any]) -> list[RouteCard]:
    """R4: an artisan with a title of the state."""
    title = _unasked("có danh hiệu nghệ nhân nhân dân hoặc nghệ nhân ưu tú", strength="check", clause=AMENDED)
    return [_route("nghe-nhan", "Nghệ nhân nhân dân, nghệ nhân ưu tú", ["artisan"], AMENDED, [title])]


def _founder(groups: Mapping[str, Any]) -> list[RouteCard]:
    hard_area = _unasked("nơi đặt doanh nghiệp là địa bàn khó khăn", strength="check")
    return [
        _route(
            "nguoi-thanh-lap",
            "Người sắp thành lập doanh nghiệp, hộ kinh doanh, tổ hợp tác",
            ["founder", "household", "cooperative_group"],
            BENEFICIARIES,
            [hard_area],
        )
    ]


def _organisation(key: str, label: str) -> Any:
    """An organisation whose members are establishments of R1."""

    def cards(groups: Mapping[str, Any]) -> list[RouteCard]:
        members = _unasked("thành viên là cơ sở công nghiệp nông thôn", strength="check", clause=BENEFICIARIES)
        return [_route(key, label, ["organisation"], BENEFICIARIES, [members])]

    return cards


_PATTERNS = {
    "R1": _rural_establishment,
    "R2": _any_size,
    "R3": _cluster,
    "R4": _artisan,
    "lai-suat": _relocating_establishment,
    "thanh-lap-dn": _founder,
    "hoi-hiep-hoi": _organisation("hoi-nghe", "Tổ chức đứng ra lập hội, hiệp hội ngành nghề"),
    "cum-lien-ket": _organisation("lien-ket", "Tổ chức đứng ra hình thành cụm liên kết"),
}


def _route(key: str, label: str, who: list[str], clause: str, criteria: list[Card]) -> RouteCard:
    return {"key": key, "label": label, "who": who, "who_clause": clause, "criteria": criteria}


def _one_of(fact: str, accepted: list[str], strength: str = "hard", clause: str = "") -> Card:
    return "one_of", {"fact": fact, "accepted": accepted, "strength": strength, "clause": clause}


def _industry(group: Any, strength: str = "hard", clause: str = "") -> Card:
    return "industry", {"group": group, "negate": False, "strength": strength, "clause": clause}


def _place(group: Any, strength: str = "hard", clause: str = "") -> Card:
    return "place", {"group": group, "negate": True, "strength": strength, "clause": clause}


def _unasked(text: str, strength: str, clause: str = "") -> Card:
    return "unasked", {"text": text, "strength": strength, "clause": clause}
