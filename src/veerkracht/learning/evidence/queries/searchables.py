"""What search keeps of interventions and of outcomes."""

from collections.abc import Iterable, Iterator
from typing import Any

from veerkracht.learning.evidence.models import Intervention, Outcome


def searchables() -> Iterator[dict[str, Any]]:
    """Give each intervention and outcome as search keeps it, for a rebuild of the index."""
    yield from searchable(Intervention.objects.select_related("programme").order_by("pk").iterator(chunk_size=2000))
    yield from outcome_searchable(Outcome.objects.select_related("programme").order_by("pk"))


def searchable(some: Iterable[Intervention]) -> Iterator[dict[str, Any]]:
    """Give these interventions as search keeps them: once in each language in which they say something."""
    for one in some:
        for language in ("nl", "en"):
            told = [getattr(one, f"{name}_{language}") for name in ("summary", "core", "adaptable")]
            title = getattr(one, f"title_{language}")
            says = bool(title or any(told))
            yield {
                "kind": "intervention",
                "key": one.key,
                "programme_key": one.programme.key,
                "language": language,
                "title": (title or one.title_nl) if says else "",
                "text": "\n\n".join(part for part in told if part) if says else "",
                "on": one.changed_at.date() if one.changed_at else None,
                "public": True,
            }


def outcome_searchable(some: Iterable[Outcome]) -> Iterator[dict[str, Any]]:
    """Give these outcomes as search keeps them: by their titles, so that a question leads to what works."""
    for one in some:
        for language in ("nl", "en"):
            yield {
                "kind": "outcome",
                "key": one.key,
                "programme_key": one.programme.key,
                "language": language,
                "title": getattr(one, f"title_{language}"),
                "text": "",
                "on": one.changed_at.date() if one.changed_at else None,
                "public": True,
            }
