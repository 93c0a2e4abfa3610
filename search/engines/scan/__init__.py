"""The engine without an index: documents in memory."""

from search.engines.scan.engine import ScanEngine

__all__ = ["ScanEngine"]
