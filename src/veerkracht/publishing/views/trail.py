"""The pages of the trail: of one record for everyone, and of everything for who watches over it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.publishing import trail as composed
from veerkracht.publishing.files import as_csv
from veerkracht.publishing.wording import plainly


def record_trail(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Tell all that was done with the page of one record."""
    after = request.GET.get("after", "")
    start = int(after) if after.isascii() and after.isdecimal() and len(after) < 9 else 0
    subject, rows, more = composed.whole(kind, key, request.user, start)
    context = {
        "subject": subject,
        "rows": rows,
        "start": start,
        "next": start + len(rows) if more else 0,
        "breadcrumb": [(plainly(subject.title), subject.url), (_("What was done with this page"), "")],
    }
    return render(request, "publishing/record_trail.html", context)


@login_required
def trail(request: SignedInRequest) -> HttpResponse:
    """Tell all that was done and refused, by the filters in the address."""
    require(request.user, "read the trail")
    found = composed.listing(request.GET)
    labels = {name: f"{label}: {found.asked.get(name)}" for name, label in _labels().items()}
    labels["deed"] = found.deeds.get(found.asked.get("deed"), found.asked.get("deed"))
    labels["kind"] = found.kinds.get(found.asked.get("kind"), "")
    labels["refused"] = {"yes": _("only refusals"), "no": _("without refusals")}.get(found.asked.get("refused"), "")
    context = {
        "list": found,
        "chips": found.asked.chips(labels),
        "clear": found.asked.address(**dict.fromkeys(composed.NAMES, "")),
        "csv": found.asked.address("trail-csv"),
        "breadcrumb": [(_("Trail"), "")],
    }
    return render(request, "publishing/trail.html", context)


@login_required
def trail_csv(request: SignedInRequest) -> HttpResponseBase:
    """Give the trail as a file, obeying the same filters."""
    require(request.user, "read the trail")
    parts = as_csv(composed.COLUMNS, composed.stretches(request.GET))
    headers = {"Content-Disposition": 'attachment; filename="trail.csv"'}
    return StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8", headers=headers)


def _labels() -> dict[str, str]:
    return {"person": _("Who"), "key": _("Key"), "from": _("From"), "to": _("Until")}
