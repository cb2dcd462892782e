"""What is there already for someone who is about to ask: answered questions and lessons that come near."""

from dataclasses import dataclass

from django.urls import reverse

from veerkracht.search.queries import Hit, nearest

ANSWER, LESSON = "support-answer", "lesson"
MOST = 3
FEWEST_WORDS = 5
"""From fewer words nothing is proposed: what would come is chance, and we say so."""
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Near:
    """One thing that comes near, with the words it shares marked."""

    hit: Hit
    address: str


@dataclass(frozen=True, slots=True)
class Nearby:
    """What comes near to some words; `too_few` says that there were not enough words to look with."""

    answers: tuple[Near, ...] = ()
    lessons: tuple[Near, ...] = ()
    too_few: bool = False


def nearby(words: str, *, programme_key: str, reading: str) -> Nearby:
    """Give the three nearest answered questions and the three nearest lessons."""
    asked = words.replace("\0", " ")[:LONGEST]
    if len(asked.split()) < FEWEST_WORDS:
        return Nearby(too_few=True)
    found = {
        kind: tuple(
            Near(hit, reverse(kind, args=[hit.key]))
            for hit in nearest(asked, kinds=[kind], programme_key=programme_key, limit=MOST, reading=reading)
        )
        for kind in (ANSWER, LESSON)
    }
    return Nearby(found[ANSWER], found[LESSON])
