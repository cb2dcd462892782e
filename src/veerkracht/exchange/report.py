"""What a load did or would do, in words for a terminal."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.exchange.actions.load import Outcome
from veerkracht.exchange.rules.compare import Difference, Fate, Field

WIDE = 60


def told(outcome: Outcome) -> Iterator[str]:
    """Tell line by line what was done, what waits for a decision and what is proposed."""
    plan = outcome.plan
    if not plan.changes:
        yield _("Nothing changed.")
    for name, counts in plan.counts():
        parts = [count_in_words(fate, counts[fate]) for fate in Fate if counts[fate]]
        yield f"  {name:<16}{', '.join(parts)}"
    yield from _section(_("Corrections of versions (kept in the trail):"), outcome.corrections)
    conflicts = plan.of(Fate.CONFLICT)
    yield from _section(_("Changed both on screen and in the file; nothing was overwritten:"), conflicts, fields=True)
    if conflicts:
        yield _("  Decide for all with --take file or --take screen, or one by one on the page for files.")
    yield from _section(
        _("No longer in the files. Nothing was removed; close them if they have ended:"), plan.of(Fate.VANISHED)
    )
    if outcome.possible_duplicates:
        yield ""
        yield _("Perhaps the same under two spellings. Both stay until someone decides:")
        for pair in outcome.possible_duplicates:
            yield f"  {pair.one} – {pair.other} ({round(pair.likeness * 100)}%)"


def count_in_words(fate: Fate, number: int) -> str:
    """Say how many rows have a fate."""
    words = {
        Fate.NEW: ngettext("%(number)s new", "%(number)s new", number),
        Fate.CHANGED: ngettext("%(number)s changed", "%(number)s changed", number),
        Fate.SAME: ngettext("%(number)s the same", "%(number)s the same", number),
        Fate.CONFLICT: ngettext("%(number)s conflict", "%(number)s conflicts", number),
        Fate.VANISHED: ngettext("%(number)s vanished", "%(number)s vanished", number),
    }
    return words[fate] % {"number": number}


def named(row: Difference) -> str:
    """Name a row: its table and what it is known by."""
    return f"{row.table}: {row.key.replace('|', ', ').strip(', ')}"


def _section(title: str, rows: Sequence[Difference], *, fields: bool = False) -> Iterator[str]:
    if rows:
        yield ""
        yield title
    for row in rows:
        yield f"  {named(row)}"
        if fields:
            yield from (_line(field) for field in row.fields)


def _line(field: Field) -> str:
    screen, file = _short(field.stored), _short(field.file)
    return _("    %(name)s: on screen “%(screen)s”, in the file “%(file)s”") % {
        "name": field.name,
        "screen": screen,
        "file": file,
    }


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return f"{plain[:WIDE]}…" if len(plain) > WIDE else plain
