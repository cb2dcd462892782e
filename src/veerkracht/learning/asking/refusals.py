"""What every action here refuses."""

from datetime import date

from veerkracht.foundation.errors import Refusal


class NotNow(Refusal):
    """It is not so far, or further already."""


class Missing(Refusal):
    """Something is not said without which others cannot follow it, or that keeps people safe."""

    status = 422


class NoOwner(Refusal):
    """What nobody owns is left lying, so nothing here is without an owner who may work on it."""

    status = 422


class NotOnThisDay(Refusal):
    """The day lies on the wrong side of today."""

    status = 422


def require_said(text: str, sentence: str) -> str:
    """Give a text without space around it; refuse with this sentence where there is none."""
    if not text.strip():
        raise Missing(sentence)
    return text.strip().replace("\r\n", "\n")


def require_past(day: date, on: date, sentence: str) -> None:
    """Refuse a day to come."""
    if day > on:
        raise NotOnThisDay(sentence)
