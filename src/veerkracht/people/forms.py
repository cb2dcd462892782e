"""What a person types about their deputy."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DeputyForm(forms.Form):
    """Who does one's work, from when until when, and whether they may also decide."""

    deputy = forms.ChoiceField(label=_("Who"), error_messages={"required": _("Choose who stands in for you.")})
    starts_on = forms.DateField(label=_("From which day"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(
        label=_("Until which day"),
        help_text=_("The last day counts too."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    binds = forms.BooleanField(label=_("May also decide and pay for me"), required=False)

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].choices = [("", _("Choose someone")), *colleagues]  # type: ignore[attr-defined]
