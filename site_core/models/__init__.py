"""Models that every app shares: people who work here, pictures and files, places, the Centre's own data."""

from site_core.background.models import PublishingFailure, StepState
from site_core.versions.models import ContentVersion

from .base import SitePage
from .media import SiteDocument, SiteImage, SiteRendition
from .places import Place
from .settings import SiteSettings
from .users import User

__all__ = [
    "ContentVersion",
    "Place",
    "PublishingFailure",
    "SiteDocument",
    "SiteImage",
    "SitePage",
    "SiteRendition",
    "SiteSettings",
    "StepState",
    "User",
]
