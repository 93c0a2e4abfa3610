"""`/admin/tai-khoan-xa-phuong/`: one form makes the account of a commune."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.accounts import wording
from news.accounts.forms import CommuneAccountForm
from news.accounts.making import make_account
from site_core.secret_links.private import keep_private

NAME = "commune_account"
PERMISSION = "site_core.add_user"


class CommuneAccountView(WagtailAdminTemplateMixin, FormView[CommuneAccountForm]):  # type: ignore[misc]
    form_class = CommuneAccountForm
    template_name = "accounts/commune.html"
    page_title = wording.TITLE
    header_icon = "user"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(PERMISSION):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": wording.TITLE}]

    def form_valid(self, form: CommuneAccountForm) -> HttpResponse:
        said = dict(form.cleaned_data)
        account = make_account(said.pop("page"), **said)
        return keep_private(self.request, self.render_to_response(self.get_context_data(form=None, account=account)))


class CommuneAccountItem(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("tai-khoan-xa-phuong/", CommuneAccountView.as_view(), name=NAME)]


@hooks.register("register_settings_menu_item")
def menu_item() -> MenuItem:
    return CommuneAccountItem(wording.TITLE, reverse(NAME), icon_name="user", order=650)
