"""Settings of the measurements: a database, media and indexes of their own under `var/bench/`."""

from site_core.settings.base import BASE_DIR
from site_core.settings.test import *  # noqa: F403

BENCH_DIR = BASE_DIR / "var" / "bench"

DATABASES["default"]["NAME"] = str(BENCH_DIR / "content.sqlite3")  # noqa: F405
MEDIA_ROOT = BENCH_DIR / "media"
SEARCH_INDEX_DIR = BENCH_DIR / "index"
LOGGING = {"version": 1, "disable_existing_loggers": True}
