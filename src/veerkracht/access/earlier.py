"""What another system was answered before to the same request."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from veerkracht.access.models import Answered
from veerkracht.foundation.errors import Refusal


class KeyOfAnotherRequest(Refusal):
    """The idempotency key was used before, for something else."""

    status = 422


@dataclass(frozen=True, slots=True)
class Earlier:
    """The answer that was given before."""

    status: int
    headers: dict[str, str]
    body: str


def earlier(*, caller: str, key: str, request: str) -> Earlier | None:
    """Give the answer that was given to this very request; refuse its key where it was used for another."""
    found = Answered.objects.filter(caller=caller, key=key).first()
    if found is None:
        return None
    if found.request != request:
        raise KeyOfAnotherRequest(
            _("The Idempotency-Key “%(key)s” was used for another request. Take a new one.") % {"key": key[:60]}
        )
    return Earlier(found.status, dict(found.headers), found.body)
