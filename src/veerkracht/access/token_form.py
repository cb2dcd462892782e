"""What someone chooses for a token."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from veerkracht.access.rules.limits import READ, WRITE
from veerkracht.foundation.texts import Bilingual

USUAL = timedelta(days=90)


class TokenForm(forms.Form):
    """What a token is for, what may be done with it, and until when. `apart` are the deeds to choose one by one."""

    name = forms.CharField(
        label=_("What is it for?"),
        help_text=_("So that you recognise it later, such as “website of the municipality”."),
        max_length=100,
        error_messages={"required": _("Say what the token is for.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it be used for?"),
        help_text=_("It never does more than you may."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one thing for which the token may be used.")},
    )
    expires_on = forms.DateField(
        label=_("Last day"),
        help_text=_("At most a year from now."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("This is not a day that exists. Write it as 2018-01-01.")},
    )

    def __init__(self, *args: Any, apart: Iterable[tuple[str, str, Bilingual]], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].initial = on + USUAL
        offered: list[tuple[str, Any]] = [
            (READ, format_html("{} <code>{}</code>", _("Read what you may read, without persons"), READ)),
            (
                WRITE,
                format_html("{} <code>{}</code>", _("Change what you may change, without deciding or paying"), WRITE),
            ),
        ]
        why = {"people": _("shows persons"), "binds": _("decides or pays")}
        for deed, reason, what in apart:
            words = what.read(get_language() or "nl").text
            offered.append((deed, format_html("{} ({}) <code>{}</code>", words, why[reason], deed)))
        self.fields["scopes"].choices = offered  # type: ignore[attr-defined]
