"""What search keeps of the forum."""

from collections.abc import Iterator
from typing import Any

from veerkracht.support.meeting.models import Thread


def searchables() -> Iterator[dict[str, Any]]:
    """Give each thread as search keeps it, for a rebuild of the index."""
    threads = Thread.objects.filter(shown=True).select_related("programme").prefetch_related("texts").order_by("pk")
    for thread in threads.iterator(chunk_size=1000):
        if found := searchable(thread):
            yield found


def searchable(thread: Thread) -> dict[str, Any] | None:
    """Give a thread with all that is shown of it as search keeps it; nothing of one that is hidden."""
    if not thread.shown:
        return None
    return {
        "kind": "thread",
        "key": thread.key,
        "programme_key": thread.programme.key,
        "language": thread.language,
        "title": thread.title,
        "text": "\n\n".join(text.text for text in thread.texts.all() if text.hidden_at is None),
        "on": thread.recorded_at.date(),
        "public": True,
    }
