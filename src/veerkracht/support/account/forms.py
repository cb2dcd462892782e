"""Why an indicator has no value yet."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BecauseForm(forms.Form):
    """Why an indicator has no value yet, in the words that everyone reads."""

    metric = forms.CharField(widget=forms.HiddenInput)
    reason_nl = forms.CharField(
        label=_("Not yet, because … (Dutch)"),
        max_length=500,
        error_messages={"required": _("Say in Dutch why there is no value yet: everyone reads this.")},
    )
    reason_en = forms.CharField(label=_("Not yet, because … (English)"), max_length=500, required=False)
