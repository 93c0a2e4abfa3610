"""Search and the finder for programs, as one router."""

from __future__ import annotations

from ninja import Router

from search.finder.api import router as finder
from search.site.api import router as site_search

router = Router()
router.add_router("", site_search)
router.add_router("", finder)
