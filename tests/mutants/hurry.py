"""A pytest plug-in for the first pass: property tests come last and draw few examples, the same every time."""

from __future__ import annotations

import pytest
from hypothesis import settings

EXAMPLES = 25


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    drawing = [item for item in items if getattr(getattr(item, "obj", None), "is_hypothesis_test", False)]
    items.sort(key=lambda item: item in drawing)
    for test in {item.obj for item in drawing}:
        chosen = test._hypothesis_internal_use_settings
        few = min(EXAMPLES, chosen.max_examples)
        test._hypothesis_internal_use_settings = settings(chosen, max_examples=few, derandomize=True, database=None)
