"""An amount as people type it."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from veerkracht.foundation.money import Money, NotMoney, typed


class MoneyField(forms.CharField):
    """An amount with its cents, written as in the language of the page; below zero only where that was said."""

    def __init__(self, *, currency: str = "EUR", signed: bool = False, **kwargs: Any) -> None:
        self.currency, self.signed = currency, signed
        super().__init__(max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def clean(self, value: Any) -> Any:
        language = "en" if (get_language() or "").startswith("en") else "nl"
        text = typed(super().clean(value), language)
        if not text:
            return None
        less = self.signed and text.startswith("-")
        try:
            money = Money.parse(text.removeprefix("-") if less else text, self.currency)
        except NotMoney as wrong:
            raise forms.ValidationError(wrong.sentence.read(language).text) from wrong
        return -money if less else money
