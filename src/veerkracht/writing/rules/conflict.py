"""Two who write in one record: field by field, what goes on, what is taken over, and what someone must choose.

Method: a three-way comparison with whole fields as the unit; see docs/methods/conflict.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of it: the fields I change, those that only they changed, and those that both changed otherwise."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    both: tuple[str, ...]


def compare(was: Values, theirs: Values, mine: Values) -> Outcome:
    """Compare what I typed with what stands there now and with what I was shown.

    A field of which it is not known what I was shown counts as shown otherwise: then I must choose.

    >>> compare({"title": "Oss", "ask": ""}, {"title": "Oss Noord", "ask": ""}, {"title": "Oss Zuid", "ask": "Ruimte"})
    Outcome(mine=('ask',), theirs=(), both=('title',))
    """
    unknown = object()
    differing = [name for name in mine if name in theirs and mine[name] != theirs[name]]
    before = {name: was.get(name, unknown) for name in differing}
    return Outcome(
        mine=tuple(name for name in differing if before[name] == theirs[name]),
        theirs=tuple(name for name in differing if before[name] == mine[name]),
        both=tuple(name for name in differing if before[name] not in (theirs[name], mine[name])),
    )
