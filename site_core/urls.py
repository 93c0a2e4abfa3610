"""Addresses of the whole site. Paths that the page tree does not hold come first."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve as serve_page

from search.api import router as search_api
from site_core import views
from site_core.api.docs import api_docs
from site_core.api.interface import api
from site_core.approvals import views as approvals
from site_core.crawlers import views as crawlers
from site_core.files.moving import PICTURE_FOLDERS
from site_core.files.serving import document
from site_core.operations import health
from site_core.places.api import router as places_api
from site_core.social_cards.views import card

api.add_router("", places_api)
api.add_router("", search_api)

urlpatterns = [
    path("healthz", health.liveness),
    path("readyz", health.readiness),
    path("robots.txt", crawlers.robots),
    path("sitemap.xml", crawlers.sitemap),
    path("api/v1/docs", api_docs),
    path("api/v1/", api.urls),
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", document),
    path("documents/", include(wagtaildocs_urls)),
    path("chia-se/<int:page_id>/<slug:fingerprint>.png", card),
    path("duyet/~<str:token>/xem/", approvals.preview, name="approval_preview"),
    path("duyet/~<str:token>/", approvals.approval, name="approval"),
    path("", include("search.urls")),
    path("", include("policies.requests.urls")),
]

if settings.SERVE_MEDIA:
    pictures = rf"^media/(?P<path>(?:{'|'.join(PICTURE_FOLDERS)})/.*)$"
    urlpatterns.append(re_path(pictures, serve, {"document_root": settings.MEDIA_ROOT}))

urlpatterns += [
    path("", include(wagtail_urls)),
    # What a page answers under the name of a file, such as a feed: Wagtail's own pattern takes only names without an ending.
    re_path(r"^((?:[\w-]+/)*[\w-]+\.[a-z]+)$", serve_page),
]

handler400 = views.bad_request_page
handler404 = views.page_not_found
handler500 = views.server_error
