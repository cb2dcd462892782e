"""How much reason there is to believe a lesson: its evidence, weighed by the rules."""

from collections.abc import Iterable

from veerkracht.learning.lessons.choices import Word
from veerkracht.learning.lessons.models import EvidenceItem, Lesson
from veerkracht.learning.rules.confidence import Item, Weighed, weigh


def counting(lesson: Lesson) -> list[EvidenceItem]:
    """Give the evidence of a lesson that counts: what was taken back does not."""
    return list(EvidenceItem.objects.filter(lesson=lesson, ended_at=None).order_by("pk"))


def as_item(one: EvidenceItem) -> Item:
    """Give a piece of evidence as the rules weigh it; an initiative or group is one source, however often it speaks."""
    source = f"{one.source_kind}:{one.source_key}"
    return Item(source, one.kind, one.stance, one.relevance, one.test, one.test_seen)


def weighed(items: Iterable[EvidenceItem]) -> Weighed:
    """Weigh pieces of evidence."""
    return weigh(as_item(one) for one in items)


def word_of(found: Weighed) -> Word:
    """Give the word for what was weighed."""
    return Word(found.label().value)


def stances(items: Iterable[EvidenceItem]) -> dict[str, float]:
    """Give for each source what all it says comes to: above nought it is for the lesson, below it is against."""
    by_source: dict[str, list[EvidenceItem]] = {}
    for one in items:
        by_source.setdefault(f"{one.source_kind}:{one.source_key}", []).append(one)
    return {source: weighed(some).log_odds for source, some in by_source.items()}
