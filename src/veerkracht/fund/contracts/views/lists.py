"""The list of contracts, and the page on which one begins."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.actions.begin import begin
from veerkracht.fund.contracts.forms import NewForm
from veerkracht.fund.contracts.queries.contracts import contracts as contracts_of
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.contracts.states import STATES, state_word
from veerkracht.fund.contracts.views.shared import way
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key, programme
from veerkracht.trail.pages import END, Turn

MOST_TO_START_FROM = 50


@login_required
def contracts(request: SignedInRequest) -> HttpResponse:
    """List the contracts that one may see."""
    words = request.GET.get("q", "")[:200].strip()
    turn = Turn(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    page = contracts_of(turn, viewer=request.user, q=words, today=localdate())
    address = reverse("contracts")
    q = f"q={words}&" if words else ""
    context = {
        "page": page,
        "rows": [(line, state_word(line.state), STATES[line.state]) for line in page.rows],
        "pages": {
            "first": f"{address}?{q}" if page.before else "",
            "previous": f"{address}?{q}before={page.before}" if page.before else "",
            "next": f"{address}?{q}after={page.after}" if page.after else "",
            "last": f"{address}?{q}before={END}" if page.after else "",
            "summary": "",
        },
        "q": words,
        "may_draft": bool(reach(request.user, "draft a contract").scopes),
        "may_budget": any(reach(request.user, deed).scopes for deed in ("keep the books", "commit budget")),
        "breadcrumb": way((_("Contracts"), "")),
    }
    return render(request, "contracts/contracts.html", context)


@login_required
def new(request: SignedInRequest) -> HttpResponse:
    """Begin a contract from a template or from another one."""
    key = request.GET.get("programme") or home_key()
    require(request.user, "draft a contract", [("programme", key)])
    if programme(key) is None:
        raise NotKnown(_("There is no programme “%(key)s”.") % {"key": key[:80]})
    first = contracts_of(Turn(size=MOST_TO_START_FROM), viewer=request.user, today=localdate())
    own = [(line.row.key, line.row.title.read(language()).text) for line in first.rows]
    start = {"begin": f"contract:{request.GET['from']}"} if request.GET.get("from") else {}
    posted = request.POST if request.method == "POST" else None
    form = NewForm(posted, initial=start, programme_key=key, own=own)
    if request.method == "POST" and form.is_valid() and (made := _begun(request, key, form)):
        return redirect("contract-terms", key=made)
    context = {"form": form, "breadcrumb": way((_("Contracts"), reverse("contracts")), (_("New contract"), ""))}
    return render(request, "contracts/new.html", context, status=422 if form.errors else 200)


def _begun(request: SignedInRequest, programme_key: str, form: NewForm) -> str:
    said = form.cleaned_data
    try:
        return begin(
            by=request.user,
            programme_key=programme_key,
            key=said["key"],
            title=Bilingual(said["title_nl"], said["title_en"]),
            start=said["begin"],
            starts_on=said["starts_on"],
            initiative_key=said["initiative"],
            said={name: said[name] for name in ("provider", "payer", "portfolio", "verifier")},
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return ""
