"""What search keeps of programmes, their themes, policy tasks and rounds."""

from collections.abc import Iterator
from typing import Any

from veerkracht.programmes.models import PolicyTask, Programme, Round, Theme
from veerkracht.programmes.queries.programme import ROUND, TASK, THEME


def searchables() -> Iterator[dict[str, Any]]:
    """Give each programme, theme, task and round as search keeps it, for a rebuild of the index."""
    for programme in Programme.objects.order_by("pk"):
        yield from searchable("programme", programme, programme.key)
    for part in Theme.objects.select_related("programme").order_by("pk"):
        yield from searchable(THEME, part, part.programme.key)
    for task in PolicyTask.objects.select_related("programme").order_by("pk"):
        yield from searchable(TASK, task, task.programme.key)
    for round_ in Round.objects.select_related("programme").order_by("pk"):
        yield from searchable(ROUND, round_, round_.programme.key)


def searchable(
    kind: str, found: Programme | Theme | PolicyTask | Round, programme_key: str
) -> Iterator[dict[str, Any]]:
    """Give one of them as search keeps it: once in each language in which it says something."""
    names = ("purpose", "story") if kind == "programme" else ("description",)
    for language in ("nl", "en"):
        title = getattr(found, f"title_{language}")
        texts = [text for name in names if (text := getattr(found, f"{name}_{language}"))]
        says = bool(title or texts)
        yield {
            "kind": kind,
            "key": found.key,
            "programme_key": programme_key,
            "language": language,
            "title": (title or found.title_nl) if says else "",
            "text": "\n\n".join(texts),
            "on": None,
        }
