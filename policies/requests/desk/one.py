"""The page of one request in the admin. Each look at it is logged: it shows who the person is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from policies.models import State, SupportRequest
from policies.requests import handling
from policies.requests.desk import wording
from policies.requests.desk.scope import CHANGE, POLICY, VIEW, officers_for, visible_to
from policies.requests.forms import place_name
from site_core.text import amounts

GIVEN = (State.IN_PROGRESS, State.ADVISED, State.UNREACHABLE, State.NO_SCHEME)
"""The states that the staff may give."""


class StateForm(forms.Form):
    state = forms.ChoiceField(label=wording.NEW_STATE, choices=[(state.value, state.label) for state in GIVEN])
    message = forms.CharField(
        label=wording.MESSAGE,
        help_text=wording.MESSAGE_HELP,
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NoteForm(forms.Form):
    note = forms.CharField(
        label=wording.NOTE, help_text=wording.NOTE_HELP, max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DataForm(forms.Form):
    answer = forms.CharField(
        label=wording.DATA_ANSWER,
        help_text=wording.DATA_ANSWER_HELP,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OfficerForm(forms.Form):
    officer = forms.ChoiceField(label=wording.OFFICER, required=False)

    def __init__(self, *args: Any, held: SupportRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = {str(user.pk): user for user in officers_for(held)}
        names = [(pk, user.get_full_name() or user.get_username()) for pk, user in self.officers.items()]
        self.fields["officer"].choices = [("", wording.NOBODY), *names]  # type: ignore[attr-defined]
        self.initial["officer"] = str(held.assigned_to_id or "")


class OneRequest(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """`/admin/nhu-cau/<id>/`. Who may not see the request is told that there is none."""

    template_name = "requests/desk.html"
    header_icon = "mail"
    held: SupportRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        needed = VIEW if request.method in ("GET", "HEAD") else CHANGE
        if not POLICY.user_has_permission(request.user, VIEW) or not POLICY.user_has_permission(request.user, needed):
            return permission_denied(request)
        held = visible_to(request.user).select_related("assigned_to").filter(pk=kwargs["pk"]).first()
        if held is None:
            raise Http404(wording.GONE)
        self.held = held
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._shown()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self._done(request)
        except SupportRequest.DoesNotExist as error:  # its owner erased it while this was under way
            raise Http404(wording.GONE) from error

    def _done(self, request: HttpRequest) -> HttpResponse:
        held, done = self.held, ""
        form: forms.Form
        match request.POST.get("do"):
            case "state":
                form = StateForm(request.POST)
                if form.is_valid():
                    state = State(form.cleaned_data["state"])
                    handling.change_state(held, state, request.user, form.cleaned_data["message"])
                    done = wording.STATE_SAVED
            case "officer":
                form = OfficerForm(request.POST, held=held)
                if form.is_valid():
                    officer = form.officers.get(form.cleaned_data["officer"])
                    handling.assign(held, officer, request.user)
                    done = wording.ASSIGNED
            case "data":
                form = DataForm(request.POST)
                if form.is_valid():
                    handling.answer_about_data(held, form.cleaned_data["answer"], request.user)
                    done = wording.DATA_SAVED
            case _:
                form = NoteForm(request.POST)
                if form.is_valid():
                    handling.add_note(held, form.cleaned_data["note"], request.user)
                    done = wording.NOTE_SAVED
        if not done:
            return self._shown(form)
        messages.success(request, done)
        return redirect("owner_requests:detail", held.pk)

    def _shown(self, wrong: forms.Form | None = None) -> HttpResponse:
        log(instance=self.held, action="policies.view_request", user=self.request.user)
        response = self.render_to_response(self.get_context_data(wrong=wrong))
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def get_page_title(self) -> str:
        return self.held.written_code

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("owner_requests:index"), "label": wording.QUEUE},
            {"url": "", "label": self.held.written_code},
        ]

    def get_context_data(self, wrong: forms.Form | None = None, **kwargs: Any) -> dict[str, Any]:
        held = self.held

        def or_new(kind: type[forms.Form], **values: Any) -> forms.Form:
            return wrong if isinstance(wrong, kind) else kind(**values)

        withdrawn = held.state == State.WITHDRAWN
        return {
            **super().get_context_data(**kwargs),
            "held": held,
            "place": place_name(held.place),
            "events": held.events.select_related("who"),
            "consents": held.consents.select_related("text").order_by("pk"),
            "withdrawn": wording.WITHDRAWN.format(day=amounts.date(held.expires_on))
            if withdrawn and held.expires_on
            else "",
            "new_fit": wording.NEW_FIT_HELP.format(day=amounts.date(held.new_fit_on)) if held.new_fit_on else "",
            "may_change": POLICY.user_has_permission(self.request.user, CHANGE),
            "state_form": or_new(StateForm),
            "officer_form": or_new(OfficerForm, held=held),
            "note_form": or_new(NoteForm),
            "data_form": or_new(DataForm),
        }
