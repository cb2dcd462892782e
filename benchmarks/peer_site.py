"""The peer of P7: the same lists and pages as Django's own documentation makes them.

A generic ListView with numbered pages (a count and an offset), a generic DetailView, `icontains` for search, and
csv.writer over the records with their relations fetched beforehand.
"""

import csv
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.template import engines
from django.urls import path
from django.views.generic import DetailView, ListView

from veerkracht.initiatives.models import Initiative

LIST = """<!doctype html><title>Initiatives</title><p>{{ paginator.count }}</p><ul>
{% for one in page_obj %}<li><a href="/initiatieven/{{ one.key }}">{{ one.title_nl }}</a> {{ one.summary_nl }}
{% for link in one.places.all %}{{ link.place.name }} {% endfor %}
{% for theme in one.themes.all %}{{ theme.title_nl }} {% endfor %}</li>{% endfor %}</ul>
<p>{% if page_obj.has_next %}<a href="?page={{ page_obj.next_page_number }}">Next</a>{% endif %}
<a href="?page={{ paginator.num_pages }}">Last</a></p>"""
ONE = """<!doctype html><title>{{ object.title_nl }}</title><h1>{{ object.title_nl }}</h1><p>{{ object.summary_nl }}</p>
<p>{{ object.story_nl }}</p>{% for link in object.places.all %}{{ link.place.name }}{% endfor %}
{% for theme in object.themes.all %}{{ theme.title_nl }}{% endfor %}
{% for partner in object.partners.all %}{{ partner.organisation.name }}{% endfor %}"""


class Echo:
    def write(self, line: str) -> str:
        return line


class Written:
    """Render a page from a template in this file."""

    source = ""

    def render_to_response(self, context: dict[str, Any], **_: Any) -> Any:
        from django.http import HttpResponse

        return HttpResponse(engines["django"].from_string(self.source).render(context, self.request))  # type: ignore[attr-defined]


class Initiatives(Written, ListView):
    source = LIST
    paginate_by = 50

    def get_queryset(self) -> Any:
        found = Initiative.objects.filter(programme__home=True, published=True).order_by("sort_key", "key")
        if words := self.request.GET.get("q"):
            found = found.filter(story_nl__icontains=words)
        if theme := self.request.GET.get("theme"):
            found = found.filter(themes__key=theme)
        return found.prefetch_related("places__place", "themes")


class One(Written, DetailView):
    source = ONE
    slug_field = slug_url_kwarg = "key"
    model = Initiative


def table(request: HttpRequest) -> StreamingHttpResponse:
    writer = csv.writer(Echo())
    found = Initiative.objects.filter(programme__home=True, published=True).select_related("organisation")
    rows = found.prefetch_related("places__place", "themes", "policy_tasks").iterator(chunk_size=2_000)
    return StreamingHttpResponse(
        writer.writerow(
            [
                one.key,
                one.title_nl,
                one.title_en,
                one.summary_nl,
                one.summary_en,
                one.phase,
                one.started_on,
                "; ".join(link.place.key for link in one.places.all()),
                "; ".join(theme.key for theme in one.themes.all()),
                "; ".join(task.key for task in one.policy_tasks.all()),
                one.organisation.key if one.organisation else "",
            ]
        )
        for one in rows
    )


urlpatterns = [
    path("initiatieven", Initiatives.as_view()),
    path("initiatieven.csv", table),
    path("initiatieven/<slug:key>", One.as_view()),
]
