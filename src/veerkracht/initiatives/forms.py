"""What a person types about initiatives."""

from django import forms
from django.utils.translation import gettext_lazy as _


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why, so that others can follow it later.")},
    )


class DecisionForm(forms.Form):
    """Whether two initiatives are the same, and why."""

    decision = forms.ChoiceField(
        label=_("Your decision"),
        choices=[
            ("one", _("They are the same; the first goes on")),
            ("other", _("They are the same; the second goes on")),
            ("apart", _("They are two")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    reason = _reason()


class UndoForm(forms.Form):
    """Why a merge is undone."""

    reason = _reason()
