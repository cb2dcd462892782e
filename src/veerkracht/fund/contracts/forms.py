"""What people type about contracts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import is_key
from veerkracht.foundation.money import typed
from veerkracht.fund.contracts.queries.choices import (
    beginnings,
    initiatives,
    organisations,
    payers,
    portfolios,
    vat_choices,
)
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.contracts.rules.parts import DAYS, Part
from veerkracht.fund.ledger.forms import MoneyField

NEEDED = ("in_force_from", "reason", "starts_on", "ends_on", "currency")
"""The common parts without which there is no text; what else lacks is listed before signing."""
LARGEST = 10 * 1024 * 1024
NO_DAY = {"invalid": _("This is not a day that exists. Write it as 2018-01-01.")}


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        error_messages=NO_DAY,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"inputmode": "numeric"}),
    )


def key(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=80, validators=[_is_key])


def _is_key(text: str) -> None:
    if not is_key(text):
        raise forms.ValidationError(_("Use small letters, digits and hyphens, such as “wonen-en-werk”."))


class NewForm(forms.Form):
    """A contract that begins: its name, the text to start from, and who is in it as far as that is known."""

    title_nl = forms.CharField(label=_("Name in Dutch"), max_length=300)
    title_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    key = key(_("Short name"), _("It stands in addresses and files and never changes, for example “wonen-en-werk”."))
    begin = forms.ChoiceField(
        label=_("Start from"), help_text=_("The logic by which is paid, or another contract. You can change it all.")
    )
    starts_on = day(_("First day"), _("For example 2027-01-01. All other days in the text move along."))
    initiative = forms.ChoiceField(label=_("Initiative"), required=False)
    provider = forms.ChoiceField(label=_("Provider"), help_text=_("Who reaches the outcomes."), required=False)
    payer = forms.ChoiceField(label=_("Outcome payer"), help_text=_("You can add others in the text."), required=False)
    portfolio = forms.ChoiceField(label=_("Budget of the payer"), required=False)
    verifier = forms.ChoiceField(
        label=_("Independent verifier"), help_text=_("Not one of the parties."), required=False
    )

    def __init__(self, *args: Any, programme_key: str, own: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", _("not known yet")), *organisations()]
        self._choices("begin", beginnings(own))
        self._choices("initiative", [("", _("none")), *initiatives(programme_key)])
        self._choices("portfolio", [("", _("not known yet")), *portfolios(programme_key)])
        for name in ("provider", "payer", "verifier"):
            self._choices(name, known)

    def _choices(self, name: str, choices: Any) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


class TermsForm(forms.Form):
    """The text of the terms."""

    document = forms.CharField(
        label=_("The terms"),
        strip=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 32, "spellcheck": "false", "wrap": "off", "autocomplete": "off"}),
        error_messages={"required": _("Write the terms first.")},
    )
    counts = forms.CharField(
        label=_("How many, for the table"),
        help_text=_("Up to six numbers, for example 1, 10, 50, 100."),
        max_length=60,
        required=False,
    )
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class AmountField(forms.CharField):
    """An amount as it comes to stand in the terms, which say themselves what is wrong with it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def clean(self, value: Any) -> str:
        return typed(super().clean(value), language())


class PartsForm(forms.Form):
    """The common parts of the terms: who, when, how much at most, and each price."""

    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, parts: Sequence[Part], programme_key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", _("not known yet")), *organisations()]
        budgets = [("", _("no budget chosen")), *portfolios(programme_key)]
        for part in parts:
            field = _field(part, known, budgets)
            field.initial = part.value
            self.fields[part.name] = field


def _field(part: Part, known: list[tuple[str, Any]], budgets: list[tuple[str, Any]]) -> forms.Field:
    """Make the field of a part; what stands in the text and is not in a list can still be chosen."""
    first, last = part.name.partition("-")[0], part.name.rpartition("-")[2]
    about = ": ".join(text.read(language()).text for text in part.about)
    if last in ("organisation", "portfolio") or part.name in ("provider", "verifier"):
        choices = budgets if last == "portfolio" else known
        there = [] if part.value in dict(choices) else [(part.value, part.value)]
        return forms.ChoiceField(label=_labels(part.name), choices=[*choices, *there], required=False)
    if last == "vat":
        return forms.ChoiceField(label=_("VAT: %(about)s") % {"about": about}, choices=vat_choices(), required=False)
    if first == "metrics":
        label, hint = _("Price: %(about)s") % {"about": about}, _("For example 1500.00.")
        return AmountField(label=label, help_text=hint, required=False)
    if first == "cap":
        return AmountField(label=_labels(part.name), required=False)
    if part.name in DAYS:
        return day(_labels(part.name), required=part.name in NEEDED)
    return forms.CharField(label=_labels(part.name), max_length=500, required=part.name in NEEDED)


def _labels(name: str) -> Any:
    plain = {
        "in_force_from": _("Counts for outcomes from"),
        "reason": _("Why it is amended"),
        "starts_on": _("First day"),
        "ends_on": _("Last day"),
        "claims_until": _("Last day to claim an outcome"),
        "currency": _("Currency"),
        "provider": _("Provider"),
        "verifier": _("Independent verifier"),
        "cap-contract": _("At most for the whole contract"),
        "cap-person": _("At most per person"),
        "organisation": _("Outcome payer %(number)s"),
        "share": _("Its share, for example 60 %%"),
        "portfolio": _("Its budget"),
    }
    if name in plain:
        return plain[name]
    _payers, number, what = name.split("-")
    return plain[what] % {"number": int(number) + 1}


class ExampleForm(forms.Form):
    """An example that the parties agree on."""

    title = forms.CharField(label=_("What is it about?"), max_length=200)
    what = forms.CharField(
        label=_("What happens?"),
        help_text=_("A line for each event: who; metric/milestone; day; and what else matters, such as age=24."),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "wrap": "off"}),
        max_length=20_000,
    )
    amount = AmountField(label=_("What is paid for that, in all?"), help_text=_("For example 1500.00."))


class WithdrawForm(forms.Form):
    """Why an example no longer counts."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    because = forms.CharField(label=_("Why does it no longer count?"), max_length=500)


class OutcomesForm(forms.Form):
    """A file of verified outcomes."""

    file = forms.FileField(
        label=_("The file with verified outcomes"),
        help_text=_("A CSV file as the verifier made it."),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("The file is empty. Choose it again."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        max_length=300,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB. Divide it."))
        return file


class SettleForm(forms.Form):
    """Until which day to settle."""

    until = day(_("Settle until and including"), _("Often the last day of a quarter, for example 2027-03-31."))


class PaymentForm(forms.Form):
    """A payment that was received."""

    due = forms.TypedChoiceField(label=_("What was paid?"), coerce=int)
    amount = MoneyField(label=_("Amount"), help_text=_("For example 1500.00."))
    received_on = day(_("Received on"), _("As the bank statement says, for example 2027-04-15."))
    reference = forms.CharField(
        label=_("Line of the bank statement"), help_text=_("For example “2027-04/12”."), max_length=100
    )
    claim = forms.CharField(
        label=_("If more was paid than was due: why is the rest kept?"),
        help_text=_("It is then owed back to the payer. Leave it empty if just what was due was paid."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, choices: list[tuple[int, str]], currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due"].choices = choices  # type: ignore[attr-defined]
        self.fields["amount"].currency = currency  # type: ignore[attr-defined]


class TakeBackForm(forms.Form):
    """Which payment was recorded by mistake, and why."""

    payment = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why is it taken back?"), max_length=500)


class PortfolioForm(forms.Form):
    """A budget that is opened."""

    key = key(_("Short name of the budget"), _("For example “uitkomsten-2027”."))


class CommitForm(forms.Form):
    """Money that a payer commits."""

    payer = forms.ChoiceField(label=_("Outcome payer"))
    portfolio = forms.ChoiceField(label=_("Budget"))
    amount = MoneyField(
        label=_("Amount in euro"),
        help_text=_("For example 100000.00. To take money away, put a minus before it."),
        signed=True,
    )
    reason = forms.CharField(label=_("Which decision is this?"), max_length=500)

    def __init__(self, *args: Any, programme_key: str, own: frozenset[str] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payer"].choices = payers(own)  # type: ignore[attr-defined]
        self.fields["portfolio"].choices = portfolios(programme_key)  # type: ignore[attr-defined]
