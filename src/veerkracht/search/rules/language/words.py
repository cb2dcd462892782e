"""Words: how a text is cut into them, and the plain form in which they are compared."""

import re
import unicodedata

LONGEST = 60
WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*")
INVISIBLE = dict.fromkeys([0xAD, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)])
APOSTROPHES = str.maketrans("’‘`´", "''''")
HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
MARKUP = re.compile(
    r"^[ \t]*(?:#{1,6}|>+|[*+-])[ \t]+"  # a heading, a quotation, a list
    r"|^[ \t]*\|?[-:| ]{3,}$"  # the line beneath the heading of a table
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`+",
    re.MULTILINE,
)
MARKED = re.compile(r"[*_`#>|\[]|^[ \t]*[-+][ \t]", re.MULTILINE)


def clean(text: str) -> str:
    """Take out what no database keeps and no reader sees: NUL, half signs, soft hyphens, direction marks.

    >>> clean("een\\u00adzaam\\x00heid")
    'eenzaam heid'
    """
    if "\0" in text:
        text = text.replace("\0", " ")
    if text.isascii():
        return text
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return unicodedata.normalize("NFC", whole.translate(INVISIBLE))


def prose(text: str) -> str:
    """Take the Markdown signs out of a text, so that a fragment of it reads as a sentence.

    >>> prose("## Wat\\n\\nWij **koken** met [de buurt](https://voorbeeld.nl).")
    'Wat Wij koken met de buurt.'
    """
    whole = clean(text)
    if MARKED.search(whole):
        whole = MARKUP.sub("", LINK.sub(r"\1", whole))
    return " ".join(whole.replace("|", " ").split())


def fold(word: str) -> str:
    """Give a word in lower case and without accents.

    >>> fold("Coöperatie"), fold("ĲSSEL")
    ('cooperatie', 'ijssel')
    """
    if word.isascii():
        return word.lower().translate(APOSTROPHES)
    apart = unicodedata.normalize("NFKD", word.translate(APOSTROPHES).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def humps(word: str) -> list[str]:
    """Cut a name that is written with capitals inside.

    >>> humps("SlowCare"), humps("Tilburg"), humps("GGD")
    (['Slow', 'Care'], [], [])
    """
    parts = HUMP.split(word)
    return [part for part in parts if len(part) > 2] if len(parts) > 1 else []


def listed(words: str) -> frozenset[str]:
    """Read a list of words with spaces between them.

    >>> sorted(listed("wijk dorp"))
    ['dorp', 'wijk']
    """
    return frozenset(words.split())
