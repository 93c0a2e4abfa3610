"""Elasticsearch, the engine for a site that outgrows one machine."""

from search.engines.elasticsearch.client import Connection
from search.engines.elasticsearch.engine import ElasticsearchEngine

__all__ = ["Connection", "ElasticsearchEngine"]
