"""A request of someone who is signed in."""

from django.http import HttpRequest

from veerkracht.people.models import Person

LOOKING = "looking_as"
"""Where the session keeps as which role an administrator looks: role, kind and key of the scope."""


class SignedInRequest(HttpRequest):
    """What a page receives behind login_required: a request with a person."""

    user: Person
