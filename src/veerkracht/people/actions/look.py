"""Looking as another role: an administrator sees what others see, and changes nothing."""

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.rules.roles import ROLES, Scope, can_be_held
from veerkracht.trail.actions import record


class NoSuchView(Refusal):
    """Nobody can hold this role there, so there is nothing to see."""


def look(*, by: Person, role: str, scope: Scope) -> None:
    """Begin to look as a role; it stands in the trail who did."""
    require(by, "look as another role")
    if role not in ROLES or not can_be_held(role, scope):
        raise NoSuchView(_("Nobody can hold this role there. Choose one of the scopes that stand with the role."))
    record(by=by.key, deed="look as another role", kind="role", key=role)


def look_no_longer(*, by: Person, role: str) -> None:
    """Stop looking; this too stands in the trail."""
    record(by=by.key, deed="look no longer", kind="role", key=role)
