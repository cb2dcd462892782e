"""The forum: what is asked and offered, one thread with its answers, and writing there."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.foundation.keys import is_key
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import sentence as withheld_sentence
from veerkracht.programmes.queries.programme import home, home_key, parts
from veerkracht.support.meeting.actions import moderate, post
from veerkracht.support.meeting.actions.post import Said
from veerkracht.support.meeting.choices import Good, Sort
from veerkracht.support.meeting.forms import BeginForm, FoundForm, HideForm, OnBehalf, ReplyForm
from veerkracht.support.meeting.queries import forum as asked
from veerkracht.support.meeting.queries.forum import Wanted, Whole
from veerkracht.support.meeting.queries.scopes import POST
from veerkracht.support.meeting.queries.writers import meant, speaks_for
from veerkracht.writing.steps import Step, do, pages, said, sent, turn

if TYPE_CHECKING:
    from veerkracht.people.models import Person

NEWEST = 30


def forum(request: HttpRequest) -> HttpResponse:
    """List what is asked and offered, what was written in last first; the filters stand in the address."""
    programme = home_key()
    themes = {one.key: said(one.title) for one in parts(programme).themes}
    places = dict(asked.places_in_use(programme))
    facets: dict[str, dict[str, Any]] = {
        "sort": dict(Sort.choices),
        "good": dict(Good.choices),
        "theme": themes,
        "place": places,
    }
    chosen = {name: request.GET.get(name, "")[:80] for name in facets}
    chosen = {name: value if value in facets[name] else "" for name, value in chosen.items()}
    state = request.GET.get("state", "")
    chosen["state"] = state if state in ("found", "all") else ""
    chosen["initiative"] = key if is_key(key := request.GET.get("initiative", "")[:80]) else ""
    chosen["q"] = request.GET.get("q", "").replace("\0", "").strip()[:100]
    page = asked.threads(Wanted(**chosen), turn(request), programme_key=programme)
    context = {
        "page": page,
        "pages": pages(reverse("forum"), chosen, page),
        "asked": chosen,
        "narrowed": any(chosen.values()),
        "facets": {name: list(choices.items()) for name, choices in facets.items()},
        "may_post": _may_post(request),
        "breadcrumb": [(_("Forum"), "")],
    }
    return render(request, "meeting/forum.html", context)


def forum_feed(request: HttpRequest) -> HttpResponse:
    """Give what was asked and offered last as an Atom feed."""
    programme = home()
    name = said(programme.title) if programme else "Veerkracht"
    atom = Atom1Feed(
        title=f"{_('Forum')} · {name}",
        link=request.build_absolute_uri(reverse("forum")),
        description=_("What initiatives ask and offer each other."),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for row in asked.newest(programme.key, size=NEWEST) if programme else ():
        link = request.build_absolute_uri(reverse("thread", args=[row.key]))
        about = f"{row.sort_word}: {row.good_word}"
        atom.add_item(
            title=said(row.title),
            link=link,
            description=about,
            updateddate=row.last_at,
            unique_id=link,
            author_name=name,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@login_required
def forum_new(request: SignedInRequest) -> HttpResponse:
    """Ask or offer something."""
    programme = home_key()
    if not _may_post(request):
        require(request.user, POST, [("programme", programme)])
    first = {name: request.GET.get(name, "")[:80] for name in ("sort", "initiative")}
    kind = _on_behalf(BeginForm, request.user, programme)
    kind.themes = tuple((one.key, said(one.title)) for one in parts(programme).themes)  # type: ignore[attr-defined]
    form = kind(request.POST or None, initial={name: value for name, value in first.items() if value})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            key = post.begin(
                by=request.user,
                programme_key=programme,
                **{name: typed[name] for name in ("sort", "good", "title", "theme")},
                said=_said(typed),
                place=_place(typed["place"]),
            )
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It stands on the forum. You are told when someone answers."))
            return redirect("thread", key=key)
    context = {"form": form, "breadcrumb": _way((_("Ask or offer"), ""))}
    return render(request, "meeting/new.html", context, status=422 if form.errors else 200)


def thread(request: HttpRequest, key: str) -> HttpResponse:
    """Show a thread, and do with it what was asked."""
    found = asked.thread(key, viewer=request.user)
    person = request.user if request.user.is_authenticated else None
    if request.method == "POST" and person is None:
        return redirect_to_login(request.get_full_path())
    forms = sent(request, _kinds(request, found)) if person else {}
    steps = _steps(person, found, request.POST.get("number", "")) if person else {}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("thread", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    number = request.POST.get("number", "")
    context = {
        "whole": found,
        "row": found.row,
        "forms": forms,
        "failed": failed,
        "failed_number": int(number) if number.isdecimal() and len(number) < 18 else 0,
        "waits": withheld_sentence(("thread", key), request.user),
        "about": f"thread:{key}",
        "breadcrumb": _way((said(found.row.title), "")),
    }
    return render(request, "meeting/thread.html", context, status=422 if failed else 200)


def _kinds(request: HttpRequest, found: Whole) -> dict[str, tuple[type[Form], dict[str, Any]]]:
    """Give the forms that fit a thread as it stands now and who looks at it."""
    kinds: dict[str, tuple[type[Form], dict[str, Any]]] = {}
    if found.open and request.user.is_authenticated and _may_post(request):
        kinds["reply"] = (_on_behalf(ReplyForm, request.user, home_key()), {})
    if found.open and (found.mine or found.moderates):
        kinds["found"] = (FoundForm, {})
    if found.moderates:
        kinds["hide"] = (HideForm, {})
    return kinds


def _steps(by: "Person", found: Whole, number: str) -> dict[str, Step]:
    """Give what can be done on the page of a thread."""
    key, on = found.row.key, localdate()
    text = int(number) if number.isdecimal() and len(number) < 18 else 0
    if text not in {one.number for one in found.texts}:
        text = 0

    def replies(typed: dict[str, Any]) -> str:
        post.reply(by=by, key=key, said=_said(typed))
        return _("Your answer stands on the forum.")

    def closes(typed: dict[str, Any]) -> str:
        post.close(by=by, key=key, how=typed["how"], on=on)
        return _("It stands on the forum as found.")

    def reopens(_typed: dict[str, Any]) -> str:
        post.reopen(by=by, key=key)
        return _("It is asked or offered again.")

    def hides(typed: dict[str, Any]) -> str:
        moderate.hide(by=by, number=text, reason=typed["reason"])
        return _("The text is hidden, and who wrote it reads why.")

    def accepts(_typed: dict[str, Any]) -> str:
        moderate.accept(by=by, number=text)
        return _("You looked at it: the text is shown.")

    return {"reply": replies, "found": closes, "reopen": reopens, "hide": hides, "accept": accepts}


def _on_behalf(form: type[OnBehalf], person: "Person", programme: str) -> type[OnBehalf]:
    """Give a form with the initiatives on whose behalf someone may write."""
    wide, own = speaks_for(person, programme)
    choices = tuple((key, said(title)) for key, title in own.items())
    return type("Own", (form,), {"own": choices, "wide": wide})


def _said(typed: dict[str, Any]) -> Said:
    words = typed["initiative"]
    initiative = meant(words) or words if words else ""
    if words and not is_key(initiative):
        raise Refusal(_("No initiative is called just so. Copy its name from the list of initiatives."))
    return Said(typed["text"], initiative, get_language() or "nl")


def _place(words: str) -> str:
    key = asked.place_called(words)
    if words.strip() and not key:
        raise Refusal(_("We know no place that is called so. Look at the list of places, or leave it empty."))
    return key


def _may_post(request: HttpRequest) -> bool:
    return bool(reach(request.user, POST).scopes)


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Forum"), reverse("forum")), *steps]
