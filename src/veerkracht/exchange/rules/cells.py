"""Reading one cell: from what somebody wrote to the one way in which it is compared and saved, and to a value."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from veerkracht.exchange.mistake import Wrong, nearest
from veerkracht.exchange.tables.table import LISTS, LONGEST_TEXT, Column, Kind
from veerkracht.foundation.dates import NotADate, PartialDate
from veerkracht.foundation.keys import is_key, make_key

BETWEEN = "; "
YES, NO = frozenset({"yes", "ja", "true", "waar", "1"}), frozenset({"no", "nee", "false", "onwaar", "0"})
TURNING = {chr(sign) for sign in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
"""Invisible signs that turn the direction of writing (Unicode Bidi_Control): they can make a name lie."""

UNSHOWABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff]")
"""Signs that no text needs and that XML, and so a workbook, cannot hold or may not."""

BOUNDS = {"latitude": (-90, 90), "longitude": (-180, 180), "share": (0, 1)}
LARGEST_NUMBER = 1_000_000_000_000
ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.IGNORECASE)
EMAIL = re.compile(r"[^\s@<>()\",;]+@[^\s@<>()\",;]+\.[^\s@<>()\",;.]+")

Value = str | bool | int | float | Decimal | date | list[str] | tuple[str, str] | list[tuple[str, str]] | None


def tidy(column: Column, text: str) -> str:
    """Write a cell in the one way in which it is compared and saved; raise what is wrong with it."""
    text = _clean(text, lines=column.kind == Kind.TEXT)
    if not text:
        if column.required:
            raise Wrong("required", example=column.example)
        return column.default
    written = TIDY[column.kind](column, text)
    longest = LONGEST_TEXT if column.kind in {Kind.TEXT, *LISTS} else column.longest
    if len(written) > longest:
        raise Wrong("too-long", length=len(written), longest=longest)
    return written


def value(column: Column, cell: str) -> Value:
    """Turn a tidy cell into the value that an action takes."""
    if column.kind in LISTS:
        parts = cell.split(BETWEEN) if cell else []
        return [_pair(part) for part in parts] if column.kind == Kind.ABOUTS else parts
    if column.kind in VALUE:
        return VALUE[column.kind](cell) if cell else None
    return cell


def written(column: Column, stored: object) -> str:
    """Write a stored value as the cell it would be in a file."""
    if stored is None:
        return ""
    if isinstance(stored, bool):
        return "yes" if stored else "no"
    if isinstance(stored, list | tuple):
        return BETWEEN.join(stored)
    if isinstance(stored, float | Decimal):
        return _plain(Decimal(str(stored)))
    text = str(stored)
    return _plain_space(text, lines=column.kind == Kind.TEXT)


def _clean(text: str, *, lines: bool) -> str:
    """Refuse signs that deceive or that no text needs, and drop what nobody sees."""
    if not text.isascii() and (turning := TURNING.intersection(text)):
        raise Wrong("turning-sign", sign=f"U+{ord(min(turning)):04X}")
    if sign := UNSHOWABLE.search(text):
        raise Wrong("control-sign", sign=f"U+{ord(sign[0]):04X}")
    return _plain_space(text, lines=lines)


def _plain_space(text: str, *, lines: bool) -> str:
    """Drop spaces at the ends, and write every line end and every accent in one way."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not lines:
        return " ".join(text.split())
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def _key(_column: Column, text: str) -> str:
    if not is_key(text):
        raise Wrong("not-a-key", text=text, suggestion=make_key(text))
    return text


def _line(column: Column, text: str) -> str:
    if column.shape and not re.fullmatch(column.shape, text):
        raise Wrong("other-shape", text=text, example=column.example)
    return text


def _choice(column: Column, text: str) -> str:
    if text.casefold() not in column.choices:
        raise Wrong("not-a-choice", text=text, choices=column.choices, near=nearest(text, column.choices))
    return text.casefold()


def _yes_no(_column: Column, text: str) -> str:
    if text.casefold() in YES:
        return "yes"
    if text.casefold() in NO:
        return "no"
    raise Wrong("not-yes-or-no", text=text)


def _day(_column: Column, text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise Wrong("not-a-day", text=text)
    return _date(_column, text)


def _date(column: Column, text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except NotADate:
        shaped = re.fullmatch(r"\d{4}(-\d{2}){0,2}", text)
        loose = "not-a-day" if column.kind == Kind.DAY else "not-a-date"
        raise Wrong("no-such-day" if shaped else loose, text=text) from None


def _whole(_column: Column, text: str) -> str:
    if not re.fullmatch(r"\d{1,9}", text):
        raise Wrong("not-a-whole-number", text=text)
    return str(int(text))


def _decimal(column: Column, text: str) -> str:
    """Read 51.44, 51,44 and 25%; a number with both a point and a comma could mean two things."""
    try:
        number = Decimal(text.removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        raise Wrong("not-a-number", text=text) from None
    if not number.is_finite() or abs(number) > LARGEST_NUMBER:
        raise Wrong("not-a-number", text=text)
    if text.endswith("%"):
        number /= 100
    lowest, highest = BOUNDS.get(column.name, (None, None))
    if lowest is not None and highest is not None and not lowest <= number <= highest:
        raise Wrong("out-of-bounds", text=text, lowest=lowest, highest=highest)
    return _plain(number)


def _plain(number: Decimal) -> str:
    """Write a number without an exponent and without zeros that say nothing; a degree of nine decimals is 0.1 mm."""
    text = format(round(number, 9), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _address(_column: Column, text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise Wrong("not-an-address", text=text)
    return text


def _email(_column: Column, text: str) -> str:
    if not EMAIL.fullmatch(text):
        raise Wrong("not-an-email", text=text)
    return text


def _about(column: Column, text: str) -> str:
    kind, colon, key = (part.strip() for part in text.partition(":"))
    if not colon or not key:
        raise Wrong("not-about", text=text, kinds=column.choices)
    if kind not in column.choices:
        raise Wrong("not-a-choice", text=kind, choices=column.choices, near=nearest(kind, column.choices))
    return f"{kind}:{_key(column, key)}"


def _list_of(one: Callable[[Column, str], str]) -> Callable[[Column, str], str]:
    def tidy_list(column: Column, text: str) -> str:
        parts = [part.strip() for part in text.split(";")]
        written = dict.fromkeys(one(column, part) for part in parts if part)
        return BETWEEN.join(written if column.kind == Kind.LINES else sorted(written))

    return tidy_list


def _pair(text: str) -> tuple[str, str]:
    kind, _colon, key = text.partition(":")
    return kind, key


TIDY: dict[Kind, Callable[[Column, str], str]] = {
    Kind.KEY: _key,
    Kind.LINE: _line,
    Kind.TEXT: _line,
    Kind.LINES: _list_of(_line),
    Kind.KEYS: _list_of(_key),
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.DAY: _day,
    Kind.DATE: _date,
    Kind.WHOLE: _whole,
    Kind.DECIMAL: _decimal,
    Kind.ADDRESS: _address,
    Kind.EMAIL: _email,
    Kind.ABOUT: _about,
    Kind.ABOUTS: _list_of(_about),
}

VALUE: dict[Kind, Callable[[str], Value]] = {
    Kind.YES_NO: lambda cell: cell == "yes",
    Kind.DAY: date.fromisoformat,
    Kind.WHOLE: int,
    Kind.DECIMAL: Decimal,
    Kind.ABOUT: _pair,
}
