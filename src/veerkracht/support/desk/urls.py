"""Addresses of the question desk: for who asks, and for who answers."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.support.desk.views import asking, desk

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "support"), asking.support, name="support"),
    path(pgettext_lazy("url", "support/ask"), asking.ask, name="support-ask"),
    path(pgettext_lazy("url", "support/new-link"), asking.new_link, name="support-link"),
    path(pgettext_lazy("url", "support/answers"), asking.answers, name="support-answers"),
    path(pgettext_lazy("url", "support/answers/<str:key>"), asking.answer, name="support-answer"),
    path(pgettext_lazy("url", "support/my-questions"), asking.my_requests, name="my-requests"),
    path(pgettext_lazy("url", "support/my-question/<str:token>"), asking.my_request, name="my-request"),
    path(pgettext_lazy("url", "requests"), desk.requests, name="requests"),
    path(pgettext_lazy("url", "requests/new"), desk.note_request, name="request-new"),
    path(pgettext_lazy("url", "requests/mail"), desk.desk_mail, name="desk-mail"),
    path(pgettext_lazy("url", "requests/<str:key>"), desk.request_page, name="request"),
    path(pgettext_lazy("url", "requests/<str:key>/file/<int:number>"), desk.request_file, name="request-file"),
]
