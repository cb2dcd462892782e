"""What every action here refuses."""

from veerkracht.foundation.errors import NotAllowed, Refusal


class NotTheOwner(NotAllowed):
    """Only who owns the task says what contributed to it."""


class Missing(Refusal):
    """Something is not said without which others cannot follow it."""

    status = 422


class DecidedAlready(Refusal):
    """The owner of the task has answered this."""


class NotConfirmed(Refusal):
    """Nothing is credited before the owner of the task confirmed the cross-over."""


class MoreThanThereIs(Refusal):
    """Owners together would be credited more of one effect than there is."""


class TellsTwice(Refusal):
    """An effect stands once under a task."""


class HoldsNoRole(Refusal):
    """Who owns a task here has a role by which they may answer."""


def require_said(text: str, sentence: str) -> str:
    """Give a text without space around it; refuse with this sentence where there is none."""
    if not text.strip():
        raise Missing(sentence)
    return text.strip().replace("\r\n", "\n")
