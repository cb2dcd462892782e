"""What someone taps, types or says about what they noticed."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from veerkracht.learning.noticing.queries.offered import Filled
from veerkracht.learning.noticing.queries.reading import sensitivity_words, verdict_words
from veerkracht.learning.rules.recording import LARGEST

TAPS: list[tuple[str, Any]] = [("yes", _("yes")), ("no", _("no"))]
LONGEST_TAKEN = 32_000


def words(label: Any, *, length: str, rows: int = 0, hint: Any = "", required: bool = True, longest: int = 5000) -> Any:
    """Make a field for words; `length` says how many people are taken to write, in the table of the time model."""
    told = {"data-words": length}
    widget = forms.Textarea(attrs={"rows": rows, **told}) if rows else forms.TextInput(attrs=told)
    missing = {"required": _("Write or say what you noticed: one sentence is enough.")} if rows == 4 else {}
    return forms.CharField(
        label=label, help_text=hint, max_length=longest, required=required, widget=widget, error_messages=missing
    )


def taps(label: Any, choices: list[tuple[str, Any]], *, missing: Any = None) -> forms.ChoiceField:
    """Make a field of which one choice is tapped."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing or _("Tap one of these.")},
    )


def _slider(label: Any, hint: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"type": "range", "step": 1, "class": "slider"})
    return forms.IntegerField(label=label, help_text=hint, min_value=0, max_value=10, initial=5, widget=widget)


class NotingForm(forms.Form):
    """What every form of what was noticed asks: of which initiative, and what the phone adds by itself."""

    initiative = forms.ChoiceField(label=_("Initiative"), error_messages={"required": _("Choose an initiative.")})
    client_id = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    noted_at = forms.DateTimeField(widget=forms.HiddenInput, required=False, input_formats=["iso-8601"])
    took_seconds = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    LAST: tuple[str, ...] = ("initiative",)
    """What is filled in already, and asked at the end."""

    def __init__(self, *args: Any, filled: Filled, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        named = [(offer.key, offer.title.read(language).text) for offer in filled.offers]
        if filled.wide:
            self.suggestions = [name for _key, name in named]
            last = next((name for key, name in named if key == filled.initiative_key), "")
            self.fields["initiative"] = forms.CharField(
                label=_("Initiative"),
                help_text=_("Begin to type its name."),
                max_length=300,
                initial=last,
                widget=forms.TextInput(attrs={"list": "initiatives", "autocomplete": "off"}),
                error_messages={"required": _("Choose an initiative.")},
            )
        else:
            self.suggestions = []
            choose = [] if filled.initiative_key else [("", _("Choose an initiative"))]
            self.fields["initiative"].choices = [*choose, *named]  # type: ignore[attr-defined]
            self.fields["initiative"].initial = filled.initiative_key
        self._fill(filled)
        self.order_fields([name for name in self.fields if name not in self.LAST])

    def _fill(self, filled: Filled) -> None:
        """Fill in what was said the last time."""

    def clean_took_seconds(self) -> int | None:
        seconds = self.cleaned_data["took_seconds"]
        return seconds if seconds is not None and seconds < LONGEST_TAKEN else None

    @property
    def asked(self) -> list[Any]:
        """Give the fields that are asked, in their order."""
        return [field for field in self.visible_fields() if field.name not in self.LAST]

    @property
    def known(self) -> list[Any]:
        """Give the fields that are filled in already."""
        return [self[name] for name in self.LAST if name in self.fields]

    @property
    def details(self) -> Mapping[str, Any]:
        """Give what only this form asks."""
        return {}


class SignalForm(NotingForm):
    """How the week was, without a word."""

    energy = _slider(_("How much energy is there?"), _("0 is none, 10 is very much."))
    turnout = _slider(_("How many took part?"), _("0 is nobody, 10 is everyone you hoped for."))
    change = taps(
        _("Beside the week before"), [("better", _("better")), ("same", _("the same")), ("worse", _("worse"))]
    )
    unexpected = taps(_("Did something unexpected happen?"), TAPS)
    asks_help = taps(_("Do you want help?"), TAPS)
    week = taps(_("Which week?"), [("this", _("this week")), ("last", _("last week"))])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["week"].initial = "this"

    @property
    def details(self) -> Mapping[str, Any]:
        said = self.cleaned_data
        yes = {name: said[name] == "yes" for name in ("unexpected", "asks_help")}
        return {name: said[name] for name in ("energy", "turnout", "change")} | yes


class SpokenForm(NotingForm):
    """What was noticed in words, with the two taps that say where it goes."""

    expected = taps(
        _("Did you expect this?"),
        [("yes", _("expected")), ("no", _("unexpected"))],
        missing=_("Tap whether you expected it."),
    )
    agreed = taps(
        _("Do people agree on what it means?"),
        [("yes", pgettext_lazy("meaning", "agreed")), ("no", pgettext_lazy("meaning", "disputed"))],
        missing=_("Tap whether people agree on what it means."),
    )
    happened_on = forms.DateField(
        label=_("Happened on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=localdate,
        error_messages={"required": _("Say on which day it happened.")},
    )
    place = forms.ChoiceField(label=_("Where"), required=False)
    sensitivity = forms.ChoiceField(label=_("Who may read it"), choices=sensitivity_words)

    LAST = ("initiative", "happened_on", "place", "sensitivity")

    def _fill(self, filled: Filled) -> None:
        self.fields["sensitivity"].initial = filled.sensitivity
        places = {place.key: place.name for offer in filled.offers for place in offer.places}
        if filled.wide or len(places) < 2:
            del self.fields["place"]  # there is nothing to choose: the place of the initiative is filled in
            return
        chosen = [("", _("not in one place")), *sorted(places.items(), key=lambda place: place[1])]
        self.fields["place"].choices = chosen  # type: ignore[attr-defined]
        self.fields["place"].initial = filled.place_key

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > localdate():
            raise forms.ValidationError(_("This day is still to come. Say on which day it happened."))
        return day


class ObservationForm(SpokenForm):
    """One thing that someone noticed, typed or spoken."""

    text = words(_("What did you notice?"), length="text", rows=4, required=False)
    sound = forms.FileField(
        label=_("Or say it"),
        help_text=_("Two minutes at most. The recording is thrown away once it is written out, or after 90 days."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": "user", "class": "file"}),
    )
    consent = forms.BooleanField(label=_("Everyone who can be heard agrees to be recorded"), required=False)

    field_order = ("text", "sound", "consent", "expected", "agreed")

    def clean_sound(self) -> bytes:
        sent = self.cleaned_data.get("sound")
        return sent.read(LARGEST + 1) if sent else b""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("text", "").strip() and not said.get("sound") and "sound" not in self.errors:
            self.add_error("text", _("Write or say what you noticed: one sentence is enough."))
        if said.get("sound") and not said.get("consent"):
            said["sound"] = b""
            sentence = _("Tick that everyone who can be heard agrees, or leave the recording out.")
            self.add_error("consent", sentence)
        return said


class StoryForm(SpokenForm):
    """What someone tells of what changed most."""

    text = words(
        _("What changed, and for whom?"),
        length="story",
        rows=6,
        hint=_("Tell it as you would to a colleague. Leave names out."),
    )
    field_order = ("text", "expected", "agreed")


class HarvestForm(forms.Form):
    """Who changed, and what the initiative did for it."""

    social_actor = words(_("Who changed?"), length="short", longest=200, hint=_("A group or organisation, no names."))
    before = words(_("How was it before?"), length="short", required=False, longest=500)
    contribution = words(_("What did the initiative do for it?"), length="text", rows=3)
    significance = words(_("Why does it matter?"), length="short", required=False, rows=2)


HARVESTED = tuple(HarvestForm.base_fields)


class OutcomeForm(HarvestForm, SpokenForm):
    """Something that changed in what people do, and what the initiative did for it."""

    text = words(_("What changed?"), length="text", rows=4)
    field_order = ("social_actor", "text", "before", "contribution", "significance", "expected", "agreed")

    @property
    def details(self) -> Mapping[str, Any]:
        return {name: self.cleaned_data[name] for name in HARVESTED}


class MendForm(forms.Form):
    """The words of one's own observation, and who may read it."""

    text = words(_("What you noticed"), length="text", rows=5, required=False)
    sensitivity = forms.ChoiceField(label=_("Who may read it"), choices=sensitivity_words)


class WriteOutForm(forms.Form):
    """What a recording says."""

    text = words(_("What you hear"), length="spoken", rows=5)


class PublishForm(forms.Form):
    """What everyone will read, and that someone looked at it."""

    text = words(_("What everyone will read"), length="text", rows=5)
    checked = forms.BooleanField(
        label=_("I read it: nobody can be known from it who does not want that"),
        error_messages={"required": _("Tick that you read it and that nobody can be known from it.")},
    )


class SubstantiateForm(forms.Form):
    """What someone from outside says of an outcome."""

    who = words(_("Who said it?"), length="short", longest=200)
    of_organisation = words(_("Of which organisation?"), length="short", longest=300)
    verdict = forms.ChoiceField(label=_("What do they say?"), choices=verdict_words, widget=forms.RadioSelect)
    said_on = forms.DateField(
        label=_("Said on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=localdate,
        error_messages={"required": _("Say on which day it was said.")},
    )


class SampleForm(forms.Form):
    """How many outcomes the system draws."""

    initiative = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    size = forms.IntegerField(label=_("How many outcomes?"), min_value=1, max_value=200, initial=8)


FORMS: dict[str, type[NotingForm]] = {
    "signal": SignalForm,
    "observation": ObservationForm,
    "story": StoryForm,
    "outcome": OutcomeForm,
}
"""The form of each kind of observation."""
