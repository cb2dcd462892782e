"""The letter about a decision as a docx: a heading, the day, and its paragraphs."""

import io
import re
from typing import Any

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")


def word(*, title: str, sender: str, facts: tuple[tuple[str, str], ...], paragraphs: list[str], language: str) -> bytes:
    """Write a letter as a docx file, with its language set."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    styles: Any = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
    about = document.core_properties
    about.title, about.author, about.language = _clean(title)[:255], _clean(sender)[:255], LOCALES[language]
    about.comments, about.last_modified_by = "", ""
    document.add_paragraph(_clean(sender))
    for label, value in facts:
        line = document.add_paragraph()
        line.add_run(_clean(f"{label}: ")).bold = True
        line.add_run(_clean(value))
    document.add_heading(_clean(title), level=1)
    for paragraph in paragraphs:
        document.add_paragraph(_clean(paragraph))
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _clean(text: str) -> str:
    """Drop the signs that a docx cannot hold, and those that turn the direction of a text around."""
    return UNPRINTABLE.sub("", text)
