"""What people type about evidence."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import is_key
from veerkracht.learning.evidence.queries.writing import levels

NO_DAY = {"invalid": _("This is not a day that exists. Write it as 2018-01-01.")}
MOST_PEOPLE = 1_000_000


class Number(forms.FloatField):
    """A number, with a point or a comma before its decimals."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {"invalid": _("Write a number, for example 0.3.")}

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


def _text(label: Any, hint: Any = "", *, rows: int = 0, longest: int = 300, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=required, widget=widget)


def _yes(label: Any, hint: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=hint, required=False)


def _people(label: Any, *, required: bool = True, most: int = MOST_PEOPLE) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=required)


def _day(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"inputmode": "numeric", "placeholder": "2018-01-01"})
    return forms.DateField(label=label, required=required, error_messages=NO_DAY, widget=widget)


def _key() -> forms.CharField:
    return forms.CharField(
        label=_("Short name"),
        help_text=_("It stands in addresses and files and never changes, for example “buurtcirkel”."),
        max_length=80,
        validators=[_is_key],
    )


def _is_key(text: str) -> None:
    if not is_key(text):
        raise forms.ValidationError(_("Use small letters, digits and hyphens, such as “wonen-en-werk”."))


class InterventionForm(forms.Form):
    """A way of helping people, with what must not be left out of it."""

    title_nl = _text(_("Name in Dutch"), required=True)
    title_en = _text(_("Name in English"))
    summary_nl = _text(_("In one sentence, in Dutch"), rows=2, longest=500)
    summary_en = _text(_("In one sentence, in English"), rows=2, longest=500)
    core_nl = _text(
        _("What must not be left out, in Dutch"), _("Without this it is something else."), rows=4, longest=5000
    )
    core_en = _text(_("What must not be left out, in English"), rows=3, longest=5000)
    adaptable_nl = _text(_("What may differ by place, in Dutch"), rows=3, longest=5000)
    adaptable_en = _text(_("What may differ by place, in English"), rows=3, longest=5000)
    cost_nl = _text(_("What it costs, where known, in Dutch"), _("For example: € 1.200 for a group of twelve a year."))
    cost_en = _text(_("What it costs, where known, in English"))
    described = _yes(_("Its aim, people, way of working and setting are described"))
    theory = _yes(_("There is a theory of why it works"))
    recognised_as = _text(_("Recognised as"), longest=100)
    recognised_by = _text(_("Recognised by"), longest=200)
    recognised_until = _day(_("Recognised until"))


class OutcomeForm(forms.Form):
    """Something that may become better for people."""

    title_nl = _text(_("Name in Dutch"), _("For example: eenzaamheid."), required=True)
    title_en = _text(_("Name in English"))
    noticeable = Number(
        label=_("Smallest difference that people notice"),
        help_text=_("In standard deviations. 0.2 is usual."),
        initial=0.2,
    )
    instrument = _text(_("What it is measured with"))
    deviation = Number(label=_("One standard deviation in its own unit"), required=False)
    unit_nl = _text(_("That unit, in Dutch"), _("For example: punten op een schaal van 0 tot 11."), longest=100)
    unit_en = _text(_("That unit, in English"), longest=100)


class StudyForm(forms.Form):
    """A study: how it was set up and how well that was kept."""

    offered: dict[str, Sequence[tuple[str, str]]] = {}

    title = _text(_("Title"), required=True)
    design = forms.TypedChoiceField(
        label=_("How it was set up"),
        help_text=_("The design is the ceiling: what goes wrong below takes one step off each."),
        coerce=int,
        choices=levels,
    )
    treated = _people(_("How many people were reached?"), required=False)
    compared = _people(_("With how many were they compared?"), required=False)
    lost = Number(
        label=_("How many dropped out, in percent?"),
        help_text=_("15 for 15 %. More than 20 % takes a step off."),
        initial=0,
        required=False,
    )
    control_reached = _yes(_("The people compared with were reached too"))
    own_measure = _yes(_("It was measured with something self-made that nobody tested"))
    period = _text(_("Period"), _("For example: 2016-2017."), longest=40)
    followed_months = Number(label=_("How many months were people followed?"), initial=0, required=False)
    circumstance = _text(_("Kind of place"), _("One word that other studies use too, such as: dorp, stad."), longest=60)
    people_nl = _text(_("For whom, in Dutch"), longest=200)
    people_en = _text(_("For whom, in English"), longest=200)
    dutch = forms.BooleanField(label=_("In the Netherlands"), required=False, initial=True)
    independent = _yes(_("Done by others than who runs it"))
    registered = _yes(_("Announced before it began"))
    funder = _text(_("Paid for by"), longest=200)
    initiative_key = forms.ChoiceField(label=_("Initiative that was studied"), required=False)
    source = forms.ChoiceField(label=_("Source"), help_text=_("Where the study can be read."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("initiative_key", "source"):
            self.fields[name].choices = [("", _("none")), *self.offered.get(name, ())]  # type: ignore[attr-defined]

    def clean_followed_months(self) -> float:
        return float(self.cleaned_data["followed_months"] or 0)

    def clean_lost(self) -> float:
        return float(self.cleaned_data["lost"] or 0)


class NewInterventionForm(InterventionForm):
    """An intervention that is new, with the name it is known by for ever."""

    key = _key()
    field_order = ("title_nl", "title_en", "key")


class NewOutcomeForm(OutcomeForm):
    """An outcome that is new, with the name it is known by for ever."""

    key = _key()
    field_order = ("title_nl", "title_en", "key")


class NewStudyForm(StudyForm):
    """A study that is new, with the name it is known by for ever."""

    key = _key()
    field_order = ("title", "key")


class FindingForm(forms.Form):
    """What a study found on an outcome."""

    outcome = forms.ChoiceField(label=_("On which outcome?"))

    def __init__(self, *args: Any, outcomes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = outcomes  # type: ignore[attr-defined]


class EffectForm(FindingForm):
    """An effect, with what every way of reporting it shares; the figures themselves are added by a form of each way."""

    lower_is_better = _yes(_("A lower number is better"), _("As with loneliness."))
    measured = _text(_("Measured when, or with what"), _("For example: after a year."), longest=100)
    primary = forms.BooleanField(label=_("This is the main outcome of the study"), required=False, initial=True)
    people_in_cluster = Number(
        label=_("People in a group, if whole groups were drawn"),
        help_text=_("For example 20, if neighbourhoods of some 20 people were drawn by lot."),
        required=False,
        min_value=1,
    )
    clustering = Number(
        label=_("How alike people in a group are (ICC)"), help_text=_("Empty: 0.05 is assumed."), required=False
    )
    sure = _yes(_("I am sure, also where the effect is very large"))

    SAID_APART = ("outcome", "measured", "primary")
    LAST = ("measured", "primary", "people_in_cluster", "clustering", "sure")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in self.LAST])

    @property
    def reported(self) -> dict[str, Any]:
        """Give the figures as the study reports them; what was left empty is left out."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in self.SAID_APART}
        return {name: value for name, value in said.items() if value is not None and value is not False}


class GroupsForm(EffectForm):
    """Means of two groups."""

    treated_mean = Number(label=_("Mean of who took part"))
    treated_deviation = Number(label=_("Their standard deviation"))
    treated_people = _people(_("How many took part"))
    compared_mean = Number(label=_("Mean of who they were compared with"))
    compared_deviation = Number(label=_("Standard deviation of those"))
    compared_people = _people(_("How many of those"))
    scale_low = Number(label=_("Lowest end of the scale"), required=False)
    scale_high = Number(label=_("Highest end of the scale"), required=False)


class CountsForm(EffectForm):
    """How many people reached something, in two groups."""

    treated = _people(_("In how many who took part did it happen?"))
    of_treated = _people(_("Of how many who took part?"))
    compared = _people(_("In how many who did not take part?"))
    of_compared = _people(_("Of how many who did not take part?"))


class BeforeAndAfterForm(EffectForm):
    """One group, before and after."""

    before_mean = Number(label=_("Mean before"))
    before_deviation = Number(label=_("Standard deviation before"))
    before_people = _people(_("How many people"))
    after_mean = Number(label=_("Mean after"))
    correlation = Number(
        label=_("Correlation between before and after"), help_text=_("Empty: 0.5 is assumed."), required=False
    )
    scale_low = Number(label=_("Lowest end of the scale"), required=False)
    scale_high = Number(label=_("Highest end of the scale"), required=False)


class IntervalForm(EffectForm):
    """An effect in standard deviations, with its interval of 95 %."""

    estimate = Number(label=_("The effect, in standard deviations"))
    low = Number(label=_("Lowest end of its interval of 95 %"))
    high = Number(label=_("Highest end of its interval of 95 %"))


class DirectionForm(FindingForm):
    """Only which way it went."""

    better = _people(_("How many outcomes went better?"), most=100)
    same = _people(_("How many stayed the same?"), most=100)
    worse = _people(_("How many went worse?"), most=100)

    @property
    def outcomes(self) -> list[int]:
        said = self.cleaned_data
        return [1] * said["better"] + [0] * said["same"] + [-1] * said["worse"]


class RateForm(forms.Form):
    """How strong a study is, as a second rater sees it."""

    level = forms.TypedChoiceField(label=_("Your judgement"), coerce=int, choices=levels)


class TakeBackForm(forms.Form):
    """Why a study no longer counts."""

    reason = _text(_("Why was the study taken back?"), rows=2, longest=500, required=True)


class AssumptionsForm(forms.Form):
    """What is assumed before any study, and how much each design flatters."""

    average = Number(label=_("How far effects lie from nought, before any study"))
    between = Number(label=_("How much places differ, before any study"))
    in_force_from = _day(_("From which day"), required=True)
    panel = _text(_("Which panel set this?"), _("Empty: the page says “not calibrated”."), longest=500)
    reason = _text(_("Why?"), rows=2, longest=500, required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level, word in reversed(levels()):
            self.fields[f"bias_{level}"] = Number(label=_("%(design)s: flatters by") % {"design": word})
            self.fields[f"spread_{level}"] = Number(label=_("%(design)s: more unsure by") % {"design": word})
        self.order_fields(["average", "between", *[name for name in self.fields if "_" in name and name[-1].isdigit()]])

    @property
    def content(self) -> dict[str, Any]:
        """Give what is assumed as it is kept."""
        said = self.cleaned_data
        each = {name: {level: said[f"{name}_{level}"] for level, _word in levels()} for name in ("bias", "spread")}
        return {"average": said["average"], "between": said["between"], **each}


class WorthForm(forms.Form):
    """What knowing more is worth: assumptions that stand on the page."""

    threshold = Number(label=_("Go on from which effect?"), initial=0.15)
    value = Number(label=_("Euro that one standard deviation is worth to a person"), initial=1500, min_value=0)
    people = forms.IntegerField(label=_("People it is for"), initial=400, min_value=1, max_value=MOST_PEOPLE)
    study_error = Number(label=_("Standard error of the next study"), initial=0.1)

    def clean_study_error(self) -> float:
        error = float(self.cleaned_data["study_error"])
        if not error > 0:
            raise forms.ValidationError(_("A standard error lies above nought. 0.1 is usual."))
        return error
