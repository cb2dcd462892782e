"""The answered questions that everyone can read, and what search keeps of them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.support.desk.models import SharedAnswer
from veerkracht.trail.pages import Page, Turn, cut


def answers(turn: Turn) -> Page[SharedAnswer]:
    """Give one page of the answered questions, the newest first."""
    return cut(SharedAnswer.objects.all(), turn, by="published_on", newest=True)


def answer(key: str) -> SharedAnswer:
    """Give one answered question."""
    found = SharedAnswer.objects.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no answered question “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    return found


def of_request(key: str) -> SharedAnswer | None:
    """Give what was shared of a request."""
    return SharedAnswer.objects.filter(request_key=key).first()


def searchables() -> Iterator[dict[str, Any]]:
    """Give each answered question as search keeps it, for a rebuild of the index."""
    for shared in SharedAnswer.objects.select_related("programme").order_by("pk").iterator(chunk_size=1000):
        yield from searchable(shared)


def searchable(shared: SharedAnswer) -> Iterator[dict[str, Any]]:
    """Give an answered question as search keeps it, in each language in which it says something."""
    for language in ("nl", "en"):
        text = getattr(shared, f"answer_{language}")
        title = getattr(shared, f"title_{language}") or (text and (shared.title_nl or shared.title_en))
        yield {
            "kind": "support-answer",
            "key": shared.key,
            "programme_key": shared.programme.key,
            "language": language,
            "title": title,
            "text": text,
            "on": shared.published_on,
            "public": True,
        }
