"""A request of someone who is signed in."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.people.models import Person

LOOKING = "looking_as"
"""Where the session keeps as which role an administrator looks: role, kind and key of the scope."""


class SignedInRequest(HttpRequest):
    """What a page receives behind login_required: a request with a person."""

    user: Person


class NobodyAsks(Refusal):
    """Another system asks for something without saying for whom."""

    status = 401


def caller(request: HttpRequest) -> Person:
    """Give the person for whom another system asks; refuse where it sent no token."""
    person = request.user
    if not isinstance(person, Person):
        raise NobodyAsks(
            _("This needs a token. Make one on your page “Tokens” and send it as “Authorization: Bearer …”.")
        )
    return person
