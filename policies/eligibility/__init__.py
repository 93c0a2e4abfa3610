"""Who qualifies for which support scheme, and why: facts, criteria, verdicts, estimates and their
wording.

Pure Python: nothing here knows of Django, of a database or of a search engine, and the clock is always
handed in.
"""

from .answers import Answer
from .call_status import CallStatus, call_status, closes_on, end_of_call
from .cases import Case, answers_in, mismatches, most_support, read_profile, said_amount
from .changes import Change, smallest_change
from .combinations import Bundle, Candidate, CombinationGroup, CombinationRule, best_bundle
from .comparing import EFFECTS, Comparison, Difference, compare
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
from .lints import Lint, lints
from .next_question import NextQuestion, next_question
from .offering import offered
from .parsing import MAX_VALUES
from .profile import Profile
from .reference import Reference
from .rounds import Call, Round, current_call, turns, urgency
from .route import MAX_ROUTES, Benefit, Route, Scheme
from .sampling import drawn_profiles
from .schema import VERSION_PARAMETER, upgraded, version_pair
from .size import size_class, size_classes
from .telling import telling_bands
from .values import MAX_NUMBER, Interval, Value
from .verdict import STATES, Assessment, Judge, State, Verdict, VerdictKind, judge

__all__ = [
    "CRITERION_KINDS",
    "EFFECTS",
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
    "STATES",
    "UNKNOWN",
    "VERSION_PARAMETER",
    "All",
    "Answer",
    "AnyOf",
    "Assessment",
    "Benefit",
    "Bundle",
    "Call",
    "CallStatus",
    "Candidate",
    "Card",
    "CardField",
    "Case",
    "Change",
    "CombinationGroup",
    "CombinationRule",
    "Comparison",
    "Criterion",
    "Difference",
    "Estimate",
    "Everything",
    "Fact",
    "FactKind",
    "Filter",
    "Finding",
    "IndustryIn",
    "Interval",
    "Judge",
    "Lint",
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
    "State",
    "Strength",
    "Terms",
    "Unasked",
    "Value",
    "Verdict",
    "VerdictKind",
    "answers_in",
    "best_bundle",
    "call_status",
    "closes_on",
    "compare",
    "current_call",
    "drawn_profiles",
    "end_of_call",
    "estimate",
    "evaluate",
    "judge",
    "lints",
    "mismatches",
    "most_support",
    "next_question",
    "offered",
    "read_profile",
    "route_fields",
    "route_filter",
    "said_amount",
    "scheme_routes_fields",
    "size_class",
    "size_classes",
    "smallest_change",
    "telling_bands",
    "turns",
    "upgraded",
    "urgency",
    "version_pair",
]
