"""The public line of learning: what is published on one axis of time, and of the rest only how much there is."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.line.queries.health import health
from veerkracht.learning.line.queries.moments import Scope
from veerkracht.learning.line.told import told
from veerkracht.people.permissions import reach
from veerkracht.publishing.filters import asked
from veerkracht.publishing.scope import above, programme_asked


def learning_line(request: HttpRequest) -> HttpResponse:
    """Show where learning stalls and which lesson travelled: of the programme, or of one initiative; from a day on."""
    known = ("from", "programme", "initiative")
    reading, programme = programme_asked(asked("learning-line", request.GET, known, paging=False))
    key, today = programme.key if programme else "", localdate()
    since = _day(reading.get("from"))
    if reading.get("from") and since is None:
        reading = reading.without("from", _("We do not know that day, so you see everything. Write it as 2017-03-17."))
    one = reading.get("initiative")
    title = titles_by_key([one]).get(one) if one else None
    if one and title is None:
        reading = reading.without("initiative", _("We do not know that initiative, so you see the whole programme."))
        one = ""
    context = {
        "line": told(Scope(key, one), today, since=since),
        "of": title,
        "initiative": one,
        "figures": () if one else health(key, today),
        "today": today,
        "notices": reading.notices,
        "works": bool(reach(request.user, "see observations").scopes),
        "breadcrumb": [*above(programme), (_("The line of learning"), "")],
    }
    return render(request, "line/line.html", context)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
