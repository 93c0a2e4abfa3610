"""Legal documents, policy guides and support schemes."""

from .citations import Citation
from .guides import GuideCitation, GuideIndexPage, PolicyGuide
from .legal import LegalDocument, LegalDocumentIndexPage, LegalRelation
from .reference import Industry, IndustryGroup, Intention, PlaceGroup
from .schemes import PaperRequired, SchemeCitation, SchemeIndexPage, SupportItem, SupportScheme

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
]
