"""What others may ask about tokens: whose each is and for what, and which a person has."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.access.models import Token
from veerkracht.access.rules.limits import BROAD, allowed
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.people.rules.deeds import DEEDS

OFTEN = timedelta(hours=1)
"""How often it is kept that a token was used."""


class NoSuchToken(Refusal):
    """The token opens nothing."""

    status = 401


@dataclass(frozen=True, slots=True)
class Bearer:
    """The person for whom a token speaks, limited to its scopes, and whether its use is still to be kept."""

    person: Person
    number: int
    unkept: bool


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token as its person sees it."""

    number: int
    name: str
    beginning: str
    scopes: tuple[str, ...]
    made_at: datetime
    expires_on: date
    last_used_at: datetime | None
    state: str


def digest_of(text: str) -> str:
    """Give what is kept of a token. It is long and random, so that a plain hash says nothing about it."""
    return sha256(text.encode(errors="replace")).hexdigest()


def bearer(text: str, *, on: date) -> Bearer:
    """Give the person for whom a token speaks today; refuse one that is unknown, revoked, past, or of nobody."""
    token = Token.objects.select_related("person").filter(digest=digest_of(text)).first()
    if token is None:
        raise NoSuchToken(_("We do not know this token. Check that all of it was sent, or make a new one."))
    if token.revoked_at is not None:
        raise NoSuchToken(_("This token was revoked. Make a new one."))
    if token.expires_on < on:
        raise NoSuchToken(_("This token counts no longer: its last day is past. Make a new one."))
    if not token.person.is_active:
        raise NoSuchToken(_("The account of this token was closed. Ask someone who works here for a token."))
    token.person.limited_to = allowed(token.scopes)
    unkept = token.last_used_at is None or timezone.now() - token.last_used_at > OFTEN
    return Bearer(token.person, token.pk, unkept)


def tokens(person: Person, *, on: date) -> tuple[TokenRow, ...]:
    """Give someone's own tokens, the last made first."""
    return tuple(
        TokenRow(
            number=token.pk,
            name=token.name,
            beginning=token.beginning,
            scopes=tuple(token.scopes),
            made_at=token.made_at,
            expires_on=token.expires_on,
            last_used_at=token.last_used_at,
            state="revoked" if token.revoked_at else "past" if token.expires_on < on else "counts",
        )
        for token in Token.objects.filter(person=person)
    )


def choices(person: Person) -> list[tuple[str, str, Bilingual]]:
    """Give the deeds that a person may do somewhere and that a broad scope leaves out: name, why it is apart, words."""
    broad = allowed(BROAD)
    return [
        (deed, "people" if row.people else "binds", row.what)
        for deed, row in DEEDS.items()
        if deed not in broad and reach(person, deed).scopes
    ]
