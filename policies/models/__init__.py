"""Guides and support schemes; and the models of the packages of this app, for Django to find them."""

from policies.law.citations import Citation
from policies.law.documents import LegalDocument, LegalDocumentIndexPage, LegalRelation
from policies.rules.classifications import Industry, IndustryGroup, Intention, PlaceGroup

from .guides import GuideCitation, GuideIndexPage, PolicyGuide
from .schemes import PaperRequired, SchemeCitation, SchemeIndexPage, SupportItem, SupportScheme
from .visible import visible_codes

__all__ = [
    "Citation",
    "GuideCitation",
    "GuideIndexPage",
    "Industry",
    "IndustryGroup",
    "Intention",
    "LegalDocument",
    "LegalDocumentIndexPage",
    "LegalRelation",
    "PaperRequired",
    "PlaceGroup",
    "PolicyGuide",
    "SchemeCitation",
    "SchemeIndexPage",
    "SupportItem",
    "SupportScheme",
    "visible_codes",
]
