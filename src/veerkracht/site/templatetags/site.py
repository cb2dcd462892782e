"""Words that templates use: texts in the reader's language, days as people write them, drawings and style sheets."""

import datetime
from decimal import Decimal
from fractions import Fraction
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
from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.site.drawings import ICONS

register = template.Library()


@register.filter
def text(value: Bilingual) -> SafeString | str:
    """Show a text in the reader's language; one that exists only in the other is marked with its language."""
    reading = value.read(get_language() or "nl")
    if not reading.other:
        return reading.text
    return format_html('<span lang="{}">{}</span>', reading.language, reading.text)


@register.filter
def plain(value: Bilingual) -> str:
    """Show a text in the reader's language without a mark: for titles of windows, attributes and letters."""
    return str(value.read(get_language() or "nl"))


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


@register.filter
def money(value: Money) -> str:
    """Write an amount with its currency as people do: "€ 1.600,00", in English "€1,600.00"."""
    dutch = (get_language() or "nl") != "en"
    sign = {"EUR": "€"}.get(value.currency, f"{value.currency}\u00a0")
    return f"{sign}{chr(0xA0) if dutch and value.currency == 'EUR' else ''}{value.written('nl' if dutch else 'en')}"


@register.filter
def number(value: int | Decimal | Fraction) -> str:
    """Write an exact number as people do, without decimals that are not there."""
    if isinstance(value, Fraction) and 10**12 % value.denominator:
        return f"{value.numerator}/{value.denominator}"
    plain = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(value)
    text = f"{plain:,.12f}".rstrip("0").rstrip(".")
    return text if get_language() == "en" else text.translate({ord(","): ".", ord("."): ","})


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
    return static(f"{settings.VEERKRACHT_THEME}/{shade}.css")


@register.inclusion_tag("publishing/fragments/done.html", takes_context=True)
def what_was_done(context: template.Context) -> dict[str, object]:
    """Tell at the foot of a page what was done with the record it is about: `about`, or else `trail_of`."""
    from veerkracht.publishing.trail import done

    request, about = context.get("request"), context.get("about") or context.get("trail_of")
    return {"done": done(about, getattr(request, "user", None)) if isinstance(about, str) and about else None}


@register.simple_tag
def vendor_head(*, letters: bool = True) -> SafeString:
    """Load the components and the font that set-up brought in; without them our own sheet stands alone.

    A page that must be light, such as one on a phone with a poor connection, asks for no font.
    """
    sheet, font = vendor("look.css"), vendor("source-sans-3.woff2")
    parts = []
    if font and letters:
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
