"""What a mail is, by its headers alone: someone's words, or a machine's, which is never answered.

Sources: RFC 3834 (automatic responses), RFC 3464 (delivery reports), RFC 2369 and 2919 (lists), and the headers that
Exchange and older mailers write. See docs/methods/incoming.md.
"""

import re
from collections.abc import Mapping
from enum import StrEnum


class Sort(StrEnum):
    """What sort of mail it is."""

    LETTER = "letter"
    BOUNCE = "bounce"
    AUTOMATIC = "automatic"
    OWN = "own"


MACHINES = re.compile(r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+=.-].*)?@", re.I)
BULK = frozenset({"bulk", "junk", "list", "auto_reply"})
SAYS_AWAY = ("x-autoreply", "x-autorespond", "x-auto-reply", "list-id", "list-unsubscribe")
OUT_OF_OFFICE = re.compile(
    r"^(automatic reply|automatisch antwoord|out of office|afwezig(heid)?\b|auto:|autoreply)", re.I
)


def sort_of(headers: Mapping[str, str], sender: str, ours: frozenset[str]) -> Sort:
    """Say what sort of mail it is; `headers` by their names in small letters, `ours` the addresses of the desk itself.

    >>> sort_of({"auto-submitted": "auto-replied", "subject": "Re: uw vraag"}, "an@example.nl", frozenset())
    <Sort.AUTOMATIC: 'automatic'>
    """
    if _is_bounce(headers, sender):
        return Sort.BOUNCE
    if sender.lower() in ours or headers.get("x-loop", "").strip().lower() in ours - {""}:
        return Sort.OWN
    return Sort.AUTOMATIC if _is_automatic(headers, sender) else Sort.LETTER


def _is_bounce(headers: Mapping[str, str], sender: str) -> bool:
    kind = headers.get("content-type", "").lower()
    if "multipart/report" in kind and "delivery-status" in kind:
        return True
    nobody = headers.get("return-path", "-").strip() == "<>"
    return nobody and bool(MACHINES.match(sender)) and not sender.lower().startswith("no")


def _is_automatic(headers: Mapping[str, str], sender: str) -> bool:
    submitted = headers.get("auto-submitted", "no").split(";")[0].strip().lower()
    return (
        submitted != "no"
        or headers.get("return-path", "-").strip() == "<>"
        or headers.get("precedence", "").strip().lower() in BULK
        or any(name in headers for name in SAYS_AWAY)
        or bool(MACHINES.match(sender) or OUT_OF_OFFICE.match(headers.get("subject", "").strip()))
    )


QUOTED = re.compile(
    r"^(>|-{3,} ?(original message|oorspronkelijk bericht)|_{10,}$"
    r"|(on|op) .{5,200}(wrote|schreef).*:$|(van|from): .+@)",
    re.I,
)


def own_words(text: str) -> str:
    r"""Give what someone wrote in a mail, without the earlier mail beneath it; a mail of that alone stays whole.

    >>> own_words("Dank je.\n\nOp 3 mei schreef Anna:\n> Hallo")
    'Dank je.'
    """
    lines = text.replace("\r\n", "\n").split("\n")
    kept: list[str] = []
    for line in lines:
        if QUOTED.match(line.strip()) or line.rstrip("\n") == "-- ":
            break
        kept.append(line.rstrip())
    return "\n".join(kept).strip() or text.strip()
