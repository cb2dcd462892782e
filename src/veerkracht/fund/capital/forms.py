"""What people type about capital."""

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.fund.capital.actions.agree import Agreed
from veerkracht.fund.capital.queries.choices import DAYS, PAYING_IN, RECKONED
from veerkracht.fund.contracts.forms import day
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.ledger.forms import MoneyField
from veerkracht.fund.rules.promise import DayCount, NotAReturn, PromisedReturn, ReturnType

PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*%?|([0-9]{1,6}/[1-9][0-9]{0,5})")


class PercentField(forms.CharField):
    """A percentage such as 4,5 or a fraction such as 1/3, kept exactly."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = PERCENT.fullmatch(text)
        if found is None:
            raise forms.ValidationError(_("Write a percentage such as 4.5, or a fraction such as 1/3."))
        return Fraction(found[1].replace(",", ".")) / 100 if found[1] else Fraction(found[2])

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, Fraction) else value


def written(share: Fraction) -> str:
    """Write a share as it can be typed again: a percentage where that ends, or else the fraction."""
    percent = share * 100
    if 10**6 % percent.denominator:
        return f"{share.numerator}/{share.denominator}"
    text = f"{float(percent):.6f}".rstrip("0").rstrip(".")
    return text if language() == "en" else text.replace(".", ",")


class Promising(forms.Form):
    """A form in which percentages stand with their type."""

    def promised(self, name: str) -> PromisedReturn | None:
        """Read a promised return; a bare percentage is refused (R30)."""
        rate = self.cleaned_data.get(f"{name}_rate")
        kind, days = (self.cleaned_data.get(f"{name}_{part}") or "" for part in ("type", "days"))
        if rate is None:
            return None
        try:
            meant = ReturnType(kind) if kind else kind
            return PromisedReturn(rate, meant, DayCount(days) if days else None)  # type: ignore[arg-type]
        except NotAReturn as wrong:
            self.add_error(f"{name}_{'days' if kind else 'type'}", wrong.sentence.read(language()).text)
            return None


def _rate(label: Any, help_text: Any = "") -> PercentField:
    return PercentField(label=label, help_text=help_text, required=False)


def _reckoned() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Reckoned as"), choices=RECKONED, required=False)


def _days() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Days counted as"), help_text=_("Only where it is per year."), choices=DAYS, required=False
    )


class ArrangementForm(Promising):
    """What is agreed on all capital together."""

    recourse = forms.ChoiceField(
        label=_("What is not repaid by outcome payments"),
        choices=[
            ("", _("choose")),
            ("no", _("is lost: the investors bear it (a bond, without recourse)")),
            ("yes", _("stays owed by the provider (a loan, with recourse)")),
        ],
    )
    provider_share = PercentField(
        label=_("Share of the provider in what is left, in percent"),
        help_text=_("What is left when every class has its principal and return. All shares together make 100."),
        initial="0",
    )
    returned_share = PercentField(label=_("Share of the payers in what is left, in percent"), initial="100")
    cap_rate = _rate(
        _("The most that all investors together receive on top of what they put in, in percent"),
        _("Leave it empty if there is no common cap."),
    )
    cap_type = _reckoned()
    cap_days = _days()
    with_fees = forms.BooleanField(label=_("Delivery fees go down the order too"), required=False)
    with_inflow = forms.BooleanField(
        label=_("Compensation for too little inflow goes down the order too"), required=False
    )
    agreed_on = day(_("Agreed on"), _("For example 2027-01-01."))
    reason = forms.CharField(label=_("Note"), max_length=500, required=False)


class ClassForm(Promising):
    """What is agreed on one class."""

    there = forms.BooleanField(label=_("This class is there"), required=False)
    return_rate = _rate(_("Promised return, in percent"))
    return_type = _reckoned()
    return_days = _days()
    upside = _rate(_("Share in what is left, in percent"))
    largest_loss = _rate(_("Largest loss, in percent of what it paid in"), _("100 unless a guarantee bears the rest."))
    cap_rate = _rate(_("The most that this class receives on top, in percent"), _("Empty: only the common cap."))
    cap_type = _reckoned()
    cap_days = _days()

    def agreed(self) -> Agreed | None:
        """Give the class as it is agreed; nothing where it is not there."""
        if not self.cleaned_data.get("there"):
            return None
        loss = self.cleaned_data.get("largest_loss")
        return Agreed(
            rank=str(self.prefix),
            promised=self.promised("return"),
            upside=self.cleaned_data.get("upside") or Fraction(0),
            cap=self.promised("cap"),
            largest_loss=Fraction(1) if loss is None else loss,
        )


class GuaranteeForm(forms.Form):
    """Whether somebody stands surety."""

    there = forms.BooleanField(
        label=_("Somebody stands surety for what a class loses beyond its largest loss"), required=False
    )

    def agreed(self) -> Agreed | None:
        return Agreed(rank=str(self.prefix)) if self.cleaned_data.get("there") else None


class CommitForm(forms.Form):
    """What an investor commits."""

    organisation = forms.ChoiceField(label=_("Investor"))
    rank = forms.ChoiceField(label=pgettext_lazy("capital", "Class"))
    amount = MoneyField(
        label=_("Amount in euro"),
        help_text=_("For example 100000.00. To take money away, put a minus before it."),
        signed=True,
    )
    reason = forms.CharField(label=_("Which decision is this?"), max_length=500)

    def __init__(
        self, *args: Any, own: list[tuple[str, str]], ranks: list[tuple[str, str]], currency: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = own  # type: ignore[attr-defined]
        self.fields["rank"].choices = ranks  # type: ignore[attr-defined]
        self.fields["amount"].currency = currency  # type: ignore[attr-defined]


class CallForm(forms.Form):
    """Capital that is called from a class."""

    rank = forms.ChoiceField(label=pgettext_lazy("capital", "Class"))
    amount = MoneyField(label=_("Amount in euro"), help_text=_("For example 100000.00."))
    occurred_on = day(_("Paid in on"), _("For example 2027-01-01."))

    def __init__(self, *args: Any, ranks: list[tuple[str, str]], currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rank"].choices = [pair for pair in ranks if pair[0] in PAYING_IN]  # type: ignore[attr-defined]
        self.fields["amount"].currency = currency  # type: ignore[attr-defined]


class DistributeForm(forms.Form):
    """What was received, to divide."""

    amount = MoneyField(label=_("Received from the payers, in euro"), help_text=_("Zero if nothing came in."))
    occurred_on = day(_("Received on"), _("For example 2027-01-01."))

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].currency = currency  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """From which day nothing comes in any more."""

    occurred_on = day(_("Closed on"), _("Nothing comes in after this day. What did not come back is lost then."))


class TakeBackForm(forms.Form):
    """Why the last movement is taken back."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(label=_("Why is it taken back?"), max_length=500)


class OutlookForm(forms.Form):
    """How much more may come in."""

    low = MoneyField(label=pgettext_lazy("outlook", "Low"), required=False)
    base = MoneyField(label=pgettext_lazy("outlook", "Base"), required=False)
    high = MoneyField(label=pgettext_lazy("outlook", "High"), required=False)
