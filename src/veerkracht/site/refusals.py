"""The one place where a refusal becomes an answer: a page, or problem+json for a machine."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.trail.actions import record


class RefusalMiddleware:
    """Answer a refusal with its sentence and its status, and keep who was refused what."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # No key holds a NUL, and PostgreSQL cannot even be asked about one.
        if "\0" in request.path_info:
            return render(request, "404.html", status=404)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return refuse(request, problem) if isinstance(problem, Refusal) else None


def refuse(request: HttpRequest, problem: Refusal) -> HttpResponse:
    """Keep a refusal and answer it."""
    keep(request, problem)
    if request.path.endswith((".json", ".csv")) or request.path.startswith("/api/"):
        return as_json(problem)
    context = {"sentence": str(problem), "status": problem.status, "near": getattr(problem, "near", ())}
    context["why"] = why_not(request, problem)
    return render(request, "site/refused.html", context, status=problem.status)


def why_not(request: HttpRequest, problem: Refusal) -> str:
    """Give the address of the page that says why this person may not do this, where there is more to say."""
    if not isinstance(problem, NotAllowed) or not problem.deed or not request.user.is_authenticated:
        return ""
    asked = [("deed", problem.deed), *(("scope", f"{kind}:{key}") for kind, key in problem.scopes if key)]
    return f"{reverse('why-not')}?{urlencode(asked)}"


def keep(request: HttpRequest, problem: Refusal) -> None:
    """Write the refusal of a signed-in person to the trail; by now the deed itself was rolled back."""
    if not request.user.is_authenticated:
        return
    record(
        by=request.user.key,
        deed=type(problem).__name__,
        kind="page",
        key=request.path[:80],
        reason=f"{request.method}",
        origin="api" if request.path.startswith("/api/") else "screen",
        refused=True,
    )


def as_json(problem: Refusal) -> JsonResponse:
    """Give the refusal as RFC 9457 problem details."""
    body = {"type": "about:blank", "title": type(problem).__name__, "status": problem.status, "detail": str(problem)}
    if near := getattr(problem, "near", ()):
        body["near"] = [address for _name, address in near]
    return JsonResponse(body, status=problem.status, content_type="application/problem+json")
