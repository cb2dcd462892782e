"""Making, using and revoking the tokens with which other systems ask in someone's name."""

import secrets
from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.access.models import Token
from veerkracht.access.rules.limits import binding, unknown
from veerkracht.access.tokens import digest_of
from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.people.models import Person
from veerkracht.people.permissions import DEEDS
from veerkracht.trail.actions import record

LONGEST = timedelta(days=366)
"""A token that lasts longer is forgotten, and stays in a place where nobody looks."""

MOST = 20
"""So many tokens one person can oversee."""

MARK = "vk_"
"""How every token begins, so that a search for secrets that leaked can find it."""


class NoScope(Refusal):
    """A token without a scope can be used for nothing."""


class NoSuchScope(Refusal):
    """The scope stands for nothing."""


class LastsTooLong(Refusal):
    """The last day of a token is not one of the coming year."""


class TooManyTokens(Refusal):
    """Nobody oversees so many tokens."""


@transaction.atomic
def make(*, by: Person, name: str, scopes: Sequence[str], expires_on: date, on: date) -> str:
    """Make a token for oneself and give its text, which is shown once and kept nowhere.

    It never does more than its person may, nor more than its scopes. Refused: no scope or one that does not exist, a
    last day that is past or more than a year ahead, and a token that is made with another token. Who came in by a
    one-time link decides and pays nothing, and so makes no token that would.
    """
    if not by.is_active or by.limited_to is not None or by.looking_as is not None:
        raise NotAllowed(_("A token is made by who is signed in, as oneself. Sign in and try again."))
    if not scopes:
        raise NoScope(_("Choose at least one thing for which the token may be used."))
    if wrong := unknown(scopes):
        raise NoSuchScope(_("There is no scope “%(scope)s”. Choose one from the list.") % {"scope": wrong[0][:60]})
    if by.came_by_link and (too_much := binding(scopes)):
        what = DEEDS[too_much[0]].what.read(get_language() or "nl").text
        raise NotAllowed(
            _("You came in by a link, and “%(what)s” decides or pays. Sign in with your password or passkey first.")
            % {"what": what}
        )
    if not on <= expires_on <= on + LONGEST:
        raise LastsTooLong(_("Choose a last day from today until a year from now."))
    if Token.objects.filter(person=by, revoked_at=None, expires_on__gte=on).count() >= MOST:
        raise TooManyTokens(_("You have %(number)d tokens. Revoke one that is no longer used.") % {"number": MOST})
    text = MARK + secrets.token_urlsafe(32)
    Token.objects.create(
        person=by,
        name=name,
        digest=digest_of(text),
        beginning=text[:8],
        scopes=list(dict.fromkeys(scopes)),
        expires_on=expires_on,
    )
    record(by=by.key, deed="make a token", kind="person", key=by.key, fields=["tokens"])
    return text


@transaction.atomic
def revoke(*, by: Person, number: int) -> None:
    """Revoke a token of one's own; from then on it opens nothing."""
    token = Token.objects.select_for_update().filter(person=by, pk=number, revoked_at=None).first()
    if token is None:
        raise NotKnown(_("There is no such token of yours to revoke. Look at the list again."))
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    record(by=by.key, deed="revoke a token", kind="person", key=by.key, fields=["tokens"])


def used(*, number: int) -> None:
    """Keep when a token was used last; asked once an hour at most, since every request would wait for it."""
    Token.objects.filter(pk=number).update(last_used_at=timezone.now())
