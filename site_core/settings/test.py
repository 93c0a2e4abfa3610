"""Settings of the test run: nothing is shared with the development site."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES

SECRET_KEY = "tests-only"
DEBUG = False
ALLOWED_HOSTS = ["*"]

# Checks that run without a test database must not meet the developer's own; tests get theirs in tests/database.py.
DATABASES["default"]["NAME"] = ":memory:"
SERVE_MEDIA = True

_scratch = Path(tempfile.gettempdir()) / f"khuyen-cong-tests-{os.getpid()}"
MEDIA_ROOT = _scratch / "media"
PRIVATE_MEDIA_ROOT = _scratch / "private"
SEARCH_ENGINE = "tantivy"
SEARCH_INDEX_DIR = _scratch / "index"
SOCIAL_CARDS_DIR = _scratch / "social-cards"
SEARCH_COUNTS_EVERY = 0
# What a test sees of a file must not depend on what is installed; the tests of reading by machine switch it on.
READ_PICTURES_BY_MACHINE = False
# Tests change rows behind the models' backs; those of the kept pages switch them on.
KEPT_PAGES_BYTES = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
