"""What is typed where people meet: on the forum, by who moderates it, and about an introduction."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.support.meeting.choices import Good, Sort

LONGEST = 5_000
TOO_LONG = _("Your text has %(show_value)d characters; at most %(limit_value)d fit. Make it shorter.")
OWN = _("On behalf of which initiative?")
HINT = _("Just as it is called in the list; empty is on behalf of the programme.")


def area(label: Any, *, rows: int = 4, hint: Any = "", required: bool = True, missing: Any = "") -> forms.CharField:
    """Make a field for a text of some lines."""
    errors = {"max_length": TOO_LONG} | ({"required": missing} if missing else {})
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=LONGEST, widget=widget, error_messages=errors
    )


class OnBehalf(forms.Form):
    """On behalf of which initiative something is written: chosen from one's own, or named by who may for all."""

    own: tuple[tuple[str, str], ...] = ()
    wide = False

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        if self.wide:
            self.fields["initiative"] = forms.CharField(label=OWN, help_text=HINT, max_length=300, required=False)
        else:
            self.fields["initiative"] = forms.ChoiceField(label=OWN, choices=self.own)


class BeginForm(OnBehalf):
    """A question or an offer."""

    sort = forms.ChoiceField(
        label=_("Do you ask or offer something?"), choices=Sort.choices, widget=forms.RadioSelect, initial=Sort.QUESTION
    )
    good = forms.ChoiceField(label=_("What is it about?"), choices=[("", ""), *Good.choices])
    title = forms.CharField(
        label=_("In one sentence"),
        max_length=200,
        error_messages={"required": _("Say in one sentence what you ask or offer."), "max_length": TOO_LONG},
    )
    text = area(
        _("Tell more about it"),
        rows=6,
        hint=_("Everyone reads this. Leave out names, addresses and phone numbers: people answer you here."),
        missing=_("Write what you ask or offer, or your answer."),
    )
    place = forms.CharField(label=_("Which place?"), max_length=200, required=False)
    themes: tuple[tuple[str, str], ...] = ()

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        choices = [("", _("no theme")), *self.themes]
        self.fields["theme"] = forms.ChoiceField(label=_("Which theme?"), choices=choices, required=False)
        self.fields["good"].error_messages["required"] = _("Choose what it is about.")


class ReplyForm(OnBehalf):
    """An answer on the forum."""

    text = area(
        _("Your answer"),
        hint=_("Everyone reads this. Leave out names, addresses and phone numbers: people answer you here."),
        missing=_("Write what you ask or offer, or your answer."),
    )


class FoundForm(forms.Form):
    """What was found, for who reads it later."""

    how = forms.CharField(
        label=_("With what or whom?"), max_length=300, required=False, help_text=_("Everyone reads this.")
    )


class HideForm(forms.Form):
    """Why a text is hidden."""

    reason = area(
        pgettext_lazy("forum", "Why do you hide it?"),
        rows=2,
        hint=_("Who wrote it reads this."),
        missing=_("Say why you hide it: who wrote it reads this."),
    )


class DropForm(forms.Form):
    """Why two are not introduced."""

    reason = area(_("Why not?"), rows=2, missing=_("Say why these two should not be introduced."))


class AnswerForm(forms.Form):
    """Why someone does not want to meet, if they want to say so."""

    reason = area(
        _("Do you want to say why?"), rows=2, required=False, hint=_("Only who introduces people reads this.")
    )
