"""Counting what a network has sent today."""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
import secrets

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from site_core.rate_limit.models import DailySalt, Sent


def sent_today(request: HttpRequest, what: str) -> int:
    """How often the network of the request has sent such a thing today, in Vietnam."""
    day = timezone.localdate()
    return sum(Sent.objects.filter(day=day, what=what, network=_hashed(request, day)).values_list("times", flat=True))


def count(request: HttpRequest, what: str) -> None:
    """Note that it has sent one more."""
    day = timezone.localdate()
    row, _ = Sent.objects.get_or_create(day=day, what=what, network=_hashed(request, day))
    Sent.objects.filter(pk=row.pk).update(times=F("times") + 1)


def forget(today: dt.date) -> None:
    """Drop the salts and counts of the days before."""
    DailySalt.objects.filter(day__lt=today).delete()
    Sent.objects.filter(day__lt=today).delete()


def network_of(request: HttpRequest) -> str:
    """The network that a request comes from: the address itself for IPv4, the household's part (/56) for IPv6.

    Behind `PROXIES` trusted servers it is what the farthest of them saw; what a visitor writes into the header before it does not count.
    """
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    trusted = settings.PROXIES
    address = seen[-trusted] if 0 < trusted <= len(seen) else request.META.get("REMOTE_ADDR", "")
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((known, 56), strict=False) if known.version == 6 else known)


def _hashed(request: HttpRequest, day: dt.date) -> str:
    row, _ = DailySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_bytes(32)})
    return hashlib.blake2b(network_of(request).encode(), key=bytes(row.salt), digest_size=16).hexdigest()
