"""What readers type, and what is answered to them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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
    name = forms.CharField(label=_("Your name (not needed)"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("Your e-mail (only if you want an answer)"),
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
