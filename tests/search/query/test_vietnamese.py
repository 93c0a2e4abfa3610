"""Ways of writing that mean the same find the same first, over the whole first content."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import service
from search.analysis.text import fold
from search.requests import SearchRequest
from tests.search.analysis.test_raw_typing import TELEX, TELEX_TONES, VNI, VNI_TONES, typed

pytestmark = pytest.mark.django_db


def first(text: str) -> str:
    hits = service.site_search(SearchRequest(text=text, size=1, facets=())).hits
    return hits[0].code if hits else ""


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("hổ trợ mua máy", "hỗ trợ mua máy"),
        ("xữ lý nước thải", "xử lý nước thải"),
        ("sử lý nước thải", "xử lý nước thải"),
        ("kỷ thuật mới", "kỹ thuật mới"),
        ("nghành nghề ưu tiên", "ngành nghề ưu tiên"),
        ("dây truyền carton", "dây chuyền carton"),
        ("máy mócc thiết bị", "máy móc thiết bị"),
        ("hổ chợ lãi suất", "hỗ trợ lãi suất"),
        ("cát tông", "các tông"),
        ("caton", "carton"),
        ("đăng kí nhãn hiệu", "đăng ký nhãn hiệu"),
        ("lãi xuất", "lãi suất"),
        ("mô hình trình diển", "mô hình trình diễn"),
        ("khuyên công quốc gia", "khuyến công quốc gia"),
        ("quý võ", "Quế Võ"),
        ("thuân thành", "Thuận Thành"),
        ("kĩ thuật số", "kỹ thuật số"),
        ("mở công ti", "mở công ty"),
        ("hiệp hoà", "Hiệp Hòa"),
        ("cảnh thuỵ", "Cảnh Thụy"),
        ("công nghiệp lông thôn tiêu biểu", "công nghiệp nông thôn tiêu biểu"),
        ("sản suất xạch hơn", "sản xuất sạch hơn"),
        ("triễn lãm", "triển lãm"),
        ("mô hình chình diễn", "mô hình trình diễn"),
        ("ho tro may moc thiet bi", "hỗ trợ máy móc thiết bị"),
        ("hoox trowj mays mocs", "hỗ trợ máy móc"),
        ("khuyeens coong quoocs gia", "khuyến công quốc gia"),
        ("bao bif carton", "bao bì carton"),
        ("suwr lys khis thair", "sử lý khí thải"),
        ("ho64 tro75 la4i sua61t", "hỗ trợ lãi suất"),
        ("cty nhỏ và vừa", "công ty nhỏ và vừa"),
        ("đk nhãn hiệu", "đăng ký nhãn hiệu"),
        ("sđt trung tâm", "số điện thoại trung tâm"),
        ("khuyencong dia phuong", "khuyến công địa phương"),
    ],
)
def test_misspellings_find_what_the_right_spelling_finds(wrong: str, right: str) -> None:
    assert first(wrong) == first(right) != ""


@pytest.mark.parametrize(
    ("short", "code"),
    [
        ("MHTD", "mo-hinh-moi"),
        ("sxsh", "sxsh"),
        ("đầu tư hạ tầng ccn", "ha-tang-ccn"),
        ("quy hoạch CCN", "quy-hoach-ccn"),
        ("CNHT", "guide-supporting-industry"),
        ("nhtt làng nghề", "nhan-hieu"),
        ("SHTT", "nhan-hieu"),
        ("cđs", "chuyen-doi-so"),
        ("HCTL trong nước", "hoi-cho-tn"),
        ("DNNVV", "guide-sme"),
        ("sp cnnt tiêu biểu", "cnnt-tieu-bieu"),
        ("so sánh KCQG KCĐP", "guide-programmes"),
        ("TKNL", "sxsh"),
        ("tmđt", "chuyen-doi-so"),
    ],
)
def test_abbreviations(short: str, code: str) -> None:
    assert first(short) == first(short.lower()) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *((w, "doc-45-2012") for w in ("nghi dinh 45", "45/2012", "NĐ45", "nd 45 2012", "45/2012/NĐ-CP", "45-2012")),
        *((w, "doc-45-2012") for w in ("nghị định số 45 năm 2012", "nghij ddinhj 45", "ND 45/2012/ND-CP", "nđ45/2012")),
        *((w, "doc-28-2018") for w in ("tt28/2018", "TT 28", "thông tư 28 của bộ tài chính", "28/2018/TT BTC")),
        *((w, "doc-1881") for w in ("1881/QĐ-TTg", "qd1881", "quyết định 1881 ngày 20/11/2020", "1881 qd ttg")),
        *((w, "doc-01-2020") for w in ("QĐ 01/2020", "1/2020/qd-ubnd", "quyet dinh so 01 nam 2020")),
        *((w, "doc-26-2014-ttlt") for w in ("ttlt 26/2014", "thông tư liên tịch 26", "26/2014/TTLT-BTC-BCT")),
        *((w, "doc-26-2014-tt") for w in ("26/2014/TT-BCT", "thông tư 26/2014/TT-BCT")),
    ],
)
def test_numbers_of_laws_in_any_writing(written: str, code: str) -> None:
    assert first(written) == code


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (
            "Nhà tôi có xưởng mộc 5 người ở Đồng Kỵ, muốn mua máy CNC thì được nhà nước hỗ trợ bao nhiêu tiền?",
            "may-moc",
        ),
        (
            "xuong toi muon chuyen vao cum cong nghiep nhung phai vay ngan hang thi co duoc ho tro lai suat khong",
            "lai-suat",
        ),
        ("Cho tôi hỏi muốn đăng ký nhãn hiệu cho sản phẩm gốm của làng thì phải làm thế nào ạ?", "nhan-hieu"),
        ("Xin hỏi hộ kinh doanh cá thể có thuộc đối tượng được hỗ trợ khuyến công không?", "guide-eligibility"),
        ("công ty tôi có 150 lao động, doanh thu 80 tỷ thì là doanh nghiệp nhỏ hay vừa", "guide-sme"),
        ("Muốn nộp hồ sơ xin hỗ trợ thì cần chuẩn bị những giấy tờ gì?", "guide-forms"),
        ("bao giờ hết hạn đăng ký kế hoạch khuyến công năm sau", "guide-deadlines"),
        ("Khuyến công quốc gia và khuyến công địa phương khác nhau ở chỗ nào?", "guide-programmes"),
        ("Thông tư 28/2018/TT-BTC còn hiệu lực thi hành không hay đã bị thay thế rồi?", "doc-28-2018"),
    ],
)
def test_whole_sentences_are_answered(question: str, code: str) -> None:
    assert first(question) == code
    assert first(fold(question)) == code


NAMES = (
    "nhãn hiệu",
    "sản xuất sạch hơn",
    "mô hình trình diễn",
    "hội chợ",
    "lãi suất",
    "đào tạo nghề",
    "chuyển đổi số",
    "Thuận Thành",
    "thủ tục",
    "cụm liên kết",
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(("upper", "nfd", "spaces", "telex", "vni", "folded", "signs")))
def test_every_way_to_write_a_name_finds_the_same(name: str, way: str) -> None:
    written = {
        "upper": str.upper,
        "nfd": lambda text: unicodedata.normalize("NFD", text),
        "spaces": lambda text: f"  {text.replace(' ', '   ')} ",
        "telex": lambda text: " ".join(typed(word, TELEX, TELEX_TONES, True) for word in text.lower().split()),
        "vni": lambda text: " ".join(typed(word, VNI, VNI_TONES, False) for word in text.lower().split()),
        "folded": fold,
        "signs": lambda text: f"«{text}»?!",
    }[way](name)
    assert first(written) == first(name) != ""
