"""The home page, places, news, programmes with their projects, announcements, market information."""

from .announcements import Announcement, AnnouncementIndexPage
from .articles import Article, ArticleIndexPage
from .contact import ContactPage
from .home import HomePage
from .market import MarketBulletin, MarketIndexPage, PricePoint, PriceSeries
from .places import PlaceIndexPage, PlacePage
from .programmes import Programme, ProgrammeCitation, ProgrammeIndexPage, Project

__all__ = [
    "Announcement",
    "AnnouncementIndexPage",
    "Article",
    "ArticleIndexPage",
    "ContactPage",
    "HomePage",
    "MarketBulletin",
    "MarketIndexPage",
    "PlaceIndexPage",
    "PlacePage",
    "PricePoint",
    "PriceSeries",
    "Programme",
    "ProgrammeCitation",
    "ProgrammeIndexPage",
    "Project",
]
