"""The account of a quarter on paper: the same sections, from which the docx and the PDF are made."""

from datetime import UTC, datetime, time

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.paper import Chapter, Paper
from veerkracht.support.account.composed import Account, Section


def paper(account: Account, *, author: str) -> Paper:
    """Write the account down in the language of who reads."""
    on = date_format(account.on, "j F Y")
    parts = _("all of it, for who keeps the programme") if account.full else _("the public part: counts only")
    return Paper(
        language=get_language() or "nl",
        title=account.title,
        author=author,
        facts=(
            (
                _("Period"),
                _("%(first)s up to and including %(last)s")
                % {
                    "first": date_format(account.quarter.first, "j F Y"),
                    "last": date_format(account.until, "j F Y"),
                },
            ),
            (_("As it was known on"), on),
            (_("What it holds"), parts),
        ),
        chapters=tuple(chapter for section in account.sections for chapter in _chapters(section)),
        words={"version": f"{account.title}, {on}", "page": _("page"), "of": _("of")},
        made_from=datetime.combine(account.on, time(12), UTC),
    )


def _chapters(section: Section) -> tuple[Chapter, ...]:
    return (Chapter(section.title, (*section.sentences, section.source), section.table),)
