"""Models that every app shares: people who work here, pictures and files, places, the Centre's own data."""

from .base import SitePage
from .media import SiteDocument, SiteImage, SiteRendition
from .places import Place
from .settings import SiteSettings
from .users import User

__all__ = ["Place", "SiteDocument", "SiteImage", "SitePage", "SiteRendition", "SiteSettings", "User"]
