"""`veerkracht backup`: everything that must not be lost in one file, while the site stays open."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.running.actions.backup import back_up
from veerkracht.running.progress import Progress
from veerkracht.running.start import require_ready


class Command(Progress):
    help = "Writes the records and the stored files to one file, or to a new file in a folder, while the site is open."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("to", type=Path, metavar="FILE|FOLDER")
        parser.add_argument("--keep", type=int, default=0, help="of the backups in the folder, keep so many")

    def handle(self, *, to: Path, keep: int, **options: Any) -> None:
        if keep < 0:
            raise CommandError(_("Keep at least one backup, or leave --keep away."))
        require_ready()
        try:
            made = back_up(to=to, keep=keep, told=self.tell)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        finally:
            self.tell("")
        manifest = made.manifest
        self.stdout.write(
            _(
                "%(file)s holds %(rows)s rows of %(tables)s records and %(files)s files (%(size)s MB).\n"
                "It holds personal data: keep it as safe as the database itself.\n"
                "The secret key is not in it. Keep VEERKRACHT_SECRET_KEY, or the file secret-key of the data folder, "
                "in another place; without it everyone has to sign in again, and to add their second step anew.\n"
                "Write this hash down elsewhere, and give it to veerkracht restore with --seen: %(digest)s"
            )
            % {
                "file": made.file,
                "rows": sum(part.rows for part in manifest.tables),
                "tables": len(manifest.tables),
                "files": len(manifest.files),
                "size": round(made.file.stat().st_size / 1e6, 1),
                "digest": manifest.digest(),
            }
        )
        for place in made.gone:
            self.stderr.write(
                _("%(file)s was taken away while the backup was made, and is not in it.") % {"file": place}
            )
