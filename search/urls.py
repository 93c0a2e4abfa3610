from django.urls import path

from search import views
from search.counting.views import hit_opened

urlpatterns = [
    path("tim-ho-tro/", views.finder, name="finder"),
    path("tim-kiem/", views.site_search, name="site_search"),
    path("tim-kiem/goi-y/", views.suggestions, name="suggestions"),
    path("tim-kiem/luot-mo/", hit_opened, name="hit_opened"),
]
