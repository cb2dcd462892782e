"""What people type about the theory of change."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.learning.line.choices import Sign, SourceKind, Strength, Verdict


def _text(label: Any, *, rows: int = 0, longest: int = 2000, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=False, widget=widget)


class NewChangeForm(forms.Form):
    """A change as it is added."""

    title_nl = _text(_("Change, in Dutch"), longest=120, hint=_("A few words, for example: “Buren kennen elkaar”."))
    title_en = _text(_("Change, in English"), longest=120)
    note_nl = _text(_("Explanation, in Dutch"), rows=3)
    note_en = _text(_("Explanation, in English"), rows=3)


class ChangeForm(NewChangeForm):
    """What is said of a change."""

    stands = forms.BooleanField(
        label=_("We still think so"), required=False, help_text=_("What no longer stands is not drawn any more.")
    )


class _AboutLink(forms.Form):
    sign = forms.ChoiceField(label=_("How the one leads to the other"), choices=Sign.choices)
    certainty = forms.IntegerField(
        label=_("How sure is this, of 100?"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=_("Leave it open when nobody dares to say. Nothing is wholly sure, so from 1 to 99."),
        error_messages={
            "min_value": _("Give a number from 1 to 99: nothing is wholly sure."),
            "max_value": _("Give a number from 1 to 99: nothing is wholly sure."),
            "invalid": _("Give a whole number from 1 to 99, or leave it open."),
        },
    )
    assumption_nl = _text(_("What does it assume? (Dutch)"), rows=2)
    assumption_en = _text(_("What does it assume? (English)"), rows=2)
    rival_nl = _text(_("What else may explain it? (Dutch)"), rows=2)
    rival_en = _text(_("What else may explain it? (English)"), rows=2)
    rival_verdict = forms.ChoiceField(
        label=_("What was found of that other explanation?"), choices=Verdict.choices, required=False
    )


class LinkForm(_AboutLink):
    """What is said of a link."""

    stands = forms.BooleanField(
        label=_("We still think so"), required=False, help_text=_("What no longer stands is not drawn any more.")
    )


class NewLinkForm(_AboutLink):
    """A link as it is added: from which change to which."""

    changes: Sequence[tuple[str, str]] = ()
    field_order = ("cause", "effect")
    cause = forms.ChoiceField(
        label=_("This change"), error_messages={"required": _("Choose the change it begins with.")}
    )
    effect = forms.ChoiceField(
        label=_("leads to this change"), error_messages={"required": _("Choose the change that it leads to.")}
    )

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **named)
        for name in ("cause", "effect"):
            self.fields[name].choices = [("", _("choose")), *self.changes]  # type: ignore[attr-defined]


Offered = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class TellingForm(forms.Form):
    """A source of a link: one from the list, or a group of people by name."""

    source = forms.ChoiceField(label=_("Who or what says so?"), required=False)
    group = _text(
        _("Or a group of people"), longest=70, hint=_("Not their names, for example: “vrijwilligers in Oss”.")
    )
    hypothetical = forms.TypedChoiceField(
        label=_("Was it seen?"),
        choices=[("no", _("it was seen")), ("yes", _("it would help, and was not seen yet"))],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
    )
    strength = forms.ChoiceField(label=_("How firmly is it said?"), choices=Strength.choices, initial=Strength.FAIR)
    note_nl = _text(_("What was said, in Dutch"), rows=2)

    def __init__(
        self, *words: Any, offered: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (), **named: Any
    ) -> None:
        super().__init__(*words, **named)
        self.fields["source"].choices = [("", _("choose")), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Read which of the two was given; both or neither is answered with what to do."""
        said = super().clean() or {}
        if bool(said.get("source")) == bool(said.get("group")):
            raise forms.ValidationError(_("Choose a source from the list, or name a group of people: one of the two."))
        kind, _colon, key = str(said.get("source", "")).partition(":")
        said["kind"], said["key"] = (kind, key) if key else (str(SourceKind.GROUP.value), said.get("group", ""))
        return said
