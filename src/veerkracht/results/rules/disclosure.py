"""What a table tells of one person: how many look alike, and which cells stay hidden; and a code that tells nothing.

Sources: L. Sweeney (2002) for k-anonymity; A. Hundepool and others, Statistical Disclosure Control (2012), for hiding
cells; RFC 2104 for codes with a key. See docs/methods/disclosure.md.
"""

import hmac
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

FEW = 10
Table = Sequence[Sequence[int]]


def alike(people: Iterable[Mapping[str, str]], fields: Sequence[str]) -> int:
    """Give how many people at least look alike by some fields: one means that somebody stands alone.

    >>> alike([{"town": "Oss", "sex": "v"}, {"town": "Oss", "sex": "m"}], ["town"])
    2
    """
    groups = Counter(tuple(person[field] for field in fields) for person in people)
    return min(groups.values(), default=0)


def shown(table: Table, few: int = FEW) -> list[list[int | None]]:
    """Hide the cells that count few people, and others so that no hidden one follows from a total; nothing stays 0.

    A row or column with one hidden cell hides its smallest other one (the first of equals), rows before columns, until
    no line has just one.

    >>> shown([[25, 4, 31], [40, 22, 18], [13, 30, 55]])
    [[None, None, None], [40, None, None], [None, None, 55]]
    """
    cells = [[None if 0 < count < few else count for count in row] for row in table]
    rows = [[(row, column) for column in range(len(cells[row]))] for row in range(len(cells))]
    lines = rows + [list(line) for line in zip(*rows, strict=True)]
    again = True
    while again:
        again = False
        for line in lines:
            seen = [(cells[row][column], (row, column)) for row, column in line if cells[row][column] is not None]
            if len(seen) == len(line) - 1 and seen:
                _count, (row, column) = min(seen, key=lambda one: one[0] or 0)
                cells[row][column] = None
                again = True
    return cells


def code(key: bytes, person: str, contract: str) -> str:
    """Give the code of a person in one contract: whoever lacks the key cannot find the person, nor join two contracts.

    >>> code(b"demo-project-key", "deelnemer-001", "contract-7")
    'b4f9bc73d7e37ea5'
    """
    return hmac.digest(key, f"{person}|{contract}".encode(), "sha256").hex()[:16]
