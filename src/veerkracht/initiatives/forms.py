"""What a person types about initiatives."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.dates import PartialDate
from veerkracht.initiatives.queries.writing import levels, phases


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


def _text(label: Any, *, rows: int = 0, longest: int = 20_000, required: bool = False, hint: Any = "") -> Any:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=required, widget=widget)


class TextsForm(forms.Form):
    """What an initiative says of itself."""

    title_nl = _text(_("Title in Dutch"), longest=300, required=True)
    title_en = _text(_("Title in English"), longest=300)
    summary_nl = _text(_("In one sentence, in Dutch"), rows=2, longest=500)
    summary_en = _text(_("In one sentence, in English"), rows=2, longest=500)
    story_nl = _text(_("Story in Dutch"), rows=10, hint=_("An empty line begins a new paragraph."))
    story_en = _text(_("Story in English"), rows=6)
    ask_nl = _text(_("What it asks, in Dutch"), rows=4, longest=5_000)
    ask_en = _text(_("What it asks, in English"), rows=3, longest=5_000)
    website = forms.URLField(label=_("Website"), max_length=500, required=False, assume_scheme="https")
    contact_email = forms.EmailField(label=_("E-mail for questions"), required=False)
    contact_public = forms.BooleanField(label=_("This e-mail address may be shown to everyone"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("contact_public") and not said.get("contact_email") and "contact_email" not in self.errors:
            self.add_error("contact_email", _("There is no e-mail address to show. Give one, or do not show it."))
        return said


class InitiativeForm(TextsForm):
    """Everything of an initiative that is kept in a form."""

    phase = forms.ChoiceField(label=_("Phase"), choices=phases)
    started_on = forms.CharField(
        label=_("Started"), help_text=_("A day, a month or a year: 2017-03-17, 2017-03 or 2017."), required=False
    )
    organisation = forms.ChoiceField(label=_("Initiator"), required=False)
    province_wide = forms.BooleanField(label=_("Works in the whole area of the programme"), required=False)
    themes = forms.MultipleChoiceField(label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple)
    policy_tasks = forms.MultipleChoiceField(
        label=_("Policy tasks"), required=False, widget=forms.CheckboxSelectMultiple
    )
    published = forms.BooleanField(label=_("Everyone may see this initiative"), required=False)

    offered: Mapping[str, list[tuple[str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in self.offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_started_on(self) -> str:
        return partial_day(self.cleaned_data["started_on"])


class StandingForm(forms.Form):
    """How an initiative stood on a day."""

    on = forms.CharField(
        label=_("On"),
        help_text=_("A day, a month or a year: 2017-03-17, 2017-03 or 2017."),
        error_messages={"required": _("Say of which day this is.")},
    )
    phase = forms.ChoiceField(label=_("Phase"), choices=phases)
    support_base = forms.ChoiceField(label=_("Support base"), choices=levels)
    durability = forms.ChoiceField(label=_("Durability"), choices=levels)
    note_nl = _text(_("Note in Dutch"), rows=3, longest=5_000)
    note_en = _text(_("Note in English"), rows=3, longest=5_000)

    def clean_on(self) -> str:
        return partial_day(self.cleaned_data["on"])


def partial_day(text: str) -> str:
    """Take a day, a month or a year, or say how to write one."""
    if text:
        try:
            PartialDate.parse(text)
        except ValueError as problem:
            raise forms.ValidationError(_("This is not a day. Write it as 2017-03-17, 2017-03 or 2017.")) from problem
    return text


class ReviewForm(forms.Form):
    """Whether a proposed text is taken over, and if not, why."""

    decision = forms.ChoiceField(
        label=_("Your decision"),
        choices=[("accept", _("Take it over: it is public at once")), ("reject", _("Do not take it over yet"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    reason = forms.CharField(
        label=_("Why not yet"),
        help_text=_("Who proposed it reads this, and can change the text and send it again."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("decision") == "reject" and not said.get("reason"):
            self.add_error("reason", _("Write why, so that the text can be made better."))
        return said


TO_DO = {
    "phase": _("Set the phase"),
    "theme": _("Add a theme"),
    "no-theme": _("Take a theme away"),
    "task": _("Add a policy task"),
    "no-task": _("Take a policy task away"),
    "organisation": _("Set the initiator"),
    "round": _("Let take part in a round"),
    "publish": _("Make public"),
    "hide": _("Make not public"),
}
"""What can be done to many initiatives at once."""

LIST_OF = {"phase": "phase", "theme": "theme", "no-theme": "theme", "task": "task", "no-task": "task"}
LIST_OF |= {"organisation": "organisation", "round": "round"}
"""From which list the value of each comes; the others need none."""


class TogetherForm(forms.Form):
    """What to change of the initiatives that were ticked, and to what."""

    what = forms.ChoiceField(
        label=_("What do you want to change?"),
        choices=[("", _("Choose what")), *TO_DO.items()],
        error_messages={"required": _("Choose what you want to change.")},
    )
    phase = forms.ChoiceField(label=_("To which phase"), required=False)
    theme = forms.ChoiceField(label=_("Which theme"), required=False)
    task = forms.ChoiceField(label=_("Which policy task"), required=False)
    round = forms.ChoiceField(label=_("Which round"), required=False)
    organisation = forms.ChoiceField(label=_("Which initiator"), required=False)

    def __init__(self, *args: Any, offered: Mapping[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in offered.items():
            self.fields[name].choices = [("", "–"), *choices]  # type: ignore[attr-defined]

    @property
    def value(self) -> str:
        """Give what it becomes, from the list that goes with what is done."""
        return str(self.cleaned_data.get(LIST_OF.get(self.cleaned_data["what"], ""), ""))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        needed = LIST_OF.get(said.get("what", ""), "")
        if needed and not said.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Choose one from this list."))
        return said
