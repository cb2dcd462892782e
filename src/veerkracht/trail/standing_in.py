"""For whom someone does a deed, where they may do it only as a deputy: said when it is asked, read by the trail."""

from contextvars import ContextVar

_standing: ContextVar[tuple[str, str]] = ContextVar("standing", default=("", ""))


def stand_in(*, by: str, for_key: str) -> None:
    """Say for whom someone acts from here on; for themselves where that is nobody."""
    _standing.set((by, for_key))


def stood_in(*, by: str) -> str:
    """Give for whom someone acts, where they do not act for themselves."""
    who, for_key = _standing.get()
    return for_key if who == by else ""
