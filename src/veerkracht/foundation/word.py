"""A paper as a docx: real headings, lists and tables, with its language and its author set."""

import io
import re
from typing import Any

from veerkracht.foundation.paper import Chapter, Paper

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")


def word(paper: Paper) -> bytes:
    """Write the paper as a docx file."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    styles: Any = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
    about = document.core_properties
    about.title, about.author, about.language = _clean(paper.title), _clean(paper.author)[:255], LOCALES[paper.language]
    about.created = about.modified = paper.made_from.replace(tzinfo=None)
    about.comments, about.last_modified_by = "", ""
    section.footer.paragraphs[0].text = _clean(paper.words["version"])
    document.add_paragraph(_clean(paper.title), style="Title")
    for label, value in paper.facts:
        line = document.add_paragraph()
        line.add_run(_clean(f"{label}: ")).bold = True
        line.add_run(_clean(value))
    for chapter in paper.chapters:
        _chapter(document, chapter)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _chapter(document: Any, chapter: Chapter) -> None:
    if not chapter.sentences and not chapter.table:
        return
    document.add_heading(_clean(chapter.title), level=1)
    for sentence in chapter.sentences:
        document.add_paragraph(_clean(sentence), style="List Bullet")
    if chapter.table:
        table = document.add_table(rows=0, cols=len(chapter.table[0]), style="Table Grid")
        for number, cells in enumerate(chapter.table):
            row = table.add_row()
            for cell, said in zip(row.cells, cells, strict=True):
                cell.paragraphs[0].add_run(_clean(said)).bold = number == 0
        _repeat_head(table.rows[0])


def _repeat_head(row: Any) -> None:
    """Print the head of a table again on each page, and let a screen reader know it as one."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _clean(text: str) -> str:
    """Drop the signs that a docx cannot hold, and those that turn the direction of a text around."""
    return UNPRINTABLE.sub("", text)
