"""The pages about personal data: one's own, someone else's, the register, what is due, and texts that wait.

`rooms` are the modules `personal.py` of all rooms, handed in from above.
"""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.personal import Rooms, Whose, register
from veerkracht.people.actions.erase import erase, refuse_to_erase
from veerkracht.people.permissions import may, require
from veerkracht.people.queries import names, whose, whose_address
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.workspace import register as book
from veerkracht.workspace.actions import approve, propose
from veerkracht.workspace.forms import EraseForm, ReaderForm
from veerkracht.workspace.personal_file import as_zip, fates_of, kept_of, tables
from veerkracht.workspace.queries import approved_lists, open_list

if TYPE_CHECKING:
    from django import forms

Way = list[tuple[str, str]]


@login_required
def my_data(request: SignedInRequest, rooms: Rooms) -> HttpResponse:
    """Show someone all that is kept of them."""
    mine = whose(request.user.key)
    kept = kept_of(mine, viewer=request.user, rooms=rooms)
    context = {
        "whose": mine,
        "oneself": True,
        "tables": tables(kept, rooms),
        "file": reverse("my-data-file"),
        "breadcrumb": _way((_("My data"), "")),
    }
    return render(request, "workspace/personal_data.html", context)


@login_required
def my_data_file(request: SignedInRequest, rooms: Rooms) -> HttpResponse:
    """Give someone all that is kept of them as a file."""
    return _file(request, whose(request.user.key), rooms)


@login_required
def person_data(request: SignedInRequest, key: str, rooms: Rooms) -> HttpResponse:
    """Show what is kept of someone, to who gives it to them on request."""
    require(request.user, "export a person")
    theirs = whose(key)
    context = {
        "whose": theirs,
        "tables": tables(kept_of(theirs, viewer=request.user, rooms=rooms), rooms),
        "file": reverse("person-data-file", args=[key]),
        "erase": reverse("person-erase", args=[key]) if may(request.user, "erase a person") else "",
        "breadcrumb": _way(*_person(theirs), (_("Data"), "")),
    }
    return render(request, "workspace/personal_data.html", context)


@login_required
def person_data_file(request: SignedInRequest, key: str, rooms: Rooms) -> HttpResponse:
    """Give what is kept of someone as a file."""
    require(request.user, "export a person")
    return _file(request, whose(key), rooms)


@login_required
def person_erase(request: SignedInRequest, key: str, rooms: Rooms) -> HttpResponse:
    """Show what would go and what would stay, ask once more, and erase someone."""
    require(request.user, "erase a person")
    theirs = whose(key)
    way = _way(*_person(theirs), (_("Erase"), ""))
    return _erasing(request, theirs, rooms, way, reverse("person-data", args=[key]))


@login_required
def reader(request: SignedInRequest, rooms: Rooms) -> HttpResponse:
    """Find what is kept of someone without an account, by e-mail address; give it to them, or erase it."""
    require(request.user, "export a person")
    form = ReaderForm(request.POST or None)
    way = _way((_("People and roles"), reverse("people")), (_("Someone without an account"), ""))
    context: dict[str, object] = {"form": form, "breadcrumb": way}
    if request.method == "POST" and form.is_valid():
        theirs = whose_address(form.cleaned_data["email"])
        if theirs.key:
            return redirect("person-data", key=theirs.key)
        step = request.POST.get("step", "")
        if step == "file":
            return _file(request, theirs, rooms)
        if step == "erase":
            return _erasing(request, theirs, rooms, way, reverse("reader-data"))
        kept = kept_of(theirs, viewer=request.user, rooms=rooms)
        context |= {"whose": theirs, "tables": tables(kept, rooms)}
    return render(request, "workspace/reader.html", context, status=422 if form.errors else 200)


@login_required
def processing(request: SignedInRequest, rooms: Rooms) -> HttpResponse:
    """Show the register of processing, as it follows from what the rooms declare."""
    require(request.user, "see the register", [("programme", home_key())])
    context = {
        "lines": register(rooms),
        "facts": book.facts(),
        "measures": book.measures(),
        "breadcrumb": _way((_("Register of processing"), "")),
    }
    return render(request, "workspace/register.html", context)


@login_required
def processing_csv(request: SignedInRequest, rooms: Rooms) -> HttpResponse:
    """Give the register of processing as a table."""
    require(request.user, "see the register", [("programme", home_key())])
    return _download(book.as_csv(rooms), "text/csv; charset=utf-8", "verwerkingsregister.csv")


@login_required
def processing_docx(request: SignedInRequest, rooms: Rooms) -> HttpResponse:
    """Give the register of processing as a document."""
    require(request.user, "see the register", [("programme", home_key())])
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return _download(book.as_docx(rooms), word, "verwerkingsregister.docx")


@login_required
def retention(request: SignedInRequest, rooms: Rooms) -> HttpResponse:
    """Show what was kept long enough, and destroy what an administrator approves."""
    require(request.user, "destroy what is due")
    problem = ""
    if request.method == "POST":
        try:
            messages.success(request, _retained(request, rooms))
        except Refusal as refusal:
            problem = str(refusal)
        else:
            return redirect("retention")
    approved = approved_lists()
    known = names(found.approved_by_key for found in approved)
    context = {
        "due": open_list(),
        "approved": [(found, known.get(found.approved_by_key, _("someone who worked here"))) for found in approved],
        "lines": register(rooms),
        "problem": problem,
        "breadcrumb": _way((_("Retention"), "")),
    }
    return render(request, "workspace/retention.html", context, status=422 if problem else 200)


def _retained(request: SignedInRequest, rooms: Rooms) -> str:
    if request.POST.get("step") == "look":
        found = propose(on=localdate(), rooms=rooms)
        if not found:
            return _("Nothing was kept longer than it should be.")
        return ngettext("The list has %(number)s line.", "The list has %(number)s lines.", found) % {"number": found}
    chosen = {int(place) for place in request.POST.getlist("line") if place.isdecimal() and len(place) < 9}
    number = request.POST.get("number", "")
    gone = approve(
        by=request.user,
        number=int(number) if number.isdecimal() and len(number) < 12 else 0,
        seen=request.POST.get("seen", ""),
        chosen=chosen,
        on=localdate(),
        rooms=rooms,
    )
    return ngettext("%(number)s thing was destroyed.", "%(number)s things were destroyed.", gone) % {"number": gone}


def _erasing(request: SignedInRequest, theirs: Whose, rooms: Rooms, way: Way, back: str) -> HttpResponse:
    """Show what goes and stays; only who says so twice erases."""
    form: forms.Form = EraseForm(request.POST if request.POST.get("said") else None)
    goes, stays = fates_of(theirs, viewer=request.user, rooms=rooms)
    sure, problem = False, ""
    try:
        refuse_to_erase(by=request.user, whose=theirs, on=localdate())
        if request.method == "POST" and form.is_valid():
            if request.POST.get("sure") == "yes":
                reason = form.cleaned_data["reason"]
                erase(by=request.user, whose=theirs, on=localdate(), rooms=rooms, reason=reason)
                messages.success(request, _("The data were erased."))
                return redirect("people")
            sure = True
    except NotKnown:
        raise
    except Refusal as refusal:
        problem = str(refusal)
    context = {
        "whose": theirs,
        "goes": goes,
        "stays": stays,
        "form": form,
        "sure": sure,
        "problem": problem,
        "back": back,
        "breadcrumb": way,
    }
    wrong = request.method == "POST" and (problem or form.errors)
    return render(request, "workspace/erase.html", context, status=422 if wrong else 200)


def _file(request: SignedInRequest, theirs: Whose, rooms: Rooms) -> HttpResponse:
    kept = kept_of(theirs, viewer=request.user, rooms=rooms)
    body = as_zip(theirs, kept, rooms, at=timezone.localtime())
    return _download(body, "application/zip", f"gegevens-{theirs.key or 'lezer'}.zip")


def _download(body: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(body, content_type=content_type, headers=headers)


def _person(theirs: Whose) -> Way:
    return [(_("People and roles"), reverse("people")), (theirs.name, reverse("person", args=[theirs.key]))]


def _way(*steps: tuple[str, str]) -> Way:
    return [(_("Today"), reverse("today")), *steps]
