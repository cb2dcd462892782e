"""What the question desk refuses, each in one sentence that says what to do."""

from veerkracht.foundation.errors import Refusal


class Missing(Refusal):
    """Something was left empty that others need."""

    status = 422


class NotNow(Refusal):
    """The request is not in a state in which this can be done."""


class NobodyHere(Refusal):
    """There is nobody yet who could answer."""


class TooMany(Refusal):
    """So many came from one place that no person can have written them."""

    status = 429


class LinkExpired(Refusal):
    """The private link to a request is too old, or is none of ours."""

    status = 410


def require_said(text: str, sentence: str) -> str:
    """Give a text without what surrounds it; refuse an empty one with a sentence."""
    said = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not said:
        raise Missing(sentence)
    return said
