"""One page asks for the home programme once, however many of its parts need it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from veerkracht.programmes.queries.programme import remembering


class RememberingMiddleware:
    """Remember the home programme for as long as one page is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with remembering():
            return self.get_response(request)
