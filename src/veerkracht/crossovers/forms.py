"""What people type about cross-overs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.crossovers.choices import Kind

WHOLE_NUMBER = _("Give the share as a whole number from 1 to 100.")


def _percent(label: Any, least: int, hint: Any = "") -> forms.IntegerField:
    sentence = WHOLE_NUMBER if least else _("Give the share as a whole number from 0 to 100.")
    messages = dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence)
    return forms.IntegerField(label=label, min_value=least, max_value=100, help_text=hint, error_messages=messages)


class CrossOverForm(forms.Form):
    """That an initiative touches a task, and how."""

    initiative = forms.ChoiceField(
        label=_("Initiative"), error_messages={"required": _("Choose an initiative from the list.")}
    )
    task = forms.ChoiceField(
        label=_("Policy task"), error_messages={"required": _("Choose a policy task from the list.")}
    )
    kind = forms.ChoiceField(label=_("How does it touch the task?"), choices=Kind.choices, widget=forms.RadioSelect)
    how_nl = forms.CharField(
        label=_("In what way, in Dutch?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The owner of the task reads it, and everyone once it is confirmed."),
        error_messages={"required": _("Say in what way it touches this task, so that its owner can answer.")},
    )
    how_en = forms.CharField(
        label=_("In what way, in English?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        *words: Any,
        initiatives: Sequence[tuple[str, str]] = (),
        tasks: Sequence[tuple[str, str]] = (),
        **named: Any,
    ) -> None:
        super().__init__(*words, **named)
        self.fields["initiative"].choices = [("", _("choose")), *initiatives]  # type: ignore[attr-defined]
        self.fields["task"].choices = [("", _("choose")), *tasks]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What the owner of a task says of a cross-over, and why."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why, so that the initiative and others can follow it later.")},
    )


class ExpectForm(forms.Form):
    """An effect of the initiative, told before or now, and the share of it that is expected for the task."""

    effect = forms.ChoiceField(label=_("An effect that was told before"), required=False)
    what_nl = forms.CharField(
        label=_("Or what came of it, in Dutch"),
        max_length=200,
        required=False,
        help_text=_("A number follows, so for example: “mensen aan het werk”."),
    )
    what_en = forms.CharField(label=_("What came of it, in English"), max_length=200, required=False)
    amount = forms.DecimalField(
        label=_("How much"),
        required=False,
        localize=True,
        max_digits=14,
        decimal_places=2,
        error_messages={"invalid": _("Give a number, for example 12."), "max_digits": _("Give a smaller number.")},
    )
    seen_on = forms.DateField(
        label=_("Seen on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    expected = _percent(
        _("Share expected for this task, of 100"), 1, _("100: the whole effect counts here. It is counted once.")
    )

    def __init__(self, *words: Any, effects: Sequence[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*words, **named)
        self.fields["effect"].choices = [("", _("none: I tell a new one")), *effects]  # type: ignore[attr-defined]
        if not effects:
            del self.fields["effect"]
            self.fields["what_nl"].label = _("What came of it, in Dutch")


class ShareForm(forms.Form):
    """The share of an effect that the owner of a task confirms."""

    confirmed = _percent(_("Share that counts for your task, of 100"), 0)
