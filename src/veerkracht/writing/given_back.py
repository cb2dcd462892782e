"""A form that was sent after the session ended is given back with what was typed, to be sent again."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from veerkracht.writing.shown import read

SECRET = ("csrfmiddlewaretoken", "password")


def given_back(request: HttpRequest) -> HttpResponse:
    """Show what was typed, with a button that sends it once more; secrets and files have to be given again."""
    typed = [
        (name, text)
        for name, texts in request.POST.lists()
        if not any(secret in name for secret in SECRET)
        for text in texts
    ]
    words = {"typed": typed, "files": bool(request.FILES), "to": request.get_full_path()}
    return render(request, "writing/given-back.html", words, status=403)


class GivenBackMiddleware:
    """Give back each form that would end at the sign-in page, for what was typed is not there any more after it.

    The forms of writing and editing leave a draft behind instead, and go on by themselves after signing in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the page answer, and look where its answer leads."""
        answer = self.get_response(request)
        if request.method != "POST" or not isinstance(answer, HttpResponseRedirect):
            return answer
        shown = read(request.POST.get("shown", ""))
        lost = answer.url.startswith(f"{reverse('sign-in')}?next=") and not (shown and shown.keeps_drafts)
        return given_back(request) if lost else answer
