"""What a person types about who may do what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.people.holders import relation_words, role_words
from veerkracht.people.rules.roles import Scope
from veerkracht.workspace.scopes import exists, kind_words, where_words


class ScopeForm(forms.Form):
    """A role within one record, or everywhere."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=lambda: [(role, f"{word} ({where_words(role)})") for role, word in role_words().items()],
    )
    scope_kind = forms.ChoiceField(
        label=pgettext_lazy("role", "Where"),
        choices=lambda: [("", pgettext_lazy("role", "everywhere")), *kind_words().items()],
        required=False,
    )
    scope_key = forms.CharField(
        label=_("Of which"),
        help_text=_("The last part of its address, such as slowcare-oss. Leave it empty for everywhere."),
        max_length=80,
        required=False,
    )

    @property
    def scope(self) -> Scope:
        return self.cleaned_data["scope_kind"], self.cleaned_data["scope_key"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        kind, key = said.get("scope_kind", ""), said.get("scope_key", "")
        if bool(kind) != bool(key):
            self.add_error("scope_key", _("Choose where and say of which, or leave both open for everywhere."))
        elif kind and not exists((kind, key)):
            self.add_error("scope_key", _("There is no such record. Look at the last part of its address."))
        return said


class GrantForm(ScopeForm):
    """A role to give, from when until when, and why."""

    starts_on = forms.DateField(
        label=pgettext_lazy("role", "From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    ends_on = forms.DateField(
        label=_("Until"),
        help_text=_("The last day on which it counts."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("This stands in the trail. Write nothing about the person here."),
        max_length=300,
        required=False,
    )


class CloseForm(forms.Form):
    """Who takes over from someone who leaves."""

    heir = forms.ChoiceField(
        label=_("Who takes over"),
        help_text=_("Gets everything this person looks after, in one step."),
        error_messages={"required": _("Choose who takes over.")},
    )
    with_roles = forms.BooleanField(label=_("Also give the roles to who takes over"), required=False)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heir = self.fields["heir"]
        heir.choices = [("", _("Choose someone")), *others]  # type: ignore[attr-defined]


class TieForm(forms.Form):
    """A tie to declare."""

    relation = forms.ChoiceField(label=_("Your tie"), choices=lambda: list(relation_words().items()))
    kind = forms.ChoiceField(
        label=_("With what"),
        choices=lambda: [(kind, word) for kind, word in kind_words().items() if kind != "programme"],
    )
    key = forms.CharField(
        label=_("With which"),
        help_text=_("The last part of its address, such as slowcare-oss."),
        max_length=80,
        error_messages={"required": _("Say with which organisation, initiative or contract.")},
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("key") and not exists((said.get("kind", ""), said["key"])):
            self.add_error("key", _("There is no such record. Look at the last part of its address."))
        return said


class ReaderForm(forms.Form):
    """Of which e-mail address what is kept is asked."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The address from which someone wrote. Check first that it is really that person who asks."),
        error_messages={
            "required": _("Write the e-mail address of who asks."),
            "invalid": _("Write an e-mail address such as name@example.nl."),
        },
    )


class EraseForm(forms.Form):
    """Why someone is erased."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("This stands in the trail. Write nothing about the person here."),
        max_length=300,
        required=False,
    )
