"""Telling an answered question again without names, so that others find it before they ask."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.keys import make_key
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.search.actions import forget, index
from veerkracht.support.desk.actions.held import answerable_held
from veerkracht.support.desk.choices import OPEN
from veerkracht.support.desk.models import SharedAnswer
from veerkracht.support.desk.queries.scopes import DEED
from veerkracht.support.desk.queries.shared import searchable
from veerkracht.support.desk.refusals import Missing, NotNow
from veerkracht.trail.actions import record

TEXTS = ("title_nl", "title_en", "answer_nl", "answer_en")
SHORTEST = 10


@transaction.atomic
def share(*, by: Person, key: str, said: Mapping[str, object], checked: bool, on: date) -> str:
    """Let everyone read a question and its answer, in words of our own; text with personal data in it waits.

    Refused: while the request is open; nothing said; and where nobody looked for what tells who someone is.
    """
    request = answerable_held(by=by, key=key)
    if request.status in OPEN:
        raise NotNow(_("Answer the request first; then others can learn from it."))
    if not checked:
        raise Missing(_("Tick that you read it and that nobody can be known from it."))
    whole = {name: str(said.get(name) or "").replace("\0", "").strip() for name in TEXTS}
    if not any(len(whole[name]) >= SHORTEST for name in TEXTS[:2]) or not (whole["answer_nl"] or whole["answer_en"]):
        raise Missing(_("Write the question as a sentence, and the answer, in at least one language."))
    shared = SharedAnswer.objects.filter(request_key=key).first()
    fresh = shared is None
    title = whole["title_nl"] or whole["title_en"]
    shared = shared or SharedAnswer(key=_key(title), programme=request.programme, request_key=key, published_on=on)
    shared.kind = request.kind
    about = ("support-answer", shared.key)
    where = (("programme", request.programme.key),)
    cleared = clear(by=by, record=shared, said=whole, about=about, scopes=where, needed=["title_nl"])
    for name, value in cleared.said.items():
        setattr(shared, name, value)
    shared.save()
    cleared.keep(shared)
    make_findable(shared=shared)
    fields = ["key"] if fresh else list(TEXTS)
    record(by=by.key, deed="share an answer", kind="support-answer", key=shared.key, fields=fields, copy=shared)
    return shared.key


@transaction.atomic
def unshare(*, by: Person, key: str) -> None:
    """Take an answered question off the public pages."""
    shared = SharedAnswer.objects.select_related("programme").filter(key=key).first()
    if shared is None:
        raise NotKnown(_("There is no answered question “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    require(by, DEED, [("programme", shared.programme.key)])
    forget(kind="support-answer", key=key)
    record(by=by.key, deed="withdraw an answer", kind="support-answer", key=key, fields=["published_on"])
    shared.delete()


def make_findable(*, shared: SharedAnswer) -> None:
    """Let an answered question be found in each language in which it says something."""
    for found in searchable(shared):
        index(**found)


def _key(title: str) -> str:
    stem = make_key(title)[:70].strip("-")
    taken = set(SharedAnswer.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return make_key(stem, taken=taken)
