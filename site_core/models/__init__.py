"""Models that every app shares: people who work here, pictures and files, places, the Centre's own data."""

from site_core.background.models import StepState

from .base import SitePage
from .media import SiteDocument, SiteImage, SiteRendition
from .places import Place
from .reference_version import ReferenceVersion, raise_reference_version, reference_version
from .settings import SiteSettings
from .users import User

__all__ = [
    "Place",
    "ReferenceVersion",
    "SiteDocument",
    "SiteImage",
    "SitePage",
    "SiteRendition",
    "SiteSettings",
    "StepState",
    "User",
    "raise_reference_version",
    "reference_version",
]
