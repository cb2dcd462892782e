"""The page on which a person reads what they were told and chooses what to be mailed about."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from veerkracht.foundation.errors import NotKnown
from veerkracht.notices import actions
from veerkracht.notices.forms import ChoiceForm
from veerkracht.notices.kinds import KINDS, NONE
from veerkracht.notices.queries import PAGE, choices, told
from veerkracht.notices.stopping import read

Alive = Callable[[str, tuple[str, str]], bool]


@login_required
def notices(request: HttpRequest, alive: Alive) -> HttpResponse:
    """List what one was told, and let one choose how to be mailed; `alive` says whether a record can still be seen."""
    person = _key(request)
    form = ChoiceForm(request.POST or None, initial=choices(person))
    if request.method == "POST" and form.is_valid():
        actions.choose(person_key=person, choices=form.cleaned_data)
        messages.success(request, _("Your choice was kept."))
        return redirect("notices")
    after = request.GET.get("after", "")
    found = told(person, before=int(after) if after.isdecimal() and len(after) < 18 else None)
    rows = [one if not one.about[0] or alive(person, one.about) else replace(one, link="") for one in found[:PAGE]]
    context = {
        "rows": rows,
        "next": found[PAGE - 1].number if len(found) > PAGE else None,
        "form": form,
        "breadcrumb": [(_("Today"), reverse("today")), (_("What you were told"), "")],
    }
    answer = render(request, "notices/notices.html", context, status=422 if form.errors else 200)
    if getattr(request.user, "looking_as", None) is None:
        actions.read_all(person_key=person)
    return answer


@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop one kind of mail, without signing in: a mail program may do so at once, a person confirms it.

    The address itself is the proof: it was signed by us and mailed to this person alone.
    """
    found = read(token)
    if found is None or found[1] not in KINDS:
        raise NotKnown(_("This address is not whole. Sign in and choose your mails there."))
    if request.method == "POST":
        actions.choose(person_key=found[0], choices={found[1]: NONE})
    context = {"kind": KINDS[found[1]], "stopped": request.method == "POST"}
    return render(request, "notices/stop.html", context)


def _key(request: HttpRequest) -> str:
    """Give the key of who is signed in; people are a room above this one."""
    return str(getattr(request.user, "key", ""))
