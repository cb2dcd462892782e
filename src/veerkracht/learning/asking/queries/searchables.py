"""What search keeps of learning questions: what everyone may read of them."""

from collections.abc import Iterator
from typing import Any

from veerkracht.learning.asking.models import Question

QUESTION = "question"


def searchables() -> Iterator[dict[str, Any]]:
    """Give each question as search keeps it, for a rebuild of the index."""
    for question in Question.objects.select_related("programme", "shown").order_by("pk").iterator(chunk_size=1000):
        yield from searchable(question)


def searchable(question: Question) -> Iterator[dict[str, Any]]:
    """Give a question as search keeps it, in each language in which it says something."""
    version = question.shown
    for language in ("nl", "en"):
        title = text = ""
        if version is not None:
            title = getattr(version, f"title_{language}")
            parts = [getattr(version, f"why_{language}"), getattr(question, f"closed_{language}")]
            text = "\n\n".join(part for part in parts if part)
        yield {
            "kind": QUESTION,
            "key": question.key,
            "programme_key": question.programme.key,
            "language": language,
            "title": title or (version.title_nl or version.title_en if version and text else ""),
            "text": text,
            "on": question.published_on if version else None,
            "public": version is not None,
        }
