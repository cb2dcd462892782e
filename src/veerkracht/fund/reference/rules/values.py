"""Reading one cell: as the kind of its field where it can be read, else kept as it is written. Nothing is guessed.

See docs/methods/values.md.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from veerkracht.foundation.dates import NotADate, PartialDate
from veerkracht.foundation.money import CURRENCIES
from veerkracht.fund.reference.rules.standard import Field

STATUSES = ("PUBLIC", "PRIVATE", "DISPUTED", "SANDBOX")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
ORGANISATION = re.compile(r"INDIGO-(ORG|FUND)-\d+")
GOAL = re.compile(r"\d{1,2}(\.[0-9a-z]{1,2})?")
BETWEEN = re.compile(r"[,;\s]+")
LISTS = frozenset({"organisations", "funds", "sources", "goals"})
INNER = frozenset({"name", "metric", "service_provision", "investment", "payment_plan", "technical_assistance"})
"""The kinds that name something inside the same contract."""

UNREAD, SPELLED, SEVERAL, TRIMMED, THOUSANDS_READ = "unread", "spelled", "several", "trimmed", "thousands"


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says: read as its kind, or raw; with its status and sources where the file gives them."""

    read: str | tuple[str, ...] = ""
    raw: str = ""
    status: str = ""
    sources: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """Say whether everyone may see it."""
        return self.status != "PRIVATE"

    @property
    def text(self) -> str:
        """Write it as it goes into a file."""
        return self.raw or (self.read if isinstance(self.read, str) else ", ".join(self.read))

    def __bool__(self) -> bool:
        return bool(self.read or self.raw)

    def kept(self) -> Any:
        """Give it as it is kept in the database."""
        read: Any = list(self.read) if isinstance(self.read, tuple) else self.read
        more = {"raw": self.raw, "status": self.status, "sources": list(self.sources)}
        return read if not any(more.values()) else {"read": read, **{name: it for name, it in more.items() if it}}

    @classmethod
    def of(cls, kept: Any) -> "Value":
        """Take it from the database."""
        if not isinstance(kept, Mapping):
            return cls(tuple(kept) if isinstance(kept, list) else kept)
        read = kept["read"]
        return cls(
            tuple(read) if isinstance(read, list) else read,
            kept.get("raw", ""),
            kept.get("status", ""),
            tuple(kept.get("sources", ())),
        )


def read(field: Field, cell: str) -> tuple[Value, str]:
    """Read a cell as the kind of its field, and say what was odd about it, if anything.

    >>> price = Field("projects_outcome_pricings", "price_per_unit/amount", "", "amount")
    >>> read(price, "1300")[0].read, read(price, "C$")[0].raw
    ('1300', 'C$')
    """
    text = cell.strip()
    found = KINDS.get(field.kind, _text)(text, field)
    if found is None:
        return Value(raw=text), UNREAD
    return Value(found), _odd(field, cell, text, found)


def same(field: Field, one: str, other: str) -> bool:
    """Say whether two cells mean the same: after reading, whatever the spaces, commas and capitals of a code."""
    return read(field, one)[0] == read(field, other)[0]


def _odd(field: Field, cell: str, text: str, found: str | tuple[str, ...]) -> str:
    """Say what was strange about a cell that could be read."""
    if field.kind in INNER | LISTS and re.search(r"[\t\r\n]", cell):
        return TRIMMED
    if field.kind in ("organisations", "funds") and len(found) > 1:
        return SEVERAL
    if field.kind == "code" and found != text:
        return SPELLED
    return THOUSANDS_READ if field.kind in NUMBERS and "," in text else ""


def _text(text: str, _field: Field) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _date(text: str, _field: Field) -> str | None:
    try:
        return str(PartialDate.parse(text))
    except NotADate:
        return None


def _number(text: str, field: Field) -> str | None:
    plain = text.replace(",", "") if THOUSANDS.fullmatch(text) else text
    if not NUMBER.fullmatch(plain) or len(plain) > 40:
        return None
    if field.kind == "degrees" and abs(Decimal(plain)) > (90 if field.path.endswith("lat") else 180):
        return None
    return plain


def _currency(text: str, _field: Field) -> str | None:
    return text if text in CURRENCIES else None


def _code(text: str, field: Field) -> str | None:
    wanted = _bare(text)
    return next((code for code in field.codes if _bare(code) == wanted), None)


def _bare(text: str) -> str:
    """Leave out what a code may be written with in more than one way."""
    return re.sub(r"[^a-z0-9+>]", "", text.casefold())


def _list(shape: re.Pattern[str] | None) -> Callable[[str, Field], tuple[str, ...] | None]:
    def several(text: str, _field: Field) -> tuple[str, ...] | None:
        parts = tuple(part for part in BETWEEN.split(text) if part)
        return parts if shape is None or all(shape.fullmatch(part) for part in parts) else None

    return several


def _country(text: str, _field: Field) -> str | None:
    return text if re.fullmatch(r"[A-Z]{2}", text) else None


def _address(text: str, _field: Field) -> str | None:
    return text if re.fullmatch(r"https?://\S+", text) else None


NUMBERS = frozenset({"number", "amount", "dollars", "degrees"})
KINDS: Mapping[str, Callable[[str, Field], str | tuple[str, ...] | None]] = {
    "date": _date,
    **dict.fromkeys(NUMBERS, _number),
    "currency": _currency,
    "code": _code,
    "organisations": _list(ORGANISATION),
    "funds": _list(ORGANISATION),
    "sources": _list(re.compile(r"[A-Za-z]+[A-Za-z0-9_-]*\d+")),
    "goals": _list(GOAL),
    "country": _country,
    "address": _address,
    "status": lambda text, _field: text if text in STATUSES else None,
}
