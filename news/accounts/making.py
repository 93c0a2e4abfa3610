"""The account of somebody at a commune or ward: may change the page of the unit and propose announcements, always through approval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.models import Collection

from news.accounts import wording
from news.models import PlacePage
from policies.models import UnitOfficer
from site_core.mail.outbox import queue_mail
from site_core.mail.sending import mail_is_set
from site_core.roles.definitions import COMMUNE
from site_core.roles.making import allow_collection, allow_pages, group_of

SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Account:
    """A new account, and the address at which its owner sets the password: to be handed over once, where no letter was sent."""

    user: Any
    page: PlacePage
    link: str
    sent: bool


@transaction.atomic
def make_account(page: PlacePage, *, username: str, first_name: str, last_name: str, email: str) -> Account:
    """Make the account with its unit's group and collection; a further account of the same unit shares them."""
    user = get_user_model().objects.create_user(username, email, None, first_name=first_name, last_name=last_name)
    user.groups.set([group_of(COMMUNE), _group(page)])
    officer, _ = UnitOfficer.objects.get_or_create(user=user)
    officer.places.add(page.place)
    account = Account(user, page, _link(user), sent=bool(email) and mail_is_set())
    if account.sent:
        queue_mail(
            key=f"account-{user.pk}",
            to=email,
            subject=_said(wording.LETTER_SUBJECT, account),
            text=_said(wording.LETTER, account),
        )
    return account


def _group(page: PlacePage) -> Group:
    """The unit's own group: its page and its collection, and nothing of anybody else's."""
    group, _ = Group.objects.get_or_create(name=wording.GROUP.format(unit=page.title))
    allow_pages(group, [page], ["change"])
    allow_collection(group, _collection(page), ["add", "change", "choose"], ["add", "change", "choose"])
    return group


def _collection(page: PlacePage) -> Collection:
    root = Collection.get_first_root_node()
    assert root
    found: Collection | None = root.get_children().filter(name=page.title).first()
    return found or root.add_child(name=page.title)


def _link(user: Any) -> str:
    parts = {"uidb64": urlsafe_base64_encode(force_bytes(user.pk)), "token": default_token_generator.make_token(user)}
    return settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_password_reset_confirm", kwargs=parts)


def _said(text: str, account: Account) -> str:
    return text.format(
        name=account.user.get_full_name() or account.user.username,
        site=settings.WAGTAIL_SITE_NAME,
        unit=account.page.title,
        username=account.user.username,
        days=settings.PASSWORD_RESET_TIMEOUT // SECONDS_A_DAY,
        link=account.link,
    )
