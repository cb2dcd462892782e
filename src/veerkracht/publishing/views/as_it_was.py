"""Any page of a record, read as it was recorded on a day: ?on=2026-05-03 behind its address."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from veerkracht.publishing import as_it_was as composed
from veerkracht.publishing.days import asked_day
from veerkracht.publishing.wording import plainly

View = Callable[..., HttpResponse]


def dated(kind: str, view: View) -> View:
    """Let the page of a record also be read as it was on the day that `on` names."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        asked = asked_day(request.GET.get("on", ""))
        subject = composed.subject(kind, key) if asked.day or asked.problem else None
        if subject is None:
            return view(request, key)
        context = {
            "page": composed.page(subject, asked.day) if asked.day else None,
            "subject": subject,
            "problem": asked.problem,
            "future": asked.day is not None and asked.day > composed.today(),
            "breadcrumb": [(plainly(subject.title), subject.url), (_("As it was"), "")],
            "trail_of": f"{kind}:{key}",
        }
        return render(request, "publishing/as_it_was.html", context, status=400 if asked.problem else 200)

    return answer
