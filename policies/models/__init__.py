"""Guides and support schemes; and the models of the packages of this app, for Django to find them."""

from policies.law.citations import Citation
from policies.law.documents import LegalDocument, LegalDocumentIndexPage, LegalRelation
from policies.rules.classifications import Industry, IndustryGroup, Intention, PlaceGroup
from policies.rules.combinations import Combination

from .golden_cases import GoldenCase
from .guides import GuideCitation, GuideIndexPage, PolicyGuide
from .request_settings import RequestSettings
from .requests import (
    Consent,
    ConsentText,
    ErasedCount,
    RequestEvent,
    SentForm,
    State,
    SupportRequest,
    UnitOfficer,
)
from .scheme_rows import PaperRequired, SchemeCitation, SupportItem
from .schemes import SchemeIndexPage, SupportScheme
from .visible import visible_codes

__all__ = [
    "Citation",
    "Combination",
    "Consent",
    "ConsentText",
    "ErasedCount",
    "GoldenCase",
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
    "RequestEvent",
    "RequestSettings",
    "SchemeCitation",
    "SchemeIndexPage",
    "SentForm",
    "State",
    "SupportItem",
    "SupportRequest",
    "SupportScheme",
    "UnitOfficer",
    "visible_codes",
]
