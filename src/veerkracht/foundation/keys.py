"""Keys: the short names by which records are known in addresses, files and exports."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 80
SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_key(text: str) -> bool:
    """Say whether a text can be a key: lower-case letters, digits and single hyphens.

    >>> is_key("slowcare-oss"), is_key("SlowCare Oss")
    (True, False)
    """
    return len(text) <= LONGEST and SHAPE.fullmatch(text) is not None


def make_key(title: str, *, taken: Container[str] = ()) -> str:
    """Make a key from a title, with a number behind it where the plain one is taken.

    >>> make_key("Café 't Hoekje"), make_key("Oss", taken={"oss"})
    ('cafe-t-hoekje', 'oss-2')
    """
    plain = plain_text(title)
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[: LONGEST - 5].strip("-") or "record"
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    return key


def plain_text(text: str) -> str:
    """Fold a text to lower-case letters without accents or apostrophes, for keys and for sorting.

    >>> plain_text("Één 's-Hertogenbosch")
    'een s-hertogenbosch'
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign) and sign not in "'’‘`")


def sort_key(text: str) -> str:
    """Make the text by which a name is sorted, the same on every database.

    >>> sorted(["Zeist", "appel", "Één"], key=sort_key)
    ['appel', 'Één', 'Zeist']
    """
    return " ".join(re.findall(r"[^\W_]+", plain_text(text)))[:200]
