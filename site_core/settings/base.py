"""Settings that every environment shares. Values that differ between machines come from the environment."""

from pathlib import Path

import environ

from site_core.csp.policies import PUBLIC
from site_core.pictures.limits import FORMATS, MAX_BYTES, MAX_PIXELS
from site_core.pictures.shapes import AVIF_QUALITY, JPEG_QUALITY, WEBP_QUALITY

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# Everything that this machine makes for itself: database, media, index, secrets of development.
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "site_core",
    "policies",
    "news",
    "search",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "csp",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "site_core.kept_pages.middleware.KeptPagesMiddleware",
    "site_core.middleware.CompressTextMiddleware",
    "site_core.kept_pages.middleware.KeepingMiddleware",
    "site_core.csp.middleware.ContentSecurityPolicyMiddleware",
    "site_core.middleware.SpreadsheetMiddleware",
    "site_core.middleware.BadInputMiddleware",
    "site_core.middleware.LimitInputMiddleware",
    "site_core.doors.requests.CleanInputMiddleware",
    "site_core.clock.AskedDayMiddleware",
    "site_core.middleware.ReadOnlyApiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "site_core.middleware.AtomicAdminMiddleware",
]

ROOT_URLCONF = "site_core.urls"
WSGI_APPLICATION = "site_core.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "site_core.language.templates.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "site_core.context.site",
            ],
        },
    }
]

# SQLite serves a web process and a worker at once: write locks are taken when a transaction begins, readers
# never wait for the writer (WAL), and a second writer waits instead of failing with "database is locked".
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'site.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "site_core.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "vi"
# Read before the catalogues of Django and Wagtail, whose Vietnamese is an eighth of what editors meet.
LOCALE_PATHS = [BASE_DIR / "site_core" / "locale"]
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["site_core.formats"]
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Drawn again when they are missing: nothing is lost with this folder.
SOCIAL_CARDS_DIR = VAR_DIR / "social-cards"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Files that only a view gives out, to whoever may have them. No web server may serve this folder.
PRIVATE_MEDIA_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "site_core.files.storage.PrivateStorage"},
    "pictures": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)

WAGTAIL_SITE_NAME = "Khuyến công Bắc Ninh"
WAGTAILADMIN_BASE_URL = env("SITE_URL", default="http://localhost:8000")
# One language and one time for all who work here: with one of each Wagtail asks nobody.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILIMAGES_IMAGE_MODEL = "site_core.SiteImage"
WAGTAILIMAGES_AVIF_QUALITY = AVIF_QUALITY
WAGTAILIMAGES_WEBP_QUALITY = WEBP_QUALITY
WAGTAILIMAGES_JPEG_QUALITY = JPEG_QUALITY
WAGTAILIMAGES_IMAGE_FORM_BASE = "site_core.pictures.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = list(FORMATS)
WAGTAILIMAGES_MAX_UPLOAD_SIZE = MAX_BYTES
WAGTAILIMAGES_MAX_IMAGE_PIXELS = MAX_PIXELS
WAGTAILIMAGES_RENDITION_STORAGE = "pictures"
WAGTAILDOCS_DOCUMENT_MODEL = "site_core.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "search.files.upload.DocumentForm"
# Who approves is told, not whoever may do everything.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
# Wagtail's own search serves the admin only and stays on the database; the public search is `search`.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Everything is downloaded: a browser shows no PDF in the sandbox that a file from outside is given out in.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "ods", "csv", "txt", "zip"]

# How mail is sent, such as smtp+tls://user:password@host:587; without it letters wait; see docs/mail.md.
_mail = env.email_url("EMAIL_URL", default="dummymail://")
globals().update(_mail)
MAIL_TRANSPORT: str = _mail["EMAIL_BACKEND"]
# What Wagtail and Django write, such as that a page waits for approval, goes through the outbox as our own letters do.
EMAIL_BACKEND = "site_core.mail.backend.OutboxBackend"
# A letter is handed over under a lock, for which other writers wait: well below the `timeout` of the database.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
# Days after which the address and the text of a letter that was sent are removed.
MAIL_KEPT_DAYS = env.int("MAIL_KEPT_DAYS", default=7)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="khuyen-cong@localhost")

# The editor of a price series sends five fields a row. Outside the admin `LimitInputMiddleware` bounds what is sent.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 25_000

SEARCH_ENGINE = env("SEARCH_ENGINE", default="tantivy")
SEARCH_INDEX_DIR = Path(env("SEARCH_INDEX_DIR", default=str(VAR_DIR / "index")))
# For SEARCH_ENGINE=elasticsearch. An API key, or a user with a password, or neither; see docs/elasticsearch.md.
ELASTICSEARCH = {
    "url": env("ELASTICSEARCH_URL", default=""),
    "user": env("ELASTICSEARCH_USER", default=""),
    "password": env("ELASTICSEARCH_PASSWORD", default=""),
    "api_key": env("ELASTICSEARCH_API_KEY", default=""),
    "ca_certs": env("ELASTICSEARCH_CA_CERTS", default=""),
    "prefix": env("ELASTICSEARCH_PREFIX", default="khuyen-cong"),
    "timeout": env.float("ELASTICSEARCH_TIMEOUT", default=5.0),
}
# Memory that each process may use for whole public pages, in bytes; 0 keeps none.
KEPT_PAGES_BYTES = env.int("KEPT_PAGES_MB", default=32) * 1_000_000
# Have Tesseract, when it is installed, read the pages of attached files that are pictures.
READ_PICTURES_BY_MACHINE = env.bool("READ_PICTURES_BY_MACHINE", default=True)
# Seconds between two writes of the counts of searches; 0 for never.
SEARCH_COUNTS_EVERY = env.float("SEARCH_COUNTS_EVERY", default=10)

# Servers in front of this one that can be trusted to say in X-Forwarded-For whom they answered.
PROXIES = env.int("PROXIES", default=0)

CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "site_core.views.csrf_failure"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"mask_secrets": {"()": "site_core.secret_links.masking.MaskSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["mask_secrets"]},
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Django's own handlers know nothing of secrets, and one would send whole requests by mail.
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # These report every published page, every task that went well and every request to Elasticsearch.
        **{name: {"level": "WARNING"} for name in ("wagtail", "django_tasks", "elastic_transport")},
    },
}
