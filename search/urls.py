from django.urls import include, path

from search.counting.views import hit_opened
from search.finder.assist import assist
from search.finder.views import finder, sheet_page
from search.site.views import site_search, suggestions
from search.understanding.views import readings

urlpatterns = [
    path("", include("search.alerts.urls")),
    path("tim-ho-tro/", finder, name="finder"),
    path("tim-ho-tro/goi-y/", readings, name="readings"),
    path("tim-ho-tro/phieu/", sheet_page, name="finder_sheet"),
    path("hoi-giup/", assist, name="assist"),
    path("tim-kiem/", site_search, name="site_search"),
    path("tim-kiem/goi-y/", suggestions, name="suggestions"),
    path("tim-kiem/luot-mo/", hit_opened, name="hit_opened"),
]
