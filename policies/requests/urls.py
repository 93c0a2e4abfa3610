from django.urls import path

from policies.requests.own_page import own_request
from policies.requests.views import ask, erased

urlpatterns = [
    path("gui-nhu-cau/", ask, name="ask_centre"),
    path("gui-nhu-cau/da-xoa/", erased, name="request_erased"),
    path("gui-nhu-cau/~<slug:token>/", own_request, name="own_request"),
]
