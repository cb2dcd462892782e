"""What planning refuses, each in one sentence that says what to do."""

from veerkracht.foundation.errors import Refusal


class Missing(Refusal):
    """Something was left empty that others need."""

    status = 422


class NotNow(Refusal):
    """The record is not in a state in which this can be done."""


class NoRoom(Refusal):
    """There are no hours left, or no room for small aid."""


def require_said(text: str, sentence: str) -> str:
    """Give a text without what surrounds it; refuse an empty one with a sentence."""
    said = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not said:
        raise Missing(sentence)
    return said
