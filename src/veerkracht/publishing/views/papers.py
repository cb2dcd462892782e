"""The lists and pages of documents and sources."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.publishing import papers
from veerkracht.publishing.empty import nothing
from veerkracht.publishing.wording import plainly


def documents(request: HttpRequest) -> HttpResponse:
    """List the documents of the programme."""
    found = papers.document_list(request.GET)
    files = [(word, found.asked.address(f"documents-{word.lower()}")) for word in ("CSV", "JSON")]
    context = {"list": found, "breadcrumb": [(_("Documents"), "")], "files": files, **nothing(found.chips)}
    return render(request, "publishing/documents.html", context)


def document(request: HttpRequest, key: str) -> HttpResponse:
    """Show one document."""
    found = papers.document(key)
    context = {
        "page": found,
        "breadcrumb": [(_("Documents"), reverse("documents")), (plainly(found.row.title), "")],
        "about": f"document:{key}",
    }
    return render(request, "publishing/document.html", context)


def sources(request: HttpRequest) -> HttpResponse:
    """List the sources of the facts."""
    found = papers.source_list(request.GET)
    files = [(word, found.asked.address(f"sources-{word.lower()}")) for word in ("CSV", "JSON")]
    context = {"list": found, "breadcrumb": [(_("Sources"), "")], "files": files, **nothing(found.chips)}
    return render(request, "publishing/sources.html", context)


def source(request: HttpRequest, key: str) -> HttpResponse:
    """Show one source with the facts that rest on it."""
    found = papers.source(key)
    context = {
        "page": found,
        "breadcrumb": [(_("Sources"), reverse("sources")), (found.row.title, "")],
        "about": f"source:{key}",
    }
    return render(request, "publishing/source.html", context)
