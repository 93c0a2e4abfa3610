"""A small site for tests of the search: documents of all kinds, places of then and now, the default words."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from policies.eligibility import NumberRange, OneOf, Profile, Route, Scheme, scheme_routes_fields
from search.analysis.place_names import Gazetteer, PlaceRow
from search.analysis.rows import read_synonyms
from search.analysis.vocabulary import Vocabulary
from search.engines.base import Engine
from search.query.searching import search
from search.requests import SearchRequest, SearchResult
from site_core.search_document import SearchDocument

NOW = dt.datetime(2026, 11, 23, 3, tzinfo=dt.UTC)

PLACES = (
    PlaceRow("p24", "Tỉnh Bắc Ninh", "province", True),
    PlaceRow("p24", "Thành phố Bắc Ninh", "province", True),
    PlaceRow("xp27", "Tỉnh Bắc Ninh", "province", False, ("p24",)),
    PlaceRow("d262", "Huyện Thuận Thành", "district", False, ("09400", "09409")),
    PlaceRow("d262", "Thị xã Thuận Thành", "district", False, ("09400", "09409")),
    PlaceRow("d213", "Thành phố Bắc Giang", "district", False, ("07210",)),
    PlaceRow("d224", "Thị xã Chũ", "district", False, ("07525",)),
    PlaceRow("x09400", "Thị trấn Hồ", "commune", False, ("09400",)),
    PlaceRow("x09409", "Xã Hoài Thượng", "commune", False, ("09409",)),
    PlaceRow("09400", "Phường Thuận Thành", "commune", True),
    PlaceRow("09409", "Phường Mão Điền", "commune", True),
    PlaceRow("07210", "Phường Bắc Giang", "commune", True),
    PlaceRow("07525", "Phường Chũ", "commune", True),
    PlaceRow("09253", "Phường Nhân Hòa", "commune", True),
)
NAMES = {row.key: row.name for row in PLACES}
HEIRS = {row.key: row.related for row in PLACES}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer.build(PLACES)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    return Vocabulary.build(read_synonyms())


def places(*keys: str) -> dict[str, Any]:
    """The place fields of a document, as the register fills them in: with heirs and with the province."""
    related = [key for own in keys for key in (own, *HEIRS[own])]
    return {
        "places": tuple((key, NAMES[key]) for key in keys),
        "place_keys": tuple(dict.fromkeys((*related, "p24"))),
        "place_names": tuple(row.name for row in PLACES if row.key in related),
    }


def document(code: str, kind: str = "article", **fields: Any) -> SearchDocument:
    """A document with the key «page:<code>» and a title of its own unless one is given."""
    return SearchDocument(
        **{"key": f"page:{code}", "kind": kind, "code": code, "url": f"/{code}/", "title": code} | fields
    )


def local(year: int, month: int, day: int, hour: int = 0) -> dt.datetime:
    """An instant in Vietnam."""
    return dt.datetime(year, month, day, hour, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def ask(engine: Engine, text: str = "", **fields: Any) -> SearchResult:
    """Search the small site at its own time."""
    request = SearchRequest(text=text, **fields)
    return search(request, engine=engine, vocabulary=vocabulary(), gazetteer=gazetteer(), now=NOW)


class Noting:
    """An engine that is asked by way of this, which notes in `asked` by which method each time that it is asked for something."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.engine, name)
        if not callable(method):
            return method

        def noted(*args: Any, **options: Any) -> Any:
            self.asked.append(name)
            return method(*args, **options)

        return noted


def codes(result: SearchResult) -> list[str]:
    return [hit.code for hit in result.hits]


HOUSEHOLD = OneOf("legal_form", frozenset({"household"}))
ENTERPRISE = OneOf("legal_form", frozenset({"enterprise"}))


def scheme(code: str, *routes: Route, **fields: Any) -> SearchDocument:
    routes_fields = tuple(scheme_routes_fields(Scheme(code, code, routes)))
    return document(code, "scheme", intentions=(code,), routes=routes_fields, **fields)


def household() -> Profile:
    return Profile().with_value("legal_form", frozenset({"household"}))


MACHINES = scheme(
    "may-moc",
    Route("a", "Hộ", HOUSEHOLD),
    Route("b", "Doanh nghiệp", ENTERPRISE, (NumberRange("employees", hi=200),)),
    title="Hỗ trợ mua máy móc, thiết bị tiên tiến",
    summary="Hỗ trợ tối đa một nửa tiền mua máy, không quá 300 triệu đồng.",
    body="Xưởng mộc mua máy CNC, xưởng giấy mua máy in bao bì. Ngân sách khuyến công trả lại một phần.",
    programme="kcqg",
    programme_label="Khuyến công quốc gia",
)
MODEL = scheme(
    "mo-hinh-moi",
    Route("a", "Doanh nghiệp", ENTERPRISE),
    title="Hỗ trợ xây dựng mô hình trình diễn kỹ thuật",
    summary="Cơ sở đi đầu về công nghệ mới được hỗ trợ 30% chi phí.",
    body="Mô hình trình diễn để cơ sở khác đến xem.",
    opens_at=local(2026, 10, 1),
    closes_at=local(2026, 11, 23),
)
MOVING = scheme(
    "lai-suat",
    Route("a", "Hộ", HOUSEHOLD),
    title="Hỗ trợ lãi suất khi di dời vào khu, cụm công nghiệp",
    summary="Hỗ trợ một nửa lãi suất vay vốn trong hai năm đầu khi chuyển vào khu công nghiệp.",
    body="Khoản vay trung hạn để xây nhà xưởng, mua máy móc tại cụm công nghiệp.",
    closes_at=local(2026, 11, 22),
)
WATER = scheme(
    "o-nhiem-co-so",
    title="Xử lý ô nhiễm môi trường tại cơ sở",
    summary="Sửa chữa, nâng cấp hệ thống xử lý nước thải, khí thải, bụi.",
    opens_at=local(2026, 12, 1),
    closes_at=local(2026, 12, 31),
)
SITE = (
    MACHINES,
    MODEL,
    MOVING,
    WATER,
    document(
        "doc-45-2012",
        "legal_document",
        title="Về khuyến công",
        keywords="Nghị định 45/2012/NĐ-CP Chính phủ",
        summary="Nghị định gốc về khuyến công.",
        date=dt.date(2012, 5, 21),
        legal_status="in_force",
    ),
    document(
        "doc-235-2025",
        "legal_document",
        title="Sửa đổi, bổ sung Nghị định 45/2012/NĐ-CP về khuyến công",
        keywords="Nghị định 235/2025/NĐ-CP Chính phủ",
        date=dt.date(2025, 8, 27),
        legal_status="in_force",
    ),
    document(
        "doc-28-2018",
        "legal_document",
        title="Lập, quản lý và sử dụng kinh phí khuyến công",
        keywords="Thông tư 28/2018/TT-BTC Bộ Tài chính",
        summary="Mức chi của hoạt động khuyến công.",
        date=dt.date(2018, 3, 28),
        legal_status="in_force",
    ),
    document(
        "doc-1881",
        "legal_document",
        title="Chương trình khuyến công quốc gia giai đoạn 2021–2025",
        keywords="Quyết định 1881/QĐ-TTg Thủ tướng Chính phủ",
        date=dt.date(2020, 11, 20),
        legal_status="ended",
    ),
    document(
        "guide-eligibility",
        "guide",
        title="Ai được hỗ trợ khuyến công?",
        summary="Hộ kinh doanh, hợp tác xã, doanh nghiệp nhỏ và vừa.",
        body="Trồng trọt, chăn nuôi là việc của khuyến nông.",
        intentions=("may-moc", "mo-hinh-moi"),
    ),
    document(
        "project-carton-2021",
        "project",
        title="Mô hình trình diễn kỹ thuật sản xuất bao bì carton, huyện Thuận Thành",
        body="Công suất 60.000 tấn bao bì carton một năm, theo Thông tư 28/2018/TT-BTC.",
        date=dt.date(2021, 1, 1),
        programme="kcqg",
        programme_label="Khuyến công quốc gia",
        intentions=("mo-hinh-moi",),
        **places("d262"),
    ),
    document(
        "article-2021",
        title="Khuyến công Bắc Ninh năm 2021",
        body="Hồ sơ của 17 cơ sở có thêm máy mới. Hoà Bình, hòa giải, kỹ thuật.",
        date=dt.date(2021, 12, 31),
        **places("xp27", "d262"),
    ),
    document(
        "article-tools",
        title="May mặc và dệt ở làng nghề",
        body="Tin về nghề may <b>công nghiệp</b> & dệt.",
        date=dt.date(2021, 12, 31),
        **places("09409"),
    ),
    document(
        "call-2026",
        "announcement",
        title="Đăng ký tham gia hội chợ cuối năm",
        body="Gian hàng được hỗ trợ một phần.",
        date=dt.date(2026, 11, 1),
        opens_at=local(2026, 11, 1),
        closes_at=local(2026, 11, 30, 17),
    ),
    document("call-always", "announcement", title="Nhận tư vấn quanh năm", date=dt.date(2026, 1, 5), year_round=True),
    *(
        document(f"place-{key}", "place", title=NAMES[key], **places(key))
        for key in ("d262", "d213", "d224", "09400", "09409", "07210", "07525", "09253")
    ),
    document("contact", "contact", title="Liên hệ", keywords="số điện thoại, địa chỉ", body="Nơi nộp hồ sơ."),
)
