"""What was done last, told in words: many small deeds of one load are one line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from veerkracht.trail.queries import Deed

DEEDS: Mapping[str, Promise] = {
    "admit": pgettext_lazy("deed", "parties recorded"),
    "adopt": pgettext_lazy("deed", "version adopted"),
    "answer": pgettext_lazy("deed", "answered"),
    "assess": pgettext_lazy("deed", "recorded how it stands"),
    "assign code": pgettext_lazy("deed", "code recorded"),
    "chart": pgettext_lazy("deed", "described"),
    "cite": pgettext_lazy("deed", "recorded"),
    "correct": pgettext_lazy("deed", "corrected"),
    "describe": pgettext_lazy("deed", "described"),
    "draw": pgettext_lazy("deed", "borders loaded"),
    "enrol": pgettext_lazy("deed", "described"),
    "file": pgettext_lazy("deed", "recorded"),
    "focus": pgettext_lazy("deed", "focus places recorded"),
    "found": pgettext_lazy("deed", "described"),
    "join": pgettext_lazy("deed", "joined a round"),
    "keep apart": pgettext_lazy("deed", "kept apart from another"),
    "leave an upload": pgettext_lazy("deed", "upload put away"),
    "load a programme": pgettext_lazy("deed", "programme loaded from files"),
    "merge": pgettext_lazy("deed", "merged into another"),
    "partner": pgettext_lazy("deed", "partner recorded"),
    "place within": pgettext_lazy("deed", "recorded in what it lies"),
    "renew password": pgettext_lazy("deed", "new password given"),
    "revise": pgettext_lazy("deed", "new version recorded"),
    "state": pgettext_lazy("deed", "facts recorded"),
    "succeed": pgettext_lazy("deed", "recorded what it became"),
    "take annex": pgettext_lazy("deed", "annex taken over"),
    "unmerge": pgettext_lazy("deed", "merging undone"),
    "welcome": pgettext_lazy("deed", "given a way in"),
}

KINDS: Mapping[str, Promise] = {
    "agenda": pgettext_lazy("kind of record", "agenda"),
    "boundaries": pgettext_lazy("kind of record", "borders of"),
    "document": pgettext_lazy("kind of record", "document"),
    "goal": pgettext_lazy("kind of record", "goal"),
    "initiative": pgettext_lazy("kind of record", "initiative"),
    "message": pgettext_lazy("kind of record", "message"),
    "organisation": pgettext_lazy("kind of record", "organisation"),
    "person": pgettext_lazy("kind of record", "person"),
    "place": pgettext_lazy("kind of record", "place"),
    "programme": pgettext_lazy("kind of record", "programme"),
    "round": pgettext_lazy("kind of record", "round"),
    "source": pgettext_lazy("kind of record", "source"),
    "task": pgettext_lazy("kind of record", "policy task"),
    "theme": pgettext_lazy("kind of record", "theme"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """One line of what was done: by whom, what, to which record, and to how many others of its kind."""

    at: datetime
    who: str
    what: str
    kind: str
    key: str
    others: int
    reason: str


def done(deeds: Iterable[Deed], names: Mapping[str, str], *, size: int) -> tuple[Done, ...]:
    """Tell deeds in words, newest first; the same deed of the same person in the same minute is one line."""
    lines = [_line(list(same), names) for _same, same in groupby(deeds, key=_sameness)]
    return tuple(lines[:size])


def _sameness(deed: Deed) -> tuple[object, ...]:
    return deed.person_key, deed.deed, deed.kind, deed.reason, deed.at.replace(second=0, microsecond=0)


def _line(same: list[Deed], names: Mapping[str, str]) -> Done:
    first = same[0]
    return Done(
        at=first.at,
        who=names.get(first.person_key, first.person_key),
        what=str(DEEDS.get(first.deed, first.deed)),
        kind=str(KINDS.get(first.kind, first.kind)),
        key=first.key,
        others=len({deed.key for deed in same}) - 1,
        reason=first.reason,
    )
