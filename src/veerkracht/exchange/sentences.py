"""Mistakes in words: what is wrong, and what to write instead, in the language of who reads it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as later

from veerkracht.exchange.rules.mistake import Mistake
from veerkracht.foundation.errors import Finding

WORDS: dict[str, tuple[str, str]] = {
    "no-folder": (later("this folder does not exist"), later("Check the name of the folder.")),
    "no-programme": (
        later("the file with the programme itself is missing"),
        later("Make a file programme.toml. “veerkracht new FOLDER” writes an example."),
    ),
    "unknown-file": (later("this file is not one of a programme's files"), later("Remove it or give it another name.")),
    "too-big": (
        later("the file is larger than %(megabytes)s MB"),
        later("Divide it, or leave out what is not needed."),
    ),
    "not-utf8": (
        later("the file is not UTF-8 from byte %(byte)s on; it seems to be %(encoding)s"),
        later("Save it again with the encoding UTF-8."),
    ),
    "broken-toml": (
        later("this line cannot be read: %(shown)s"),
        later('Write name = "text", with quotes around the text and each name once.'),
    ),
    "no-front-matter": (
        later("the file does not begin with a line of three plus signs"),
        later("Put +++ on the first line, then the columns, then +++ again, and the text below it."),
    ),
    "front-matter-open": (
        later("the second line of three plus signs is missing"),
        later("Put a line with +++ below the last column."),
    ),
    "text-without-language": (
        later("the text does not say in which language it is"),
        later("Put a line “# Nederlands” or “# English” above it."),
    ),
    "other-file-name": (
        later("the name of the file and what stands in it differ"),
        later("Call the file %(expected)s."),
    ),
    "other-sort-of-value": (
        later("a text, a number, true, false or a list of texts belongs here"),
        later("Put quotes around the text."),
    ),
    "broken-csv": (
        later("the quotes in this row do not match"),
        later("Put quotes around the whole cell, and write each quote inside it twice."),
    ),
    "unknown-column": (later("there is no column with this name"), later("Choose one of: %(columns)s.")),
    "column-twice": (later("this column stands there twice"), later("Remove one of the two.")),
    "missing-column": (later("this column is missing"), later("Add it to the first row.")),
    "too-many-cells": (
        later("this row has %(cells)s cells and there are %(columns)s columns"),
        later("Put quotes around a cell with a comma in it."),
    ),
    "required": (later("this may not be empty"), later("Write something, such as: %(example)s.")),
    "too-long": (
        later("the text has %(length)s signs and may have %(longest)s"),
        later("Make it shorter."),
    ),
    "turning-sign": (
        later("there is an invisible sign in it that turns the direction of writing (%(sign)s)"),
        later("Type the text again instead of pasting it."),
    ),
    "control-sign": (
        later("there is a sign in it that cannot be shown (%(sign)s)"),
        later("Type the text again instead of pasting it."),
    ),
    "not-a-key": (
        later("“%(text)s” cannot be a key: small letters, digits and single hyphens"),
        later("Write: %(suggestion)s."),
    ),
    "other-shape": (later("“%(text)s” does not have the right shape"), later("Write it as: %(example)s.")),
    "not-a-choice": (later("“%(text)s” is not one of the choices"), later("Choose one of: %(choices)s.")),
    "not-yes-or-no": (later("“%(text)s” is not yes or no"), later("Write: yes or no.")),
    "not-a-day": (later("“%(text)s” is not a day"), later("Write year-month-day, such as 2017-03-17.")),
    "no-such-day": (later("the day %(text)s does not exist"), later("Look at the calendar and write a day that does.")),
    "not-a-date": (
        later("“%(text)s” is not a date"),
        later("Write a year, a month or a day: 2017, 2017-03 or 2017-03-17."),
    ),
    "not-a-whole-number": (later("“%(text)s” is not a whole number"), later("Write digits only, such as 3.")),
    "not-a-number": (later("“%(text)s” is not a number"), later("Write it as 51.76.")),
    "out-of-bounds": (
        later("%(text)s lies outside %(lowest)s to %(highest)s"),
        later("Look whether latitude and longitude were swapped, or a point was forgotten."),
    ),
    "not-an-address": (
        later("“%(text)s” is not a web address"),
        later("Write the whole address, beginning with https://."),
    ),
    "not-an-email": (later("“%(text)s” is not an e-mail address"), later("Write it as name@example.org.")),
    "not-about": (
        later("“%(text)s” does not say what it is about"),
        later("Write a kind, a colon and a key, such as place:oss. Kinds: %(kinds)s."),
    ),
    "ends-before-it-begins": (
        later("the period ends (%(ends)s) before it begins (%(begins)s)"),
        later("Change one of the two days."),
    ),
    "half-a-coordinate": (
        later("a coordinate is only half there"),
        later("Give %(missing)s too, or leave both empty."),
    ),
    "no-address-to-show": (
        later("there is no e-mail address to show"),
        later("Fill in contact_email, or write no here."),
    ),
    "fact-without-source": (
        later("a fact names its source"),
        later("Give the key of a source, or write unknown under certainty."),
    ),
    "fact-without-value": (
        later("a fact says something"),
        later("Give the value, or write unknown under certainty."),
    ),
    "its-own-place": (later("both are “%(key)s”"), later("Name two different places.")),
    "other-code": (
        later("“%(code)s” is not a code of CBS for this kind of place (%(kind)s)"),
        later("Write it as %(example)s, or change the kind of the place."),
    ),
    "code-of-another-time": (
        later("the place %(place)s exists from %(begins)s until %(ends)s, and %(day)s lies outside it"),
        later("Take the code of the right year, or change the days of the place."),
    ),
    "code-taken": (
        later("the code %(code)s belongs to %(place)s at that time (line %(line)s)"),
        later("Give this place its own code, or give both codes their days."),
    ),
    "twice": (later("“%(key)s” stands there already (%(file)s, line %(line)s)"), later("Remove one of the two.")),
    "unknown-key": (
        later("there is no “%(key)s” in %(table)s"),
        later("Add it to %(table)s, or name another one."),
    ),
    "no-such-version": (
        later("the agenda %(agenda)s has no version from %(day)s on"),
        later("Name a day on which a version begins: %(days)s."),
    ),
    "two-positions": (
        later("another version of this goal has the position %(position)s (%(file)s)"),
        later("Give all versions of a goal the same position."),
    ),
    "taken": (
        later("the key “%(key)s” belongs to the programme %(programme)s"),
        later("Choose another key; a key stands for one record."),
    ),
    "not-a-workbook": (
        later("this is not a workbook but %(looks_like)s"),
        later("Choose the workbook that you downloaded here (.xlsx)."),
    ),
    "damaged": (
        later("the workbook cannot be opened"),
        later("Open it in Excel or LibreOffice and save it again as .xlsx."),
    ),
    "macros": (later("the workbook holds macros (programs)"), later("Save it as .xlsx, without macros.")),
    "too-large-inside": (
        later("unpacked, the workbook is far larger than a programme can be"),
        later("Download the workbook again and paste your rows into it."),
    ),
    "no-sheets": (
        later("not one sheet of a programme is in it; found: %(sheets)s"),
        later("Begin with the workbook that you downloaded here."),
    ),
    "unknown-sheet": (later("this sheet is not one of a programme"), later("Remove it or give it another name.")),
    "too-many-rows": (later("the sheet has more than %(most)s rows"), later("Leave out what is not needed.")),
    "merged-cells": (
        later("cells were merged here (%(cells)s)"),
        later("Undo the merging, so that each row has its own cell."),
    ),
    "formula": (later("there is a formula in this cell"), later("Copy the cell and paste only its value.")),
    "cell-error": (later("the cell holds an error of the workbook (%(text)s)"), later("Write what it should be.")),
}
"""For each thing that can be wrong: what it is, and what to do. Said in Dutch by the translation of this room."""

LOOKS = {
    "program": later("a program"),
    "old-workbook": later("an old workbook (.xls) or one with a password"),
    "pdf": later("a PDF"),
    "picture": later("a picture"),
    "text": later("plain text, such as CSV or JSON"),
    "document": later("a document of Word"),
    "archive": later("another sort of archive"),
    "unknown": later("something we do not know"),
}
"""What a file that is no workbook can seem to be."""

MEANT = later("Did you mean “%(near)s”?")


def finding(mistake: Mistake) -> Finding:
    """Say in words what is wrong and what to write instead."""
    what, instead = WORDS[mistake.what]
    detail = {name: _shown(value) for name, value in mistake.detail.items()}
    if "looks_like" in detail:
        detail["looks_like"] = _(LOOKS[str(detail["looks_like"])])
    sentences = [_(MEANT) % detail] if detail.get("near") else [_(instead) % detail]
    if mistake.what == "not-a-choice" and detail.get("near"):
        sentences.append(_(instead) % detail)
    return Finding(where(mistake), f"{_(what) % detail}.", " ".join(sentences))


def where(mistake: Mistake) -> str:
    """Say in words where a mistake stands: file, line and column, or sheet, row and column."""
    spot, line = mistake.where, mistake.line
    if spot.sheet:
        parts = [_("sheet %(name)s") % {"name": spot.file} if spot.file else ""]
        parts.append(_("row %(number)s") % {"number": line} if line else "")
    else:
        parts = [spot.file, _("line %(number)s") % {"number": line} if line else ""]
    parts.append(_("column %(name)s") % {"name": mistake.column[:60]} if mistake.column else "")
    return ", ".join(part for part in parts if part)


def findings(mistakes: Iterable[Mistake]) -> list[Finding]:
    """Say all mistakes in words."""
    return [finding(mistake) for mistake in mistakes]


def _shown(value: object) -> object:
    """Show lists as a sentence does, cut long texts, and say what an empty day means."""
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    text = str(value)
    return f"{text[:80]}…" if len(text) > 81 else text
