"""Who may see which documents: asked of the table of deeds, answered in the database."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from veerkracht.documents.models import Audience, Consent, Document, DocumentAbout
from veerkracht.people.permissions import Scope, Viewer, answer, may, reach
from veerkracht.people.rules.roles import Held

Beneath = Callable[[Iterable[Scope]], frozenset[Scope]]
"""Gives with scopes what lies beneath them: with an organisation its initiatives. A room above knows that."""

KEEPERS = ("officer", "administrator")
WIDE = ("", "programme")
"""Who holds a role in something narrower belongs to the people a document is about."""

BETWEEN = ";"


def alone(scopes: Iterable[Scope]) -> frozenset[Scope]:
    """Give scopes with nothing beneath them, where nobody is asked who knows."""
    return frozenset(scopes)


def readers_text(roles: Iterable[str]) -> str:
    """Write roles so that the database can look for one: ";officer;verifier;"."""
    named = BETWEEN.join(sorted(set(roles)))
    return f"{BETWEEN}{named}{BETWEEN}" if named else ""


def readers_of(text: str) -> tuple[str, ...]:
    """Read the roles back."""
    return tuple(role for role in text.split(BETWEEN) if role)


def public(on: date | None = None) -> Q:
    """Give what everyone may see: public, not destroyed; a picture with its words, and agreed to by who is in it."""
    told = ~Q(current__alternative_nl="", current__alternative_en="")
    consents = Consent.objects.filter(version=OuterRef("current"))
    ended = Q(withdrawn_on__isnull=False) | Q(until__lt=on or localdate())
    agreed = Exists(consents) & ~Exists(consents.filter(ended))
    picture = Q(current__media_type__startswith="image/")
    fit = Q(current__isnull=True) | ~picture | (told & (Q(current__shows_people=False) | agreed))
    return Q(audience=Audience.PUBLIC, destroyed_at__isnull=True) & fit


def everyone_sees(on: date | None = None) -> QuerySet[Document]:
    """Give the documents that everyone may see."""
    return Document.objects.filter(public(on))


def shown_to(viewer: Viewer, beneath: Beneath = alone) -> QuerySet[Document]:
    """Give the documents that someone may see for the work they do: by each role that they hold, where they hold it."""
    found = public()
    for held in _counting(viewer):
        found |= _by(held, viewer, beneath)
    return Document.objects.filter(found)


def _counting(viewer: Viewer) -> Iterable[Held]:
    """Give the roles by which someone sees more than everyone does."""
    return {
        held
        for scope in reach(viewer, "see a document that is not public").scopes
        for held in answer(viewer, "see a document that is not public", [scope]).by
    }


def _by(held: Held, viewer: Viewer, beneath: Beneath) -> Q:
    """Give what one role lets someone see; who keeps the programme sees what they keep."""
    who = ~Q(pk=None)
    if held.role not in KEEPERS:
        who = ~Q(audience=Audience.NAMED) | Q(readers__contains=f"{BETWEEN}{held.role}{BETWEEN}")
        if held.scope[0] not in WIDE:
            who |= Q(readers="")
    if not may(viewer, "see a document with personal data", [held.scope]):
        who &= Q(personal=False)
    return who & _where(held.scope, beneath)


def _where(scope: Scope, beneath: Beneath) -> Q:
    kind, key = scope
    if not kind:
        return ~Q(pk=None)
    if kind == "programme":
        return Q(programme_key=key)
    about = Q()
    for its_kind, its_key in beneath([scope]):
        about |= Q(about_kind=its_kind, about_key=its_key)
    return Q(pk__in=DocumentAbout.objects.filter(about).values("document"))
