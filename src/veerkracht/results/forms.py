"""What people type about a metric."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import is_key
from veerkracht.results.queries.definitions import NUMBERS, TEXTS, directions

LONG = ("who_counts", "who_does_not", "exclusions", "evidence", "privacy")


class DefinitionForm(forms.Form):
    """What a metric means: everything on the card, in Dutch and English."""

    key = forms.CharField(
        label=_("Short name"), help_text=_("As the terms of contracts name it, for example “wonen”."), max_length=80
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in TEXTS.items():
            for language, where in (("nl", _("in Dutch")), ("en", _("in English"))):
                widget = forms.Textarea(attrs={"rows": 2}) if name in LONG else forms.TextInput()
                most = {"title": 300, "unit": 100}.get(name, 4000)
                self.fields[f"{name}_{language}"] = forms.CharField(
                    label=f"{label} ({where})", required=False, max_length=most, widget=widget
                )
        self.fields["direction"] = forms.ChoiceField(label=_("What is better?"), choices=directions)
        for name, label in NUMBERS.items():
            whole = name == "burden_minutes"
            self.fields[name] = (
                forms.IntegerField(label=str(label), required=False, min_value=0, max_value=100_000)
                if whole
                else forms.DecimalField(label=str(label), required=False, max_digits=18, decimal_places=6)
            )
        self.fields["reason"] = forms.CharField(
            label=_("Why does the definition change?"),
            help_text=_("Only for a later version."),
            required=False,
            max_length=500,
        )

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"])
        if not is_key(key):
            raise forms.ValidationError(_("Use small letters, digits and hyphens, such as “wonen-en-werk”."))
        return key
