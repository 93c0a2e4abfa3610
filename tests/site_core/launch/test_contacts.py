"""What is not known of the Centre: one sentence for the public, a request to whoever may mend it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from site_core import wording
from site_core.models import SiteSettings, User

pytestmark = pytest.mark.django_db

KNOWN = {"phone": "0222 3822 123", "email": "tt@example.com", "address": "1 phố A", "working_hours": "7:30–17:00"}
PAGES = ("/lien-he/", "/ho-tro/may-moc/")


def centre(**values: str) -> None:
    row = SiteSettings.load()
    for name in KNOWN:
        setattr(row, name, values.get(name, ""))
    row.save()


def test_the_public_is_told_in_one_sentence(client: Client) -> None:
    for page in PAGES:
        centre()
        html = client.get(page).content.decode()
        assert wording.NO_CONTACTS in html
        assert "đang cập nhật\n" not in html
        centre(phone=KNOWN["phone"], email=KNOWN["email"], address=KNOWN["address"])
        html = client.get(page).content.decode()
        assert "Đang cập nhật: giờ làm việc." in html
        assert 'href="tel:02223822123"' in html
        centre(**KNOWN)
        html = client.get(page).content.decode()
        assert "Đang cập nhật" not in html
        assert KNOWN["working_hours"] in html


def test_the_admin_asks_for_what_is_missing_until_it_is_there(admin_client: Client, settings: object) -> None:
    centre(phone=KNOWN["phone"])
    asked = admin_client.get("/admin/").content.decode()
    assert wording.LAUNCH_TITLE in asked
    assert "Chưa ghi thư điện tử, địa chỉ, giờ làm việc của Trung tâm" in asked
    assert wording.LAUNCH_MAIL not in asked
    assert admin_client.get("/admin/settings/site_core/sitesettings/", follow=True).status_code == 200
    centre(**KNOWN)
    assert wording.LAUNCH_TITLE not in admin_client.get("/admin/").content.decode()
    settings.MAIL_TRANSPORT = "django.core.mail.backends.dummy.EmailBackend"  # type: ignore[attr-defined]
    assert wording.LAUNCH_MAIL in admin_client.get("/admin/").content.decode()


def test_who_may_not_mend_it_is_not_asked() -> None:
    centre()
    writer = User.objects.create_user("writer", password="x")
    writer.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(writer)
    assert wording.LAUNCH_TITLE not in client.get("/admin/").content.decode()
