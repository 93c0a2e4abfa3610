"""Names: one alias that is searched, one that is written to, over indices whose names tell their form and their time.

    <prefix>-<form>-read     → the index that is searched
    <prefix>-<form>-write    → the index that is written to; another one only while a new index is being filled
    <prefix>-<form>-<time>-<random>

The form is a hash of the mapping: code of another form has other aliases, so that a deployment leaves the old processes their index.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
import time
from dataclasses import dataclass

from elasticsearch import Elasticsearch, NotFoundError

from search.engines.base import EngineUnavailable
from search.engines.elasticsearch.document import IndexedPage, schema_hash
from search.wording import BEING_WRITTEN

# A rebuild says from time to time that it is alive; one that has said nothing for so many seconds was killed.
DEAD_AFTER = 120
_ALIVE_AT = "alive_at"


@dataclass(frozen=True, slots=True)
class Held:
    """Indices of one form, oldest first, and which of them the aliases name."""

    indices: tuple[str, ...]
    read: str | None
    write: str | None

    @property
    def used(self) -> set[str]:
        """The indices that must hold every change."""
        return {name for name in (self.read, self.write) if name is not None}


class Aliases:
    """The names that an engine with a prefix uses."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.form = schema_hash()
        self.read = f"{prefix}-{self.form}-read"
        self.write = f"{prefix}-{self.form}-write"
        self._own = re.compile(rf"{re.escape(prefix)}-[0-9a-f]{{12}}-\d{{20}}-[0-9a-f]{{4}}")

    def held(self, client: Elasticsearch) -> Held:
        """What there is now."""
        found = client.indices.get_alias(index=f"{self.prefix}-{self.form}-*").body
        named = {alias: index for index, about in found.items() for alias in about["aliases"]}
        indices = tuple(sorted(index for index in found if self._own.fullmatch(index)))
        return Held(indices, named.get(self.read), named.get(self.write))

    def written(self, held: Held) -> tuple[str, ...]:
        """The aliases that take a change: while a new index is being filled, it and the one that is searched."""
        return (self.write,) if held.read in (None, held.write) else (self.write, self.read)

    def create(self, client: Elasticsearch) -> str:
        """Make a new, empty index and return its name."""
        now = dt.datetime.now(dt.UTC).strftime("%Y%m%d%H%M%S%f")
        name = f"{self.prefix}-{self.form}-{now}-{secrets.token_hex(2)}"
        IndexedPage.init(index=name, using=client)
        return name

    def being_filled(self, client: Elasticsearch, held: Held) -> bool:
        """Whether a rebuild that is alive fills the index that is written to."""
        if held.write in (None, held.read):
            return False
        about = client.indices.get_mapping(index=held.write).body[held.write]["mappings"].get("_meta", {})
        return bool(time.time() - about.get(_ALIVE_AT, 0) < DEAD_AFTER)

    def alive(self, client: Elasticsearch, index: str) -> None:
        """Note on the index that it is still being filled."""
        client.indices.put_mapping(index=index, meta={_ALIVE_AT: int(time.time())})

    def write_to(self, client: Elasticsearch, index: str) -> None:
        """From now on, writers write to the index."""
        client.indices.update_aliases(actions=self._moved(self.write, index))

    def read_from(self, client: Elasticsearch, index: str) -> None:
        """From now on the index is searched.

        Raises EngineUnavailable when another rebuild has taken the writers to its own index: this one misses what they wrote.
        """
        still_written = {"remove": {"index": index, "alias": self.write, "must_exist": True}}
        actions = [still_written, *self._moved(self.write, index), *self._moved(self.read, index)]
        try:
            client.indices.update_aliases(actions=actions)
        except NotFoundError as error:
            raise EngineUnavailable(BEING_WRITTEN) from error

    def abandon(self, client: Elasticsearch, index: str) -> None:
        """Give the writers back to the index that is searched, and remove one that was not filled."""
        held = self.held(client)
        if held.write == index and held.read:
            self.write_to(client, held.read)
        client.options(ignore_status=404).indices.delete(index=index)

    def prune(self, client: Elasticsearch, keep: str | None) -> list[str]:
        """Remove the indices of this form that are older than the one that is searched, but for one that was until now.

        Whoever has just read its name still searches in it.
        """
        held = self.held(client)
        return self._delete(client, [name for name in held.indices if held.read and name < held.read and name != keep])

    def prune_all(self, client: Elasticsearch) -> list[str]:
        """Remove the indices with the prefix, of whatever form, that this code neither searches nor writes to."""
        held = self.held(client)
        found = client.indices.get(index=f"{self.prefix}-*", features="aliases").body
        own = [name for name in sorted(found) if self._own.fullmatch(name)]
        return self._delete(client, [name for name in own if name not in (held.read, held.write)])

    def _delete(self, client: Elasticsearch, names: list[str]) -> list[str]:
        for name in names:
            client.options(ignore_status=404).indices.delete(index=name)
        return names

    def _moved(self, alias: str, index: str) -> list[dict[str, dict[str, object]]]:
        """The actions that take an alias from whatever index has it, and give it to this one, in one step."""
        taken = {"index": f"{self.prefix}-{self.form}-*", "alias": alias, "must_exist": False}
        return [{"remove": taken}, {"add": {"index": index, "alias": alias}}]
