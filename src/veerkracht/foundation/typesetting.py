"""Setting a paper as a tagged PDF, by typst with the fonts it brings along.

What people typed never becomes markup: it travels as data, and the sheet shows data as text.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Unavailable

TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Signs that turn the direction of the text around them; they would print a name backwards."""

ATTEMPTS: tuple[tuple[bool, Literal["ua-1"] | None], ...] = ((True, "ua-1"), (False, "ua-1"), (False, None))
"""First the bundled fonts alone, the same on every machine; then those of the machine, for signs the bundled ones
lack, such as emoji; and at last without the promise of PDF/UA, which no font can keep for a sign that nobody has."""


def typeset(sheet: Path, data: Mapping[str, Any], made_from: datetime) -> bytes:
    """Set what is said on a sheet as PDF/UA-1; where typst is missing or fails, say so in one sentence."""
    try:
        import typst
    except ImportError as problem:
        raise Unavailable(_("The PDF cannot be made here, because typst is not installed.")) from problem
    said = json.dumps(data, ensure_ascii=False).translate(TURNING)
    for own_fonts, standards in ATTEMPTS:
        try:
            made = typst.compile(
                sheet,
                root=sheet.parent,
                ignore_system_fonts=own_fonts,
                format="pdf",
                sys_inputs={"paper": said},
                pdf_standards=standards,
                timestamp=int(made_from.timestamp()),
            )
        except (typst.TypstError, RuntimeError):
            continue
        return bytes(made)
    raise Unavailable(_("The PDF could not be made."))
