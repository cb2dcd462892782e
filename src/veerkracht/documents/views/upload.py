"""Sending a file: a new document, or a new version of one."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from veerkracht.documents.actions import upload as uploads
from veerkracht.documents.actions.share import share
from veerkracht.documents.actions.upload import Sent, Told
from veerkracht.documents.around import Around
from veerkracht.documents.forms import RenewForm, UploadForm
from veerkracht.documents.papers import Paper, abouts_of, paper
from veerkracht.documents.quota import Quota
from veerkracht.documents.sentences import sentence
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.keys import is_key
from veerkracht.people.permissions import Scope, may, require
from veerkracht.people.requests import SignedInRequest

PUBLIC = "public"


@csrf_exempt  # asked within, when no more can come in than may
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, around: Around) -> HttpResponse:
    """Add a document about the record in the address, or about the programme."""
    about, scopes = _about(request, around)
    require(request.user, "upload a document", scopes)
    return _guarded(request, lambda asked, quota: _add(asked, quota, about, scopes, around))


@csrf_exempt
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: SignedInRequest, key: str, around: Around) -> HttpResponse:
    """Add a new version of the file of a document."""
    scopes = around.scopes(abouts_of(key))
    found = paper(key, viewer=request.user, beneath=around.beneath, scopes=scopes)
    scopes = (*found.about, *scopes, ("programme", found.row.programme_key))
    require(request.user, "upload a document", scopes)
    return _guarded(request, lambda asked, quota: _renew(asked, quota, found, scopes))


def _add(
    request: SignedInRequest, quota: Quota, about: tuple[Scope, ...], scopes: tuple[Scope, ...], around: Around
) -> HttpResponse:
    publishes = may(request.user, "make a document public", scopes)
    first = {"audience": "programme", "kind": "other", "whole": "yes"}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, publishes=publishes, initial=first)
    if _is_whole(form, quota):
        try:
            return redirect("paper", key=_kept(request, form, about, scopes))
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    context = {"about": list(around.names(about).values()), "breadcrumb": _way((_("Add a document"), ""))}
    return _shown(request, "documents/add.html", form, context)


def _renew(request: SignedInRequest, quota: Quota, found: Paper, scopes: tuple[Scope, ...]) -> HttpResponse:
    key = found.row.key
    form = RenewForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if _is_whole(form, quota):
        sent = _sent(form, reason=form.cleaned_data["reason"])
        try:
            uploads.renew(by=request.user, key=key, sent=sent, on=localdate(), scopes=scopes)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The new version was kept. The versions before it stay in the list."))
            return redirect("paper", key=key)
    title = found.row.title.read(get_language() or "nl").text
    way = _way((title, reverse("paper", args=[key])), (_("New version"), ""))
    return _shown(request, "documents/renew.html", form, {"paper": found, "breadcrumb": way})


def _kept(request: SignedInRequest, form: UploadForm, about: tuple[Scope, ...], scopes: tuple[Scope, ...]) -> str:
    """Keep the document; where it cannot be public yet, keep it all the same and say what is missing."""
    said = form.cleaned_data
    names = ("title_nl", "title_en", "kind", "summary_nl", "summary_en", "audience", "personal")
    told = Told(**{name: said[name] for name in names}, readers=tuple(said["readers"]))
    programme_key = next(key for kind, key in scopes if kind == "programme")
    document = uploads.upload(
        by=request.user,
        programme_key=programme_key,
        about=about,
        sent=_sent(form),
        told=told,
        on=localdate(),
        scopes=scopes,
    )
    messages.success(request, _("The document was kept."))
    if said["audience"] == PUBLIC:
        try:
            share(by=request.user, key=document.key, audience=PUBLIC, personal=said["personal"], scopes=scopes)
        except Refusal as refusal:
            messages.warning(request, _("It is not public yet.") + " " + str(refusal))
    return document.key


def _about(request: SignedInRequest, around: Around) -> tuple[tuple[Scope, ...], tuple[Scope, ...]]:
    """Read "initiative:slowcare-oss"; refuse what does not exist. Without it the document is of the programme."""
    text = request.GET.get("about", "")
    kind, _colon, key = text.partition(":")
    pairs: tuple[Scope, ...] = ((kind, key),) if text else ()
    if text and (not is_key(key) or not around.names(pairs)):
        raise NotKnown(_("The record that the document is about does not exist. Go to its page and start there."))
    scopes = (*pairs, *around.scopes(pairs))
    if not any(its_kind == "programme" for its_kind, _key in scopes):
        scopes = (*scopes, ("programme", around.home()))
    return pairs, scopes


def _guarded(request: SignedInRequest, view: Callable[[SignedInRequest, Quota], HttpResponse]) -> HttpResponse:
    """Let no more of a file in than a document may have, also while it is asked whether the form is ours."""
    quota = Quota(request)
    if request.method == "POST":
        request.upload_handlers = [quota, *request.upload_handlers]
    answer: HttpResponse = csrf_protect(lambda asked: view(asked, quota))(request)
    return answer


def _is_whole(form: UploadForm | RenewForm, quota: Quota) -> bool:
    """Say whether a form came in whole and right; the last field tells that nothing after the file is missing."""
    if not form.is_bound:
        return False
    broken = "too-large" if quota.exceeded else "" if form.data.get("whole") == "yes" else "halfway"
    if broken:
        form.errors.clear()
        form.add_error("file", sentence(broken, {"most": settings.VEERKRACHT_LARGEST_FILE}))
    return form.is_valid()


def _sent(form: UploadForm | RenewForm, reason: str = "") -> Sent:
    said = form.cleaned_data
    return Sent(
        file=said["file"],
        name=said["file"].name,
        reason=reason,
        alternative_nl=said["alternative_nl"],
        alternative_en=said["alternative_en"],
        shows_people=form.said_people,
    )


def _shown(
    request: SignedInRequest, template: str, form: UploadForm | RenewForm, context: dict[str, object]
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, context | {"form": form}, status=status)


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), (_("Documents"), reverse("papers")), *steps]
