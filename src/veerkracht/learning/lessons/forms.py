"""What people type about lessons."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.learning.lessons.choices import (
    Concern,
    Confidence,
    Direction,
    EvidenceKind,
    Ladder,
    Mode,
    RelationKind,
    Result,
    SourceKind,
    Test,
)
from veerkracht.learning.lessons.circumstances import LIMITS, NAMES, VALUES, choices

REQUIRED, SEEN = "needs_", "seen_"


def _text(label: Any, *, rows: int = 0, longest: int = 4000, required: bool = False, hint: Any = "") -> Any:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=required, widget=widget)


def _reason(required: bool = True) -> Any:
    return forms.CharField(
        label=_("Why"),
        max_length=1000,
        required=required,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write why, so that others can follow it later.")},
    )


def _choose(name: str, label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices(name), required=False)


class LessonForm(forms.Form):
    """What a lesson says."""

    title_nl = _text(
        _("The lesson in one sentence, in Dutch"), longest=300, hint=_("For example: “Samen eten verbindt buren.”")
    )
    title_en = _text(_("The lesson in one sentence, in English"), longest=300)
    if_nl = _text(_("If …: what did you try? (Dutch)"), rows=3)
    then_nl = _text(_("Then …: what happened? (Dutch)"), rows=3)
    because_nl = _text(_("Because …: why, do you think? (Dutch)"), rows=3)
    direction = forms.ChoiceField(
        label=_("How did it go?"),
        choices=Direction.choices,
        widget=forms.RadioSelect,
        help_text=_("That it did not work is worth as much as that it did."),
        error_messages={"required": _("Say how it went: it worked, it made no difference, or it made things worse.")},
    )
    outcome = _text(
        _("What is it about?"), longest=70, required=True, hint=_("One word that others use too, such as loneliness.")
    )
    if_en = _text(_("If …: what did you try? (English)"), rows=2)
    then_en = _text(_("Then …: what happened? (English)"), rows=2)
    because_en = _text(_("Because …: why, do you think? (English)"), rows=2)
    everywhere = forms.BooleanField(label=_("I claim this everywhere, whatever the circumstances"), required=False)

    outcomes: list[tuple[str, str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.outcomes:
            self.fields["outcome"] = forms.ChoiceField(
                label=_("What is it about?"), choices=[("", _("choose one")), *self.outcomes]
            )
        for prefix, words in ((SEEN, _("Seen here – %(name)s")), (REQUIRED, _("Needs this – %(name)s"))):
            for name in VALUES:
                self.fields[prefix + name] = _choose(name, words % {"name": NAMES[name]})


class NewLessonForm(LessonForm):
    """A lesson that is new: also where it was learned."""

    initiatives: list[tuple[str, str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = forms.ChoiceField(label=_("Where was it learned?"), required=False, choices=self.initiatives)
        self.fields = {"initiative": own, **self.fields}


class RewriteForm(LessonForm):
    """A new version of a lesson, and why."""

    reason = _reason()


class CircumstancesForm(forms.Form):
    """In which circumstances something was seen, tried or is asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in NAMES.items():
            if name in VALUES:
                self.fields[name] = _choose(name, label)
            else:
                low, high = LIMITS[name]
                self.fields[name] = forms.FloatField(
                    label=str(label), required=False, min_value=low, max_value=high, localize=True
                )

    def circumstances(self) -> dict[str, Any]:
        """Give what was said of the circumstances."""
        said = {name: self.cleaned_data.get(name) for name in NAMES}
        return {name: value for name, value in said.items() if value not in ("", None)}


class EvidenceForm(CircumstancesForm):
    """One thing that speaks for or against a lesson."""

    initiatives: list[tuple[str, str]] = []

    initiative = forms.ChoiceField(label=_("Which initiative saw this?"), required=False)
    people = forms.CharField(
        label=_("Or which group of people?"),
        required=False,
        max_length=60,
        help_text=_("For example: residents of a street. Write no names of persons."),
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=EvidenceKind.choices)
    stance = forms.ChoiceField(
        label=_("For or against the lesson?"),
        choices=[
            ("1", _("for")),
            ("0.5", _("more for than against")),
            ("-0.5", _("more against")),
            ("-1", _("against")),
        ],
    )
    relevance = forms.ChoiceField(
        label=_("How much is it to the point?"),
        choices=[("1", _("quite")), ("0.8", _("largely")), ("0.5", _("half")), ("0", _("not: only a link"))],
    )
    note_nl = _text(_("What was seen? (Dutch)"), rows=2, longest=1000)
    note_en = _text(_("What was seen? (English)"), rows=2, longest=1000)
    about = forms.CharField(
        label=_("Where is it written down?"),
        required=False,
        max_length=110,
        help_text=_("As kind and key, such as observation:3 or document:verslag."),
    )
    test = forms.ChoiceField(label=_("Test of an evaluator"), choices=Test.choices, required=False)
    test_seen = forms.ChoiceField(
        label=_("Was it seen?"),
        choices=[("yes", _("seen")), ("no", _("expected, and not seen"))],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].choices = [("", _("none of these")), *self.initiatives]  # type: ignore[attr-defined]

    def clean_about(self) -> str:
        said = str(self.cleaned_data["about"]).strip()
        if said and ":" not in said:
            raise forms.ValidationError(_("Write a kind, a colon and a key, such as observation:3."))
        return said


class JudgementForm(forms.Form):
    """How sure the evidence of a lesson makes, judged by a person."""

    limitations = forms.ChoiceField(label=_("How it was found out"), choices=Concern.choices)
    coherence = forms.ChoiceField(label=_("Whether it hangs together"), choices=Concern.choices)
    adequacy = forms.ChoiceField(label=_("Whether it is enough"), choices=Concern.choices)
    relevance = forms.ChoiceField(label=_("Whether it is to the point"), choices=Concern.choices)
    overall = forms.ChoiceField(label=_("So: how much confidence?"), choices=Confidence.choices)
    level = forms.ChoiceField(label=_("Level of the evidence"), choices=Ladder.choices)
    reason_nl = _text(_("Why (Dutch)"), rows=3, required=True, longest=2000)
    reason_en = _text(_("Why (English)"), rows=2, longest=2000)


class RelationForm(forms.Form):
    """How a lesson stands to another."""

    others: list[tuple[str, str]] = []

    kind = forms.ChoiceField(label=_("This lesson …"), choices=RelationKind.choices)
    other = forms.ChoiceField(label=_("… this other lesson"))
    reason = _reason()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = self.others  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why something is sent back, taken back or withdrawn."""

    reason = _reason()


class ViewForm(forms.Form):
    """What an initiative says of a lesson about it."""

    view_nl = _text(
        _("Your own view, in Dutch"),
        rows=4,
        longest=3000,
        hint=_("It stands beside the lesson, as you wrote it. Leave it empty if you only read it."),
    )
    view_en = _text(_("Your own view, in English"), rows=3, longest=3000)


class AdoptionForm(CircumstancesForm):
    """What an initiative did with a lesson, and how it went."""

    initiatives: list[tuple[str, str]] = []

    initiative = forms.ChoiceField(label=_("For which initiative?"))
    mode = forms.ChoiceField(label=_("What did you do with it?"), choices=Mode.choices, widget=forms.RadioSelect)
    why_nl = _text(_("What did you change, or why not? (Dutch)"), rows=3, longest=2000)
    why_en = _text(_("What did you change, or why not? (English)"), rows=2, longest=2000)
    result = forms.ChoiceField(label=_("How did it go?"), choices=Result.choices, required=False)
    result_on = forms.DateField(
        label=_("Since when do you know?"), required=False, help_text=_("A day, such as 2017-03-17.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].choices = self.initiatives  # type: ignore[attr-defined]


def source(cleaned: Mapping[str, Any]) -> tuple[str, str]:
    """Give the source that was chosen or named."""
    if cleaned.get("initiative"):
        return SourceKind.INITIATIVE, str(cleaned["initiative"])
    return SourceKind.GROUP, str(cleaned.get("people") or "")
