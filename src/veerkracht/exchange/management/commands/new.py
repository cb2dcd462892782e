"""veerkracht new FOLDER: write an example programme, with comments, for another city or province."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.exchange.folder.read import read_folder
from veerkracht.exchange.folder.write import write_folder
from veerkracht.exchange.guide import guide, notes
from veerkracht.exchange.queries.plan import read_rows
from veerkracht.exchange.tables.register import BY_NAME

EXAMPLE = Path(__file__).resolve().parents[2] / "example"


class Command(BaseCommand):
    help = "Writes an example programme of a made-up town, with comments. Change it into your own and load it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", help="a folder that is empty or does not exist yet")
        parser.add_argument("--language", choices=["nl", "en"], default="nl", help="the language of the comments")
        parser.add_argument("--guide", action="store_true", help="only show the explanation of all files")

    def handle(self, *_args: object, **options: Any) -> None:
        language = options["language"]
        if options["guide"]:
            self.stdout.write(guide(language), ending="\n")
            return
        with override(language):
            folder = options["folder"]
            if folder is None:
                raise CommandError(_("Say in which folder to write: veerkracht new FOLDER."))
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise CommandError(_("%(folder)s is not empty. Choose a new folder.") % {"folder": folder})
            written = write_folder(folder, example(), notes=notes(language))
            readme = "LEESMIJ.md" if language == "nl" else "README.md"
            (folder / readme).write_text(guide(language), encoding="utf-8")
            lines = [
                _("An example programme stands in %(folder)s (%(number)s files).")
                % {"folder": folder, "number": len(written) + 1},
                _("Read %(readme)s, change the files into your own programme, and load them:") % {"readme": readme},
                f"  veerkracht load {folder}",
            ]
            self.stdout.write("\n".join(lines))


def example() -> dict[str, list[dict[str, str]]]:
    """Give the rows of the example."""
    rows = read_rows(read_folder(EXAMPLE))
    return {name: [BY_NAME[name].whole(cells) for cells in found] for name, found in rows.items()}
