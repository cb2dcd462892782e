"""What people type about needs, offers, plans, agreed support, small aid and schemes."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.foundation.money import Money, NotMoney
from veerkracht.support.planning.choices import Kind

Choices = list[tuple[str, Any]]
KINDS: Choices = [(one.value, one.label) for one in Kind]
MOST_EUROS = 1_000_000_000


def text(label: Any, *, rows: int = 0, longest: int = 4000, hint: Any = "", missing: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    errors = {"required": missing} if missing else {}
    return forms.CharField(
        label=label, help_text=hint, max_length=longest, required=bool(missing), widget=widget, error_messages=errors
    )


def a_day(label: Any, *, missing: Any = "", hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=bool(missing),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": missing, "invalid": _("Write a day, such as 2017-03-17.")},
    )


def number(
    label: Any, *, least: int = 0, most: int = 100_000, hint: Any = "", initial: Any = None
) -> forms.IntegerField:
    below = _("Write %(least)s or more.") % {"least": least} if least else _("Nought or more: this cannot be below.")
    return forms.IntegerField(
        label=label,
        help_text=hint,
        initial=initial,
        validators=[MinValueValidator(least, below), MaxValueValidator(most)],
        error_messages={"invalid": _("Write a whole number."), "required": _("Write a number.")},
    )


def shortest(number: Decimal) -> Decimal:
    """Give a number without noughts behind it, as it is compared with what stood there.

    >>> str(shortest(Decimal("20.00")))
    '20'
    """
    return Decimal(f"{number.normalize():f}")


class Decimals(forms.DecimalField):
    """A number with a comma or a point, as people write it."""

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value.replace(",", ".") if isinstance(value, str) else value)
        return None if found is None else shortest(found) if found.is_finite() else found


class Euros(forms.CharField):
    """An amount in euros as people write it; its value is in cents."""

    def to_python(self, value: Any) -> Any:
        written = (super().to_python(value) or "").replace(" ", "").replace("€", "")
        if "," in written:
            written = written.replace(".", "").replace(",", ".")
        if not written:
            return None
        try:
            return Money.parse(written, "EUR").minor
        except NotMoney:
            raise forms.ValidationError(_("Write an amount of nought or more, such as 1500 or 1500,50.")) from None

    def prepare_value(self, value: Any) -> Any:
        return f"{Decimal(value) / 100:.2f}".replace(".", ",").removesuffix(",00") if isinstance(value, int) else value


def hours(label: Any, hint: Any = "") -> Decimals:
    return Decimals(
        label=label,
        help_text=hint,
        max_digits=6,
        decimal_places=2,
        validators=[MinValueValidator(0, _("Hours are nought or more. Write how many there are, such as 12."))],
        error_messages={"invalid": _("Write a number of hours, such as 12.")},
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


class NeedsForm(forms.Form):
    """What one side says that an initiative needs, for each kind of support; what is left empty is not said."""

    template_name = "planning/needs.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, _label in KINDS:
            self.fields[f"{kind}-need"] = Decimals(
                label=_("How much is this needed, from 0 to 10?"),
                required=False,
                max_digits=3,
                decimal_places=1,
                validators=[
                    MinValueValidator(0, _("Give a number from 0 to 10.")),
                    MaxValueValidator(10, _("Give a number from 0 to 10.")),
                ],
                error_messages={"invalid": _("Give a number from 0 to 10, or leave it empty.")},
                widget=forms.TextInput(
                    attrs={"inputmode": "decimal", "data-need": "", "data-unsaid": _("not said"), "size": 5}
                ),
            )
            self.fields[f"{kind}-stuck_on"] = text(_("What is stuck?"), rows=2)
            self.fields[f"{kind}-by_when"] = a_day(_("By when is it needed?"))
            self.fields[f"{kind}-tried"] = text(_("What was tried?"), rows=2)
            self.fields[f"{kind}-others"] = text(
                _("Who else can give this?"), rows=2, hint=_("The province is not the first choice.")
            )

    @property
    def groups(self) -> Iterable[tuple[str, Any, list[Any], bool]]:
        """Give the fields by kind of support, and whether something stands in them."""
        names = ("need", "stuck_on", "by_when", "tried", "others")
        for kind, label in KINDS:
            fields = [self[f"{kind}-{name}"] for name in names]
            yield kind, label, fields, any(field.value() not in (None, "") or field.errors for field in fields)


class NewDiagnosisForm(NeedsForm):
    """A conversation that is written down for the first time: also of which initiative, and when it was."""

    initiatives: Choices = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"] = forms.ChoiceField(
            label=_("Of which initiative?"),
            choices=self.initiatives,
            error_messages={"required": _("Choose an initiative.")},
        )
        self.fields["held_on"] = a_day(
            _("When did you talk?"), missing=_("Write the day on which you talked: today or earlier.")
        )

    @property
    def first(self) -> list[Any]:
        return [self["initiative"], self["held_on"]]


class TalkForm(forms.Form):
    """What came of a talk about a need."""

    kind = forms.ChoiceField(label=_("About which kind of support?"), choices=KINDS)
    outcome = text(
        _("What came of the talk?"),
        rows=3,
        hint=_("Who thinks otherwise now? Then each changes their own number."),
        missing=_("Write in a sentence what came of the talk."),
    )


class OfferForm(forms.Form):
    """What someone offers."""

    places: Choices = []

    title_nl = text(
        _("What do you offer? (Dutch)"), longest=200, hint=_("For example: financial plan for a foundation")
    )
    kind = forms.ChoiceField(label=_("Kind of support"), choices=KINDS)
    skills = text(_("What can you do?"), rows=3)
    hours_a_month = hours(_("Hours a month"))
    starts_on = a_day(_("From"), missing=_("Write from which day it can be had."))
    ends_on = a_day(_("Until"), hint=_("Empty: until you take it away."))
    cents_an_hour = Euros(label=_("What does an hour cost, in euros?"), required=False, help_text=_("Empty: nothing."))
    conditions = text(_("On which conditions?"), rows=3)
    title_en = text(_("What do you offer? (English)"), longest=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"] = forms.ChoiceField(
            label=_("Only in this area"), choices=[("", _("everywhere")), *self.places], required=False
        )
        order = ["organisation", "title_nl", "kind", "skills", "hours_a_month", "place"]
        self.order_fields([*order, "starts_on", "ends_on", "cents_an_hour", "conditions", "title_en"])

    def clean_cents_an_hour(self) -> int:
        return self.cleaned_data["cents_an_hour"] or 0

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("title_nl") and not said.get("title_en"):
            self.add_error("title_nl", _("Say in a few words what you offer."))
        return said


class NewOfferForm(OfferForm):
    """An offer that is new: also of which organisation."""

    organisations: Choices = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ChoiceField(label=_("Of which organisation?"), choices=self.organisations)
        self.order_fields(["organisation"])


class EndForm(forms.Form):
    """Why something ends."""

    reason = text(pgettext_lazy("support", "Why?"), rows=3, missing=_("Say why: who counted on it reads this."))


class PlanForm(forms.Form):
    """Within what a plan must stay."""

    budget = Euros(
        label=_("Budget, in euros"), error_messages={"required": _("Write the budget in euros, such as 25000.")}
    )
    months = number(_("For how many months?"), least=1, most=36, initial=6)
    hours = number(_("Hours of one support"), least=1, most=2000, initial=20)
    amount = Euros(label=_("Euros of one finance"), help_text=_("What money to break a deadlock is usually about."))
    floor = number(
        _("At least so many kinds of support for each initiative"),
        most=6,
        initial=0,
        hint=_("0: nobody is sure of any."),
    )
    themes = forms.BooleanField(label=_("At least one support in each theme"), required=False)


class ProposeForm(forms.Form):
    """Support that is proposed."""

    offers: Choices = []
    overrules = False
    finance = False

    bottleneck = text(
        _("What must be gone after six months?"),
        rows=3,
        missing=_("Say what must be gone after six months: by that it is judged."),
    )
    hours = hours(_("Hours in all"))
    starts_on = a_day(_("From"), missing=_("Write from which day."))
    ends_on = a_day(_("Until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = [("", _("no offer: money of the programme itself"))] if self.finance else []
        self.fields["offer"] = forms.ChoiceField(
            label=_("Whose offer?"), choices=[*none, *self.offers], required=not self.finance,
            error_messages={
                "required": _("Choose whose offer it is. Is there none? Ask a partner to offer this kind of support.")
            },
        )  # fmt: skip
        why = _("Say why you choose otherwise than was computed: that stays with the choice.")
        self.fields["reason"] = text(
            _("Why this, and not what was computed?") if self.overrules else _("Why this support?"),
            rows=3,
            missing=why if self.overrules else "",
        )
        if self.finance:
            self.fields["amount"] = Euros(
                label=_("Amount in euros"), error_messages={"required": _("Write the amount in euros.")}
            )
            self.fields["breakthrough"] = text(_("Which deadlock does the money break?"), rows=3)
            self.fields["services"] = forms.BooleanField(
                label=_("It is for a service of general economic interest"), required=False
            )
        self.order_fields(["bottleneck", "offer", "hours", "amount", "breakthrough", "starts_on", "ends_on", "reason"])


class CompleteForm(forms.Form):
    """What finance needs before it is agreed on."""

    breakthrough = text(
        _("Which deadlock does the money break?"), rows=3, missing=_("Say which deadlock the money breaks.")
    )
    ends_on = a_day(_("Last day"), missing=_("Finance has a last day. Choose one."))
    income = Euros(
        label=_("Whole income of the initiative in that year, in euros"),
        required=False,
        help_text=_("Empty: not known. That is not held against anybody."),
    )
    without_us = text(
        _("How does it go on without us?"), rows=3, hint=_("Needed where the initiative leans on the programme.")
    )


class AidForm(forms.Form):
    """Small aid that a company got."""

    company = text(_("KvK number, or key of the organisation"), longest=80, missing=_("Write which company got it."))
    granted_on = a_day(_("Granted on"), missing=_("Write the day on which it was granted."))
    amount = Euros(label=_("Amount in euros"), error_messages={"required": _("Write the amount in euros.")})
    services = forms.BooleanField(label=_("It is for a service of general economic interest"), required=False)
    source = text(
        _("Who granted it, and where does that stand?"),
        longest=300,
        missing=_("Say who granted it, and where that stands."),
    )


class LinkForm(forms.Form):
    """Two companies that are one undertaking."""

    other = text(_("KvK number, or key of the other organisation"), longest=80, missing=_("Write which company."))
    source = text(
        _("Where does it stand that they are linked?"),
        longest=300,
        missing=_("Say where it stands that they are linked."),
    )


class SchemeForm(forms.Form):
    """A scheme of another."""

    places: Choices = []
    all_phases: Choices = []

    title_nl = text(_("What is it called? (Dutch)"), longest=200)
    provider = text(_("Whose scheme is it?"), longest=200, missing=_("Say whose scheme it is."))
    url = forms.URLField(label=_("Address on the web"), required=False, assume_scheme="https")
    kind = forms.ChoiceField(label=_("Kind of support"), choices=KINDS)
    most_cents = Euros(label=_("At most, in euros"), required=False)
    closes_on = a_day(_("Open until"))
    needs_organisation = forms.BooleanField(label=_("Only for an organisation"), required=False)
    conditions = text(_("What else does it ask?"), rows=3)
    title_en = text(_("What is it called? (English)"), longest=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phases"] = forms.MultipleChoiceField(
            label=_("Only in these phases"),
            choices=self.all_phases,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("None: in every phase."),
        )
        self.fields["place"] = forms.ChoiceField(
            label=_("Only in this area"), choices=[("", _("everywhere")), *self.places], required=False
        )
        self.order_fields(["title_nl", "provider", "url", "kind", "most_cents", "closes_on", "needs_organisation"])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("title_nl") and not said.get("title_en"):
            self.add_error("title_nl", _("Say what the scheme is called."))
        return said


class ReferForm(forms.Form):
    """Why an initiative is referred to a scheme."""

    schemes: Choices = []
    requests: Choices = []

    reason = text(_("Why does it fit?"), rows=3, missing=_("Say why this scheme fits: who asked reads this."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"] = forms.ChoiceField(label=_("To which scheme?"), choices=self.schemes)
        self.fields["request"] = forms.ChoiceField(
            label=_("Which question does this answer?"),
            choices=[("", _("none that is open")), *self.requests],
            required=False,
        )
        self.order_fields(["scheme", "request", "reason"])
