"""Addresses of the alerts. A segment that begins with `~` is a secret (`site_core.secret_links`)."""

from django.urls import path

from search.alerts.following import calendar_file, feed
from search.alerts.own_pages import confirm_page, manage_page, stop_page
from search.alerts.views import alerts, asked

urlpatterns = [
    path("bao-cho-toi/", alerts, name="alerts"),
    path("bao-cho-toi/da-gui/", asked, name="alerts_asked"),
    path("bao-cho-toi/lich.ics", calendar_file, name="alerts_calendar"),
    path("bao-cho-toi/tin.atom", feed, name="alerts_feed"),
    path("bao-cho-toi/xac-nhan/~<slug:secret>/", confirm_page, name="alerts_confirm"),
    path("bao-cho-toi/ngung/~<slug:secret>/", stop_page, name="alerts_stop"),
    path("bao-cho-toi/~<slug:secret>/", manage_page, name="alerts_manage"),
]
