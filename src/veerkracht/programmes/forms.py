"""What a person types about a programme and its agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.dates import PartialDate


def _text(label: Any, *, rows: int = 0, longest: int = 50_000, required: bool = False, hint: Any = "") -> Any:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=required, widget=widget)


class ProgrammeForm(forms.Form):
    """What a programme says of itself."""

    title_nl = _text(_("Title in Dutch"), longest=300, required=True)
    title_en = _text(_("Title in English"), longest=300)
    purpose_nl = _text(_("Purpose in one sentence, in Dutch"), rows=2, longest=1_000, required=True)
    purpose_en = _text(_("Purpose in one sentence, in English"), rows=2, longest=1_000)
    story_nl = _text(_("Why and how, in Dutch"), rows=10, hint=_("An empty line begins a new paragraph."))
    story_en = _text(_("Why and how, in English"), rows=6)
    starts_on = _text(_("From which day"), longest=10, hint=_("A day, a month or a year: 2017-03-17, 2017-03 or 2017."))
    ends_on = _text(_("Until which day"), longest=10)

    def clean_starts_on(self) -> str:
        return _partial(self.cleaned_data["starts_on"])

    def clean_ends_on(self) -> str:
        return _partial(self.cleaned_data["ends_on"])


class AgendaForm(forms.Form):
    """What the agenda says from a day on, and why it changes."""

    title_nl = _text(_("Title in Dutch"), longest=300, required=True)
    title_en = _text(_("Title in English"), longest=300)
    body_nl = _text(_("Text in Dutch"), rows=16, hint=_("An empty line begins a new paragraph."))
    body_en = _text(_("Text in English"), rows=8)
    note_nl = _text(_("About this text, in Dutch"), rows=3, longest=5_000)
    note_en = _text(_("About this text, in English"), rows=3, longest=5_000)
    in_force_from = forms.DateField(
        label=_("In force from"),
        help_text=_("The day from which this counts, for example 2018-01-01. It may lie in the past."),
        widget=forms.DateInput(format="%Y-%m-%d"),
        error_messages={"invalid": _("This is not a day that exists. Write it as 2018-01-01.")},
    )
    reason = forms.CharField(
        label=_("Why does it change?"),
        help_text=_("Everyone can read this beside the new version."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why this changes: a version without a reason is not kept.")},
    )


def _partial(text: str) -> str:
    if text:
        try:
            PartialDate.parse(text)
        except ValueError as problem:
            raise forms.ValidationError(_("This is not a day. Write it as 2017-03-17, 2017-03 or 2017.")) from problem
    return text
