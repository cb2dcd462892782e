"""veerkracht indigo import|export|replay: the contracts of the world, to compare with."""

import json
from argparse import ArgumentParser
from collections import Counter
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import Refusal
from veerkracht.fund.reference.actions.take_in import Taken, take_in
from veerkracht.fund.reference.files.folder import write_folder
from veerkracht.fund.reference.files.package import write_package
from veerkracht.fund.reference.queries import export
from veerkracht.fund.reference.queries.replays import Replay, replays
from veerkracht.fund.reference.refusals import NothingToWrite
from veerkracht.fund.reference.rules.replay import RECKONED, totals
from veerkracht.fund.reference.telling import ODD, WHY
from veerkracht.people import queries as people
from veerkracht.people.models import Person

Report = dict[str, Any]
MOST_NAMED = 20


class Command(BaseCommand):
    help = "Takes in INDIGO to compare with, writes it back, or replays what its contracts paid."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("deed", choices=["import", "export", "replay"])
        parser.add_argument("path", type=Path, nargs="?", help="the folder with CSV files, or a JSON file")
        parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as JSON")
        parser.add_argument("--by", metavar="EMAIL", default="", help="in whose name; else the first administrator")
        parser.add_argument("--language", choices=["nl", "en"], default="nl", help="the language of the answer")

    def handle(self, *_args: object, **options: Any) -> None:
        with override(options["language"]):
            if options["deed"] != "replay" and options["path"] is None:
                raise CommandError(_("Say which folder or file: veerkracht indigo import FOLDER."))
            try:
                report = getattr(self, f"_{options['deed']}")(options)
            except Refusal as refusal:
                raise CommandError(str(refusal)) from None
            if options["report"]:
                text = json.dumps(report, ensure_ascii=False, indent=1, default=str)
                options["report"].write_text(text + "\n", encoding="utf-8")
                self.stdout.write(_("The report stands in %(file)s.") % {"file": options["report"]})

    def _import(self, options: Report) -> Report:
        taken = take_in(by=_person(options["by"]), path=options["path"])
        cells = sum(taken.counts.values(), Counter[str]())
        words = {"fresh": taken.fresh, "changed": taken.changed, "same": taken.same, "gone": len(taken.gone)}
        self.stdout.write(_("Contracts: %(number)d.") % {"number": taken.contracts})
        self.stdout.write(_("Rows: %(fresh)d new, %(changed)d changed, %(same)d the same, %(gone)d gone.") % words)
        self.stdout.write(
            _("Cells: %(typed)d read, %(raw)d kept as written, %(empty)d empty.")
            % {kind: cells[kind] for kind in ("typed", "raw", "empty")}
        )
        for table, owner, number in taken.gone[:MOST_NAMED]:
            row = {"table": table, "owner": owner, "number": number}
            self.stdout.write(_("No longer there: %(table)s, %(owner)s, row %(number)d.") % row)
        if len(taken.gone) > MOST_NAMED:
            more = {"number": len(taken.gone) - MOST_NAMED}
            self.stdout.write(_("And %(number)d more that are no longer there; the report names all.") % more)
        self.stdout.write(_("Findings: %(number)d.") % {"number": len(taken.oddities)})
        for code, number in Counter(one.code for one in taken.oddities).most_common():
            self.stdout.write(f"  {number:5}  {ODD[code][0]} {ODD[code][1]}")
        return _import_report(taken)

    def _export(self, options: Report) -> Report:
        path: Path = options["path"]
        rows = list(export.rows())
        if not rows:
            raise NothingToWrite(_("Nothing has been taken in yet. First: veerkracht indigo import FOLDER."))
        if path.suffix == ".json":
            number = write_package(path, rows)
            self.stdout.write(_("%(number)d records stand in %(file)s.") % {"number": number, "file": path})
            return {"records": number, "files": [path.name]}
        if path.is_file() or (path.is_dir() and any(path.iterdir())):
            raise NothingToWrite(_("%(folder)s is not empty. Choose a new folder.") % {"folder": path})
        written = write_folder(path, rows)
        self.stdout.write(_("%(number)d files stand in %(folder)s.") % {"number": len(written), "folder": path})
        return {"rows": len(rows), "files": written}

    def _replay(self, _options: Report) -> Report:
        found = replays()
        lines = [line for one in found for line in one.lines]
        reckoned = sum(line.why in RECKONED for line in lines)
        self.stdout.write(
            _("%(contracts)d contracts, %(lines)d lines; an amount could be reckoned for %(reckoned)d.")
            % {"contracts": len(found), "lines": len(lines), "reckoned": reckoned}
        )
        sums = totals(lines)
        for why, (number, amounts) in sorted(sums.items(), key=lambda one: -one[1][0]):
            self.stdout.write(f"  {number:5}  {WHY[why][0]}: {WHY[why][1]}")
            for currency, (due, paid) in amounts.items():
                if due or paid:
                    words = {"currency": currency, "due": f"{due:,}", "paid": f"{paid:,}"}
                    self.stdout.write("         " + _("%(currency)s due %(due)s, paid %(paid)s") % words)
        return {"contracts": [_replay_report(one) for one in found], "totals": _totals(sums)}


def _person(email: str) -> Person:
    """Find in whose name it is done: who was named, or else the first administrator or officer."""
    found = people.by_email(email) if email else people.administrator() or next(iter(people.officers()), None)
    if found is None and email:
        raise CommandError(_("Nobody with the e-mail address %(email)s is known.") % {"email": email})
    if found is None:
        raise CommandError(_("Nobody can sign in yet. Make the first person: veerkracht officer."))
    return found


def _import_report(taken: Taken) -> Report:
    fields: dict[str, dict[str, dict[str, int]]] = {}
    for (table, heading), counts in taken.counts.items():
        fields.setdefault(table, {})[heading] = {kind: counts[kind] for kind in ("typed", "raw", "empty")}
    findings = [
        {"file": one.file, "row": one.line, "column": one.column, "record": one.owner, "code": one.code,
         "written": one.shown, "what": str(ODD[one.code][0]), "done": str(ODD[one.code][1])}
        for one in taken.oddities
    ]  # fmt: skip
    gone = [{"table": table, "record": owner, "number": number} for table, owner, number in taken.gone]
    rows = {"new": taken.fresh, "changed": taken.changed, "same": taken.same, "gone": gone}
    return {"contracts": taken.contracts, "rows": rows, "fields": fields, "findings": findings}


def _replay_report(one: Replay) -> Report:
    lines = [asdict(line) | {"difference": line.difference, "explanation": str(WHY[line.why][1])} for line in one.lines]
    return {"contract": one.identifier, "name": one.name, "paid_in_all": one.made, "lines": lines}


def _totals(sums: Any) -> Report:
    def shown(amounts: dict[str, tuple[Decimal, Decimal]]) -> Report:
        return {currency: {"due": due, "paid": paid} for currency, (due, paid) in amounts.items()}

    return {why: {"lines": number, "amounts": shown(amounts)} for why, (number, amounts) in sums.items()}
