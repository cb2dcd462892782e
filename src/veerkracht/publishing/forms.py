"""What readers type, and what is answered to them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.programmes.queries.goals import goal_statuses

LONGEST_TEXT = 4000


class MessageForm(forms.Form):
    """A message from a reader: only the text is needed."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write what you want to say."),
            "max_length": _("Your text has %(show_value)d characters; at most %(limit_value)d fit. Make it shorter."),
        },
    )
    name = forms.CharField(label=_("Your name"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Only if you want an answer."),
        required=False,
        error_messages={"invalid": _("Write an e-mail address such as name@example.nl, or leave it empty.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # A field that people do not see and machines fill in.
    homepage = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        if words.get("homepage"):
            raise forms.ValidationError(_("This looks like an automatic message. Leave the hidden field empty."))
        return words


class AnswerForm(forms.Form):
    """What was done with a message."""

    text = forms.CharField(
        label=_("What did you do?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what you did, also when you changed nothing.")},
    )


class GoalForm(forms.Form):
    """What a goal says from a day on, and why it changes."""

    status = forms.ChoiceField(label=_("How firm is it?"), choices=goal_statuses)
    title_nl = forms.CharField(label=_("Title in Dutch"), max_length=300)
    text_nl = forms.CharField(
        label=_("Text in Dutch"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    text_en = forms.CharField(
        label=_("Text in English"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
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
