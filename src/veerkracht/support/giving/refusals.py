"""What is refused while support is given and followed up, each in one sentence that says what to do."""

from veerkracht.foundation.errors import Refusal


class Missing(Refusal):
    """Something was left empty that others need."""

    status = 422


class NotThatLong(Refusal):
    """Nobody worked this long on one day, or less than no time."""

    status = 422


class NotOnThisDay(Refusal):
    """The day does not fit the support."""

    status = 422


class NotNow(Refusal):
    """The support is not in a state in which this can be done."""


def require_said(text: str, sentence: str, *, longest: int = 2_000) -> str:
    """Give a text without what surrounds it, cut to what fits; refuse an empty one with a sentence."""
    said = text.replace("\0", "").replace("\r\n", "\n").strip()[:longest]
    if not said:
        raise Missing(sentence)
    return said
