from django.urls import path

from search.counting.views import hit_opened
from search.finder.views import finder
from search.site.views import site_search, suggestions

urlpatterns = [
    path("tim-ho-tro/", finder, name="finder"),
    path("tim-kiem/", site_search, name="site_search"),
    path("tim-kiem/goi-y/", suggestions, name="suggestions"),
    path("tim-kiem/luot-mo/", hit_opened, name="hit_opened"),
]
