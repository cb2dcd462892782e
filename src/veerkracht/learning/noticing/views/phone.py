"""What a phone asks that records without a connection: who is signed in, how the page is installed, what to keep."""

import json
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


def owner_of(key: str) -> str:
    """Give the mark of a person under which a phone keeps what waits: it names nobody and is the same each time."""
    return salted_hmac("noticing", key, algorithm="sha256").hexdigest()[:20] if key else ""


@require_safe
@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """Tell a phone whether it can send what waits, and for whom; who is signed out is told where to sign in."""
    if not request.user.is_authenticated:
        return JsonResponse({"signIn": reverse("sign-in")}, status=401)
    return JsonResponse({"owner": owner_of(request.user.key), "token": get_token(request)})


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """Say how the page stands on a phone as an app."""
    start = reverse("noticing")
    said = {
        "name": _("Veerkracht: notice"),
        "short_name": _("Notice"),
        "lang": get_language(),
        "id": start,
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "background_color": "#fffdfa",
        "theme_color": "#fffdfa",
        "icons": [
            {"src": static("site/mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            {"src": static("noticing/app-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": static("noticing/app-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
        ],
        "shortcuts": [
            {"name": name, "url": reverse(address)}
            for name, address in ((_("Observation"), "note-observation"), (_("Weekly signal"), "note-signal"))
        ],
    }
    return HttpResponse(json.dumps(said), content_type="application/manifest+json")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that keeps the pages on the phone; it reaches no further than its own folder.

    Its name for what it keeps changes with what is in it, so that a new version takes the place of the old one.
    """
    script = render_to_string("noticing/worker.js", request=request)
    answer = HttpResponse(
        script.replace("VERSION", sha256(script.encode()).hexdigest()[:12]), content_type="text/javascript"
    )
    answer["Cache-Control"] = "no-cache"
    answer["Service-Worker-Allowed"] = reverse("noticing")
    return answer
