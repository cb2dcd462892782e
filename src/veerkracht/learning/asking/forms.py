"""What people type about questions, expectations, probes and sessions."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from veerkracht.learning.asking.choices import Came, Group, SessionKind, Stopped
from veerkracht.learning.asking.likelihood import WORDS

Choices = list[tuple[str, Any]]
GROUP = "group_"


def _text(label: Any, *, rows: int = 0, longest: int = 4000, hint: Any = "", missing: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    errors = {"required": missing} if missing else {}
    return forms.CharField(
        label=label, help_text=hint, max_length=longest, required=bool(missing), widget=widget, error_messages=errors
    )


def _day(label: Any, *, missing: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": missing, "invalid": _("Write a day, such as 2017-03-17.")},
    )


def _choice(label: Any, choices: Any = (), *, missing: Any = "", radio: bool = False) -> forms.ChoiceField:
    widget = forms.RadioSelect if radio else forms.Select
    errors = {"required": missing, "invalid_choice": missing} if missing else {}
    return forms.ChoiceField(label=label, choices=choices, required=bool(missing), widget=widget, error_messages=errors)


def _several(label: Any, choices: Choices, hint: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=hint
    )


NO_SENTENCE = _("Write the question as a whole sentence, so that others understand what you want to know.")
NO_OWNER = _("Choose who owns it: what nobody owns is left lying.")


class Written(forms.Form):
    """What is written in two languages: that of the reader comes first, and of what is needed one will do."""

    NEEDED: dict[str, Any] = {}
    """What must be said in one of the languages, with the sentence for who says it in none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own, other = ("en", "nl") if get_language() == "en" else ("nl", "en")
        for name, sentence in self.NEEDED.items():
            said = self.data if self.is_bound else self.initial
            field = self.fields[f"{name}_{own}"]
            field.required = not str(said.get(self.add_prefix(f"{name}_{other}"), "") or "").strip()
            field.error_messages["required"] = sentence
        self.order_fields(sorted(self.fields, key=lambda name: name.endswith(f"_{other}")))


class QuestionForm(Written):
    """What someone wants to learn."""

    NEEDED = {"title": NO_SENTENCE}

    title_nl = _text(
        _("What do you want to know? (Dutch)"),
        longest=300,
        hint=_(
            "One sentence that ends with a question mark. For example: “Wat haalt mannen boven de 75 hun huis uit?”"
        ),
    )
    why_nl = _text(
        _("Why do you ask this? (Dutch)"), rows=3, hint=_("What was noticed, or what stands in the way. No names.")
    )
    of_ourselves = forms.BooleanField(label=_("It questions what we ourselves take for granted"), required=False)
    title_en = _text(_("What do you want to know? (English)"), longest=300)
    why_en = _text(_("Why do you ask this? (English)"), rows=3)


class NewQuestionForm(QuestionForm):
    """A question that is new: also where it belongs, who owns it, and what it came from."""

    initiatives: Choices = []
    owners: Choices = []
    observations: Choices = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"] = _choice(_("Of which initiative?"), self.initiatives)
        self.fields["owner"] = _choice(_("Who owns it?"), self.owners, missing=NO_OWNER)
        if self.observations:
            self.fields["sources"] = _several(_("It came from these observations"), self.observations)
        own = [name for name in self.fields if name.endswith("_en" if get_language() == "en" else "_nl")]
        self.order_fields([*own, "sources", "initiative", "owner", "of_ourselves"])


class RewordForm(QuestionForm):
    """Another wording of a question, and why."""

    reason = _text(
        _("Why do you word it otherwise?"),
        rows=2,
        longest=1000,
        missing=_("Say why you word it otherwise, so that others can follow it later."),
    )


class HypothesisForm(Written):
    """What someone expects, and how likely that is."""

    NEEDED = {"if": _("Say what you would do: if …"), "then": _("Say what you expect to see then: then …")}

    if_nl = _text(_("If … (Dutch)"), rows=2, hint=_("What would you do?"))
    then_nl = _text(_("Then … (Dutch)"), rows=2, hint=_("What do you expect to see?"))
    because_nl = _text(_("Because … (Dutch)"), rows=2, hint=_("Why would it work that way?"))
    expected = forms.IntegerField(
        label=_("How likely is it that it comes true, of 100?"),
        min_value=0,
        max_value=100,
        help_text=_("0 is impossible, 100 is certain. Say what you think, not what you hope."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "data-likely": ""}),
        error_messages={
            "required": _("Say how likely you think it is, from 0 to 100. That is what you learn from later."),
            "invalid": _("How likely it is lies between 0 and 100."),
            "min_value": _("How likely it is lies between 0 and 100."),
            "max_value": _("How likely it is lies between 0 and 100."),
        },
    )
    if_en = _text(_("If … (English)"), rows=2)
    then_en = _text(_("Then … (English)"), rows=2)
    because_en = _text(_("Because … (English)"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = "|".join(f"{below}:{word}" for below, word in WORDS)
        self.fields["expected"].widget.attrs["data-likely"] = said


class ProbeForm(forms.Form):
    """Something small to try, with when it stops and who watches."""

    initiatives: Choices = []

    initiative = _choice(_("In which initiative?"), missing=_("Choose an initiative."))
    what = _text(
        _("What do you try, and with whom?"),
        rows=3,
        missing=_("Say what you try, and with whom."),
        hint=_("Keep it small."),
    )
    stop_rule = _text(
        _("When do you stop?"),
        rows=2,
        missing=_("Say when it stops: a probe does not begin without a stop rule."),
        hint=_("For example: “After six evenings, or as soon as fewer than three people come.”"),
    )
    until = _day(_("On which day does it stop at the latest?"), missing=_("Say on which day it stops at the latest."))
    watcher = _text(
        _("Who watches for harm?"),
        longest=200,
        missing=_("Say who watches for harm: a probe does not begin without."),
        hint=_("A role, or someone who works here. No names of residents."),
    )
    harm_sign = _text(_("By which sign is harm seen?"), rows=2, missing=_("Say by which sign that person sees harm."))
    then_do = _text(_("What is done then?"), rows=2, missing=_("Say what is done when that sign is seen."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].choices = self.initiatives  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """What happened in a probe."""

    text = _text(_("What happened?"), rows=3, missing=_("Write down what happened: one sentence is enough."))
    happened_on = _day(_("On which day?"), missing=_("Say on which day it happened."))


class StopForm(forms.Form):
    """Why a probe stops, and what came of it."""

    stopped_by = _choice(_("Why does it stop?"), Stopped.choices, missing=_("Say why it stops."), radio=True)
    came = _choice(
        _("Did it come true?"),
        Came.choices,
        missing=_("Say whether it came true, did not, or that nobody can say."),
        radio=True,
    )
    because = _text(_("What was seen?"), rows=3, missing=_("Say what was seen: from that others can learn."))


class AnswerForm(forms.Form):
    """What the answer to a question is."""

    answer_nl = _text(_("What is the answer? (Dutch)"), rows=3)
    answer_en = _text(_("What is the answer? (English)"), rows=2)
    lesson = _text(
        _("Or the lesson in which it stands"), longest=200, hint=_("The address of the lesson, or the end of it.")
    )


class LetGoForm(forms.Form):
    """Why a question is let go."""

    others: Choices = []

    reason_nl = _text(_("Why do you let it go? (Dutch)"), rows=2)
    reason_en = _text(_("Why do you let it go? (English)"), rows=2)
    goes_on_in = _choice(_("Does another question go on from it?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goes_on_in"].choices = [("", _("no")), *self.others]  # type: ignore[attr-defined]


class AgainForm(forms.Form):
    """Why a question comes back."""

    reason = _text(
        _("Why does it come back?"),
        rows=2,
        longest=1000,
        missing=_("Say why it comes back, so that others can follow it later."),
    )


class OwnerForm(forms.Form):
    """Who owns a question."""

    owners: Choices = []

    owner = _choice(_("Who owns it?"), missing=NO_OWNER)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = self.owners  # type: ignore[attr-defined]


class SourcesForm(forms.Form):
    """From which observations a question came."""

    observations: Choices = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sources"] = forms.MultipleChoiceField(
            label=_("What was noticed lately"),
            choices=self.observations,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose at least one observation.")},
        )


class PublishForm(forms.Form):
    """That someone looked at a question before everyone reads it."""

    checked = forms.BooleanField(
        label=_("I read it. Nobody can be known from it who does not want that."),
        error_messages={
            "required": _("Tick that you read it and that nobody can be known from it who does not want that.")
        },
    )
    shows_trying = forms.BooleanField(label=_("Also show what is expected and tried"), required=False)


class PlanForm(forms.Form):
    """What sort of session is held, when and of whom."""

    initiatives: Choices = []

    kind = _choice(
        _("What sort of session?"),
        SessionKind.choices,
        missing=_("Choose what sort of session it is."),
        radio=True,
    )
    held_on = _day(_("On which day?"), missing=_("Say on which day the session is."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"] = _choice(_("Of which initiative?"), self.initiatives)


class SessionForm(forms.Form):
    """What came of a session: what was used, what changed and who was there."""

    asks: tuple[str, str] = ("", "")
    questions: Choices = []
    observations: Choices = []
    people: Choices = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first"] = _text(self.asks[0], rows=3)
        self.fields["second"] = _text(self.asks[1], rows=3)
        self.fields["changed"] = _text(
            _("What changes now?"), rows=3, missing=_("Say what changes now. Nothing? Then say that, and why.")
        )
        if self.questions:
            self.fields["questions"] = _several(_("Which questions did you talk about?"), self.questions)
        if self.observations:
            self.fields["observations"] = _several(_("Which observations did you use?"), self.observations)
        if self.people:
            self.fields["people"] = _several(
                _("Who was there, of those who work here?"),
                self.people,
                _("Of others only how many, never their names."),
            )
        for name, word in Group.choices:
            self.fields[GROUP + name] = forms.IntegerField(
                label=_("How many others: %(group)s") % {"group": word},
                min_value=0,
                max_value=1000,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"), _("Write how many people took part as a number.")
                ),
            )


class StepForm(forms.Form):
    """What is next, who does it and by when."""

    owners: Choices = []

    what = _text(_("What is next?"), longest=300, missing=_("Say what is next."))
    owner = _choice(_("Who does it?"), missing=NO_OWNER)
    due_on = _day(_("By when?"), missing=_("Say by when it is done."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = self.owners  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """On which other day a session is held."""

    held_on = _day(_("On which day?"), missing=_("Say on which day the session is."))
