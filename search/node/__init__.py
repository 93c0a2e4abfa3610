"""A real Elasticsearch node on this machine, for development and tests: no container, no service of the system.

`python -m search.node` fetches the official build once, unpacks it and runs it until it is told to stop. Knows nothing of Django.
"""

from __future__ import annotations


class NodeImpossible(Exception):
    """The machine lacks something that the node needs; the message says what to install."""
