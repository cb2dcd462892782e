"""The one place where a refusal becomes a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from veerkracht.foundation.errors import Refusal


class RefusalMiddleware:
    """Answer a refusal with its sentence on a page, and the right status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, Refusal):
            return None
        context = {"sentence": str(problem), "status": problem.status}
        return render(request, "site/refused.html", context, status=problem.status)
