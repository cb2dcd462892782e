"""The agenda as a docx: real headings, real lists, a table with a header row, and its language and author set."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from veerkracht.foundation.prose import Block, Run
from veerkracht.publishing.agenda_paper import Paper

if TYPE_CHECKING:
    from docx.document import Document

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
WIDTHS = (0.9, 3.7, 2.6, 2.6, 6.2)
"""The widths of the columns of the annex in centimetres: 16 together, an A4 sheet less its margins."""


def word(paper: Paper) -> bytes:
    """Write the paper as a docx file."""
    import docx

    document = docx.Document()
    _set_up(document, paper)
    _head(document, paper)
    numbers: dict[int, int] = {}
    for block in paper.body:
        _block(document, block, paper.body_language, numbers)
    _decisions(document, paper)
    _annex(document, paper)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _clean(text: str) -> str:
    """Drop the signs that a docx cannot hold, and those that turn the direction of a text around."""
    return UNPRINTABLE.sub("", text)


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def _set_up(document: "Document", paper: Paper) -> None:
    """Set paper size, fonts, language, and who wrote what."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    styles: Any = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    for name, size in (("Title", 24), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 11.5), ("Heading 4", 11)):
        font = styles[name].font
        font.name, font.size, font.color.rgb = "Calibri", Pt(size), RGBColor(0x9B, 0x1C, 0x1F)
        styles[name].element.rPr.rFonts.attrib.clear()
        styles[name].element.rPr.rFonts.set(qn("w:ascii"), "Calibri")
        styles[name].element.rPr.rFonts.set(qn("w:hAnsi"), "Calibri")
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(_element("w:lang", val=LOCALES[paper.language], eastAsia=LOCALES[paper.language]))
    about = document.core_properties
    about.title, about.author = _clean(paper.title.text)[:255], _clean(paper.author)[:255]
    about.subject, about.language = _clean(paper.words["version"])[:255], LOCALES[paper.language]
    about.created = about.modified = paper.made_from.replace(tzinfo=None)
    about.comments, about.last_modified_by = "", _clean(paper.author)[:255]
    _footer(section, paper)


def _footer(section: Any, paper: Paper) -> None:
    line = section.footer.paragraphs[0]
    _plain(line, f"{paper.words['version']} · {paper.words['page']} ")
    for instruction, follow in (("PAGE", f" {paper.words['of']} "), ("NUMPAGES", "")):
        for kind in ("begin", None, "end"):
            run = line.add_run()
            if kind:
                run._r.append(_element("w:fldChar", fldCharType=kind))
            else:
                code = _element("w:instrText")
                code.text = instruction
                run._r.append(code)
        _plain(line, follow)


def _plain(paragraph: Any, text: str, language: str = "") -> Any:
    """Add a text, marked with its language where that is not the one of the paper."""
    run = paragraph.add_run(_clean(text))
    if language:
        run._r.get_or_add_rPr().append(_element("w:lang", val=LOCALES[language]))
    return run


def _head(document: "Document", paper: Paper) -> None:
    from docx.shared import Pt

    _plain(document.add_paragraph(), paper.programme.text, paper.programme.language)
    _plain(document.add_paragraph(style="Title"), paper.title.text, paper.title.language)
    for label, value in paper.facts:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        _plain(line, f"{label}: ").bold = True
        _plain(line, value)
    if paper.note:
        line = document.add_paragraph(style="Intense Quote")
        _plain(line, f"{paper.words['about']}. ").bold = True
        _plain(line, paper.note.text, paper.note.language)


def _block(document: "Document", block: Block, language: str, numbers: dict[int, int]) -> None:
    """Add a block; `numbers` holds the numbered lists that are going on, by their depth."""
    if block.kind not in {"item", "more"}:
        numbers.clear()
    if block.kind in {"header", "row"}:
        _row(document, block, begins=block.kind == "header")
        return
    if block.kind == "heading":
        paragraph = document.add_paragraph(style=f"Heading {min(block.level - 1, 4)}")
    elif block.kind in {"item", "more"}:
        paragraph = document.add_paragraph(style=_list_style(block))
        if block.kind == "item" and block.number is not None:
            _number(document, paragraph, block, numbers)
    else:
        paragraph = document.add_paragraph(style="Quote" if block.kind == "quote" else "Normal")
    for run in block.runs:
        _run(paragraph, run, language)


def _list_style(block: Block) -> str:
    family = "List Continue" if block.kind == "more" else "List Bullet" if block.number is None else "List Number"
    return family if block.level == 1 else f"{family} {min(block.level, 3)}"


def _number(document: "Document", paragraph: Any, block: Block, numbers: dict[int, int]) -> None:
    """Let a numbered list begin at its own number, instead of going on from the list before."""
    if block.number == 1 or block.level not in numbers:
        numbering: Any = document.part.numbering_part.numbering_definitions._numbering
        abstract = numbering.num_having_numId(paragraph.style.element.pPr.numPr.numId.val).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(block.number)
        numbers[block.level] = made.numId
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbers[block.level]


def _run(paragraph: Any, run: Run, language: str) -> None:
    made = _plain(paragraph, run.text, language)
    made.bold, made.italic = run.bold or None, run.italic or None
    if run.code:
        made.font.name = "Consolas"
    if run.link.startswith(("http://", "https://", "mailto:")):
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        made.underline = True
        link = _element("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        paragraph._p.append(link)
        link.append(made._r)


def _row(document: "Document", block: Block, *, begins: bool) -> None:
    """Add a row to the table at the end of the document, or begin one."""
    cells = [run.text for run in block.runs]
    if begins or not document.tables:
        _fill(_table(document, len(cells)).rows[0], cells, bold=True)
    else:
        table: Any = document.tables[-1]
        _fill(table.add_row(), cells)


def _table(document: "Document", columns: int) -> Any:
    """Begin a table whose first row is a header and is repeated on every page."""
    table = document.add_table(rows=1, cols=columns, style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    return table


def _fill(row: Any, cells: Sequence[str], *, bold: bool = False) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    for cell, text in zip(row.cells, cells, strict=False):
        _plain(cell.paragraphs[0], text).bold = bold or None


def _decisions(document: "Document", paper: Paper) -> None:
    if not paper.decisions:
        return
    _plain(document.add_paragraph(style="Heading 1"), paper.words["decisions"])
    numbers: dict[int, int] = {}
    for decision in paper.decisions:
        block = Block("item", (Run(decision.text.text),), 1, decision.number)
        _block(document, block, decision.text.language, numbers)
        if decision.decided_by:
            line = document.add_paragraph(style="List Continue")
            _plain(line, f"{paper.words['decided_by']}: {decision.decided_by}").italic = True


def _annex(document: "Document", paper: Paper) -> None:
    from docx.shared import Cm, Pt

    if not paper.annex:
        return
    _plain(document.add_paragraph(style="Heading 1"), paper.words["annex"])
    names: Iterable[str] = ("number", "title", "place", "theme", "description")
    table = _table(document, len(WIDTHS))
    table.autofit = False
    _fill(table.rows[0], [paper.words[name] for name in names], bold=True)
    unknown = paper.words["unknown"]
    for line in paper.annex:
        cells = [
            str(line.number),
            line.title,
            *(part or unknown for part in (line.place, line.theme, line.description)),
        ]
        _fill(table.add_row(), cells)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        for cell in column.cells:
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
