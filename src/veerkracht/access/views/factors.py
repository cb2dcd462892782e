"""One's own way in: passkeys, the app for codes, recovery codes, the sessions; and showing again who one is."""

import json
from typing import Any

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.access import queries
from veerkracht.access.actions.end_sessions import end_session, end_sessions, take_away_factors
from veerkracht.access.forms import AppForm, CodeAgainForm, PasskeyAgainForm, PasskeyForm, PasswordAgainForm
from veerkracht.access.views.pages import FormPage
from veerkracht.access.views.passwords import MINE
from veerkracht.people import holders
from veerkracht.people.queries import by_key
from veerkracht.people.requests import SignedInRequest


@login_required
def my_access(request: SignedInRequest) -> HttpResponse:
    """Show one's own way in, and end sessions."""
    me, here = request.user, request.session.session_key
    if request.method == "POST":
        if request.POST.get("step") == "others":
            end_sessions(by=me, of=me, but=here)
            messages.success(request, _("You are signed out everywhere else."))
        else:
            end_session(by=me, of=me, number=_number(request))
            messages.success(request, _("The session was ended."))
        return redirect("my-access")
    factors = queries.factors(me)
    context = {
        "factors": factors,
        "has_app": any(one.kind == "totp" for one in factors),
        "codes": queries.codes_left(me),
        "must": queries.must_have_factor(me),
        "has_password": me.has_usable_password(),
        "linked": queries.linked(me),
        "sessions": queries.sessions(me, viewer=me, here=here),
        "breadcrumb": [(_("Today"), reverse("today")), (_("My access"), "")],
    }
    return render(request, "access/my_access.html", context)


@login_required
def access_of(request: SignedInRequest, key: str) -> HttpResponse:
    """Show an administrator where someone is signed in; end that, or take lost second steps away."""
    shown = holders.someone(key, viewer=request.user)
    person = by_key(shown.key)
    assert person is not None  # noqa: S101 - shown just now
    if request.method == "POST":
        step = request.POST.get("step")
        if step == "factors":
            take_away_factors(by=request.user, of=person)
        elif step == "all":
            end_sessions(by=request.user, of=person)
        else:
            end_session(by=request.user, of=person, number=_number(request))
        messages.success(request, _("It is done, and it stands in the trail."))
        return redirect("person-access", key=key)
    context = {
        "shown": shown,
        "factors": queries.factors(person),
        "sessions": queries.sessions(person, viewer=request.user),
        "breadcrumb": [
            (_("People and roles"), reverse("people")),
            (shown.name, reverse("person", args=[key])),
            (_("Access"), ""),
        ],
    }
    return render(request, "access/person_access.html", context)


class AddApp(FormPage, totp.ActivateTOTPView):  # type: ignore[misc]
    """Add an app for codes: scan the picture, type the first code."""

    template_name = "access/app.html"
    form_class = AppForm
    title = gettext_lazy("Add an app for codes")
    button = gettext_lazy("Add this app")
    back = MINE


class RemoveApp(FormPage, totp.DeactivateTOTPView):  # type: ignore[misc]
    title = gettext_lazy("Remove the app for codes")
    lede = gettext_lazy("From then on its codes are not asked any more, and no longer work.")
    button = gettext_lazy("Remove the app")
    back = MINE


class AddPasskey(FormPage, webauthn.AddWebAuthnView):  # type: ignore[misc]
    """Add a passkey: the browser asks for a finger, a face or a code."""

    template_name = "access/passkey.html"
    form_class = PasskeyForm
    title = gettext_lazy("Add a passkey")
    button = gettext_lazy("Add a passkey")
    back = MINE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        asked = auth.begin_registration(self.request.user, passwordless=True)
        return context | {"form": self.get_form(), "options": json.dumps(asked)} | kwargs


class RemovePasskey(FormPage, webauthn.RemoveWebAuthnView):  # type: ignore[misc]
    success_url = reverse_lazy("my-access")
    title = gettext_lazy("Remove this passkey")
    lede = gettext_lazy("You can no longer sign in with it. Remove it from your device too.")
    button = gettext_lazy("Remove the passkey")
    back = MINE

    def form_valid(self, form: Any) -> HttpResponse:
        if queries.must_keep_a_factor(self.object):
            form.add_error(None, _("Your role needs a second step. Add another one first."))
            return self.form_invalid(form)
        response: HttpResponse = super().form_valid(form)
        return response


@method_decorator(login_required, name="dispatch")
class RecoveryCodes(codes.ViewRecoveryCodesView):  # type: ignore[misc]
    """Show the recovery codes that are left."""

    template_name = "access/recovery_codes.html"

    def get(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().get(request, *args, **kwargs)
        except Http404:
            return redirect("my-access")
        return response


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class NewRecoveryCodes(FormPage, codes.GenerateRecoveryCodesView):  # type: ignore[misc]
    title = gettext_lazy("Make new recovery codes")
    lede = gettext_lazy("The old codes stop working at once.")
    button = gettext_lazy("Make new codes")
    back = MINE


class Again:
    """Show once more who you are, before something that matters; who has nothing to show it with goes back."""

    title = gettext_lazy("Is it you?")
    lede = gettext_lazy("What you want to do changes who can come in. Show once more that it is you.")
    button = gettext_lazy("It is me")
    template_name = "access/again.html"

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except PermissionDenied:
            return redirect("my-access")
        return response


class AgainByPassword(Again, FormPage, account.ReauthenticateView):  # type: ignore[misc]
    form_class = PasswordAgainForm


class AgainByCode(Again, FormPage, factor.ReauthenticateView):  # type: ignore[misc]
    form_class = CodeAgainForm


class AgainByPasskey(Again, FormPage, webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]
    """The passkey, also where someone has no password."""

    form_class = PasskeyAgainForm


def _number(request: SignedInRequest) -> int:
    asked = request.POST.get("number", "")
    return int(asked) if asked.isdecimal() and len(asked) < 12 else 0
