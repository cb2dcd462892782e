"""What the codes and columns of a border file by Statistics Netherlands (CBS) or PDOK say.

Source: CBS, "Wijk- en buurtkaart", description of the columns; the codes are unique only within a year. A district
WK0828nn and a neighbourhood BU0828nnnn lie in municipality GM0828, and the neighbourhood in district WK0828nn.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

KINDS = {"PV": "province", "CR": "region", "GM": "municipality", "WK": "district", "BU": "neighbourhood"}
"""What sort of place the first two letters stand for."""

CODE = re.compile(r"PV\d{2}|CR\d{2}|GM\d{4}|WK\d{6}|BU\d{8}")

# From small to large, since a neighbourhood also names its municipality. Letters, digits, column of the name.
COLUMNS: dict[str, tuple[str, int, str]] = {
    "statcode": ("", 0, "statnaam"),
    "buurtcode": ("BU", 8, "buurtnaam"),
    "bu_code": ("BU", 8, "bu_naam"),
    "wijkcode": ("WK", 6, "wijknaam"),
    "wk_code": ("WK", 6, "wk_naam"),
    "gemeentecode": ("GM", 4, "gemeentenaam"),
    "gm_code": ("GM", 4, "gm_naam"),
    "gemeente_code": ("GM", 4, "gemeente_naam"),
    "coropcode": ("CR", 2, "coropnaam"),
    "provinciecode": ("PV", 2, "provincienaam"),
    "pv_code": ("PV", 2, "pv_naam"),
    "identificatie": ("", 0, "naam"),
    "code": ("", 0, "naam"),
}
NAMES = ("naam", "name", "gemeentenaam")
WATER = ("water", "h2o")
LAND = {"NEE", "NO", ""}


@dataclass(frozen=True, slots=True)
class Label:
    """What a file says about one shape: its code and name, the year it counts for, and what it lies in."""

    code: str = ""
    name: str = ""
    year: int = 0
    water: bool = False
    larger: tuple[str, ...] = ()


def label(properties: Mapping[str, Any], number: object = "") -> Label:
    """Read code and name from the columns that CBS and PDOK use, whatever their case; else from the shape's id.

    >>> label({"gemeentecode": "GM0828", "gemeentenaam": "Oss", "provincie": "PV30"})
    Label(code='GM0828', name='Oss', year=0, water=False, larger=('PV30',))
    """
    columns = {str(name).strip().lower(): str(value).strip() for name, value in properties.items() if value is not None}
    code, name = _code(columns)
    if not code:
        code = _written(str(number).strip())
    others = {written for value in columns.values() if (written := _written(value)) and written != code}
    return Label(
        code=code,
        name=name or next((columns[column] for column in NAMES if columns.get(column)), ""),
        year=_year(columns),
        water=any(columns.get(column, "").upper() not in LAND for column in WATER),
        larger=tuple(sorted({*within(code), *others})),
    )


def kind(code: str) -> str:
    """Say what sort of place a code stands for.

    >>> kind("WK082801")
    'district'
    """
    return KINDS.get(code[:2], "")


def within(code: str) -> tuple[str, ...]:
    """Give the codes of what a place lies in, as far as its own code tells, the smallest first.

    >>> within("BU08280102")
    ('WK082801', 'GM0828')
    """
    if code.startswith("BU"):
        return f"WK{code[2:8]}", f"GM{code[2:6]}"
    return (f"GM{code[2:6]}",) if code.startswith("WK") else ()


def _code(columns: Mapping[str, str]) -> tuple[str, str]:
    for column, (letters, digits, name) in COLUMNS.items():
        value = columns.get(column, "")
        if value.isascii() and value.isdigit() and letters:
            value = f"{letters}{value.zfill(digits)}"
        if written := _written(value):
            return written, columns.get(name, "")
    return "", ""


def _written(value: str) -> str:
    upper = value.upper()
    return upper if CODE.fullmatch(upper) else ""


def _year(columns: Mapping[str, str]) -> int:
    """Read the year for which a shape counts: a column of its own, or the first digits of 2014BU08280102."""
    for value in (columns.get("jaar", ""), columns.get("jrstatcode", "")[:4]):
        if re.fullmatch(r"(19|20)\d{2}", value):
            return int(value)
    return 0
