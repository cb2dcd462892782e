"""What search keeps of initiatives."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.portfolio import places_of, themes_of


def searchables() -> Iterator[dict[str, Any]]:
    """Give each initiative as search keeps it, for a rebuild of the index."""
    found = Initiative.objects.select_related("programme", "organisation").order_by("pk").iterator(chunk_size=2000)
    while some := list(islice(found, 500)):
        yield from searchable(some)


def searchable(some: Iterable[Initiative]) -> Iterator[dict[str, Any]]:
    """Give these initiatives as search keeps them: once in each language in which they say something."""
    records = list(some)
    numbers = [initiative.pk for initiative in records]
    places, themes = places_of(numbers), themes_of(numbers)
    for initiative in records:
        names = [place.name for place in places.get(initiative.pk, ())]
        names += [str(alias) for alias in initiative.aliases]
        names += [initiative.organisation.name] if initiative.organisation else []
        for language in ("nl", "en"):
            told = _told(initiative, language)
            says = bool(told or getattr(initiative, f"title_{language}") or language == "nl")
            subjects = [getattr(theme.title, language) for theme in themes.get(initiative.pk, ())]
            beside = " · ".join(part for part in [*names, *subjects] if part)
            yield {
                "kind": "initiative",
                "key": initiative.key,
                "programme_key": initiative.programme.key,
                "language": language,
                "title": (getattr(initiative, f"title_{language}") or initiative.title_nl) if says else "",
                "text": f"{told}\n\n{beside}".strip() if says else "",
                "on": initiative.changed_at.date() if initiative.changed_at else None,
                "public": initiative.published and initiative.merged_into_id is None,
            }


def _told(initiative: Initiative, language: str) -> str:
    parts = (getattr(initiative, f"{name}_{language}") for name in ("summary", "story", "ask"))
    return "\n\n".join(part for part in parts if part)
