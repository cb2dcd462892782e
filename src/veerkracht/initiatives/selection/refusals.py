"""What choosing refuses, each in one sentence that says what to do."""

from veerkracht.foundation.errors import Refusal


class Missing(Refusal):
    """Something was left empty that others need."""

    status = 422


class NotNow(Refusal):
    """The application is not at a point where this can be done."""


class NotReady(Refusal):
    """A decision lacks something that the rules of the programme ask."""


class HasInterest(Refusal):
    """A reviewer has an interest in what is reviewed (R20)."""

    status = 403


class NobodyHere(Refusal):
    """There is nobody yet who could explore an application."""


class TooMany(Refusal):
    """So many came from one place that no person can have written them."""

    status = 429


class LinkExpired(Refusal):
    """The private link to an application is too old, or is none of ours."""

    status = 410


def said(text: str) -> str:
    """Give a text as it is kept: without what surrounds it and without signs that no database holds."""
    return text.replace("\0", "").replace("\r\n", "\n").strip()


def require_said(text: str, sentence: str) -> str:
    """Give a text as it is kept; refuse an empty one with a sentence."""
    found = said(text)
    if not found:
        raise Missing(sentence)
    return found
