"""How long a form takes on a phone, from what must be done in it.

A model of keystrokes (Card, Moran and Newell 1980) with times that are assumed, until those measured in use are known;
of the two the longer counts. See docs/methods/form_time.md.
"""

from collections.abc import Mapping
from fractions import Fraction

SECONDS: Mapping[str, Fraction] = {
    "open": Fraction(6),
    "tap": Fraction(2),
    "short pick": Fraction(3),
    "search pick": Fraction(6),
    "slider": Fraction(3),
    "typed word": Fraction(60, 25),
    "spoken word": Fraction(60, 110),
    "submit": Fraction(3),
}
"""Seconds for each thing someone does: assumptions, all of them in this table."""

WORDS: Mapping[str, int] = {"signal": 0, "short": 10, "text": 35, "spoken": 60, "story": 80}
"""How many words people are taken to write or say in a field of each length."""

LONGEST, LONGEST_SIGNAL = 300, 30


def seconds(counts: Mapping[str, int]) -> Fraction:
    """Give the seconds for all that is done in a form.

    >>> float(seconds({"open": 1, "tap": 4, "slider": 2, "submit": 1}))
    23.0
    """
    return sum((SECONDS[what] * count for what, count in counts.items()), Fraction(0))


def counted(assumed: Fraction, measured: float | None) -> float:
    """Give the seconds that count: those of the model or, once it is known, the median in use where that is higher.

    >>> counted(Fraction(105), 140.0)
    140.0
    """
    return max(float(assumed), measured or 0.0)
