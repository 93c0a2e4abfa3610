"""Small reference data, profiles from query strings, and the scheme of the golden profiles."""

from __future__ import annotations

from urllib.parse import parse_qs

from policies.eligibility import (
    Benefit,
    Criterion,
    IndustryIn,
    OneOf,
    PlaceIn,
    Profile,
    Reference,
    Route,
    Scheme,
    Unasked,
)

THUAN_THANH = frozenset({"09400", "09409", "09427", "09430", "09433", "09445"})
OLD_CITY_WARDS = frozenset({"09169", "09187", "09190", "09286", "09325"})
UNITS = THUAN_THANH | OLD_CITY_WARDS

REFERENCE = Reference(
    places={code: frozenset({code}) for code in UNITS}
    | {"d262": THUAN_THANH, "d256": OLD_CITY_WARDS, "outside": frozenset({"outside"})},
    place_names={code: f"Phường {code}" for code in UNITS}
    | {"09400": "Phường Thuận Thành", "d262": "Thị xã Thuận Thành", "outside": "Ngoài địa bàn Bắc Ninh"},
    industries={
        "1010": "Chế biến, bảo quản thịt và các sản phẩm từ thịt",
        "1702": "Sản xuất giấy nhăn, bìa nhăn, bao bì từ giấy và bìa",
        "1709": "Sản xuất các sản phẩm khác từ giấy và bìa",
        "2511": "Sản xuất các cấu kiện kim loại",
    },
    intentions={"may-moc": "Mua máy", "nhan-hieu": "Đăng ký nhãn hiệu"},
)

SME = frozenset({"sieu-nho", "nho", "vua"})
MAKING_OR_MINING = frozenset(f"{division:02d}" for division in (*range(5, 9), *range(10, 34)))

COMMON: tuple[Criterion, ...] = (
    PlaceIn(frozenset({"outside"}), "Ngoài địa bàn Bắc Ninh", negate=True),
    PlaceIn(OLD_CITY_WARDS, "Các phường của thành phố Bắc Ninh cũ", negate=True, strength="check"),
    OneOf("other_funding", frozenset({"no"})),
    OneOf("counterpart", frozenset({"yes"})),
    IndustryIn(MAKING_OR_MINING, "Công nghiệp chế biến, chế tạo và khai khoáng", clause="Điều 5"),
    IndustryIn(frozenset({"10", "17"}), "Ngành nghề theo Điều 5", strength="check"),
    OneOf("exports", frozenset({"yes"}), strength="priority"),
)
ENTERPRISE = Route(
    "doanh-nghiep", "Doanh nghiệp", OneOf("legal_form", frozenset({"enterprise"})), (OneOf("size", SME), *COMMON)
)
HOUSEHOLD = Route(
    "ho-kinh-doanh",
    "Hợp tác xã, tổ hợp tác, hộ kinh doanh",
    OneOf("legal_form", frozenset({"cooperative", "cooperative_group", "household"})),
    COMMON,
)
MACHINES = Benefit(50, 300, "cơ sở", "investment", "khoản 4 Điều 8", confirmed=True)
MAY_MOC = Scheme("may-moc", "Máy móc", (ENTERPRISE, HOUSEHOLD), (MACHINES,))
ARTISANS = Scheme(
    "dao-tao",
    "Truyền nghề",
    (
        Route(
            "nghe-nhan", "Nghệ nhân", OneOf("legal_form", frozenset({"artisan"})), (Unasked("có danh hiệu nghệ nhân"),)
        ),
    ),
)
UNDESCRIBED = Scheme("moi", "Chính sách mới")

GOOD_BASE = "place=09400&industry=1702&counterpart=yes&other_funding=no"


def profile(query: str) -> Profile:
    """The profile of a query string."""
    return Profile.parse(parse_qs(query, keep_blank_values=True), REFERENCE)


def scheme(*criteria: Criterion) -> Scheme:
    """A scheme with one route for every legal form, so that only the criteria count."""
    everybody = frozenset(
        [
            "enterprise",
            "cooperative",
            "cooperative_group",
            "household",
            "artisan",
            "founder",
            "cluster_investor",
            "organisation",
        ]
    )
    return Scheme("thu", "Thử", (Route("moi-nguoi", "Mọi người", OneOf("legal_form", everybody), criteria),))
