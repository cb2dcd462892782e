"""`veerkracht places`: list the places that are known, and load the borders of a year."""

from argparse import SUPPRESS
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.people.queries import administrator
from veerkracht.places import borders, queries
from veerkracht.places.actions import draw
from veerkracht.places.boundaries import Sheet, read_sheet

MOST_SHOWN = 25
OLDEST_YEAR = 1815


class Command(BaseCommand):
    help = "List the places that are known, or load their borders from a file of CBS or PDOK."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=["nl", "en"], default="nl", help="the language of the answers")
        deeds = parser.add_subparsers(dest="deed", required=True, metavar="list|load")
        listing = deeds.add_parser("list", help="list the places that are known")
        listing.add_argument("--kind", default="", help="one kind only, such as municipality")
        load = deeds.add_parser("load", help="load borders: TopoJSON or GeoJSON, of any year")
        load.add_argument("file", type=Path)
        load.add_argument("--year", type=int, required=True, help="the year the borders are of")
        load.add_argument("--source", default="", help="where the file comes from, shown under every map")
        load.add_argument("--add", action="store_true", help="add places that are not known yet")
        load.add_argument("--only", nargs="+", default=[], metavar="CODE", help="only what lies in these, like PV30")
        for deed in (listing, load):
            # After the subcommand as well; without a default of its own it leaves an earlier one alone.
            deed.add_argument("--language", choices=["nl", "en"], default=SUPPRESS)

    def handle(self, **options: Any) -> None:
        with translation.override(options["language"]):
            if options["deed"] == "list":
                self._list(options["kind"])
            else:
                self._load(options)

    def _list(self, kind: str) -> None:
        if kind and not queries.is_kind(kind):
            raise CommandError(
                _("There is no kind of place “%(kind)s”. Choose one of: %(kinds)s.")
                % {"kind": kind, "kinds": ", ".join(queries.kinds())}
            )
        years = borders.years_by_place()
        for row in queries.rows(queries.chosen(kind=kind)):
            drawn = ", ".join(str(year) for year in years.get(row.key, ())) or _("no borders")
            self.stdout.write(f"{row.key}\t{row.name}\t{row.kind_word}\t{drawn}")

    def _load(self, options: dict[str, Any]) -> None:
        year = options["year"]
        if not OLDEST_YEAR <= year <= localdate().year + 1:
            raise CommandError(
                _("%(year)s is not a year of which there are borders. Give the year of the file.") % options
            )
        source = options["source"] or f"CBS/Kadaster, {options['file'].name}, {year}"
        try:
            sheet = read_sheet(options["file"], year=year, tell=self._tell)
            drawn = draw.draw(
                by=self._officer(),
                sheet=sheet,
                year=year,
                source=source[:300],
                add=options["add"],
                only=[code.upper() for code in options["only"]],
                tell=self._tell,
            )
        except draw.NotDrawn as refusal:
            self._show([str(finding) for finding in refusal.findings])
            raise CommandError(str(refusal)) from refusal
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self._report(sheet, drawn, year)

    def _officer(self) -> Any:
        officer = administrator()
        if officer is None:
            raise CommandError(_("Nobody can sign in yet. Make an officer first: veerkracht officer."))
        return officer

    def _report(self, sheet: Sheet, drawn: draw.Drawn, year: int) -> None:
        unknown = [f"{outline.label.code} {outline.label.name}".strip() for outline in drawn.unknown]
        counts = (
            (drawn.same, _("Already the same: %(count)s."), ()),
            (len(drawn.added), _("Places added: %(count)s."), ()),
            (sheet.water, _("Shapes of water left out: %(count)s."), ()),
            (len(sheet.too_small), _("Too small to draw in this file: %(count)s (%(codes)s)."), sheet.too_small),
            (
                len(drawn.homeless),
                _("The municipality is not known, so they lie in nothing: %(count)s (%(codes)s)."),
                drawn.homeless,
            ),
            (
                len(unknown),
                _("Not known here, and left out: %(count)s (%(codes)s). Add --add to make them."),
                unknown,
            ),
        )
        self.stdout.write(_("Borders of %(year)s stored: %(count)s.") % {"count": len(drawn.drawn), "year": year})
        for count, sentence, codes in counts:
            if count:
                self.stdout.write(sentence % {"count": count, "codes": _shortened(codes)})

    def _show(self, lines: Sequence[str]) -> None:
        for line in lines[:MOST_SHOWN]:
            self.stderr.write(line)
        if len(lines) > MOST_SHOWN:
            self.stderr.write(_("… and %(count)s more.") % {"count": len(lines) - MOST_SHOWN})

    def _tell(self, line: str) -> None:
        self.stderr.write(f"  {line} …")


def _shortened(words: Sequence[str], most: int = 6) -> str:
    shown = ", ".join(words[:most])
    return f"{shown}, …" if len(words) > most else shown
