"""Giving files to who may see them: never as something that a browser runs."""

from datetime import date

from django.http import FileResponse, HttpRequest
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from veerkracht.documents.around import Around
from veerkracht.documents.papers import abouts_of, served

STILL = "sandbox; default-src 'none'; img-src 'self'; style-src 'none'"


@require_safe
def current(request: HttpRequest, key: str, around: Around) -> FileResponse:
    """Give the file of a document that counts, or the one that counted on the day in the address."""
    try:
        on = parse_date(request.GET.get("on", ""))
    except ValueError:
        on = None
    return _sent(request, key, around, on=on)


@require_safe
def version(request: HttpRequest, key: str, number: int, around: Around) -> FileResponse:
    """Give one version of the file of a document."""
    return _sent(request, key, around, number=number)


@require_safe
def preview(request: HttpRequest, key: str, number: int, around: Around) -> FileResponse:
    """Give the small picture made of a picture."""
    return _sent(request, key, around, number=number, preview=True)


def _sent(
    request: HttpRequest,
    key: str,
    around: Around,
    *,
    number: int | None = None,
    on: date | None = None,
    preview: bool = False,
) -> FileResponse:
    # In what a document lies matters only for who may hold a role in it.
    scopes = around.scopes(abouts_of(key)) if request.user.is_authenticated else ()
    file = served(
        key,
        viewer=request.user,
        number=number,
        on=on,
        preview=preview,
        beneath=around.beneath,
        scopes=scopes,
    )
    picture = file.media_type.startswith("image/")
    return FileResponse(
        file.path.open("rb"),
        as_attachment=not picture,
        filename=file.name,
        content_type=f"{file.media_type}; charset=utf-8" if file.media_type.startswith("text/") else file.media_type,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": STILL,
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-cache" if file.public else "private, no-store",
        },
    )
