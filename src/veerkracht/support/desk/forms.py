"""What is typed at the question desk: by who asks, and by who answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.support.desk.choices import ENDS, Kind, Urgency

LONGEST = 20_000
TOO_LONG = _("Your text has %(show_value)d characters; at most %(limit_value)d fit. Make it shorter.")
NO_MAIL = _("Write an e-mail address such as name@example.nl.")


def area(label: Any, *, rows: int = 4, hint: Any = "", required: bool = True, missing: Any = "") -> forms.CharField:
    """Make a field for a text of some lines."""
    errors = {"max_length": TOO_LONG} | ({"required": missing} if missing else {})
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=LONGEST, widget=widget, error_messages=errors
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


class Files(forms.ClearableFileInput):
    """A field in which more than one file can be chosen."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Some files, each looked at when it is kept; what is wrong with one is told beside it."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        every = data if isinstance(data, list) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in every]


def some_files() -> FilesField:
    """Make a field for files that explain a question."""
    return FilesField(
        label=_("Files that explain it"),
        help_text=_("A picture, a letter or a plan: at most 5."),
        required=False,
        allow_empty_file=True,
        max_length=200,
        widget=Files(),
        error_messages={"max_length": _("The name of this file is too long. Give it a shorter one.")},
    )


class AskForm(forms.Form):
    """What someone asks: one sentence is enough, what more is said helps to answer sooner."""

    subject = forms.CharField(
        label=_("What do you ask, in one sentence?"),
        max_length=200,
        error_messages={"required": _("Say in one sentence what you ask."), "max_length": TOO_LONG},
    )
    text = area(_("Tell more about it"), hint=_("What is going on, and what would help?"), required=False)
    tried = area(_("What did you try already?"), rows=3, required=False)
    kind = forms.ChoiceField(label=_("Which kind of support do you look for?"), choices=Kind.choices)
    urgency = forms.ChoiceField(label=_("How urgent is it?"), choices=Urgency.choices, initial=Urgency.SOON)
    initiative = forms.CharField(label=_("Which initiative is it about?"), max_length=200, required=False)


class ReaderForm(AskForm):
    """A question of anyone, with a mail address at which to answer."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Your answer comes here, and the link to the page of your question."),
        error_messages={"required": NO_MAIL, "invalid": NO_MAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    attachments = some_files()
    # A field that people do not see and machines fill in.
    homepage = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        if words.get("homepage"):
            raise forms.ValidationError(_("This looks like an automatic message. Leave the hidden field empty."))
        return words


class WorkerForm(AskForm):
    """What a worker heard by phone or noticed, and of whom it is."""

    name = forms.CharField(label=_("Who asked?"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail of who asked"),
        help_text=_("With an address they get a receipt and read along."),
        required=False,
        error_messages={"invalid": NO_MAIL},
    )
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)


class OwnInitiativeForm(AskForm):
    """What an initiator with an account asks, for an initiative of their own."""

    own: tuple[tuple[str, str], ...] = ()

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["initiative"] = forms.ChoiceField(label=_("Which initiative is it about?"), choices=self.own)


class AddForm(forms.Form):
    """What who asked writes next."""

    text = area(_("What do you want to add?"), missing=_("Write what you want to add."))
    attachments = some_files()


class LinkForm(forms.Form):
    """The address to which a new link is mailed."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        error_messages={"required": NO_MAIL, "invalid": NO_MAIL},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ReplyForm(forms.Form):
    """A reply to who asked."""

    text = area(_("Your reply"), rows=6, missing=_("Write what you want to say."))
    asks_back = forms.BooleanField(
        label=_("I ask something back"), help_text=_("It then waits for who asked."), required=False
    )


class NoteForm(forms.Form):
    """A note for who works on it."""

    text = area(_("Your note"), hint=_("Only who works on it reads this."), missing=_("Write your note."))


class EndForm(forms.Form):
    """How a request ends, with what who asked reads of it."""

    how = forms.ChoiceField(label=_("How does it end?"), choices=[(one.value, one.label) for one in ENDS])
    with_whom = forms.CharField(
        label=_("With whom or what?"),
        help_text=_("For a match, or when you send it on."),
        max_length=300,
        required=False,
    )
    reason = area(
        pgettext_lazy("request", "Your answer, or the reason"),
        rows=6,
        missing=_("Write what who asked may read: your answer, or the reason."),
    )


class DelayForm(forms.Form):
    """A later day, with the reason that who asked reads."""

    until = a_day(_("By which day do they get an answer?"))
    reason = area(_("Why does it take longer?"), rows=3, missing=_("Say why it takes longer: who asked reads this."))


class SortForm(forms.Form):
    """Which kind of support it is, how urgent, and of which initiative."""

    kind = forms.ChoiceField(label=_("kind of support"), choices=Kind.choices)
    urgency = forms.ChoiceField(label=_("urgency"), choices=Urgency.choices)
    initiative = forms.CharField(
        label=_("initiative"), help_text=_("Just as it is called in the list."), max_length=200, required=False
    )


class OwnerForm(forms.Form):
    """Who owns it from now on."""

    owners: Iterable[tuple[str, str]] = ()

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["owner"] = forms.ChoiceField(label=_("Who has it from now on?"), choices=list(self.owners))


class ShareForm(forms.Form):
    """The question and its answer told again without names."""

    title_nl = forms.CharField(label=_("Question in Dutch"), max_length=300, required=False)
    answer_nl = area(_("Answer in Dutch"), required=False)
    title_en = forms.CharField(label=_("Question in English"), max_length=300, required=False)
    answer_en = area(_("Answer in English"), required=False)
    checked = forms.BooleanField(
        label=_("I read it: nobody can be known from it"),
        error_messages={"required": _("Tick that you read it and that nobody can be known from it.")},
    )
