"""Whether a scheme is brought up by itself, or only when somebody asks for it."""

from __future__ import annotations

from policies.eligibility.profile import Profile
from policies.eligibility.route import Scheme

FOUNDER = "founder"


def offered(scheme: Scheme, profile: Profile) -> bool:
    """Whether the scheme is told of without being asked for; this changes no verdict.

    One for founders is kept from whoever certainly has an establishment: a workshop of ten years that is told it fits «thành lập doanh
    nghiệp» takes the whole list for a mistake. An intention that names the scheme asks for it.
    """
    forms = profile.value("legal_form")
    if not scheme.for_founders or not isinstance(forms, frozenset) or FOUNDER in forms:
        return True
    wished = profile.value("intention")
    return isinstance(wished, frozenset) and scheme.code in wished
