"""Typing errors: which known word was meant by a word that no text has."""

from collections.abc import Iterable

SHORTEST = 4
LONGEST = 30
LONG = 8
HEAD = 4
TAIL = 3
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def may_be_wrong(word: str) -> bool:
    """Say whether a word is of a kind that is corrected: letters only, and neither short nor endless."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def ends(word: str) -> tuple[str, str, int]:
    """Give by what a known word is looked up: its beginning, its end and its length.

    >>> ends("gemeente")
    ('geme', 'nte', 8)
    """
    return word[:HEAD], word[-TAIL:], len(word)


def near(word: str) -> set[str]:
    """Give every word at one typing error: a letter too many, too few, another one, or two exchanged.

    >>> "zorg" in near("zrog"), "zorg" in near("zrg"), "zorg" in near("zorrg"), "zorg" in near("zirg")
    (True, True, True, True)
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found.update(left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    found.update(left + sign + right[1:] for left, right in cuts if right for sign in LETTERS)
    found.update(left + sign + right for left, right in cuts for sign in LETTERS)
    found.discard(word)
    return found


def heads(word: str) -> set[str]:
    """Give how a known word may begin that has at most one of two errors in its beginning."""
    start = word[: HEAD + 1]
    # The second error may exchange the letter behind the beginning with the next one.
    exchanged = word[:HEAD] + word[HEAD + 1 : HEAD + 2]
    return {found[:HEAD] for one in (start, exchanged) for found in near(one)} | {word[:HEAD]}


def distance(left: str, right: str, most: int) -> int:
    """Count the typing errors between two words (Damerau-Levenshtein, optimal string alignment), up to most + 1.

    >>> distance("eenzaamheid", "eenzaanheit", 2), distance("zorg", "zrog", 1), distance("zorg", "wijk", 2)
    (2, 1, 3)
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    older: list[int] = []
    row = list(range(len(right) + 1))
    for i, sign in enumerate(left, 1):
        older, last, row = row, older, [i]
        for j, other in enumerate(right, 1):
            cost = min(older[j] + 1, row[j - 1] + 1, older[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == right[j - 2] and left[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most and (not older or min(older) > most):
            return most + 1
    return min(row[-1], most + 1)


def best(word: str, known: Iterable[tuple[str, int]]) -> str | None:
    """Choose the word that was meant: the fewest errors, then the most frequent, then by the alphabet.

    >>> best("eenzamheid", [("eenzaamheid", 4), ("gezamenheid", 90)])
    'eenzaamheid'
    """
    most = 2 if len(word) >= LONG else 1
    ranked = [(distance(word, other, most), -count, other) for other, count in known]
    return min((place for place in ranked if place[0] <= most), default=(0, 0, None))[2]
