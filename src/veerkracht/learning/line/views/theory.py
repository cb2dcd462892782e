"""The forms in which the theory of change is written: changes, links, and the sources of each link."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.line.actions import theory as actions
from veerkracht.learning.line.forms import ChangeForm, LinkForm, NewChangeForm, NewLinkForm, TellingForm
from veerkracht.learning.line.queries import offered
from veerkracht.learning.line.queries import theory as asked
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed

Values = Mapping[str, object]
KEEP = actions.KEEP


@keeping_what_was_typed
def new_change(request: SignedInRequest) -> HttpResponse:
    """Add a change to the theory."""
    programme = home_key()
    require(request.user, KEEP, [("programme", programme)])

    def save(said: Values, now: Values, _undoing: bool) -> None:
        actions.begin_change(by=request.user, programme_key=programme, said={**now, **said})

    sheet = Sheet(
        name="theory-change-new",
        title=_("Theory of change"),
        form=NewChangeForm,
        now=lambda _said: {name: "" for name in asked.CHANGE if name != "stands"},
        save=save,
        address=reverse("theory-change-new"),
        done=reverse("theory"),
        heading=_("Add a change"),
        lede=_("A change for people, or what brings it nearer. What you save is public at once."),
        button=_("Add this change"),
        saved=_("The change was added. Now say what leads to it."),
        no_undo=_("It can be left out again: change it and take the tick away."),
        context={"breadcrumb": way((_("Add a change"), ""))},
    )
    return edit(request, sheet)


@keeping_what_was_typed
def write_change(request: SignedInRequest, key: str) -> HttpResponse:
    """Change what is said of a change."""
    row, programme = asked.change_of(key)
    require(request.user, KEEP, [("programme", programme)])

    def save(said: Values, now: Values, undoing: bool) -> None:
        actions.write_change(by=request.user, key=key, said=said, seen=now, undoing=undoing)

    title = _read(row.title)
    sheet = Sheet(
        name=f"change:{key}",
        about=("change", key),
        title=title,
        form=ChangeForm,
        now=lambda _said: asked.change_values(key),
        save=save,
        address=reverse("theory-change", args=[key]),
        done=reverse("theory"),
        heading=title,
        lede=_("What you save is public at once."),
        button=_("Save this change"),
        saved=_("The change was saved."),
        context={"breadcrumb": way((title, ""))},
    )
    return edit(request, sheet)


@keeping_what_was_typed
def new_link(request: SignedInRequest) -> HttpResponse:
    """Say that one change leads to another."""
    programme = home_key()
    require(request.user, KEEP, [("programme", programme)])
    choices = [(key, _read(title)) for key, title in asked.change_choices(programme)]

    class Form(NewLinkForm):
        changes = choices

    def save(said: Values, now: Values, _undoing: bool) -> None:
        whole: dict[str, Any] = {**now, **said}
        cause, effect = str(whole.pop("cause")), str(whole.pop("effect"))
        actions.begin_link(by=request.user, programme_key=programme, cause_key=cause, effect_key=effect, said=whole)

    empty = {name: "" for name in asked.LINK if name != "stands"} | {"sign": "more"}
    sheet = Sheet(
        name="theory-link-new",
        title=_("Theory of change"),
        form=Form,
        now=lambda _said: {"cause": request.GET.get("cause", ""), "effect": "", **empty},
        save=save,
        address=reverse("theory-link-new"),
        done=reverse("theory-link-latest"),
        heading=_("Add a link"),
        lede=_("Which change leads to which? After this you say who tells so."),
        button=_("Add this link"),
        saved=_("The link was added. Say who or what tells of it."),
        no_undo=_("It can be left out again: change it and take the tick away."),
        context={"breadcrumb": way((_("Add a link"), ""))},
    )
    return edit(request, sheet)


@keeping_what_was_typed
def write_link(request: SignedInRequest, key: str) -> HttpResponse:
    """Change what is said of a link."""
    row = asked.link(key)
    require(request.user, KEEP, [("programme", row.programme_key)])

    def save(said: Values, now: Values, undoing: bool) -> None:
        actions.write_link(by=request.user, key=key, said=said, seen=now, undoing=undoing)

    title = _titled(row)
    sheet = Sheet(
        name=f"link:{key}",
        about=("link", key),
        title=title,
        form=LinkForm,
        now=lambda _said: asked.link_values(key),
        save=save,
        address=reverse("theory-link-write", args=[key]),
        done=reverse("theory-link", args=[key]),
        heading=title,
        lede=_("What you save is public at once."),
        button=_("Save this link"),
        saved=_("The link was saved."),
        context={"breadcrumb": way((title, reverse("theory-link", args=[key])), (_("Change"), ""))},
    )
    return edit(request, sheet)


@keeping_what_was_typed
def link(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one link with its sources, and add one or let one count no more."""
    row = asked.link(key)
    require(request.user, KEEP, [("programme", row.programme_key)])
    adds = request.POST.get("step") == "tell"
    form = TellingForm(request.POST if adds else None, offered=_groups(offered.sources(row.programme_key)))
    if request.method == "POST":
        try:
            if not adds:
                number, reason = request.POST.get("number", ""), request.POST.get("reason", "")
                known = int(number) if number.isdecimal() and len(number) < 12 else 0
                actions.take_back(by=request.user, key=key, number=known, reason=reason)
                messages.success(request, _("This source counts no more."))
                return redirect("theory-link", key=key)
            if form.is_valid():
                _tell(request, key, form.cleaned_data)
                messages.success(request, _("The source was added."))
                return redirect("theory-link", key=key)
        except Refusal as refusal:
            form.add_error(None, str(refusal)) if adds and form.is_bound else messages.error(request, str(refusal))
    context = {"link": row, "form": form, "breadcrumb": way((_titled(row), ""))}
    return render(request, "line/link.html", context, status=422 if request.method == "POST" else 200)


def latest(_request: SignedInRequest) -> HttpResponse:
    """Go to the link that was made last."""
    key = asked.latest(home_key())
    return redirect("theory-link", key=key) if key else redirect("theory")


def way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the trail of pages above a page of the theory."""
    return [(_("Theory of change"), reverse("theory")), *steps]


def _tell(request: SignedInRequest, key: str, said: Mapping[str, Any]) -> None:
    actions.tell(
        by=request.user,
        key=key,
        source_kind=said["kind"],
        source_key=said["key"],
        hypothetical=bool(said["hypothetical"]),
        strength=said["strength"],
        note_nl=said["note_nl"],
    )


def _titled(row: asked.LinkRow) -> str:
    return f"{_read(row.cause.title)} → {_read(row.effect.title)}"


def _read(text: Bilingual) -> str:
    return text.read(get_language() or "nl").text


def _groups(found: offered.Sources) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(label, [(f"{kind}:{key}", _read(title)) for key, title in rows]) for kind, label, rows in found if rows]
