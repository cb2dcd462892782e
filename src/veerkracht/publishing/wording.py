"""Texts of the programme as the reader of this moment reads them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from veerkracht.foundation.texts import Bilingual


def said(text: Bilingual) -> SafeString | str:
    """Give a text in the reader's language, marked with its language where it exists only in the other."""
    reading = text.read(get_language() or "nl")
    return format_html('<span lang="{}">{}</span>', reading.language, reading.text) if reading.other else reading.text


def plainly(text: Bilingual) -> str:
    """Give a text in the reader's language without any mark, for titles of pages and for files."""
    return text.read(get_language() or "nl").text
