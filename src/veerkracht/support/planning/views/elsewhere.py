"""The pages of help from elsewhere: small aid that companies got, and schemes of others to refer to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.initiatives.queries.portfolio import phases, titles_by_key
from veerkracht.people.permissions import may, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.planning.actions import aid as act
from veerkracht.support.planning.actions import refer as acts
from veerkracht.support.planning.forms import KINDS, AidForm, LinkForm, ReferForm, SchemeForm
from veerkracht.support.planning.queries import aid as known
from veerkracht.support.planning.queries import schemes as listed
from veerkracht.support.planning.queries.offers import places_to_choose
from veerkracht.support.planning.queries.scopes import PROPOSE, of_initiative, require_reach
from veerkracht.support.planning.views.way import agreed_way, day
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed, plain
from veerkracht.writing.steps import Step, do, said, sent


@login_required
def aid(request: SignedInRequest) -> HttpResponse:
    """Show how much room for small aid a company has on a day, and what counts; record what it got elsewhere."""
    programme = home_key()
    require(request.user, act.DEED, [("programme", programme)])
    company = known.company_named(request.GET.get("company", "").strip()[:80])
    services = request.GET.get("services") == "yes"
    on = _on(request.GET.get("on", ""))
    kinds: dict[str, Any] = {"grant": (AidForm, {"company": company, "granted_on": localdate()})}
    if company:
        kinds["link"] = (LinkForm, {})
    forms = sent(request, kinds)

    def grants(typed: dict[str, Any]) -> str:
        words = {**typed, "company": known.company_named(typed["company"].strip())}
        act.grant(by=request.user, programme_key=programme, amount_cents=words.pop("amount") or 0, **words)
        return _("The aid was recorded.")

    def links(typed: dict[str, Any]) -> str:
        other = known.company_named(typed["other"].strip())
        act.link(by=request.user, programme_key=programme, one=company, other=other, source=typed["source"])
        return _("From now on their aid counts together.")

    steps: dict[str, Step] = {"grant": grants} | ({"link": links} if company else {})
    if request.method == "POST" and do(request, forms, steps):
        return redirect(request.get_full_path())
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    room = known.room_of(company, on, services=services) if company else None
    context = {
        "company": company,
        "name": known.names_of(frozenset({company})).get(company, company),
        "room": room,
        "rows": known.granted(room.companies) if room else (),
        "counted": {(one.company, one.granted_on, one.amount) for one in room.counted} if room else set(),
        "companies": sorted(known.names_of(room.companies).items()) if room else (),
        "on": on,
        "services": services,
        "forms": forms,
        "failed": failed,
        "breadcrumb": agreed_way((_("Small aid"), "")),
    }
    return render(request, "planning/aid.html", context, status=422 if failed else 200)


@login_required
def schemes(request: SignedInRequest) -> HttpResponse:
    """List the schemes of others."""
    programme = home_key()
    require_reach(request.user, PROPOSE)
    kind = request.GET.get("kind", "")
    kind = kind if kind in dict(KINDS) else ""
    context = {
        "rows": listed.schemes(programme, kind=kind, on=localdate()),
        "kinds": KINDS,
        "kind": kind,
        "may_keep": may(request.user, acts.KEEP, [("programme", programme)]),
        "breadcrumb": agreed_way((_("Schemes of others"), "")),
    }
    return render(request, "planning/schemes.html", context)


@keeping_what_was_typed
def scheme(request: SignedInRequest, key: str = "") -> HttpResponse:
    """Add a scheme of another, or change one."""
    programme = home_key()
    require(request.user, acts.KEEP, [("programme", programme)])
    blank: dict[str, object] = dict.fromkeys(listed.FIELDS, "")
    blank |= {"kind": "finance", "needs_organisation": False, "phases": []}

    class Form(SchemeForm):
        places = places_to_choose()
        all_phases = list(phases().items())

    def now(_said: Mapping[str, object]) -> dict[str, object]:
        return {name: plain(value) for name, value in listed.scheme_said(key).items()} if key else dict(blank)

    def save(changed: Mapping[str, object], before: Mapping[str, object], _undoing: bool) -> None:
        words = _read({**before, **changed})
        names = changed if key else words
        said_ = {name: words[name] for name in names}
        acts.scheme(by=request.user, programme_key=programme, key=key, said=said_, seen=_read(before))

    sheet = Sheet(
        name=f"scheme:{key}"[:80],
        title=_("Scheme of another"),
        form=Form,
        now=now,
        save=save,
        address=reverse("support-scheme", args=[key]) if key else reverse("support-scheme-new"),
        done=reverse("support-schemes"),
        heading=_("Change this scheme") if key else _("Add a scheme"),
        lede=_("What a scheme asks is checked before an initiative is referred to it."),
        button=_("Save this scheme"),
        saved=_("The scheme was saved."),
        no_undo="" if key else _("A scheme can be changed, and closed with a last day."),
        context={"breadcrumb": agreed_way((_("Schemes of others"), reverse("support-schemes")), (_("Scheme"), ""))},
    )
    return edit(request, sheet)


@login_required
def refer(request: SignedInRequest, initiative: str) -> HttpResponse:
    """Show which schemes fit an initiative and which do not, and refer it to one with a reason."""
    programme = home_key()
    title = titles_by_key([initiative], hidden=True).get(initiative)
    if title is None:
        raise NotKnown(_("There is no initiative “%(key)s”. Look for it in the list.") % {"key": initiative[:60]})
    require(request.user, PROPOSE, of_initiative(initiative, programme))
    rows = listed.schemes(programme, for_initiative=initiative, on=localdate())

    class Form(ReferForm):
        schemes = [(row.key, f"{said(row.title)}, {row.provider}") for row in rows if not row.unmet]
        requests = listed.open_requests(initiative)

    first = {"scheme": request.GET.get("scheme", ""), "request": request.GET.get("request", "")}
    forms = sent(request, {"refer": (Form, first)} if Form.schemes else {})

    def refers(typed: dict[str, Any]) -> str:
        acts.refer(
            by=request.user,
            scheme_key=typed["scheme"],
            initiative_key=initiative,
            reason=typed["reason"],
            on=localdate(),
            request_key=typed["request"],
        )
        return _("The initiative was referred, with your reason.")

    steps: dict[str, Step] = {"refer": refers} if forms else {}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("support-refer", initiative=initiative)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "title": title,
        "rows": rows,
        "referrals": listed.referrals(initiative),
        "forms": forms,
        "failed": failed,
        "breadcrumb": agreed_way((_("Schemes of others"), reverse("support-schemes")), (said(title), "")),
    }
    return render(request, "planning/refer.html", context, status=422 if failed else 200)


def _on(text: str) -> date:
    """Read a day from the address; what is none, or lies before the first ceiling, is today."""
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    return found if found and found >= date(2014, 1, 1) else localdate()


def _read(values: Mapping[str, object]) -> dict[str, object]:
    most, phases_ = values.get("most_cents"), values.get("phases") or []
    return {
        **{name: str(values.get(name) or "") for name in listed.FIELDS},
        "most_cents": int(str(most)) if most not in (None, "") else None,
        "closes_on": day(values, "closes_on"),
        "needs_organisation": values.get("needs_organisation") in (True, "True", "on"),
        "phases": sorted(str(one) for one in phases_) if isinstance(phases_, list) else [],
    }
