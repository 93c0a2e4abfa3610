from django.urls import path

from search import views

urlpatterns = [
    path("tim-ho-tro/", views.finder, name="finder"),
    path("tim-kiem/", views.site_search, name="site_search"),
]
