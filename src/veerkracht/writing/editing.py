"""The one way in which every form that changes a record works: drafts, two who write at once, and undoing.

A view describes its form in a Sheet and calls edit(); who comes with a form but is no longer signed in loses nothing
by @keeping_what_was_typed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.people.permissions import Scope
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import offered
from veerkracht.people.withheld import sentence as withheld_sentence
from veerkracht.writing import actions
from veerkracht.writing.queries import LastStep, Written, drafts, last_step
from veerkracht.writing.rules.conflict import Outcome, Values, compare
from veerkracht.writing.shown import Shown, read

LEFT_BEHIND = "written"
"""Where a session keeps what was typed by someone who was no longer signed in."""

MOST_LEFT = 5

CHOOSE = "choose-"
MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One form upon one record, as it is written in.

    `now` gives what stands in the record, given what was typed; `save` writes the fields that differ and is told what
    stood there, so that the action refuses when that changed in between. `about` is the record whose texts are public.
    `part` is the part of it that the form is of, and a text of it that waits is offered to go on with.
    `whole` asks to choose at any change by another, also of other fields. `no_undo` says why the last step cannot be
    undone; empty where it can.
    """

    name: str
    title: str
    form: type[forms.Form]
    now: Callable[[Mapping[str, object]], Values]
    save: Callable[[Values, Values, bool], None]
    address: str
    done: str
    heading: str
    lede: str
    button: str
    saved: str
    no_undo: str = ""
    whole: bool = False
    about: Scope | None = None
    part: str = ""
    template: str = "writing/edit.html"
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed: what it was, what the other made of it, and the field with what I typed."""

    field: Any
    was: str
    theirs: str
    chosen: str


def edit(request: SignedInRequest, sheet: Sheet) -> HttpResponse:
    """Show a form, or do what was asked with it."""
    _claim(request)
    if request.method != "POST":
        return _show(request, sheet)
    steps = {"draft": _keep_draft, "throw": _throw, "undo": _undo}
    return steps.get(request.POST.get("step", ""), _save)(request, sheet)


def _show(request: SignedInRequest, sheet: Sheet) -> HttpResponse:
    """Show the form with what stands in the record, or with what someone had typed in a draft of it."""
    now = sheet.now({})
    kept = drafts(request.user, sheet.name)
    draft = _chosen(request, kept)
    waits = _waiting(request, sheet, now)
    initial, shown = dict(now) | waits, _shown(request, sheet, now)
    if draft is not None:
        typed = _typed(sheet, draft)
        initial |= typed
        shown = read(draft.shown) or shown
        if all(str(now.get(name)) == str(value) for name, value in typed.items()):
            actions.throw_away(by=request.user, form=sheet.name, number=draft.number)
            draft = None
    return _page(request, sheet, sheet.form(initial=initial), shown, draft=draft, kept=kept, waits=waits)


def _waiting(request: SignedInRequest, sheet: Sheet, now: Values) -> dict[str, str]:
    """Give the texts of the form that were saved and wait, so that one goes on with these."""
    found = offered(sheet.about, request.user, sheet.part) if sheet.about else {}
    return {name: text for name, text in found.items() if name in now and name.endswith(("_nl", "_en"))}


def _save(request: SignedInRequest, sheet: Sheet) -> HttpResponse:
    """Save what was typed; where someone else changed the same meanwhile, let the person choose."""
    seen = read(request.POST.get("shown", ""))
    was = seen.values if seen and seen.person == request.user.key and seen.form == sheet.name else {}
    data, open_choices = _decided(request.POST, was)
    form = sheet.form(data)
    if not form.is_valid():
        shown = seen or _shown(request, sheet, sheet.now({}))
        return _page(request, sheet, form, shown, draft=None, status=422)
    mine = {name: plain(value) for name, value in form.cleaned_data.items()}
    now = sheet.now(mine)
    outcome = compare(was, now, mine)
    if outcome.both or open_choices or (sheet.whole and outcome.theirs):
        return _conflict(request, sheet, form, (was, now), outcome)
    said = {name: mine[name] for name in outcome.mine}
    try:
        sheet.save(said, now, False)
    except ChangedMeanwhile:
        now = sheet.now(mine)
        return _conflict(request, sheet, form, (was, now), compare(was, now, mine))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        shown = seen or _shown(request, sheet, now)
        return _page(request, sheet, form, shown, draft=None, status=422)
    number = request.POST.get("draft", "")
    actions.throw_away(by=request.user, form=sheet.name)
    if number.isdecimal() and len(number) < 12:
        actions.throw_away(by=request.user, form=sheet.name, number=int(number))
    _tell(request, sheet, form, said, now, outcome)
    return HttpResponseRedirect(sheet.done)


def _tell(
    request: SignedInRequest, sheet: Sheet, form: forms.Form, said: Values, now: Values, outcome: Outcome
) -> None:
    """Say what was saved, how to undo it, and what someone else changed in the meantime."""
    if sheet.no_undo:
        messages.success(request, sheet.saved)
    elif said:
        before = {name: now[name] for name in said}
        actions.remember(by=request.user, form=sheet.name, before=before, after=said)
        undo = format_html(
            '<a class="utrecht-link utrecht-link--html-a" href="{}#undo">{}</a>', sheet.address, _("Undo this step")
        )
        messages.success(request, format_html("{} {}", sheet.saved, undo))
    else:
        messages.info(request, _("You changed nothing, so nothing was saved."))
    if sheet.about and (waits := withheld_sentence(sheet.about, request.user)):
        messages.warning(request, waits)
    if outcome.theirs:
        words = ", ".join(str(form.fields[name].label) for name in outcome.theirs if name in form.fields)
        messages.info(request, _("Meanwhile someone else changed: %(fields)s. That was kept too.") % {"fields": words})


def _conflict(
    request: SignedInRequest, sheet: Sheet, form: forms.Form, versions: tuple[Values, Values], outcome: Outcome
) -> HttpResponse:
    """Show both texts beside each other, and what it was; what was typed is a draft as well until it is saved."""
    was, now = versions
    shown = _shown(request, sheet, now)
    actions.keep(by=request.user, shown=shown, typed=_lists(form.data))
    clashes = [
        Clash(
            field=form[name],
            was=_words(form, name, was[name]) if name in was else "",
            theirs=_words(form, name, now[name]),
            chosen=str(request.POST.get(CHOOSE + name, "")),
        )
        for name in outcome.both
        if name in form.fields
    ]
    taken = [(form[name], _words(form, name, now[name])) for name in outcome.theirs if name in form.fields]
    asked = {clash.field.name for clash in clashes}
    for name, _now in taken:
        form.data = _put(form.data, name.name, now[name.name])
    context = {
        "sheet": sheet,
        "form": form,
        "clashes": clashes,
        "taken": taken,
        "rest": [one for one in form if one.name not in asked],
        "shown": shown.token,
        "unknown": not was,
        **sheet.context,
    }
    return render(request, "writing/conflict.html", context, status=409)


def _decided(posted: QueryDict, was: Values) -> tuple[QueryDict, bool]:
    """Take over what stood there in each field of which that was chosen; say whether a choice was not made."""
    data, unmade = posted, False
    for name in posted.getlist("clash"):
        choice = posted.get(CHOOSE + name)
        if choice == THEIRS and name in was:
            data = _put(data, name, was[name])
        unmade = unmade or choice not in (MINE, THEIRS)
    return data, unmade


def _keep_draft(request: SignedInRequest, sheet: Sheet) -> HttpResponse:
    """Keep what was typed, without script."""
    shown = read(request.POST.get("shown", "")) or _shown(request, sheet, sheet.now({}))
    actions.keep(by=request.user, shown=shown, typed=dict(request.POST.lists()))
    messages.success(request, _("Your draft was kept. Only you can see it; you find it under Today."))
    return HttpResponseRedirect(sheet.address)


def _throw(request: SignedInRequest, sheet: Sheet) -> HttpResponse:
    number = request.POST.get("draft", "")
    actions.throw_away(
        by=request.user, form=sheet.name, number=int(number) if number.isdecimal() and len(number) < 12 else None
    )
    messages.success(request, _("Your draft was thrown away. This is what stands there now."))
    return HttpResponseRedirect(sheet.address)


def _undo(request: SignedInRequest, sheet: Sheet) -> HttpResponse:
    """Put back what stood there before one's last step, unless someone went on from it."""
    step = last_step(request.user, sheet.name)
    if step is None or sheet.no_undo:
        messages.warning(request, sheet.no_undo or _("There is no step of yours to undo here. Nothing was changed."))
        return HttpResponseRedirect(sheet.address)
    try:
        sheet.save(step.before, step.after, True)
    except ChangedMeanwhile:
        sentence = _("Someone else went on from your change, so it cannot be undone. Change the text by hand.")
        messages.warning(request, sentence)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        actions.forget_step(by=request.user, form=sheet.name)
        messages.success(request, _("Your last step was undone. It stands in the trail that you did so."))
    return HttpResponseRedirect(sheet.address)


def _page(
    request: SignedInRequest,
    sheet: Sheet,
    form: forms.Form,
    shown: Shown,
    *,
    draft: Written | None,
    kept: tuple[Written, ...] = (),
    waits: Values | None = None,
    status: int = 200,
) -> HttpResponse:
    step: LastStep | None = None if sheet.no_undo else last_step(request.user, sheet.name)
    labels = [str(form.fields[name].label) for name in step.after if name in form.fields] if step else []
    context = {
        "sheet": sheet,
        "form": form,
        "shown": shown.token,
        "person": request.user.key,
        "draft": draft,
        "waits": ", ".join(str(form.fields[name].label) for name in waits or () if name in form.fields),
        "others": [one for one in kept if draft is None or one.number != draft.number],
        "step": step,
        "step_fields": ", ".join(labels),
        **sheet.context,
    }
    return render(request, sheet.template, context, status=status)


def _chosen(request: SignedInRequest, kept: tuple[Written, ...]) -> Written | None:
    """Give the draft that the address names, or else one's own."""
    asked = request.GET.get("draft", "")
    named = [one for one in kept if str(one.number) == asked]
    return next(iter(named), None) or next((one for one in kept if not one.from_key), None)


def _typed(sheet: Sheet, draft: Written) -> dict[str, object]:
    """Read the fields of a draft as the form would."""
    data = QueryDict(mutable=True)
    for name, texts in draft.typed.items():
        data.setlist(name, texts)
    fields = sheet.form().fields
    shown = read(draft.shown)
    names = shown.fields if shown else tuple(draft.typed)
    return {name: fields[name].widget.value_from_datadict(data, {}, name) for name in names if name in fields}


def _shown(request: SignedInRequest, sheet: Sheet, values: Values) -> Shown:
    return Shown(request.user.key, sheet.name, sheet.title, sheet.address, values)


def plain(value: object) -> object:
    """Give a value of a form as it is compared and written down: a text, a yes or no, a number, or a list of texts."""
    if isinstance(value, (list, tuple, set)):
        return sorted(str(one) for one in value)
    if value is None or isinstance(value, (str, bool, int)):
        return "" if value is None else value.replace("\r\n", "\n") if isinstance(value, str) else value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _put(data: Any, name: str, value: object) -> QueryDict:
    """Give a form's data with another value for one field."""
    changed = QueryDict(mutable=True)
    for other, texts in _lists(data).items():
        changed.setlist(other, texts)
    if isinstance(value, list):
        changed.setlist(name, value)
    elif value is False:
        changed.pop(name, None)
    else:
        changed[name] = "on" if value is True else str(value)
    return changed


def _lists(data: Any) -> dict[str, list[str]]:
    return {name: [str(text) for text in texts] for name, texts in data.lists()}


def _words(form: forms.Form, name: str, value: object) -> str:
    """Give a value as people read it: of a choice its words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    known = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", ())}
    several = value if isinstance(value, list) else [value]
    return ", ".join(known.get(str(one), str(one)) for one in several)


def keeping_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only who is signed in through; a form that comes after the session ended waits until they are in again."""

    @wraps(view)
    def guarded(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *words, **named)
        shown = read(request.POST.get("shown", "")) if request.method == "POST" else None
        if shown is not None:
            leave_behind(request, shown)
        return redirect_to_login(request.get_full_path(), reverse("sign-in"))

    return guarded


def leave_behind(request: HttpRequest, shown: Shown) -> None:
    """Let what was typed in a form of ours wait in the session until that person is signed in again."""
    left = dict(request.session.get(LEFT_BEHIND, {}))
    left[shown.form] = [shown.token, dict(request.POST.lists())]
    request.session[LEFT_BEHIND] = dict(list(left.items())[-MOST_LEFT:])
    messages.warning(request, _("You were signed out. Sign in again: what you typed is kept."))


def _claim(request: SignedInRequest) -> None:
    """Make drafts of what someone typed before they were signed in again; what another person typed is dropped."""
    for token, typed in request.session.pop(LEFT_BEHIND, {}).values():
        if (shown := read(token)) and shown.person == request.user.key:
            actions.keep(by=request.user, shown=shown, typed=typed)
