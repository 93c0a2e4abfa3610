"""Models that every app shares: people who work here, pictures and files, places, the Centre's own data."""

from site_core.approvals.models import ApprovalCode
from site_core.background.models import PublishingFailure, StepState
from site_core.gone.models import GoneAddress
from site_core.mail.models import OutgoingMail
from site_core.rate_limit.models import DailySalt, Sent
from site_core.versions.models import ContentVersion

from .base import SitePage
from .localities import Locality
from .media import SiteDocument, SiteImage, SiteRendition
from .places import Place
from .settings import SiteSettings
from .users import User

__all__ = [
    "ApprovalCode",
    "ContentVersion",
    "DailySalt",
    "GoneAddress",
    "Locality",
    "OutgoingMail",
    "Place",
    "PublishingFailure",
    "Sent",
    "SiteDocument",
    "SiteImage",
    "SitePage",
    "SiteRendition",
    "SiteSettings",
    "StepState",
    "User",
]
