"""Settings of `make run`: SQLite, the embedded search engine, secrets made at random on the first start.

DEBUG is off unless asked for (`DEBUG=1 make run`), so that a newcomer sees the pages that visitors see.
"""

import secrets

from .base import *  # noqa: F403
from .base import VAR_DIR, env

VAR_DIR.mkdir(parents=True, exist_ok=True)

_secret_file = VAR_DIR / "secret_key"
if not _secret_file.exists():
    _secret_file.touch(mode=0o600)
    _secret_file.write_text(secrets.token_urlsafe(50))

SECRET_KEY = env("SECRET_KEY", default=_secret_file.read_text())
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["*"]
SERVE_MEDIA = True
WAGTAILADMIN_BASE_URL = env("SITE_URL", default=f"http://localhost:{env('PORT', default='8000')}")

# Static files are read where they lie: nothing to collect before the first start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Letters become files, one for each time that the worker sends some, unless a server is named.
if not env("EMAIL_URL", default=""):
    MAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
