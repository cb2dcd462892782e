"""`veerkracht outcomes CONTRACT FILE`: take verified outcomes of a contract in from a CSV file, all of them or none."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from veerkracht.foundation.errors import Refusal
from veerkracht.fund.contracts.queries.contract import ContractRow, contract
from veerkracht.fund.contracts.refusals import language
from veerkracht.people import queries as people
from veerkracht.people.models import Person
from veerkracht.results.actions.take_in import NotTakenIn, take_in
from veerkracht.results.rules.outcomes_file import Sheet, column, read


class Command(BaseCommand):
    help = "Take in verified outcomes of a contract from a CSV file; with a mistake in it, nothing is stored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("contract", metavar="CONTRACT", help="the short name of the contract")
        parser.add_argument("file", type=Path, metavar="FILE", help="the CSV file (UTF-8), as the page asks for it")
        parser.add_argument("--by", metavar="EMAIL", required=True, help="in whose name; that person's roles count")
        parser.add_argument("--language", choices=["nl", "en"], default="nl", help="the language of the answer")

    def handle(self, *_args: object, **options: Any) -> None:
        with override(options["language"]):
            by = _person(options["by"])
            try:
                found = contract(options["contract"], viewer=by)
                taken = take_in(
                    by=by,
                    on=localdate(),
                    contract_key=found.key,
                    sheet=_sheet(options["file"], found),
                    scopes=found.scopes,
                    sides=found.sides,
                )
            except NotTakenIn as refusal:
                for one in refusal.mistakes:
                    where = _("Row %(row)d, %(column)s:") % {"row": one.row, "column": column(one.column, language())}
                    self.stderr.write(f"{where} {one.sentence.read(language()).text}")
                raise CommandError(str(refusal)) from None
            except Refusal as refusal:
                raise CommandError(str(refusal)) from None
            done = ngettext("%(count)s outcome was taken in.", "%(count)s outcomes were taken in.", taken.new)
            self.stdout.write(done % {"count": taken.new})
            if taken.known:
                before = ngettext("%(count)s was known already.", "%(count)s were known already.", taken.known)
                self.stdout.write(before % {"count": taken.known})


def _person(email: str) -> Person:
    found = people.by_email(email)
    if found is None:
        raise CommandError(_("Nobody with the e-mail address %(email)s is known.") % {"email": email})
    return found


def _sheet(path: Path, found: ContractRow) -> Sheet:
    try:
        return read(path.read_text(encoding="utf-8-sig"), found.key, found.definition_on)
    except UnicodeDecodeError:
        raise CommandError(_("The file is not UTF-8. Save it again as “CSV UTF-8”.")) from None
    except OSError:
        raise CommandError(_("%(file)s cannot be read. Choose another file.") % {"file": path}) from None
