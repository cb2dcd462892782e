"""Words that templates use: texts in the reader's language, and texts that people wrote in Markdown."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from veerkracht.foundation.texts import Bilingual

register = template.Library()


@register.filter
def text(value: Bilingual) -> SafeString | str:
    """Show a text in the reader's language; one that exists only in the other is marked with its language."""
    reading = value.read(get_language() or "nl")
    if not reading.other:
        return reading.text
    return format_html('<span lang="{}">{}</span>', reading.language, reading.text)


@register.filter
def prose(value: Bilingual) -> SafeString:
    """Show a text written in Markdown as safe HTML, marked with its language where it is the other one."""
    from veerkracht.foundation.markdown import render

    reading = value.read(get_language() or "nl")
    html = mark_safe(render(reading.text))  # noqa: S308 - render escapes all HTML that people type
    return format_html('<div class="prose" lang="{}">{}</div>', reading.language, html)
