"""What another system is told when something is not possible: RFC 9457, with one sentence in its own language."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal

PROBLEM = "application/problem+json"


class Unreadable(Refusal):
    """The request holds something that is no text, or is not JSON."""

    status = 400


class TooLarge(Refusal):
    """The body is larger than anything we would keep."""

    status = 413


class NotJson(Refusal):
    """The body is of another type than JSON."""

    status = 415


class WithoutVersion(Refusal):
    """A change does not say on which version it rests."""

    status = 428


class ChangedMeanwhile(Refusal):
    """The record was changed after it was read."""

    status = 412


def refused(refusal: Refusal) -> HttpResponse:
    """Tell a refusal: its sentence, its name for programs, and the scope that a token lacks."""
    more: dict[str, Any] = {"code": type(refusal).__name__}
    if near := getattr(refusal, "near", ()):
        more["near"] = [key for key, _address in near]
    if isinstance(refusal, NotAllowed) and refusal.deed:
        more["deed"] = refusal.deed
    if isinstance(refusal, NotAllowed) and refusal.scope:
        more["scope"] = refusal.scope
    return problem(refusal.status, str(refusal), **more)


def problem(status: int, detail: str = "", **more: Any) -> HttpResponse:
    """Tell that something is not possible, and what to do."""
    said = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or _sentence(status),
        **more,
    }
    response = JsonResponse(said, status=status, content_type=PROBLEM, json_dumps_params={"ensure_ascii": False})
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="Veerkracht"'
    return response


def wrong(errors: list[dict[str, Any]]) -> HttpResponse:
    """Tell what is wrong in a request: in its body (422), or in its address and headers (400)."""
    in_body = any(error["loc"][0] == "body" for error in errors)
    told = [
        {"name": ".".join(map(str, error["loc"][2 if in_body else 1 :])), "detail": _wrong(error)} for error in errors
    ]
    first = f"{told[0]['name']}: {told[0]['detail']}".removeprefix(": ")
    return problem(422 if in_body else 400, first, code="NotUnderstood", errors=told)


def _wrong(error: dict[str, Any]) -> str:
    sentences = {
        "missing": _("This is needed."),
        "extra_forbidden": _("We do not know this. Look in the description which names exist."),
        "string_too_long": _("This is too long: at most %(max_length)s characters fit."),
        "string_too_short": _("This is needed."),
        "string_type": _("This is not a text."),
        "string_unicode": _("This text holds signs that are none."),
        "string_pattern_mismatch": _("This is not written as it must be. Look in the description how."),
        "enum": _("Choose one of these: %(expected)s."),
        "too_long": _("There are too many of these."),
    }
    pattern = sentences.get(error["type"], _("This is not right. Look in the description what it can be."))
    return pattern % {"max_length": "", "expected": "", **error.get("ctx", {})}


def _sentence(status: int) -> str:
    return {
        400: _("We do not understand this request. Look in the description of the API."),
        401: _("This needs a token. Make one on your page “Tokens” and send it as “Authorization: Bearer …”."),
        403: _("You may not do this here. Ask the administrator for a role that may."),
        404: _("There is nothing at this address. Look in the description of the API which addresses there are."),
        405: _("This cannot be done at this address. The header “Allow” says what can."),
    }.get(status, _("Something went wrong here, and nothing was changed. Try again later, or tell us."))
