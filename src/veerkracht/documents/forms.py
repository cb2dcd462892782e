"""What someone says of a document, of its file, and of who may see it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from veerkracht.documents.papers import audience_words, kind_words
from veerkracht.people.holders import role_words

ACCEPTED = ".docx,.xlsx,.pdf,.jpg,.jpeg,.png,.webp,.txt,.csv"
LONGEST_SUMMARY = 2000
PEOPLE = [("no", _("no")), ("yes", _("yes"))]


def _size_help() -> str:
    return _now("A Word document, Excel workbook, PDF, picture, text or CSV of at most %(most)s MB.") % {
        "most": settings.VEERKRACHT_LARGEST_FILE
    }


class _File(forms.Form):
    """A file, and for a picture what it shows."""

    file = forms.FileField(
        label=_("The file"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("The file is empty. Choose the file again."),
        },
    )
    alternative_nl = forms.CharField(
        label=_("What the picture shows"),
        help_text=_("For who cannot see it: one or two sentences."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    alternative_en = forms.CharField(
        label=_("What the picture shows, in English"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    shows_people = forms.ChoiceField(
        label=_("Can people be recognised in it?"),
        choices=[("", _("not said")), *PEOPLE],
        required=False,
        widget=forms.RadioSelect,
    )
    whole = forms.CharField(widget=forms.HiddenInput, initial="yes", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _size_help()

    @property
    def said_people(self) -> bool | None:
        """Say whether people can be recognised, where that was said."""
        return {"yes": True, "no": False}.get(self.cleaned_data["shows_people"])


class AudienceForm(forms.Form):
    """Who may see a document."""

    audience = forms.ChoiceField(label=_("Who may see it?"), choices=audience_words, widget=forms.RadioSelect)
    readers = forms.MultipleChoiceField(
        label=_("Which roles?"),
        help_text=_("Only for “only some roles”. Choose none for just the people it is about."),
        choices=lambda: list(role_words().items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    personal = forms.BooleanField(
        label=_("It holds data about persons"),
        help_text=_("Then fewer people see it, and who opens it is noted."),
        required=False,
    )

    def __init__(self, *args: Any, publishes: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not publishes:
            words = audience_words()
            words.pop("public")
            self.fields["audience"].choices = list(words.items())  # type: ignore[attr-defined]


class DescribeForm(forms.Form):
    """What a document is called and what it is."""

    title_nl = forms.CharField(
        label=_("Title in Dutch"),
        max_length=300,
        error_messages={"required": _("Give the document a title by which others know it.")},
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("What is it?"), choices=lambda: list(kind_words().items()))
    summary_nl = forms.CharField(
        label=_("Summary in Dutch"),
        max_length=LONGEST_SUMMARY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    summary_en = forms.CharField(
        label=_("Summary in English"),
        max_length=LONGEST_SUMMARY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class UploadForm(_File, AudienceForm, DescribeForm):
    """A new document with its first file."""


class RenewForm(_File):
    """A new version of the file of a document."""

    reason = forms.CharField(
        label=_("What changed, and why?"),
        help_text=_("Everyone who may see the document can read this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why this changes: a version without a reason is not kept.")},
    )


class PictureForm(forms.Form):
    """What a picture shows."""

    alternative_nl = forms.CharField(
        label=_("What the picture shows"),
        help_text=_("For who cannot see it: one or two sentences."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say in words what the picture shows first, for who cannot see it.")},
    )
    alternative_en = forms.CharField(
        label=_("What the picture shows, in English"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    shows_people = forms.ChoiceField(
        label=_("Can people be recognised in it?"),
        choices=PEOPLE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say first whether people can be recognised in the picture.")},
    )


class ConsentForm(forms.Form):
    """Who agreed to the use of a picture, for what and until when."""

    given_by = forms.CharField(
        label=_("Who agreed?"),
        help_text=_("In words of their role, without names: the volunteer on the left, the parents of the child."),
        max_length=200,
        error_messages={"required": _("Say who agreed, without a name.")},
    )
    purpose = forms.CharField(
        label=_("For what?"),
        help_text=_("For example: the page of the initiative and the newsletter."),
        max_length=300,
        error_messages={"required": _("Say for what they agreed.")},
    )
    until = forms.DateField(
        label=_("Until when?"),
        help_text=_("For example 2027-12-31. Leave it empty where no day was agreed."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d"),
        error_messages={"invalid": _("This is not a day that exists. Write it as 2018-01-01.")},
    )


class PeriodForm(forms.Form):
    """How long a kind of document is kept."""

    years = forms.IntegerField(
        label=_("Years"),
        help_text=_("Leave it empty for what is kept for good."),
        min_value=0,
        max_value=500,
        required=False,
        error_messages={"invalid": _("Write the years as a number, such as 7.")},
    )
    source = forms.CharField(
        label=_("Which list says so?"),
        max_length=300,
        error_messages={"required": _("Name the list that says so, such as the selection list of the provinces.")},
    )
