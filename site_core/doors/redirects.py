"""Old addresses are compared in NFC: a Mac or an old server sends «tin-tức» decomposed."""

from __future__ import annotations

from django.utils.encoding import iri_to_uri, uri_to_iri
from wagtail.contrib.redirects.models import Redirect

from site_core.text.clean import clean_line

_as_wagtail_has_it = Redirect.normalise_path


def normalised(url: str, decode_unicode: bool = True) -> str:
    """An old address as Wagtail keeps and looks it up, and in clean text, whether its characters are percent-encoded or not."""
    path: str = _as_wagtail_has_it(clean_line(url), decode_unicode)
    if decode_unicode:
        return clean_line(path)
    decoded = uri_to_iri(path)
    cleaned = clean_line(decoded)
    return path if cleaned == decoded else iri_to_uri(cleaned)


def compare_clean_addresses() -> None:
    """Have Wagtail use `normalised`, by which it says which addresses are the same wherever one is stored, imported or asked for."""
    Redirect.normalise_path = staticmethod(normalised)
