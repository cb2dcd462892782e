"""Words that templates use: texts in the reader's language, days as people write them, and the style sheets there are."""

import datetime
from functools import cache

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from veerkracht.foundation.dates import NotADate, PartialDate
from veerkracht.foundation.texts import Bilingual

register = template.Library()

ICONS = {
    "search": '<circle cx="10.500" cy="10.500" r="6.500"/><path d="m15.500 15.500 5 5"/>',
    "menu": '<path d="M3.500 6.500h17M3.500 12h17M3.500 17.500h17"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "check": '<circle cx="12" cy="12" r="9"/><path d="m8 12.500 2.800 2.800L16 9.500"/>',
    "warning": '<path d="M12 3.500 22 20.500H2Z"/><path d="M12 10v5M12 17.400v.2"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.500v.2"/>',
    "flag": '<path d="M5.500 21V4h12l-2.500 4 2.500 4h-12"/>',
    "place": '<path d="M12 21s6.500-5.700 6.500-11a6.500 6.500 0 0 0-13 0c0 5.300 6.500 11 6.500 11Z"/><circle cx="12" cy="10" r="2.300"/>',
    "people": '<circle cx="9" cy="8" r="3.300"/><path d="M2.500 20c.4-4 3-6 6.500-6s6.100 2 6.500 6M15.500 4.900a3.300 3.300 0 0 1 0 6.200M18 14.500c2 .8 3.200 2.600 3.500 5.500"/>',
    "download": '<path d="M12 3.500V15M7 10.500l5 5 5-5M4 20.500h16"/>',
    "out": '<path d="M9 5H5v14h14v-4M13 4h7v7M20 4l-9.500 9.500"/>',
    "previous": '<path d="m14.500 5.500-7 6.500 7 6.500"/>',
    "next": '<path d="m9.500 5.500 7 6.500-7 6.500"/>',
    "first": '<path d="m17 5.500-7 6.500 7 6.500M6 5.500v13"/>',
    "last": '<path d="m7 5.500 7 6.500-7 6.500M18 5.500v13"/>',
    "calendar": '<path d="M4 5.500h16v15H4zM4 10h16M8.500 3v4M15.500 3v4"/>',
    "document": '<path d="M6 3h8l4.500 4.500V21H6ZM13.500 3v5h5M9 12.500h6M9 16.500h6"/>',
}


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


@register.filter
def day(value: datetime.date | PartialDate | str | None) -> str:
    """Write a day, month or year as people do: "17 maart 2017", "maart 2017", "2017".

    A text that is no date is shown as it stands; nothing is shown for nothing.
    """
    if isinstance(value, datetime.datetime):
        from django.utils.timezone import localtime

        value = localtime(value).date()
    try:
        known = PartialDate.parse(str(value)) if value else None
    except NotADate:
        return str(value)
    if known is None:
        return ""
    month = str(MONTHS[known.month]) if known.month else ""
    return " ".join(part for part in (str(known.day) if known.day else "", month, str(known.year)) if part)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a small picture beside a word. It says nothing by itself, so it is hidden from screen readers."""
    drawing = mark_safe(ICONS[name])  # noqa: S308 - our own drawings, above
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">{}</svg>',
        drawing,
    )


@register.simple_tag
def theme_sheet(shade: str) -> str:
    """Give the address of the theme's style sheet for "light" or "dark"; VEERKRACHT_THEME names its folder."""
    folder = getattr(settings, "VEERKRACHT_THEME", "site/theme")
    return static(f"{folder}/{shade}.css")


@register.simple_tag
def vendor_head() -> SafeString:
    """Load the components and the font that set-up brought in; without them our own sheet stands alone."""
    sheet, font = vendor("look.css"), vendor("source-sans-3.woff2")
    parts = []
    if font:
        parts.append(format_html('<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', font))
    parts.append(format_html('<link rel="stylesheet" href="{}">', sheet or static("site/plain.css")))
    return mark_safe("\n".join(parts))  # noqa: S308 - each part is made by format_html


@register.simple_tag
def vendor(name: str) -> str:
    """Give the address of a file that set-up brought in, such as "leaflet.js"; nothing where it is not there."""
    if not _is_there(f"vendor/{name}"):
        return ""
    try:
        return static(f"vendor/{name}")
    except ValueError:  # brought in after the files were collected
        return ""


@cache
def _is_there(path: str) -> bool:
    return finders.find(path) is not None
