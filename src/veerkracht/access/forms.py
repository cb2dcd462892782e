"""What a person types to come in, and to keep their way in safe."""

from typing import Any

from allauth.account import forms as account
from allauth.account.fields import SetPasswordField
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

LONG = _("At least 12 characters. Three or four words in a row are strong and easy to keep.")

KEPT = 120
"""So many seconds a used code is remembered: longer than it could still be right."""

NOT_USED = _("The passkey was not used. Try again, or choose another way.")


class Plain:
    """Labels and hints are ours; grey examples in fields are taken out."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name, (label, help_text) in self.words.items():
            if name in self.fields:
                self.fields[name].label, self.fields[name].help_text = label, help_text

    words: dict[str, tuple[Any, Any]] = {}


class SignInForm(Plain, account.LoginForm):  # type: ignore[misc]
    """E-mail and password; the message never tells which of the two was wrong."""

    words = {"login": (_("E-mail"), ""), "password": (_("Password"), "")}

    def add_prefix(self, field_name: str) -> str:
        """Name the address `username` on the page, as browsers and password keepers know it."""
        return "username" if field_name == "login" else str(super().add_prefix(field_name))


class ForgottenForm(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    words = {"email": (_("E-mail"), _("The address with which you are known here."))}


class NewPasswordForm(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    password2 = None
    words = {"password1": (_("New password"), LONG)}


class ChoosePasswordForm(Plain, account.SetPasswordForm):  # type: ignore[misc]
    password2 = None
    words = {"password1": (_("New password"), LONG)}


class ChangePasswordForm(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    password2 = None
    words = {"oldpassword": (_("Password now"), ""), "password1": (_("New password"), LONG)}


class PasswordAgainForm(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    words = {"password": (_("Password"), "")}


class Once:
    """A code of the app is good for as long as clocks may differ, and once."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        digits = "".join(sign for sign in code if sign.isdigit())
        if not cache.add(f"access:code:{self.user.pk}:{digits}", value=True, timeout=KEPT):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(Once, Plain, factor.AuthenticateForm):  # type: ignore[misc]
    words = {"code": (_("Code"), _("Six digits from your app, or one of your recovery codes."))}


class CodeAgainForm(Once, Plain, factor.ReauthenticateForm):  # type: ignore[misc]
    words = CodeForm.words


class AppForm(Plain, ActivateTOTPForm):  # type: ignore[misc]
    words = {"code": (_("Code from the app"), _("Six digits; every half minute there are new ones."))}


class Whole:
    """A passkey's answer that is not whole is refused; allauth trusts that all its parts are there."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (KeyError, TypeError, ValueError, AttributeError):
            raise forms.ValidationError(NOT_USED) from None


class PasskeySignInForm(Whole, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyStepForm(Whole, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyAgainForm(Whole, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyForm(Plain, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey is always one with which you can sign in, so it also knows that it is you."""

    words = {"name": (_("Name"), _("So that you know it again, such as: my telephone."))}
    passwordless = forms.BooleanField(widget=forms.HiddenInput, initial=True, required=False)

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except (KeyError, TypeError, ValueError, AttributeError):
            raise forms.ValidationError(NOT_USED) from None
        return cleaned


class LinkForm(forms.Form):
    """The address to which a link goes."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The address with which you are known here."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class InviteForm(forms.Form):
    """Whom to invite, and until when; the role and where it is held come in a form from above."""

    email = forms.EmailField(label=_("E-mail"))
    ends_on = forms.DateField(
        label=_("Until"),
        help_text=_("The last day on which it counts."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class AcceptForm(forms.Form):
    """Who someone is that was invited."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = SetPasswordField(label=_("Password"), help_text=LONG)

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].widget.attrs.pop("placeholder", None)

    def clean_password(self) -> str:
        """Measure the password beside the name and the address too."""
        password: str = self.cleaned_data["password"]
        validate_password(password, _Known(self.cleaned_data.get("name", ""), self.email))  # type: ignore[arg-type]
        return password


class _Known:
    def __init__(self, name: str, email: str) -> None:
        self.name, self.email = name, email
