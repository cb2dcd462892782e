"""The pages about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from veerkracht.programmes.queries.programme import home, others


def about(request: HttpRequest) -> HttpResponse:
    """Say what Veerkracht is, which programme it keeps, and who keeps it."""
    programme = home()
    context = {
        "programme": programme,
        "others": others(programme.key) if programme else (),
        "breadcrumb": [(_("About"), "")],
    }
    return render(request, "publishing/about.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the site is, how that was tried, and what does not work yet."""
    return render(request, "publishing/accessibility.html", {"breadcrumb": [(_("Accessibility"), "")]})


def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is recorded about readers, and what is not."""
    return render(request, "publishing/privacy.html", {"breadcrumb": [(_("Privacy"), "")]})
