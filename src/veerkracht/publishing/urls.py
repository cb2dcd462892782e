"""Addresses of the public site; each subject adds its own section."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.publishing.views import messages

urlpatterns: list[URLPattern] = [
    # messages of readers
    path(pgettext_lazy("url", "not-right"), messages.correction, name="correction"),
    path(pgettext_lazy("url", "contact"), messages.contact, name="contact"),
    path(pgettext_lazy("url", "messages"), messages.messages, name="messages"),
    path(pgettext_lazy("url", "messages/<int:number>"), messages.message, name="message"),
]
