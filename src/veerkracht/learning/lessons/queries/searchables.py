"""What search keeps of lessons: what everyone may read of them."""

from collections.abc import Iterator
from typing import Any

from veerkracht.learning.lessons.choices import State
from veerkracht.learning.lessons.models import Lesson

LESSON = "lesson"


def searchables() -> Iterator[dict[str, Any]]:
    """Give each lesson as search keeps it, for a rebuild of the index."""
    for lesson in Lesson.objects.select_related("programme", "shown").order_by("pk").iterator(chunk_size=1000):
        yield from searchable(lesson)


def searchable(lesson: Lesson) -> Iterator[dict[str, Any]]:
    """Give a lesson as search keeps it, in each language in which it says something."""
    version = lesson.shown
    public = version is not None and lesson.state != State.WITHDRAWN
    for language in ("nl", "en"):
        title = text = ""
        if version is not None and public:
            title = getattr(version, f"title_{language}")
            parts = [getattr(version, f"{name}_{language}") for name in ("if", "then", "because")]
            text = "\n\n".join(part for part in parts if part)
            text = f"{text}\n\n{version.outcome.replace('-', ' ')}" if text or title else ""
        yield {
            "kind": LESSON,
            "key": lesson.key,
            "programme_key": lesson.programme.key,
            "language": language,
            "title": title or (version.title_nl if version and text else ""),
            "text": text,
            "on": version.published_on if version and public else None,
            "public": public,
        }
