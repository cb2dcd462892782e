"""The page on which someone makes and revokes the tokens of other systems."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from veerkracht.access import tokens as asked
from veerkracht.access.actions.token import make, revoke
from veerkracht.access.token_form import TokenForm
from veerkracht.foundation.errors import Refusal
from veerkracht.people.requests import SignedInRequest


@never_cache
@login_required
def tokens(request: SignedInRequest) -> HttpResponse:
    """List one's own tokens, make one (shown once, in the answer itself) and revoke one."""
    today, step, apart = localdate(), request.POST.get("step", ""), asked.choices(request.user)
    form = TokenForm(request.POST if step == "make" else None, apart=apart, on=today)
    text = problem = ""
    try:
        if step == "revoke":
            revoke(by=request.user, number=_number(request))
            messages.success(request, _("The token was revoked. It opens nothing any more."))
            return redirect("tokens")
        if step == "make" and form.is_valid():
            text = make(by=request.user, on=today, **form.cleaned_data)
            form = TokenForm(apart=apart, on=today)
    except Refusal as refusal:
        problem = str(refusal)
        if step == "make":
            form.add_error(None, problem)
    context = {
        "rows": asked.tokens(request.user, on=today),
        "form": form,
        "text": text,
        "problem": "" if step == "make" else problem,
        "breadcrumb": [(_("Today"), reverse("today")), (_("Tokens"), "")],
    }
    return render(request, "access/tokens.html", context, status=422 if problem or form.errors else 200)


def _number(request: SignedInRequest) -> int:
    said = request.POST.get("number", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 12 else 0
