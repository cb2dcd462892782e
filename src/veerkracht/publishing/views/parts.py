"""The lists and pages of themes, policy tasks and rounds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.programmes.queries.programme import ROUND, TASK, THEME
from veerkracht.publishing import parts
from veerkracht.publishing.empty import nothing
from veerkracht.publishing.wording import plainly


def themes(request: HttpRequest) -> HttpResponse:
    """List the themes."""
    return _list(request, THEME)


def tasks(request: HttpRequest) -> HttpResponse:
    """List the policy tasks."""
    return _list(request, TASK)


def rounds(request: HttpRequest) -> HttpResponse:
    """List the rounds."""
    return _list(request, ROUND)


def theme(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one theme."""
    return _page(request, THEME, key)


def task(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one policy task."""
    return _page(request, TASK, key)


def round_(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one round."""
    return _page(request, ROUND, key)


def titles() -> dict[str, str]:
    """Give the titles of the three lists."""
    return {THEME: _("Themes"), TASK: _("Policy tasks"), ROUND: _("Rounds")}


def _list(request: HttpRequest, part: str) -> HttpResponse:
    found = parts.overview(part, request.GET)
    name = parts.LISTS[part]
    context = {
        "list": found,
        "part": part,
        "title": titles()[part],
        "breadcrumb": [(titles()[part], "")],
        "files": [(word, found.asked.address(f"{name}-{word.lower()}")) for word in ("CSV", "JSON")],
        **nothing(),
    }
    return render(request, "publishing/parts.html", context)


def _page(request: HttpRequest, part: str, key: str) -> HttpResponse:
    found = parts.page(part, key)
    context = {
        "page": found,
        "all_address": f"{reverse('initiatives')}?{part}={key}",
        "breadcrumb": [(titles()[part], reverse(parts.LISTS[part])), (plainly(found.part.title), "")],
        "about": f"{part}:{key}",
    }
    return render(request, "publishing/part.html", context)
