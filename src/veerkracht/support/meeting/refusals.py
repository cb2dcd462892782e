"""What is refused where people meet, each in one sentence that says what to do."""

from veerkracht.foundation.errors import Refusal


class Missing(Refusal):
    """Something was left empty that others need."""

    status = 422


class NotNow(Refusal):
    """It is not in a state in which this can be done."""


class NobodyThere(Refusal):
    """An initiative has nobody with an account who could answer."""


class OftenEnough(Refusal):
    """A contact was asked as often this month as it can bear."""


class TooMany(Refusal):
    """So many texts of one person in an hour that others get no turn."""

    status = 429


def require_said(text: str, sentence: str) -> str:
    """Give a text without what surrounds it; refuse an empty one with a sentence."""
    said = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not said:
        raise Missing(sentence)
    return said
