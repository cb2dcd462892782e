"""A request of someone who is signed in."""

from django.http import HttpRequest

from veerkracht.people.models import Person


class SignedInRequest(HttpRequest):
    """What a page receives behind login_required: a request with a person."""

    user: Person
