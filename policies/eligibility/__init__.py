"""Who qualifies for which support scheme, and why: facts, criteria, verdicts, estimates and their
wording.

Pure Python: nothing here knows of Django, of a database or of a search engine, and the clock is always
handed in.
"""

from .answers import Answer
from .call_status import CallStatus, call_status, closes_on, end_of_call
from .changes import Change, smallest_change
from .criteria import (
    CRITERION_KINDS,
    Card,
    CardField,
    Criterion,
    IndustryIn,
    NumberRange,
    OneOf,
    PlaceIn,
    Unasked,
)
from .errors import ParameterError, ProfileError
from .estimate import Estimate, estimate
from .facts import FACT_PARAMETERS, FACTS, OUTSIDE, SIZE, SIZE_CLASSES, UNKNOWN, Fact, FactKind, Option
from .filters import (
    OPEN_END,
    ROUTE_NUMBER_FIELDS,
    ROUTE_TOKEN_FIELDS,
    All,
    AnyOf,
    Everything,
    Filter,
    Mode,
    Not,
    Nothing,
    Range,
    Terms,
    evaluate,
    route_filter,
)
from .finding import Finding, Outcome, Strength
from .index_fields import route_fields, scheme_routes_fields
from .next_question import NextQuestion, next_question
from .parsing import MAX_VALUES
from .profile import Profile
from .reference import Reference
from .rounds import Call, Round, current_call, turns, urgency
from .route import MAX_ROUTES, Benefit, Route, Scheme
from .size import size_class, size_classes
from .values import MAX_NUMBER, Interval, Value
from .verdict import Assessment, Judge, Verdict, VerdictKind, judge

__all__ = [
    "CRITERION_KINDS",
    "FACTS",
    "FACT_PARAMETERS",
    "MAX_NUMBER",
    "MAX_ROUTES",
    "MAX_VALUES",
    "OPEN_END",
    "OUTSIDE",
    "ROUTE_NUMBER_FIELDS",
    "ROUTE_TOKEN_FIELDS",
    "SIZE",
    "SIZE_CLASSES",
    "UNKNOWN",
    "All",
    "Answer",
    "AnyOf",
    "Assessment",
    "Benefit",
    "Call",
    "CallStatus",
    "Card",
    "CardField",
    "Change",
    "Criterion",
    "Estimate",
    "Everything",
    "Fact",
    "FactKind",
    "Filter",
    "Finding",
    "IndustryIn",
    "Interval",
    "Judge",
    "Mode",
    "NextQuestion",
    "Not",
    "Nothing",
    "NumberRange",
    "OneOf",
    "Option",
    "Outcome",
    "ParameterError",
    "PlaceIn",
    "Profile",
    "ProfileError",
    "Range",
    "Reference",
    "Round",
    "Route",
    "Scheme",
    "Strength",
    "Terms",
    "Unasked",
    "Value",
    "Verdict",
    "VerdictKind",
    "call_status",
    "closes_on",
    "current_call",
    "end_of_call",
    "estimate",
    "evaluate",
    "judge",
    "next_question",
    "route_fields",
    "route_filter",
    "scheme_routes_fields",
    "size_class",
    "size_classes",
    "smallest_change",
    "turns",
    "urgency",
]
