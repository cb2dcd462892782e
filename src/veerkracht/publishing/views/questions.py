"""The public pages of learning questions: the list, and one question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.people.permissions import reach
from veerkracht.publishing import questions as composed
from veerkracht.publishing.wording import plainly


def questions(request: HttpRequest) -> HttpResponse:
    """List what the programme wants to know."""
    found = composed.listing(request.GET)
    context = {
        "list": found,
        "clear": found.asked.address(q="", status=""),
        "files": [(word, found.asked.address(f"learning-questions-{word.lower()}")) for word in ("CSV", "JSON")],
        "asks": bool(reach(request.user, "ask a question").scopes),
        "breadcrumb": [(_("Learning questions"), "")],
    }
    return render(request, "publishing/learning_questions.html", context)


def question(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one question: why it is asked, what is tried, and what the answer is."""
    page = composed.question_page(key)
    context = {
        "page": page,
        "question": page.row,
        "line": page.row.line,
        "works_on": bool(reach(request.user, "see learning questions").scopes),
        "about": f"question:{key}",
        "breadcrumb": [(_("Learning questions"), reverse("learning-questions")), (plainly(page.row.line.title), "")],
    }
    return render(request, "publishing/learning_question.html", context)
