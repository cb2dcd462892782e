"""What an officer sends: a workbook, or the annex of an agenda."""

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.exchange.workbook.safety import LARGEST

MEGABYTES = LARGEST // (1024 * 1024)


class WorkbookForm(forms.Form):
    """The workbook with the changed programme."""

    file = forms.FileField(
        label=_("The workbook"),
        help_text=_("The workbook that you downloaded here and changed: an .xlsx file of at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": _("Choose a workbook first."),
            "empty": _("The file is empty. Choose the workbook again."),
        },
    )

    def clean_file(self) -> object:
        """Refuse a file that is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Choose the workbook that you downloaded here.")
            )
        return file


class AnnexForm(forms.Form):
    """The docx with the annex."""

    file = forms.FileField(
        label=_("The docx with the annex"),
        help_text=_("A Word document with one or more tables: initiative, place, theme, description."),
        error_messages={
            "required": _("Choose a docx first."),
            "empty": _("The file is empty. Choose the docx again."),
        },
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        max_length=300,
    )


class TakeForm(forms.Form):
    """From which day the agenda with this annex counts, and why."""

    in_force_from = forms.DateField(
        label=_("In force from"),
        help_text=_("The day from which the agenda has this annex, for example 2018-01-01."),
        widget=forms.DateInput(format="%Y-%m-%d"),
        error_messages={"invalid": _("This is not a day that exists. Write it as 2018-01-01.")},
    )
    reason = forms.CharField(
        label=_("Why does the agenda change?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Say why this changes: a version without a reason is not kept."),
        },
    )
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
