"""veerkracht save FOLDER: write a programme back as plain files or as a workbook."""

import tomllib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from veerkracht.exchange.folder.write import write_folder
from veerkracht.exchange.queries.stored import whole
from veerkracht.exchange.workbook.write import write_workbook
from veerkracht.foundation.errors import Refusal
from veerkracht.programmes.queries.programme import home_key, programme_keys


class Command(BaseCommand):
    help = "Writes a programme to a folder of plain files, or to a workbook. Loading them again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", help="the folder to write to")
        parser.add_argument("--workbook", type=Path, metavar="FILE.xlsx", help="write a workbook instead")
        parser.add_argument("--programme", metavar="KEY", default="", help="another programme than the home one")
        parser.add_argument("--language", choices=["nl", "en"], default="nl", help="the language of explanations")

    def handle(self, *_args: object, **options: Any) -> None:
        with override(options["language"]):
            try:
                self._save(options)
            except (Refusal, OSError) as problem:
                raise CommandError(str(problem)) from None

    def _save(self, options: dict[str, Any]) -> None:
        if (options["folder"] is None) == (options["workbook"] is None):
            raise CommandError(_("Say where to write: a folder, or --workbook and the name of a file."))
        key = self._programme(options["programme"])
        rows = whole(key)
        if options["workbook"]:
            options["workbook"].write_bytes(write_workbook(rows))
            self.stdout.write(_("Written: %(file)s") % {"file": options["workbook"]})
            return
        self._require_ours(options["folder"], key)
        count = len(write_folder(options["folder"], rows))
        self.stdout.write(
            ngettext("%(number)s file in %(folder)s", "%(number)s files in %(folder)s", count)
            % {"number": count, "folder": options["folder"]}
        )

    def _programme(self, wanted: str) -> str:
        known = programme_keys()
        key = wanted or home_key()
        if key not in known:
            sentence = (
                _("There is no programme “%(key)s”. Known are: %(known)s.")
                if wanted
                else _("There is no programme yet. Load one first: veerkracht load FOLDER.")
            )
            raise CommandError(sentence % {"key": key, "known": ", ".join(known)})
        return key

    def _require_ours(self, folder: Path, key: str) -> None:
        """Do not write over the files of another programme."""
        there = folder / "programme.toml"
        try:
            found = tomllib.loads(there.read_text(encoding="utf-8")).get("key", key) if there.exists() else key
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            found = key
        if found != key:
            sentence = _("The folder holds another programme (%(key)s). Choose an empty folder.")
            raise CommandError(sentence % {"key": found})
