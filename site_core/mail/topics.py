"""What kinds of letters there are: the first word of a letter's key, and its name for staff."""

from __future__ import annotations

_names: dict[str, str] = {}


def name_topic(topic: str, name: str) -> None:
    """Name the letters whose key begins with `topic` and a colon. Rooms that write letters call it where they define their wording."""
    _names[topic] = name


def topic_name(topic: str) -> str:
    return _names.get(topic, topic)
