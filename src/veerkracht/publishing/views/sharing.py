"""Lessons for others to take along: open data, where each came from, a feed of new ones, and a page of paper."""

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.learning.lessons.queries import public
from veerkracht.learning.lessons.queries.whole import Value, whole
from veerkracht.programmes.queries.programme import home
from veerkracht.publishing import lessons as composed
from veerkracht.publishing import shared_lessons as shared
from veerkracht.publishing.days import asked_day
from veerkracht.publishing.filters import asked
from veerkracht.publishing.lesson_paper import pdf
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.unknown import unknown
from veerkracht.publishing.wording import plainly

NEWEST = 50
PROV_JSON = 'application/json; profile="http://www.w3.org/Submission/prov-json/"'


def lesson_schema(request: HttpRequest) -> HttpResponse:
    """Give the JSON Schema of a lesson; its address is the same in every language and does not change."""
    found = shared.schema(request.build_absolute_uri)
    return JsonResponse(found, content_type="application/schema+json", json_dumps_params={"ensure_ascii": False})


def lesson_json(request: HttpRequest, key: str) -> HttpResponse:
    """Give one lesson to a machine, by the schema."""
    found = shared.twin(_whole(key), request.build_absolute_uri)
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})


def lesson_prov(request: HttpRequest, key: str) -> HttpResponse:
    """Give where a lesson came from as PROV-JSON, by role and never by person."""
    programme = home()
    organisation = programme.organisation if programme else ""
    found = shared.provenance(_whole(key), request.build_absolute_uri, organisation)
    return JsonResponse(found, content_type=PROV_JSON, json_dumps_params={"ensure_ascii": False, "indent": 1})


def lessons_open(request: HttpRequest) -> HttpResponseBase:
    """Give all public lessons whole, by the schema, as one file."""
    _reading, programme = programme_asked(asked("lessons-open", request.GET, ("programme",), paging=False))
    parts = shared.everything(request.build_absolute_uri, programme.key if programme else "")
    return StreamingHttpResponse(parts, content_type="application/json; charset=utf-8")


def lessons_feed(request: HttpRequest) -> HttpResponse:
    """Give the lessons that became public or changed last as an Atom feed."""
    programme = home()
    name = plainly(programme.title) if programme else "Veerkracht"
    atom = Atom1Feed(
        title=_("Lessons of %(name)s") % {"name": name},
        link=request.build_absolute_uri(reverse("lessons")),
        description=_("What was learned in Brabant: what worked, what did not, in which places, and how sure that is."),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    for row in public.newest(programme.key, size=NEWEST) if programme else ():
        link = request.build_absolute_uri(reverse("lesson", args=[row.key]))
        atom.add_item(
            title=plainly(row.title),
            link=link,
            description=f"{plainly(row.happened)} ({row.direction_word}; {row.word_text})",
            updateddate=row.changed_at,
            unique_id=link,
            author_name=name,
            categories=[row.direction_word, row.word_text],
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def lesson_pdf(request: HttpRequest, key: str) -> HttpResponse:
    """Give one lesson, as it is or as it was on a day, as one page of paper."""
    day = asked_day(request.GET.get("on", ""))
    page = composed.lesson_page(key, on=day.day)
    programme = home()
    name = plainly(programme.title) if programme else "Veerkracht"
    address = request.build_absolute_uri(composed.address(key))
    made = pdf(page, author=name, citation=composed.citation(page, address, name))
    file = f"{key}-{page.version.number}-{get_language()}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{file}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _whole(key: str) -> Value:
    found = whole(key)
    if found is None:
        raise unknown("lesson", key, public.public_keys)
    return found
