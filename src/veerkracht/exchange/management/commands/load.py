"""veerkracht load FOLDER: read a programme from plain files or a workbook."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from veerkracht.exchange.actions.load import load
from veerkracht.exchange.folder.read import read_folder
from veerkracht.exchange.queries.plan import mistakes, programme_key, read_rows
from veerkracht.exchange.report import told
from veerkracht.exchange.rules.compare import Side
from veerkracht.exchange.sentences import findings
from veerkracht.exchange.workbook.read import read_workbook
from veerkracht.foundation.errors import Refusal
from veerkracht.people import queries as people
from veerkracht.people.models import Person
from veerkracht.people.withheld import notice


class Command(BaseCommand):
    help = (
        "Reads a programme from a folder of plain files, or from a workbook. Nothing is stored if there is a mistake."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder, or a workbook (.xlsx)")
        parser.add_argument("--by", metavar="EMAIL", default="", help="in whose name; else the first administrator")
        parser.add_argument("--take", choices=["file", "screen"], default="", help="what counts where both changed")
        parser.add_argument("--language", choices=["nl", "en"], default="nl", help="the language of the answer")

    def handle(self, *_args: object, **options: Any) -> None:
        with override(options["language"]):
            try:
                self._load(options)
            except Refusal as refusal:
                raise CommandError(str(refusal)) from None

    def _load(self, options: dict[str, Any]) -> None:
        by = self._person(options["by"])
        where = options["folder"]
        reading = read_workbook(where.read_bytes()) if where.is_file() else read_folder(where)
        wrong = findings(mistakes(reading))
        if wrong:
            lines = [f"{found.where or where}\n    {found.what}\n    {found.instead}" for found in wrong]
            count = ngettext(
                "%(number)s mistake. Nothing was stored.", "%(number)s mistakes. Nothing was stored.", len(wrong)
            ) % {"number": len(wrong)}
            raise CommandError("\n".join(["", *lines, "", count]))
        side = Side(options["take"])
        key = programme_key(reading)
        outcome = load(by=by, programme_key=key, rows=read_rows(reading), take=lambda _table, _key: side)
        if options["verbosity"]:
            self.stdout.write(_("Programme %(key)s") % {"key": key})
            for line in told(outcome):
                self.stdout.write(line)
            if waits := notice(by):
                self.stdout.write(waits)

    def _person(self, email: str) -> Person:
        """Find in whose name it is done: who was named, or else the first administrator or officer."""
        if email:
            named = people.by_email(email)
            if named is None:
                raise CommandError(_("Nobody with the e-mail address %(email)s is known.") % {"email": email})
            return named
        first = people.administrator() or next(iter(people.officers()), None)
        if first is None:
            raise CommandError(_("Nobody can sign in yet. Make the first person: veerkracht officer."))
        return first
