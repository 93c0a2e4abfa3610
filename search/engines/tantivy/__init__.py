"""tantivy, the engine that needs no server."""

from search.engines.tantivy.engine import TantivyEngine

__all__ = ["TantivyEngine"]
