"""Inviting people, and accepting an invitation."""

from collections.abc import Callable, Iterable

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from veerkracht.access import queries
from veerkracht.access.actions.invite import accept, invite, open_invitation, withdraw
from veerkracht.access.forms import AcceptForm, InviteForm
from veerkracht.foundation.errors import Refusal
from veerkracht.people.holders import role_words
from veerkracht.people.queries import names, whoever
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.rules.roles import Scope

ScopeWords = Callable[[Iterable[Scope]], dict[Scope, str]]


@login_required
def invitations(request: SignedInRequest, role_form: type[forms.Form], scope_words: ScopeWords) -> HttpResponse:
    """Invite someone, and see who was invited; the form of a role and its scope is handed in from above."""
    step = request.POST.get("step", "")
    form, role = (
        InviteForm(request.POST if step == "invite" else None),
        role_form(request.POST if step == "invite" else None),
    )
    if request.method == "POST":
        if step == "withdraw":
            number = request.POST.get("number", "")
            withdraw(by=request.user, number=int(number) if number.isdecimal() else 0, at=timezone.now())
            messages.success(request, _("The invitation was taken back."))
            return redirect("invitations")
        if form.is_valid() & role.is_valid() and _invite(request, form, role):
            return redirect("invitations")
    rows = queries.invitations(viewer=request.user, at=timezone.now())
    scopes = scope_words([row.scope for row in rows])
    context = {
        "form": form,
        "role": role,
        "rows": [(row, scopes[row.scope]) for row in rows],
        "breadcrumb": [
            (_("Today"), reverse("today")),
            (_("People and roles"), reverse("people")),
            (_("Invitations"), ""),
        ],
    }
    return render(request, "access/invitations.html", context, status=422 if form.errors or role.errors else 200)


def _invite(request: SignedInRequest, form: InviteForm, role: forms.Form) -> bool:
    try:
        invite(
            by=request.user,
            email=form.cleaned_data["email"],
            role=role.cleaned_data["role"],
            scope=(role.cleaned_data["scope_kind"], role.cleaned_data["scope_key"]),
            ends_on=form.cleaned_data["ends_on"],
            at=timezone.now(),
            page=lambda secret: request.build_absolute_uri(reverse("invitation", args=[secret])),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The invitation was sent."))
    return True


@never_cache
def invitation(request: HttpRequest, secret: str, scope_words: ScopeWords) -> HttpResponse:
    """Accept an invitation: with a name and a password, or with one button by who is known already."""
    try:
        found = open_invitation(secret=secret, at=timezone.now())
        known = whoever(found.email) is not None
        form = None if known else AcceptForm(request.POST or None, email=found.email)
        if request.method == "POST" and (form is None or form.is_valid()):
            said = {} if form is None else {name: form.cleaned_data[name] for name in ("name", "password")}
            return _accepted(request, secret, known, said)
    except Refusal as refusal:
        return render(request, "access/sorry.html", {"sentence": str(refusal)}, status=refusal.status)
    scope = (found.scope_kind, found.scope_key)
    context = {
        "form": form,
        "email": found.email,
        "role": role_words()[found.role],
        "where": scope_words([scope])[scope] if scope[0] else "",
        "ends_on": found.ends_on,
        "by": names([found.by_key]).get(found.by_key, ""),
    }
    return render(request, "access/invitation.html", context, status=422 if form and form.errors else 200)


def _accepted(request: HttpRequest, secret: str, known: bool, said: dict[str, str]) -> HttpResponse:
    """Let a new person in at once; who was known already signs in as always, since the mail alone is not enough."""
    person = accept(secret=secret, at=timezone.now(), **said)
    messages.success(request, _("Welcome. You have the role now."))
    if known or request.user.is_authenticated:
        return redirect("today")
    record_authentication(request, person, method="password")
    response: HttpResponse = perform_login(request, Login(user=person, email=person.email))
    return response
