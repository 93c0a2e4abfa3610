"""The models of the packages of this app, for Django to find them."""

from search.alerts.models import AlertSubscriber, Subscription, ToldEvent
from search.counting.models import SearchCount
from search.files.models import AttachedText
from search.indexing.models import IndexJob, SearchRecord
from search.words.models import BestBet, BestBetPage, JudgedQuery, Synonym

__all__ = [
    "AlertSubscriber",
    "AttachedText",
    "BestBet",
    "BestBetPage",
    "IndexJob",
    "JudgedQuery",
    "SearchCount",
    "SearchRecord",
    "Subscription",
    "Synonym",
    "ToldEvent",
]
