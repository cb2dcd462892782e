"""What is typed while support is given: steps, talks, how it stands, how it ends, and whether it helped."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.named import Level, Phase
from veerkracht.support.giving.queries.templates import TemplateStep

TOO_LONG = _("Your text has %(show_value)d characters; at most %(limit_value)d fit. Make it shorter.")
WHOLE = _("Say how many minutes it took: one or more.")


def area(label: Any, *, rows: int = 3, hint: Any = "", required: bool = True, missing: Any = "") -> forms.CharField:
    """Make a field for some sentences."""
    errors = {"max_length": TOO_LONG} | ({"required": missing} if missing else {})
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=2_000, widget=widget, error_messages=errors
    )


def a_day(label: Any) -> forms.DateField:
    """Make a field for a day."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("This is not a day that exists. Write it as 2018-01-01."),
        },
    )


class TalkForm(forms.Form):
    """A talk or other work, made to be filled in on a phone."""

    held_on = a_day(_("On which day?"))
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        min_value=1,
        max_value=1440,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": WHOLE,
            "invalid": WHOLE,
            "min_value": WHOLE,
            "max_value": _("A day has 1,440 minutes. Write longer work down for each day apart."),
        },
    )
    with_whom = forms.CharField(label=_("With whom?"), max_length=200, required=False)
    said = area(_("What, in a few words?"), rows=2, missing=_("Say in a few words what you did."))


class StepForm(forms.Form):
    """A step of the plan: what, who and by when."""

    people: Iterable[tuple[str, str]] = ()
    what = forms.CharField(
        label=_("What is done?"), max_length=300, error_messages={"required": _("Say what is to be done.")}
    )
    who = forms.ChoiceField(label=_("Who does it?"))
    due_on = a_day(_("By when?"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["who"] = forms.ChoiceField(label=_("Who does it?"), choices=list(self.people))


class StandingForm(forms.Form):
    """How the initiative stands now."""

    phase = forms.ChoiceField(label=_("phase"), choices=Phase.choices)
    support_base = forms.ChoiceField(label=_("support base"), choices=Level.choices)
    durability = forms.ChoiceField(label=_("durability"), choices=Level.choices)
    note_nl = area(_("What do you see that tells this?"), rows=2, required=False)


class FinishForm(forms.Form):
    """That the support was given."""

    words = area(_("How did it end?"), hint=_("One sentence. You may leave it empty."), rows=2, required=False)


class StopForm(forms.Form):
    """That the support stops early, and why."""

    why = area(
        _("Why does it stop?"),
        hint=_("The initiative and who helps next read this."),
        missing=_("Say why it stops: the initiative and who helps next read this."),
    )


class JudgeForm(forms.Form):
    """One tap: is the bottleneck gone; a sentence, and what would have helped instead."""

    gone = forms.ChoiceField(
        choices=[("yes", pgettext_lazy("bottleneck", "Yes, it is gone")), ("no", _("No, it is still there"))],
        error_messages={
            "required": _("Choose: is the bottleneck gone, or is it still there?"),
            "invalid_choice": _("Choose: is the bottleneck gone, or is it still there?"),
        },
    )
    words = area(_("In a sentence: what changed?"), rows=2, required=False)
    instead = area(
        _("Not gone? What would have helped instead?"), hint=_("You may leave it empty."), rows=2, required=False
    )


class TemplateForm(forms.Form):
    """The steps of a template, one on each line."""

    steps = forms.CharField(
        label=_("The steps, each on a line of its own"),
        help_text=_("Days after the start | what is done in Dutch | the same in English. The English may be left out."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"max_length": TOO_LONG},
    )

    def clean_steps(self) -> str:
        """Refuse a line that is not a step."""
        for number, line in enumerate(lines(self.cleaned_data["steps"]), 1):
            days = line.partition("|")[0].strip()
            if not (days.isascii() and days.isdecimal() and len(days) < 4 and line.count("|") in (1, 2)):
                sentence = _("Line %(number)d is not clear. Write it as: 14 | wat je doet | what you do")
                raise forms.ValidationError(sentence, params={"number": number})
        return str(self.cleaned_data["steps"])


def lines(text: str) -> list[str]:
    """Give the lines of a text in which something stands."""
    return [line for line in text.splitlines() if line.strip()]


def read_steps(text: str) -> list[TemplateStep]:
    """Read the steps of a template as they were typed."""
    steps = []
    for line in lines(text):
        days, nl, *en = (part.strip() for part in line.split("|"))
        steps.append(TemplateStep(int(days), Bilingual(nl, en[0] if en else "")))
    return steps


def write_steps(steps: Iterable[TemplateStep]) -> str:
    """Write the steps of a template as they are typed."""
    return "\n".join(" | ".join(part for part in (str(one.days), one.what.nl, one.what.en) if part) for one in steps)
