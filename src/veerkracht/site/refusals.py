"""The one place where a refusal becomes an answer: a page, or problem+json for a machine."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from veerkracht.foundation.errors import Refusal
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
        if not isinstance(problem, Refusal):
            return None
        keep(request, problem)
        if request.path.endswith((".json", ".csv")) or request.path.startswith("/api/"):
            return as_json(problem)
        context = {"sentence": str(problem), "status": problem.status, "near": getattr(problem, "near", ())}
        return render(request, "site/refused.html", context, status=problem.status)


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
        refused=True,
    )


def as_json(problem: Refusal) -> JsonResponse:
    """Give the refusal as RFC 9457 problem details."""
    body = {"type": "about:blank", "title": type(problem).__name__, "status": problem.status, "detail": str(problem)}
    if near := getattr(problem, "near", ()):
        body["near"] = [address for _name, address in near]
    return JsonResponse(body, status=problem.status, content_type="application/problem+json")
