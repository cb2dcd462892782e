"""The peer of the benchmark of writing: Django's own view and form on the same record, and none of our middleware."""

from typing import Any

from django.urls import path

from veerkracht.settings import *  # noqa: F403
from veerkracht.settings import MIDDLEWARE as OURS

ROOT_URLCONF = "peer_writing"
MIDDLEWARE = [name for name in OURS if not name.startswith("veerkracht.")]


def write(request: Any, pk: int) -> Any:
    from django.contrib.auth.decorators import login_required
    from django.views.generic import UpdateView

    from veerkracht.publishing.models import Message

    view = UpdateView.as_view(model=Message, fields=["answer"], template_name="500.html", success_url="/")
    return login_required(view)(request, pk=pk)


urlpatterns = [path("berichten/<int:pk>", write)]
