"""What holds for every request of another system, whatever it asks.

Who asks is known by a token, never by a cookie: a page elsewhere could make a browser send that. What changes something
is one transaction with the answer that is kept for its Idempotency-Key, and rests on a version that is still the last.
"""

from collections.abc import Callable
from copy import copy
from hashlib import blake2b, sha256
from urllib.parse import unquote_to_bytes

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.timezone import localdate
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _

from veerkracht.access.actions.answered import alone, keep
from veerkracht.access.actions.token import used
from veerkracht.access.earlier import earlier
from veerkracht.access.tokens import bearer
from veerkracht.foundation.errors import Refusal
from veerkracht.people.requests import caller
from veerkracht.site.api import problems
from veerkracht.site.api.description import VERSION
from veerkracht.site.api.problems import PROBLEM, problem, refused
from veerkracht.site.refusals import keep as keep_refusal
from veerkracht.trail.viewed import collecting

LARGEST = 2 * 1024 * 1024
"""So many bytes are read of a body; our longest text is far shorter."""

READING = ("GET", "HEAD")
LONGEST_KEY = 200
REPEATED = ("Content-Type", "Location")
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Link, Location",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}

Next = Callable[[HttpRequest], HttpResponse]


class ApiMiddleware:
    """Let other systems in at /api, and answer them in JSON whatever happens."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        language = get_language_from_request(request)
        with override(language):
            request.user = AnonymousUser()
            try:
                response = self._answer(request)
            except Refusal as refusal:
                response = refused(refusal)
                response.refusal = refusal  # type: ignore[attr-defined]
            if said := getattr(response, "refusal", None):
                keep_refusal(request, said)
            return _dressed(request, response, language)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        _readable(request)
        _let_in(request)
        if request.method not in READING:
            return self._change(request)
        if request.method == "HEAD":
            request.method = "GET"  # the server sends the head only
        response = self.get_response(request)
        if response.status_code != 200:
            return response
        response["ETag"] = _tag(response)
        return get_conditional_response(request, etag=response["ETag"], response=response) or response

    def _change(self, request: HttpRequest) -> HttpResponse:
        """Do what is asked in one transaction, once."""
        key, asked_for = request.headers.get("Idempotency-Key", ""), _fingerprint(request)
        who = request.user.key if request.user.is_authenticated else ""
        if len(key) > LONGEST_KEY:
            raise problems.Unreadable(_("The Idempotency-Key is too long: at most 200 signs."))
        with transaction.atomic():
            alone(names=[request.path, f"{who} {key}"] if key else [request.path])
            if key and (before := earlier(caller=who, key=key, request=asked_for)):
                return HttpResponse(
                    before.body, status=before.status, headers={**before.headers, "Idempotency-Replayed": "true"}
                )
            response = _not_the_last(request) or self.get_response(request)
            if response.status_code >= 300:
                transaction.set_rollback(True)
                return response
            if request.method == "PATCH" or response.status_code == 201:
                response["ETag"] = _tag(response)
            if key:
                kept = {name: response[name] for name in (*REPEATED, "ETag") if name in response}
                body = response.content.decode()
                keep(caller=who, key=key, request=asked_for, status=response.status_code, headers=kept, body=body)
            return response


def _readable(request: HttpRequest) -> None:
    """Refuse what no address or body of ours can hold, before anything looks at it."""
    query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
    if b"\0" in query or "\0" in request.path_info or not _is_text(query):
        raise problems.Unreadable(_("The address holds signs that are no text. Write it in UTF-8."))
    if request.method in READING:
        return
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if length > LARGEST:
        _let_run_off(request, length)
        raise problems.TooLarge(_("The body is too large: at most 2 megabytes fit."))
    if length and request.content_type != "application/json":
        raise problems.NotJson(_("Send JSON, and say so: “Content-Type: application/json”."))
    if b"\0" in request.body or b"\\u0000" in request.body or not _is_text(request.body):
        raise problems.Unreadable(_("The body holds signs that are no text. Write it in UTF-8."))


def _is_text(given: bytes) -> bool:
    try:
        given.decode()
    except UnicodeDecodeError:
        return False
    return True


def _let_run_off(request: HttpRequest, length: int) -> None:
    """Read a large body and throw it away: who is still sending would not hear the answer."""
    stream, most = request.META["wsgi.input"], min(length, 128 * LARGEST)
    while most > 0 and (piece := stream.read(min(most, 1 << 16))):
        most -= len(piece)


def _let_in(request: HttpRequest) -> None:
    """Let a request speak for the person of its token; without a token it speaks for nobody."""
    kind, _space, text = request.headers.get("Authorization", "").partition(" ")
    if not kind:
        return
    found = bearer(text.strip() if kind.lower() == "bearer" else "", on=localdate())
    request.user = found.person
    if found.unkept:
        used(number=found.number)


def _not_the_last(request: HttpRequest) -> HttpResponse | None:
    """Answer a change that does not rest on what the same address gives now."""
    if request.method != "PATCH":
        return None
    caller(request)
    match, asked = resolve(request.path_info), copy(request)
    asked.method = "GET"
    with collecting():  # nobody is shown this
        now: HttpResponse = match.func(asked, *match.args, **match.kwargs)
    if now.status_code != 200:
        return now
    if "If-Match" not in request.headers:
        raise problems.WithoutVersion(_("Read this first, and send its ETag along as “If-Match”."))
    known = parse_etags(request.headers["If-Match"])
    if _tag(now) not in known and "*" not in known:
        raise problems.ChangedMeanwhile(
            _("This was changed after you read it. Read it again, and decide whether your change is still needed.")
        )
    return None


def _tag(response: HttpResponse) -> str:
    return f'"{blake2b(response.content, digest_size=12).hexdigest()}"'


def _fingerprint(request: HttpRequest) -> str:
    return sha256(f"{request.method} {request.get_full_path()}\n".encode() + request.body).hexdigest()


def _dressed(request: HttpRequest, response: HttpResponse, language: str) -> HttpResponse:
    """Give every answer what our rules ask of it; what a machine could not read becomes a problem it can."""
    if response.status_code >= 400 and response.get("Content-Type") != PROBLEM:
        allowed = response.get("Allow")
        response = problem(response.status_code)
        if allowed:
            response["Allow"] = allowed
    for name, value in CORS.items():
        response[name] = value
    response["API-Version"] = VERSION
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store" if request.user.is_authenticated else "no-cache"
    patch_vary_headers(response, ("Accept-Language", "Authorization"))
    return response
