"""`veerkracht ledger`: give the journal for the controller's own system, and see whether the books are whole."""

import csv
from argparse import SUPPRESS
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.foundation.money import decimals
from veerkracht.fund.ledger.queries import journal, reconciliation
from veerkracht.fund.ledger.rules.auditfile import Keeper, auditfile
from veerkracht.fund.ledger.rules.journal import Books, rows

MOST_DECIMALS = 2
"""An audit file knows amounts in hundredths."""


class Command(BaseCommand):
    help = "Give the journal of a fund as CSV or audit file, or check that its books are whole."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=["nl", "en"], default="nl", help="the language of the answers")
        deeds = parser.add_subparsers(dest="deed", required=True, metavar="journal|reconcile")
        journal = deeds.add_parser("journal", help="write opening balances, transfers and closing balances to a file")
        journal.add_argument("file", type=Path)
        journal.add_argument("--from", dest="first", type=date.fromisoformat, required=True, metavar="DAY")
        journal.add_argument("--to", dest="last", type=date.fromisoformat, required=True, metavar="DAY")
        journal.add_argument("--format", choices=["csv", "xaf"], default="csv")
        journal.add_argument("--currency", default="", help="needed where a fund has accounts in several")
        journal.add_argument("--company", default="", help="whose books they are, for the head of an audit file")
        journal.add_argument("--tax-number", default="", help="its tax number, for the head of an audit file")
        reconcile = deeds.add_parser("reconcile", help="recompute everything; exit with 1 when something differs")
        for deed in (journal, reconcile):
            deed.add_argument("--fund", default="", help="needed where several funds have books")
            deed.add_argument("--language", choices=["nl", "en"], default=SUPPRESS)

    def handle(self, **options: Any) -> None:
        with translation.override(options["language"]):
            if options["deed"] == "journal":
                self._journal(options)
            else:
                self._reconcile(options["fund"])

    def _journal(self, options: dict[str, Any]) -> None:
        if options["last"] < options["first"]:
            raise CommandError(_("The last day lies before the first. Change one of the two."))
        fund = _one(options["fund"], journal.funds(), "--fund")
        currency = _one(options["currency"], journal.currencies(fund_key=fund), "--currency")
        if options["format"] == "xaf" and decimals(currency) > MOST_DECIMALS:
            sentence = _("An audit file cannot hold %(currency)s. Choose --format csv.")
            raise CommandError(sentence % {"currency": currency})
        write = _write_csv if options["format"] == "csv" else _write_auditfile
        try:
            with journal.one_moment():
                books = journal.books(fund_key=fund, currency=currency, first=options["first"], last=options["last"])
                write(books, options)
        except OSError as trouble:
            sentence = _("%(file)s cannot be written. Choose another file.")
            raise CommandError(sentence % {"file": options["file"]}) from trouble
        sentence = ngettext(
            "%(count)s transfer written to %(file)s.", "%(count)s transfers written to %(file)s.", books.count
        )
        self.stdout.write(sentence % {"count": books.count, "file": options["file"]})

    def _reconcile(self, fund: str) -> None:
        found = [
            finding
            for one in ([_one(fund, journal.funds(), "--fund")] if fund else journal.funds())
            for finding in reconciliation.reconciliation(fund_key=one)
        ]
        for finding in found:
            self.stderr.write(str(finding))
        if found:
            count = len(found)
            sentence = ngettext("%(count)s thing to look at.", "%(count)s things to look at.", count)
            raise CommandError(sentence % {"count": count})
        self.stdout.write(_("The books are whole."))


def _one(asked: str, known: tuple[str, ...], option: str) -> str:
    """Give what was asked, or the only one there is; refuse what is not known, and a choice that was not made."""
    if asked in known:
        return asked
    if not asked and len(known) == 1:
        return known[0]
    if not known:
        raise CommandError(_("There are no books yet: no account was opened."))
    sentence = _("Choose with %(option)s one of: %(known)s.")
    raise CommandError(sentence % {"option": option, "known": ", ".join(known)})


def _write_csv(books: Books, options: dict[str, Any]) -> None:
    with options["file"].open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows(books))


def _write_auditfile(books: Books, options: dict[str, Any]) -> None:
    keeper = Keeper(options["company"] or books.fund, options["tax_number"])
    with options["file"].open("w", encoding="utf-8") as file:
        file.writelines(auditfile(books, keeper, created_on=localdate()))
