"""The roles and the approvals as `data/roles.toml` says them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "roles.toml"
EVERYTHING = "*"
COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Role:
    """A group of the admin.

    `permissions` are «app.codename», «app.model» for adding, changing and deleting, or `EVERYTHING`. `pages` are the actions («add»,
    «change», «publish», …) below the pages of a type; `pictures` and `files` those in the collection that everybody shares, `collections`
    those with the collections below it.
    """

    key: str
    name: str
    does: str
    permissions: tuple[str, ...]
    pages: Mapping[str, tuple[str, ...]]
    pictures: tuple[str, ...]
    files: tuple[str, ...]
    collections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Approval:
    """A workflow: who approves, one role after the other, what is written below the pages of these types."""

    name: str
    pages: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]


@cache
def roles() -> tuple[Role, ...]:
    return tuple(
        Role(
            key=row["key"],
            name=row["name"],
            does=row["does"],
            permissions=tuple(row["permissions"]),
            pictures=tuple(row["pictures"]),
            files=tuple(row["files"]),
            collections=tuple(row.get("collections", ())),
            pages={page: tuple(actions) for page, actions in row["pages"].items()},
        )
        for row in _read()["role"]
    )


@cache
def approvals() -> tuple[Approval, ...]:
    return tuple(
        Approval(row["name"], tuple(row["pages"]), tuple((step["name"], step["role"]) for step in row["steps"]))
        for row in _read()["workflow"]
    )


def role(key: str) -> Role:
    return next(role for role in roles() if role.key == key)


@cache
def _read() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
