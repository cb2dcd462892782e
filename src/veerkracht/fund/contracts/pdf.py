"""A contract as a tagged PDF, set by typst; what people typed travels as data and is shown as text."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Unavailable
from veerkracht.fund.contracts.paper import Paper

TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
SHEET = Path(__file__).with_name("contract.typ")
ATTEMPTS: tuple[tuple[bool, Literal["ua-1"] | None], ...] = ((True, "ua-1"), (False, "ua-1"), (False, None))
"""First the bundled fonts alone, the same everywhere; then those of the machine; at last without PDF/UA."""


def pdf(paper: Paper) -> bytes:
    """Set the paper as PDF/UA-1; where typst is missing or fails, say so in one sentence."""
    try:
        import typst
    except ImportError as problem:
        raise Unavailable(_("The PDF cannot be made here, because typst is not installed.")) from problem
    data = asdict(paper) | {"made_from": None}
    for own_fonts, standards in ATTEMPTS:
        try:
            made = typst.compile(
                SHEET,
                root=SHEET.parent,
                ignore_system_fonts=own_fonts,
                format="pdf",
                sys_inputs={"paper": json.dumps(data, ensure_ascii=False).translate(TURNING)},
                pdf_standards=standards,
                timestamp=int(paper.made_from.timestamp()),
            )
        except (typst.TypstError, RuntimeError):
            continue
        return bytes(made)
    raise Unavailable(_("The PDF could not be made."))
