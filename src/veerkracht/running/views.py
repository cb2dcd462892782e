"""What programs that watch over the installation ask: is it there, can it work, how does it go."""

import hmac
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from veerkracht.running.queries.metrics import exposition
from veerkracht.running.queries.readiness import readiness

FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")


def health(_request: HttpRequest) -> HttpResponse:
    """Say that this process is there. Nothing else is asked, so that a database that is away ends nobody."""
    return _plain("alive\n")


def ready(_request: HttpRequest) -> HttpResponse:
    """Say whether pages can be given now: what is asked, and of each yes or no."""
    found = readiness()
    response = JsonResponse({"ready": found.ready, "checks": found.checks}, status=200 if found.ready else 503)
    response["Cache-Control"] = "no-store"
    return response


def metrics(request: HttpRequest) -> HttpResponse:
    """Give counts and durations in the text format of Prometheus; who may not have them finds no such page."""
    if not _may_measure(request):
        return _plain("not found\n", status=404)
    return HttpResponse(
        exposition(), content_type="text/plain; version=0.0.4; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


def _may_measure(request: HttpRequest) -> bool:
    """Let in who has the token, or who comes from an address that is named; a proxy hides where someone comes from."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if settings.METRICS_TOKEN and scheme.lower() == "bearer":
        return hmac.compare_digest(token.strip().encode(), settings.METRICS_TOKEN.encode())
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        here = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(here in ip_network(one, strict=False) for one in settings.METRICS_FROM)


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(
        text, status=status, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"}
    )
