"""The peer of the benchmark of the desk: Django's own list and page of the same requests, and no middleware of ours."""

from typing import Any

from django.urls import path

from veerkracht.settings import *  # noqa: F403
from veerkracht.settings import MIDDLEWARE as OURS

ROOT_URLCONF = "peer_desk"
MIDDLEWARE = [name for name in OURS if not name.startswith("veerkracht.")]
LIST = """<!doctype html><title>Requests</title><p>{{ paginator.count }}</p><table>
{% for row in page_obj %}<tr><td><a href="/hulpvragen/{{ row.key }}">{{ row.subject }}</a></td>
<td>{{ row.get_status_display }}</td><td>{{ row.get_kind_display }}</td><td>{{ row.get_urgency_display }}</td>
<td>{{ row.get_way_display }}</td><td>{{ row.asked_on }}</td><td>{{ row.promised_on }}</td>
<td>{{ row.owner_key }}</td></tr>{% endfor %}</table>
<p>{% if page_obj.has_next %}<a href="?page={{ page_obj.next_page_number }}">Next</a>{% endif %}
<a href="?page={{ paginator.num_pages }}">Last</a></p>"""
ONE = """<!doctype html><title>{{ row.subject }}</title><h1>{{ row.subject }}</h1><p>{{ row.name }} {{ row.email }}</p>
<p>{{ row.get_status_display }} {{ row.promised_on }} {{ row.owner_key }}</p>
{% for post in row.posts.all %}<p>{{ post.at }} {{ post.by_key }}: {{ post.text }}</p>{% endfor %}"""


def _render(source: str, **words: Any) -> Any:
    from django.http import HttpResponse
    from django.template import Context, Template

    return HttpResponse(Template(source).render(Context(words)))


def requests(request: Any) -> Any:
    from django.contrib.auth.decorators import login_required
    from django.core.paginator import Paginator

    from veerkracht.support.desk.models import SupportRequest

    def page(request: Any) -> Any:
        found = SupportRequest.objects.filter(status__in=["waiting", "asked-back"]).order_by("promised_on", "key")
        if kind := request.GET.get("kind"):
            found = found.filter(kind=kind)
        paginator = Paginator(found, 50)
        return _render(LIST, paginator=paginator, page_obj=paginator.get_page(request.GET.get("page")))

    return login_required(page)(request)


def one(request: Any, key: str) -> Any:
    from django.contrib.auth.decorators import login_required
    from django.shortcuts import get_object_or_404

    from veerkracht.support.desk.models import SupportRequest

    def page(_request: Any) -> Any:
        return _render(ONE, row=get_object_or_404(SupportRequest, key=key))

    return login_required(page)(request)


urlpatterns = [path("hulpvragen", requests), path("vandaag", requests), path("hulpvragen/<slug:key>", one)]
