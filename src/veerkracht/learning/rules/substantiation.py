"""Which outcomes outsiders are asked about, who counts as an outsider, and what their answers say of all outcomes.

Source: R. Wilson-Grau, Outcome Harvesting (2018), on substantiation; the interval is that of shares in a small group.
See docs/methods/substantiation.md.
"""

from collections.abc import Collection, Iterable
from hashlib import sha256

from veerkracht.learning.rules.distributions import share_of_few


def draw(keys: Iterable[str], *, size: int, seed: str) -> tuple[str, ...]:
    """Draw so many keys by a seed: each is hashed with the seed, and the smallest hashes are taken.

    >>> draw(["a", "b", "c"], size=2, seed="2017") == draw(["c", "b", "a"], size=2, seed="2017")
    True
    """
    every = sorted(set(keys), key=lambda key: (sha256(f"{seed}:{key}".encode()).digest(), key))
    if not 0 < size <= len(every):
        raise ValueError(f"{size} of {len(every)} cannot be drawn")
    return tuple(every[:size])


def independent(*, who: str, of: str, authors: Collection[str], organisations: Collection[str]) -> bool:
    """Say whether someone stands apart: not an author of the outcome, and of none of the organisations behind it.

    Names are compared without regard to capitals and spaces.

    >>> independent(who="Anna Bos", of="Zet", authors=["anna  bos"], organisations=[])
    False
    """
    return _plain(who) not in {_plain(one) for one in authors} and _plain(of) not in {
        _plain(one) for one in organisations
    }


def estimate(confirmed: int, seen: int, whole: int) -> tuple[int, int]:
    """Give how many of all outcomes are confirmed, at least and at most, from those that were drawn and looked at.

    >>> estimate(7, 8, 24)
    (13, 23)
    """
    low, high = share_of_few(confirmed, seen, whole)
    return round(low * whole), round(high * whole)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
