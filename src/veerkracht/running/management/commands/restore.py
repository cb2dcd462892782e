"""`veerkracht restore`: put a backup back into an empty place, on SQLite or PostgreSQL, whichever it was made on."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.running.actions.restore import restore
from veerkracht.running.progress import Progress
from veerkracht.running.start import too_old, unreachable


class Command(Progress):
    help = "Puts a backup back into an empty data folder or database; all of it or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--seen", default="", help="the hash that you wrote down when the backup was made")

    def handle(self, *, file: Path, seen: str, **options: Any) -> None:
        if sentence := unreachable() or too_old():
            raise CommandError(sentence)
        try:
            manifest = restore(file=file, seen=seen.strip().lower(), told=self.tell)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        finally:
            self.tell("")
        call_command("reindex", stdout=self.stdout)
        self.stdout.write(
            _(
                "Restored as it was at %(moment)s, and compared: %(rows)s rows of %(tables)s records, "
                "%(files)s files.\n"
                "Put the secret key back as well, or everyone signs in again. Then see that the trail is whole: "
                "veerkracht trail verify"
            )
            % {
                "moment": manifest.made_at,
                "rows": sum(part.rows for part in manifest.tables),
                "tables": len(manifest.tables),
                "files": len(manifest.files),
            }
        )
