"""No module of ours leads back to itself, also not by an import inside a function or for types alone."""

from __future__ import annotations

from collections.abc import Iterator

import grimp

OURS = ("site_core", "policies", "news", "search")


def circles(imports: dict[str, set[str]]) -> Iterator[list[str]]:
    """Ways that lead from a module back to it, one for each module that is on such a way."""
    for start in imports:
        ways = [[start]]
        seen: set[str] = set()
        while ways:
            way = ways.pop(0)
            for following in imports[way[-1]]:
                if following == start:
                    yield [*way, start]
                    ways.clear()
                    break
                if following not in seen:
                    seen.add(following)
                    ways.append([*way, following])


def test_circles_are_found() -> None:
    assert list(circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == [
        ["a", "b", "c", "a"],
        ["b", "c", "a", "b"],
        ["c", "a", "b", "c"],
    ]


def test_no_module_leads_back_to_itself() -> None:
    graph = grimp.build_graph(*OURS)
    assert list(circles({name: graph.find_modules_directly_imported_by(name) for name in graph.modules})) == []
