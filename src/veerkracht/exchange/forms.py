"""What an officer sends: a workbook."""

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
