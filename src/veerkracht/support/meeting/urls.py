"""Addresses of the places where people meet: the forum, introductions, and who works with whom."""

from django.urls import URLPattern, path
from django.utils.translation import pgettext_lazy

from veerkracht.support.meeting.views import forum, introductions, network

urlpatterns: list[URLPattern] = [
    path(pgettext_lazy("url", "forum"), forum.forum, name="forum"),
    path(pgettext_lazy("url", "forum.atom"), forum.forum_feed, name="forum-feed"),
    path(pgettext_lazy("url", "forum/new"), forum.forum_new, name="forum-new"),
    path(pgettext_lazy("url", "forum/<str:key>"), forum.thread, name="thread"),
    path(pgettext_lazy("url", "introductions"), introductions.introductions, name="introductions"),
    path(pgettext_lazy("url", "introductions/<str:key>"), introductions.introduction, name="introduction"),
    path(pgettext_lazy("url", "network"), network.network, name="network"),
]
