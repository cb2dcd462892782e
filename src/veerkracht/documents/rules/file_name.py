"""The name of a file that someone sent, made safe: as it was called, with the end that its content asks."""

import re
import unicodedata

LONGEST = 120
NOT_ALLOWED = re.compile(r'[\\/:*?"<>|%;]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.I)


def safe_name(name: str, ending: str, instead: str = "document") -> str:
    """Keep letters of every language; take out paths, signs that cannot be seen and what a system does not allow.

    >>> safe_name("C:\\\\Users\\\\An\\\\Één café – «plan».PDF.exe", "pdf")
    'Één café – «plan».PDF.pdf'
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    stem = seen.rpartition(".")[0] or seen
    stem = " ".join(NOT_ALLOWED.sub(" ", stem).split()).strip(". ")[:LONGEST].rstrip(". ")
    if not stem or RESERVED.fullmatch(stem):
        stem = instead
    return f"{stem}.{ending}"
