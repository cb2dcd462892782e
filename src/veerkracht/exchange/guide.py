"""The explanation of a programme's files, made from the tables themselves."""

from collections.abc import Iterator

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from veerkracht.exchange.tables.register import READING_ORDER
from veerkracht.exchange.tables.table import Column, Form, Kind, Table


def column_in_words(column: Column, language: str) -> str:
    """Say in one line what a column means, what may stand in it, and whether it must."""
    with override(language):
        parts = [column.means.read(language).text, kinds_in_words(column)]
        parts += [_("required")] if column.required else []
        return " ".join(f"{part[0].upper()}{part[1:]}{'' if part.endswith('?') else '.'}" for part in parts)


def kinds_in_words(column: Column) -> str:
    """Say what may stand in a column."""
    choices = " | ".join(column.choices)
    if column.kind == Kind.KEY and column.refers_to:
        return _("a key from %(table)s") % {"table": column.refers_to}
    if column.kind == Kind.KEYS:
        return _("keys from %(table)s; in CSV with “; ” between them") % {"table": column.refers_to}
    if column.kind == Kind.CHOICE:
        return _("one of: %(choices)s") % {"choices": choices}
    words = {
        Kind.KEY: _("small letters, digits and hyphens; never changed afterwards"),
        Kind.LINE: _("text of at most %(longest)s signs") % {"longest": column.longest},
        Kind.TEXT: _("text, may have several lines"),
        Kind.LINES: _("names; in CSV with “; ” between them"),
        Kind.YES_NO: _("yes or no"),
        Kind.DAY: _("a day, such as 2017-03-17"),
        Kind.DATE: _("a year, month or day: 2017, 2017-03 or 2017-03-17"),
        Kind.WHOLE: _("a whole number"),
        Kind.DECIMAL: _("a number, such as 51.76"),
        Kind.ADDRESS: _("a web address that begins with https://"),
        Kind.EMAIL: _("an e-mail address"),
        Kind.ABOUT: _("kind:key; kinds are %(choices)s") % {"choices": choices},
        Kind.ABOUTS: _("kind:key, in CSV with “; ” between them; kinds are %(choices)s") % {"choices": choices},
    }
    return words[column.kind]


def guide(language: str) -> str:
    """Write the whole explanation as Markdown."""
    with override(language):
        return "\n".join(_lines())


def notes(language: str) -> dict[str, str]:
    """Give the comment that stands above each column in an explained file."""
    return {
        f"{table.name}.{column.name}": column_in_words(column, language)
        for table in READING_ORDER
        for column in table.columns
    }


def _lines() -> Iterator[str]:
    yield "# " + _("A programme as plain files")
    yield ""
    for paragraph in _opening():
        yield paragraph
        yield ""
    for table in READING_ORDER:
        yield from _table_lines(table)


def _opening() -> Iterator[str]:
    yield _(
        "A programme is a folder with the files below. You may leave out every file but programme.toml. People can "
        "write these files by hand, put them under version control and compare them line by line."
    )
    yield _(
        "Load a folder with “veerkracht load FOLDER”. Everything is read first, and all mistakes are told at once, "
        "each with its file, line and what to write instead. As long as there is one, nothing is stored. Loading "
        "twice changes nothing."
    )
    yield _(
        "What you change in the files is taken over. What somebody changed on a page since the last load is kept. What "
        "both changed waits for a decision (“--take file” or “--take screen”, or one by one on the page for files). "
        "What you remove from the files is never deleted: the load tells which rows vanished, so that you can close "
        "them."
    )
    yield _(
        "“veerkracht save FOLDER” writes the files back. “veerkracht save --workbook FILE.xlsx” writes the same tables "
        "and columns as a workbook, and “veerkracht load FILE.xlsx” reads it. On the page for files an officer "
        "downloads, edits and uploads that workbook, and sees every difference before anything is stored."
    )
    yield "## " + _("Rules for all files")
    rules = (
        _(
            "Files are UTF-8. CSV has a comma between cells and the names of the columns in the first row; a semicolon "
            "is read as well. A cell with a comma, quote or line end stands between quotes."
        ),
        _(
            "A key is the short name of a record: small letters, digits and hyphens. It stands in addresses and "
            "exports and is never changed or used again. One record is named from another by its key."
        ),
        _("Empty means: not said. What is not known is left out, never made up."),
        _(
            "A text has a Dutch column (_nl) and an English one (_en). Leave the English empty rather than translating "
            "without care; pages then show the Dutch."
        ),
        _("A column that is not in a CSV file is left as it is. An empty cell makes a value empty."),
        _(
            "Long texts stand in a Markdown file for each row: the columns between two lines of +++ as TOML, below it "
            "the text under “# Nederlands” and “# English”."
        ),
    )
    yield "\n".join(f"- {rule}" for rule in rules)


def _table_lines(table: Table) -> Iterator[str]:
    language = get_language() or "nl"
    yield f"## `{table.file_name}`"
    yield ""
    yield table.means.read(language).text
    if table.form == Form.ROWS:
        known = ", ".join(f"`{name}`" for name in table.known_by)
        yield ""
        yield _("A row is known by %(columns)s.") % {"columns": known}
    yield ""
    heads = (_("column"), _("meaning"), _("may hold"), _("required"), _("example"))
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|---|"
    for column in table.columns:
        required = _("yes") if column.required else ""
        default = _("; empty is %(default)s") % {"default": column.default} if column.default else ""
        holds = (kinds_in_words(column) + default).replace("|", "\\|")
        body = _(" (in the text)") if column.name in table.body else ""
        means = column.means.read(language).text + body
        yield f"| `{column.name}` | {means} | {holds} | {required} | {column.example} |"
    yield ""
