"""Personal data in a text that people type: a BSN, a telephone number, an e-mail address, a bank account number.

Sources: the 11-proof of the burgerservicenummer (Logisch Ontwerp BSN); the Dutch numbering plan (ITU-T E.164, +31);
ISO 13616 for the IBAN, with its mod 97 check. See docs/methods/personal_data.md.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of personal data it is."""

    BSN = "bsn"
    PHONE = "phone"
    EMAIL = "email"
    IBAN = "iban"


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data in a text: what sort, what it says, and from where until where it stands."""

    kind: Kind
    text: str
    start: int
    end: int


EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}(?:@|\s?[(\[]\s?(?:at|apenstaartje)\s?[)\]]\s?)"
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}[^\W\d_]{2,24}(?![\w@])",
    re.IGNORECASE,
)
AT_SPELT = re.compile(r"[(\[]\s?(?:at|apenstaartje)\s?[)\]]", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"]+", re.IGNORECASE)
"""Numbers in the address of a page name a page, not a person."""

IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ .]?[A-Z0-9]){10,30}")
IBAN_LENGTHS = {
    "AD": 24,
    "AT": 20,
    "BE": 16,
    "BG": 22,
    "CH": 21,
    "CY": 28,
    "CZ": 24,
    "DE": 22,
    "DK": 18,
    "EE": 20,
    "ES": 24,
    "FI": 18,
    "FR": 27,
    "GB": 22,
    "GI": 23,
    "GR": 27,
    "HR": 21,
    "HU": 28,
    "IE": 22,
    "IS": 26,
    "IT": 27,
    "LI": 21,
    "LT": 20,
    "LU": 20,
    "LV": 21,
    "MC": 27,
    "MT": 31,
    "NL": 18,
    "NO": 15,
    "PL": 28,
    "PT": 25,
    "RO": 24,
    "SE": 24,
    "SI": 19,
    "SK": 24,
    "SM": 27,
    "TR": 26,
    "VA": 22,
}

BETWEEN = r"(?:[ \u00a0.]|\s?[-–/]\s?)?"
DIGITS = rf"(?:{BETWEEN}\d)"
BEFORE = r"(?<![\w/+=])(?<!\d[.,-])"
AFTER = r"(?!\w)(?![.,-]\d)"
NATIONAL = re.compile(rf"{BEFORE}\(?0[1-9]\d{{0,2}}\)?{DIGITS}{{6,8}}{AFTER}")
ABROAD = re.compile(rf"(?<![\w/=])(?:\+|00\s?)[1-9]\d{{0,2}}{BETWEEN}(?:\(0\){BETWEEN})?\d{DIGITS}{{6,13}}{AFTER}")
CAN_HOLD = re.compile(r"@|[(\[]\s?a|(?:\d\D{0,4}){8}", re.IGNORECASE)
"""Without a sign for an address, or eight digits near one another, there is nothing to look for."""

DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\s?[-./ ]\s?(?:0?[1-9]|1[0-2])\s?[-./ ]\s?(?:19|20)\d\d(?!\d)")
AREAS = frozenset(
    [
        "010",
        "013",
        "015",
        "020",
        "023",
        "024",
        "026",
        "030",
        "033",
        "035",
        "036",
        "038",
        "040",
        "043",
        "045",
        "046",
        "050",
        "053",
        "055",
        "058",
        "070",
        "071",
        "072",
        "073",
        "074",
        "075",
        "076",
        "077",
        "078",
        "079",
        "084",
        "085",
        "087",
        "088",
        "091",
    ]
)
"""Area codes of three digits; the others have four. 0800 and 0900 are of organisations, never of a person."""

BSN = re.compile(r"(?<![\w/+=])(?<!\d[.,-])(?:\d{9}|\d{4}([. -])\d{2}\1\d{3})(?!\w)(?![.,-]\d)(?!,-)")
SPACED_BSN = re.compile(r"(?<=bsn)\W{0,4}(?:nummer\W{0,3})?((?:\d[ .-]?){8}\d)(?!\w)", re.IGNORECASE)
NO_BSN = re.compile(
    r"(?:€|\b(?:eur|euro|rsin|isbn|kenmerk|dossier|zaaknummer|ordernummer|projectnummer|documentnummer))\W{0,3}$",
    re.IGNORECASE,
)
"""Where this stands before nine digits, the writer said what they are."""

IN_MONEY = re.compile(r"\s?(?:euro|eur|miljoen|million)\b", re.IGNORECASE)


def find(text: str, *, but: Collection[str] = ()) -> tuple[Found, ...]:
    """Find personal data in a text, in the order in which they stand; `but` are those that are meant to be public.

    >>> [(one.kind.value, one.text) for one in find("Bel 06-12345678, BSN 123456782 (KvK 12345678, sinds 2017).")]
    [('phone', '06-12345678'), ('bsn', '123456782')]
    """
    if not CAN_HOLD.search(text):
        return ()
    taken = [match.span() for match in ADDRESS.finditer(text)]
    found: list[Found] = []
    for kind, spans in ((Kind.EMAIL, _emails), (Kind.IBAN, _ibans), (Kind.PHONE, _phones), (Kind.BSN, _bsns)):
        for start, end in spans(text):
            if not any(start < its_end and its_start < end for its_start, its_end in taken):
                taken.append((start, end))
                found.append(Found(kind, text[start:end], start, end))
    meant = {plain(one) for one in but}
    return tuple(sorted((one for one in found if plain(one.text) not in meant), key=lambda one: one.start))


def masked(text: str) -> str:
    """Give a text in which personal data are replaced by three dots, for where nothing can ever be taken out again.

    >>> masked("Gebeld met 06-12345678")
    'Gebeld met …'
    """
    while found := find(text):  # where one is gone, another may show
        for one in reversed(found):
            text = f"{text[: one.start]}…{text[one.end :]}"
    return text


def plain(value: str) -> str:
    """Write a number or address in one way, so that it is known again however it was typed.

    >>> plain("06 - 12 34 56 78") == plain("0612345678")
    True
    """
    return re.sub(r"[\s().–/-]", "", value).casefold() if "@" not in value else value.strip().casefold()


def is_bsn(digits: str) -> bool:
    """Say whether nine digits pass the 11-proof: 9, 8, 7, 6, 5, 4, 3, 2 and -1 times each, divisible by 11.

    >>> is_bsn("123456782"), is_bsn("123456789")
    (True, False)
    """
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and len(set(digits)) > 1


def _emails(text: str) -> Iterator[tuple[int, int]]:
    if "@" in text or AT_SPELT.search(text):
        yield from (match.span() for match in EMAIL.finditer(text))


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for match in IBAN.finditer(text):
        wanted = IBAN_LENGTHS.get(match[0][:2], 0)
        signs = [(place, sign) for place, sign in enumerate(match[0], start=1) if sign.isalnum()][:wanted]
        kept = "".join(sign for _place, sign in signs)
        number = "".join(str(int(sign, 36)) for sign in kept[4:] + kept[:4])
        if wanted and len(kept) == wanted and int(number) % 97 == 1:
            yield match.start(), match.start() + signs[-1][0]


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in NATIONAL.finditer(text):
        if _is_dutch(match[0]):
            yield match.span()
    for match in ABROAD.finditer(text):
        if _is_abroad(match[0]):
            yield match.span()


def _is_dutch(written: str) -> bool:
    """Ten digits, of which the area code stands by itself or nothing does; and no date."""
    digits = re.sub(r"\D", "", written)
    first = re.split(r"\D+", written.lstrip("("), maxsplit=1)[0]
    if len(digits) != 10 or DAY.match(written) or digits.startswith(("0800", "090", "0123")):
        return False
    area = "06" if digits.startswith("06") else digits[:3] if digits[:3] in AREAS else digits[:4]
    return first in (digits, area) or (area == "06" and len(first) > 2)


def _is_abroad(written: str) -> bool:
    """Nine to fifteen digits after the plus; no amount with its thousands, and no zero after the code of a land."""
    digits = re.sub(r"\D", "", written.replace("(0)", "")).removeprefix("00")
    groups = re.split(r"\D+", written.lstrip("+").replace("(0)", ""))
    if not 9 <= len(digits) <= 15 or re.fullmatch(r"\+\d{1,3}(?:\.\d{3})+", written):
        return False
    if digits.startswith("31"):
        return len(digits) == 11
    return digits.startswith("39") or not (len(groups) > 1 and groups[1].startswith("0"))


def _bsns(text: str) -> Iterator[tuple[int, int]]:
    for match in BSN.finditer(text):
        before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() :][:10]
        if not NO_BSN.search(before) and not IN_MONEY.match(after) and is_bsn(re.sub(r"\D", "", match[0])):
            yield match.span()
    for match in SPACED_BSN.finditer(text):
        if is_bsn(re.sub(r"\D", "", match[1])):
            yield match.span(1)
