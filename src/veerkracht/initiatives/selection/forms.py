"""What is typed in choosing: by who proposes, explores, assesses, decides, and sets how that is done."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import phases
from veerkracht.initiatives.selection.choices import Need, Risk, Status
from veerkracht.initiatives.selection.rules.assessing import HIGHEST, LOWEST, Criterion
from veerkracht.initiatives.selection.rules.stages import LINE, SORTS, TEXT, YES, Question

LONGEST = 5_000
TOO_LONG = _("Your text has %(show_value)d characters; at most %(limit_value)d fit. Make it shorter.")
NO_MAIL = _("Write an e-mail address such as name@example.nl.")
Choices = Iterable[tuple[str, Any]]


def area(label: Any, *, rows: int = 4, hint: Any = "", required: bool = True, missing: Any = "") -> forms.CharField:
    """Make a field for a text of some lines."""
    errors = {"max_length": TOO_LONG} | ({"required": missing} if missing else {})
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=LONGEST, widget=widget, error_messages=errors
    )


def read(text: Bilingual) -> str:
    """Give a text in the language of the reader, else in the other."""
    return str(text.read(get_language() or "nl").text)


class ProposeForm(forms.Form):
    """What someone proposes: a name and one sentence, some questions of the programme, and where to reach them."""

    title = forms.CharField(
        label=_("What is your initiative called?"),
        max_length=200,
        error_messages={"required": _("Say what your initiative is called."), "max_length": TOO_LONG},
    )
    place_words = forms.CharField(
        label=_("Where is it?"), help_text=_("A village, town or municipality."), max_length=200, required=False
    )
    summary = forms.CharField(
        label=_("What do you do, in one sentence?"),
        max_length=300,
        error_messages={"required": _("Say in one sentence what you do."), "max_length": TOO_LONG},
    )
    theme = forms.ChoiceField(label=_("Which theme suits it best?"), required=False)
    phase = forms.ChoiceField(label=_("How far are you?"), required=False)
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We mail you the link to your own page. It is not shown on the site."),
        error_messages={"required": NO_MAIL, "invalid": NO_MAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # A field that people do not see and machines fill in.
    homepage = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, asked: Sequence[Question], themes: Choices, later: bool = False, **words: Any
    ) -> None:
        super().__init__(*args, **words)
        self.asked = [f"answer-{one.key}" for one in asked]
        for one in asked:
            self.fields[f"answer-{one.key}"] = _field(one)
        choose = ("", _("I do not know"))
        self.fields["theme"].choices = [choose, *themes]  # type: ignore[attr-defined]
        self.fields["phase"].choices = [  # type: ignore[attr-defined]
            (value, choose[1] if value == "unknown" else label) for value, label in phases().items() if value != "ended"
        ]
        self._must = [name for name, field in self.fields.items() if later and field.required and name != "email"]
        for name in self._must:
            self.fields[name].required = False

    @property
    def about(self) -> list[forms.BoundField]:
        """Give the fields about the initiative, without its name."""
        return [self[name] for name in ("summary", "theme", "phase")]

    @property
    def questions(self) -> list[forms.BoundField]:
        """Give the questions of the programme."""
        return [self[name] for name in self.asked]

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        for name in self._must:  # what may wait until it is sent is asked all the same
            self.fields[name].required = True
        if words.get("homepage"):
            raise forms.ValidationError(_("This looks like an automatic message. Leave the hidden field empty."))
        return words


def _field(one: Question) -> forms.Field:
    label, hint = read(one.label), read(one.hint)
    missing = _("Answer this question, in a few words.")
    if one.sort == YES:
        errors = {"required": missing}
        return forms.BooleanField(label=label, help_text=hint, required=one.required, error_messages=errors)
    if one.sort == LINE:
        errors = {"required": missing, "max_length": TOO_LONG}
        return forms.CharField(
            label=label, help_text=hint, required=one.required, max_length=300, error_messages=errors
        )
    return area(label, rows=3, hint=hint, required=one.required, missing=missing)


class LinkForm(forms.Form):
    """The address to which a new link is mailed."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        error_messages={"required": NO_MAIL, "invalid": NO_MAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ExploreForm(forms.Form):
    """A conversation that was held."""

    held_on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("This is not a day that exists. Write it as 2018-01-01."),
        },
    )
    with_whom = forms.CharField(label=_("With whom?"), max_length=300, required=False)
    text = area(
        _("What was said?"),
        rows=6,
        hint=_("What do they do, what moves them, on what are they stuck, what can we do together?"),
        missing=_("Write what was said in the conversation."),
    )


class SortForm(forms.Form):
    """What is known of an application: where, theme, phase, risk and need."""

    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    phase = forms.ChoiceField(label=_("Phase"))
    risk = forms.ChoiceField(
        label=_("How likely is it that it does not work out?"), choices=Risk.choices, required=False
    )
    need = forms.ChoiceField(label=_("What is needed most?"), choices=Need.choices, required=False)

    themes: Choices = ()

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["theme"].choices = [("", _("not known")), *self.themes]  # type: ignore[attr-defined]
        self.fields["phase"].choices = list(phases().items())  # type: ignore[attr-defined]


class PersonForm(forms.Form):
    """A choice among people."""

    people: Choices = ()

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["person"] = forms.ChoiceField(
            label=_("Who?"),
            choices=[("", _("Choose someone")), *self.people],
            error_messages={"required": _("Choose someone.")},
        )


class DeclareForm(forms.Form):
    """Whether someone who was asked to assess has an interest in what they assess."""

    tied = forms.ChoiceField(
        label=_("Do you have an interest in this initiative?"),
        help_text=_("For instance you work there, sit on its board, are family of who runs it, or are paid by it."),
        choices=[("no", _("No, I have no interest in it")), ("yes", _("Yes, I have an interest in it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you have an interest.")},
    )
    interest = forms.CharField(label=_("Which interest?"), max_length=300, required=False)


class AssessForm(forms.Form):
    """A score with a reason on every criterion."""

    criteria: Sequence[Criterion] = ()

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        for one in self.criteria:
            title = read(one.title)
            self.fields[f"score-{one.key}"] = forms.TypedChoiceField(
                label=title,
                help_text=read(one.look),
                choices=[("", _("Choose a score")), *SCALE],
                coerce=int,
                error_messages={"required": _("Give a score on “%(title)s” too.") % {"title": title}},
            )
            self.fields[f"reason-{one.key}"] = area(
                _("Why this score on “%(title)s”?") % {"title": title},
                rows=2,
                missing=_("Say why you give “%(title)s” this score.") % {"title": title},
            )

    def clean(self) -> dict[str, Any]:
        """Give what was typed, for each criterion."""
        typed = super().clean() or self.cleaned_data
        scores = {one.key: (typed.get(f"score-{one.key}"), typed.get(f"reason-{one.key}", "")) for one in self.criteria}
        return {**typed, "given": scores}


SCALE = (
    (str(LOWEST), _("0: not at all")),
    ("1", _("1: hardly")),
    ("2", _("2: partly")),
    ("3", _("3: largely")),
    (str(HIGHEST), _("4: fully")),
)


class DecideForm(forms.Form):
    """A decision with its motivation."""

    rounds: Choices = ()
    whats: Choices = ()

    what = forms.ChoiceField(label=_("What do you decide?"), widget=forms.RadioSelect)
    round = forms.ChoiceField(label=_("In which round?"), required=False)
    motivation = area(
        _("Why?"),
        rows=5,
        hint=_("Who applied reads this, in the letter."),
        missing=_("Say why you decide so: who applied reads this."),
    )
    learning = area(
        _("What do we want to learn from it?"),
        rows=3,
        hint=_("Needed for a choice outside the focus places. It stands in the letter too."),
        required=False,
    )
    publish = forms.BooleanField(
        label=_("Show it on the public pages"),
        help_text=_("Only its name, the sentence, its place, theme and phase. You can do so later too."),
        required=False,
    )

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["what"].choices = list(self.whats)  # type: ignore[attr-defined]
        self.fields["round"].choices = [("", _("Choose a round")), *self.rounds]  # type: ignore[attr-defined]


def whats(status: str) -> list[tuple[str, Any]]:
    """Give what can be decided on an application as it stands."""
    words = {
        Status.CHOSEN: pgettext_lazy("decide", "It joins the programme"),
        Status.LIGHT: pgettext_lazy("decide", "It follows the light track"),
        Status.LEFT: pgettext_lazy("decide", "It leaves the programme"),
    }
    now = Status(status)
    joined = now in (Status.CHOSEN, Status.LIGHT)
    return [(one.value, word) for one, word in words.items() if one != now and (joined or one != Status.LEFT)]


class RowForm(forms.Form):
    """One row of what an administrator sets; `named` is the field by which it is called."""

    named = "title_nl"

    @property
    def called(self) -> str:
        """Give what a row is called as it stands on the page now."""
        return str(self[self.named].value() or "")


class CriterionForm(RowForm):
    """One criterion of a framework."""

    title_nl = forms.CharField(label=_("Name in Dutch"), max_length=100)
    title_en = forms.CharField(label=_("Name in English"), max_length=100, required=False)
    look_nl = area(_("What do you look at, in Dutch?"), rows=2, required=False)
    look_en = area(_("What do you look at, in English?"), rows=2, required=False)
    weight = forms.IntegerField(label=_("Weight, 1 to 10"), min_value=1, max_value=10, initial=1)
    condition = forms.BooleanField(label=_("This is a condition to be admitted"), required=False)
    key = forms.CharField(required=False, widget=forms.HiddenInput)


class StageForm(RowForm):
    """One stage of the way of choosing."""

    title_nl = forms.CharField(label=_("Name in Dutch"), max_length=100)
    title_en = forms.CharField(label=_("Name in English"), max_length=100, required=False)
    does = forms.ChoiceField(
        label=_("What is done in it?"),
        choices=[
            ("explore", _("explore: a conversation")),
            ("assess", _("assess: reviewers give scores")),
            ("decide", _("decide")),
            ("step", _("a step of our own")),
        ],
        initial="step",
    )
    text_nl = area(_("What who applied reads, in Dutch"), rows=2, required=False)
    text_en = area(_("What who applied reads, in English"), rows=2, required=False)
    key = forms.CharField(required=False, widget=forms.HiddenInput)


class QuestionForm(RowForm):
    """One question on the form."""

    named = "label_nl"

    label_nl = forms.CharField(label=_("Question in Dutch"), max_length=200)
    label_en = forms.CharField(label=_("Question in English"), max_length=200, required=False)
    hint_nl = forms.CharField(label=_("Hint in Dutch"), max_length=300, required=False)
    hint_en = forms.CharField(label=_("Hint in English"), max_length=300, required=False)
    sort = forms.ChoiceField(
        label=_("What is filled in?"),
        choices=[(TEXT, _("a text of some lines")), (LINE, _("one line")), (YES, _("a tick"))],
        initial=SORTS[0],
    )
    required = forms.BooleanField(label=_("It must be answered"), required=False)
    key = forms.CharField(required=False, widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    """Why a new version is set."""

    reason = forms.CharField(
        label=_("Why do you change this?"),
        help_text=_("Needed to set a version, not to look at it."),
        max_length=300,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )


class FrameworkReasonForm(ReasonForm):
    """Why a new version of the framework is set, and how many review."""

    at_least = forms.IntegerField(label=_("How many people review at least?"), min_value=1, max_value=9, initial=2)


CriteriaForms = forms.formset_factory(CriterionForm, extra=1, can_order=True, can_delete=True, max_num=20)
StageForms = forms.formset_factory(StageForm, extra=1, can_order=True, can_delete=True, max_num=20)
QuestionForms = forms.formset_factory(QuestionForm, extra=1, can_order=True, can_delete=True, max_num=20)
