"""`veerkracht trail`: seal what was done, and find out whether the trail was tampered with."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.trail.actions import seal
from veerkracht.trail.seals import Break, Verdict, check


class Command(BaseCommand):
    help = "seal: put new entries of the trail under a seal. verify: seal them, then check every seal and entry."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["seal", "verify"])
        parser.add_argument("--seen", default="", help="a digest that you wrote down: its seal must still be there")
        parser.add_argument("--quiet", action="store_true", help="say nothing when there is nothing to say")

    def handle(self, *, what: str, seen: str, quiet: bool, **options: Any) -> None:
        sealed = self._seal()
        if what == "seal":
            if sealed or not quiet:
                self.stdout.write(
                    ngettext("%(count)s entry was sealed.", "%(count)s entries were sealed.", sealed)
                    % {"count": sealed}
                )
            return
        verdict = check(seen=seen.strip().lower(), told=self._progress)
        self._progress(0)
        if verdict.breaks:
            raise CommandError(report(verdict), returncode=1)
        self.stdout.write(
            _(
                "The trail is whole: %(entries)s entries under %(seals)s seals.\n"
                "%(sealed)s of them were not sealed yet and were sealed just now.\n"
                "Write this down elsewhere, and give it back with --seen next time: %(last)s"
            )
            % {"entries": verdict.entries, "seals": verdict.seals, "sealed": sealed, "last": verdict.last}
        )

    def _seal(self) -> int:
        count = 0
        while sealed := seal():
            count += sealed
            self._progress(count)
        return count

    def _progress(self, count: int) -> None:
        """Show on a screen how far it is; nothing where the output goes into a file."""
        if sys.stderr.isatty():
            self.stderr.write(f"\r\x1b[K{count}" if count else "\r\x1b[K", ending="")
            self.stderr.flush()


def report(verdict: Verdict) -> str:
    """Say what is broken, where, and what to do."""
    lines = [_("The trail was changed after it was sealed.")]
    lines += [_sentence(found) for found in verdict.breaks]
    if verdict.more:
        lines.append(ngettext("And %(count)s more.", "And %(count)s more.", verdict.more) % {"count": verdict.more})
    lines.append(
        _(
            "Change nothing. Keep a copy of the database as it is now, compare these entries with those in the last "
            "backup that is whole, and tell the auditor."
        )
    )
    return "\n".join(lines)


def _sentence(found: Break) -> str:
    sentences = {
        ("changed", True): _("Seal %(seal)s: entry %(entry)s is not as it was sealed."),
        ("gone", True): _("Seal %(seal)s: entry %(entry)s is gone."),
        ("changed", False): _("Seal %(seal)s: the seal itself is not as it was set."),
        ("gone", False): _("Seal %(seal)s is gone."),
        ("loose", False): _("Seal %(seal)s does not rest on the seal before it."),
        ("unseen", False): _("The seal with the digest that you wrote down is not there."),
    }
    return sentences[found.what, found.entry is not None] % {"seal": found.seal, "entry": found.entry}
