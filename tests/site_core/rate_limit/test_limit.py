"""What a network is, and that what is kept of it tells nothing of who it was."""

from __future__ import annotations

import re

import pytest
from django.test import RequestFactory

from site_core.rate_limit.limit import count, network_of, sent_today
from site_core.rate_limit.models import DailySalt, Sent


def request(address: str, forwarded: str = "") -> object:
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


@pytest.mark.parametrize(
    ("proxies", "address", "forwarded", "network"),
    [
        (0, "203.0.113.9", "", "203.0.113.9"),
        (0, "203.0.113.9", "198.51.100.1", "203.0.113.9"),  # anyone may write the header
        (1, "10.0.0.1", "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1", "192.0.2.7, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1", "192.0.2.7, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (1, "10.0.0.1", "", "10.0.0.1"),
        (0, "2001:db8:0:aa11:1:2:3:4", "", "2001:db8:0:aa00::/56"),
        (0, "", "", "unknown"),
    ],
)
def test_a_network(settings: object, proxies: int, address: str, forwarded: str, network: str) -> None:
    settings.PROXIES = proxies  # type: ignore[attr-defined]
    assert network_of(request(address, forwarded)) == network


@pytest.mark.django_db
def test_networks_and_things_are_counted_apart_and_no_address_is_kept() -> None:
    one, other = request("203.0.113.9"), request("203.0.113.10")
    for _ in range(2):
        count(one, "request")
    assert (sent_today(one, "request"), sent_today(other, "request"), sent_today(one, "alert")) == (2, 0, 0)
    kept = Sent.objects.get()
    assert re.fullmatch("[0-9a-f]{32}", kept.network)

    DailySalt.objects.update(salt=b"another day's salt")
    assert sent_today(one, "request") == 0  # without its salt nothing leads back to the network
