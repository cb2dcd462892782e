"""Mistakes in words: what is wrong, and what to write instead, in the language of who reads it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from veerkracht.exchange.mistake import Mistake
from veerkracht.foundation.errors import Finding

WORDS: dict[str, tuple[str, str]] = {
    "no-folder": (gettext_noop("this folder does not exist"), gettext_noop("Check the name of the folder.")),
    "no-programme": (
        gettext_noop("the file with the programme itself is missing"),
        gettext_noop("Make a file programme.toml. “veerkracht new FOLDER” writes an example."),
    ),
    "unknown-file": (
        gettext_noop("this file is not one of a programme's files"),
        gettext_noop("Remove it or give it another name."),
    ),
    "too-big": (
        gettext_noop("the file is larger than %(megabytes)s MB"),
        gettext_noop("Divide it, or leave out what is not needed."),
    ),
    "not-utf8": (
        gettext_noop("the file is not UTF-8 from byte %(byte)s on; it seems to be %(encoding)s"),
        gettext_noop("Save it again with the encoding UTF-8."),
    ),
    "broken-toml": (
        gettext_noop("this line cannot be read: %(shown)s"),
        gettext_noop('Write name = "text", with quotes around the text and each name once.'),
    ),
    "no-front-matter": (
        gettext_noop("the file does not begin with a line of three plus signs"),
        gettext_noop("Put +++ on the first line, then the columns, then +++ again, and the text below it."),
    ),
    "front-matter-open": (
        gettext_noop("the second line of three plus signs is missing"),
        gettext_noop("Put a line with +++ below the last column."),
    ),
    "text-without-language": (
        gettext_noop("the text does not say in which language it is"),
        gettext_noop("Put a line “# Nederlands” or “# English” above it."),
    ),
    "other-file-name": (
        gettext_noop("the name of the file and what stands in it differ"),
        gettext_noop("Call the file %(expected)s."),
    ),
    "other-sort-of-value": (
        gettext_noop("a text, a number, true, false or a list of texts belongs here"),
        gettext_noop("Put quotes around the text."),
    ),
    "broken-csv": (
        gettext_noop("the quotes in this row do not match"),
        gettext_noop("Put quotes around the whole cell, and write each quote inside it twice."),
    ),
    "unknown-column": (gettext_noop("there is no column with this name"), gettext_noop("Choose one of: %(columns)s.")),
    "column-twice": (gettext_noop("this column stands there twice"), gettext_noop("Remove one of the two.")),
    "missing-column": (gettext_noop("this column is missing"), gettext_noop("Add it to the first row.")),
    "too-many-cells": (
        gettext_noop("this row has %(cells)s cells and there are %(columns)s columns"),
        gettext_noop("Put quotes around a cell with a comma in it."),
    ),
    "required": (gettext_noop("this may not be empty"), gettext_noop("Write something, such as: %(example)s.")),
    "too-long": (
        gettext_noop("the text has %(length)s signs and may have %(longest)s"),
        gettext_noop("Make it shorter."),
    ),
    "turning-sign": (
        gettext_noop("there is an invisible sign in it that turns the direction of writing (%(sign)s)"),
        gettext_noop("Type the text again instead of pasting it."),
    ),
    "control-sign": (
        gettext_noop("there is a sign in it that cannot be shown (%(sign)s)"),
        gettext_noop("Type the text again instead of pasting it."),
    ),
    "not-a-key": (
        gettext_noop("“%(text)s” cannot be a key: small letters, digits and single hyphens"),
        gettext_noop("Write: %(suggestion)s."),
    ),
    "other-shape": (
        gettext_noop("“%(text)s” does not have the right shape"),
        gettext_noop("Write it as: %(example)s."),
    ),
    "not-a-choice": (gettext_noop("“%(text)s” is not one of the choices"), gettext_noop("Choose one of: %(choices)s.")),
    "not-yes-or-no": (gettext_noop("“%(text)s” is not yes or no"), gettext_noop("Write: yes or no.")),
    "not-a-day": (gettext_noop("“%(text)s” is not a day"), gettext_noop("Write year-month-day, such as 2017-03-17.")),
    "no-such-day": (
        gettext_noop("the day %(text)s does not exist"),
        gettext_noop("Look at the calendar and write a day that does."),
    ),
    "not-a-date": (
        gettext_noop("“%(text)s” is not a date"),
        gettext_noop("Write a year, a month or a day: 2017, 2017-03 or 2017-03-17."),
    ),
    "not-a-whole-number": (
        gettext_noop("“%(text)s” is not a whole number"),
        gettext_noop("Write digits only, such as 3."),
    ),
    "not-a-number": (gettext_noop("“%(text)s” is not a number"), gettext_noop("Write it as 51.76.")),
    "out-of-bounds": (
        gettext_noop("%(text)s lies outside %(lowest)s to %(highest)s"),
        gettext_noop("Look whether latitude and longitude were swapped, or a point was forgotten."),
    ),
    "not-an-address": (
        gettext_noop("“%(text)s” is not a web address"),
        gettext_noop("Write the whole address, beginning with https://."),
    ),
    "not-an-email": (
        gettext_noop("“%(text)s” is not an e-mail address"),
        gettext_noop("Write it as name@example.org."),
    ),
    "not-about": (
        gettext_noop("“%(text)s” does not say what it is about"),
        gettext_noop("Write a kind, a colon and a key, such as place:oss. Kinds: %(kinds)s."),
    ),
    "ends-before-it-begins": (
        gettext_noop("the period ends (%(ends)s) before it begins (%(begins)s)"),
        gettext_noop("Change one of the two days."),
    ),
    "half-a-coordinate": (
        gettext_noop("a coordinate is only half there"),
        gettext_noop("Give %(missing)s too, or leave both empty."),
    ),
    "no-address-to-show": (
        gettext_noop("there is no e-mail address to show"),
        gettext_noop("Fill in contact_email, or write no here."),
    ),
    "fact-without-source": (
        gettext_noop("a fact names its source"),
        gettext_noop("Give the key of a source, or write unknown under certainty."),
    ),
    "fact-without-value": (
        gettext_noop("a fact says something"),
        gettext_noop("Give the value, or write unknown under certainty."),
    ),
    "its-own-place": (gettext_noop("both are “%(key)s”"), gettext_noop("Name two different places.")),
    "other-code": (
        gettext_noop("“%(code)s” is not a code of CBS for this kind of place (%(kind)s)"),
        gettext_noop("Write it as %(example)s, or change the kind of the place."),
    ),
    "code-before-its-place": (
        gettext_noop("the place %(place)s exists from %(begins)s, and %(day)s lies before that"),
        gettext_noop("Take the code of the right year, or change the days of the place."),
    ),
    "code-after-its-place": (
        gettext_noop("the place %(place)s existed until %(ends)s, and %(day)s lies after that"),
        gettext_noop("Take the code of the right year, or change the days of the place."),
    ),
    "code-taken": (
        gettext_noop("the code %(code)s belongs to %(place)s at that time (line %(line)s)"),
        gettext_noop("Give this place its own code, or give both codes their days."),
    ),
    "twice": (
        gettext_noop("“%(key)s” stands there already (%(file)s, line %(line)s)"),
        gettext_noop("Remove one of the two."),
    ),
    "unknown-key": (
        gettext_noop("there is no “%(key)s” in %(table)s"),
        gettext_noop("Add it to %(table)s, or name another one."),
    ),
    "no-such-version": (
        gettext_noop("the agenda %(agenda)s has no version from %(day)s on"),
        gettext_noop("Name a day on which a version begins: %(days)s."),
    ),
    "two-positions": (
        gettext_noop("another version of this goal has the position %(position)s (%(file)s)"),
        gettext_noop("Give all versions of a goal the same position."),
    ),
    "taken": (
        gettext_noop("the key “%(key)s” belongs to the programme %(programme)s"),
        gettext_noop("Choose another key; a key stands for one record."),
    ),
    "not-a-workbook": (
        gettext_noop("this is not a workbook but %(looks_like)s"),
        gettext_noop("Choose the workbook that you downloaded here (.xlsx)."),
    ),
    "damaged": (
        gettext_noop("the workbook cannot be opened"),
        gettext_noop("Open it in Excel or LibreOffice and save it again as .xlsx."),
    ),
    "macros": (gettext_noop("the workbook holds macros (programs)"), gettext_noop("Save it as .xlsx, without macros.")),
    "too-large-inside": (
        gettext_noop("unpacked, the workbook is far larger than a programme can be"),
        gettext_noop("Download the workbook again and paste your rows into it."),
    ),
    "no-sheets": (
        gettext_noop("not one sheet of a programme is in it; found: %(sheets)s"),
        gettext_noop("Begin with the workbook that you downloaded here."),
    ),
    "unknown-sheet": (
        gettext_noop("this sheet is not one of a programme"),
        gettext_noop("Remove it or give it another name."),
    ),
    "too-many-rows": (
        gettext_noop("the sheet has more than %(most)s rows"),
        gettext_noop("Leave out what is not needed."),
    ),
    "merged-cells": (
        gettext_noop("cells were merged here (%(cells)s)"),
        gettext_noop("Undo the merging, so that each row has its own cell."),
    ),
    "formula": (
        gettext_noop("there is a formula in this cell"),
        gettext_noop("Copy the cell and paste only its value."),
    ),
    "cell-error": (
        gettext_noop("the cell holds an error of the workbook (%(text)s)"),
        gettext_noop("Write what it should be."),
    ),
}
"""For each thing that can be wrong: what it is, and what to do. Said in Dutch by the translation of this room."""

LOOKS = {
    "program": gettext_noop("a program"),
    "old-workbook": gettext_noop("an old workbook (.xls) or one with a password"),
    "pdf": gettext_noop("a PDF"),
    "picture": gettext_noop("a picture"),
    "text": gettext_noop("plain text, such as CSV or JSON"),
    "document": gettext_noop("a document of Word"),
    "archive": gettext_noop("another sort of archive"),
    "unknown": gettext_noop("something we do not know"),
}
"""What a file that is no workbook can seem to be."""

MEANT = gettext_noop("Did you mean “%(near)s”?")


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
