"""Passwords: forgotten, chosen anew, changed."""

from typing import Any

from allauth.account import views as account
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.access.forms import ChangePasswordForm, ChoosePasswordForm, ForgottenForm, NewPasswordForm
from veerkracht.access.views.pages import FormPage

MINE = (gettext_lazy("My access"), reverse_lazy("my-access"))


class Forgotten(FormPage, account.PasswordResetView):  # type: ignore[misc]
    """Ask for a new password by mail; the answer is the same for every address."""

    form_class = ForgottenForm
    success_url = reverse_lazy("sign-in")
    title = gettext_lazy("Choose a new password")
    lede = gettext_lazy("You get a mail with a link to a page where you choose it.")
    button = gettext_lazy("Send me a link")
    back = (gettext_lazy("Sign in with your password"), reverse_lazy("sign-in"))

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        if response.status_code == 302:
            return render(self.request, "access/sent.html", {"email": form.cleaned_data["email"]})
        return response


class ChooseNew(FormPage, account.PasswordResetFromKeyView):  # type: ignore[misc]
    """Choose a new password, by the link in the mail."""

    form_class = NewPasswordForm
    success_url = reverse_lazy("sign-in")
    title = gettext_lazy("Choose a new password")
    button = gettext_lazy("Keep this password")

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if context.get("token_fail"):
            said = _("This link was used before, is too old, or is not whole. Ask for a new one.")
            sorry = {"sentence": said, "again": reverse_lazy("account_reset_password")}
            return render(self.request, "access/sorry.html", sorry, status=410)
        response: HttpResponse = super().render_to_response(context, **kwargs)
        return response


@method_decorator(login_required, name="dispatch")
class Change(FormPage, account.PasswordChangeView):  # type: ignore[misc]
    """Change one's password; all other sessions end."""

    form_class = ChangePasswordForm
    title = gettext_lazy("Change your password")
    lede = gettext_lazy("You stay signed in here, and are signed out everywhere else.")
    button = gettext_lazy("Change my password")
    back = MINE


class Choose(FormPage, account.PasswordSetView):  # type: ignore[misc]
    """Choose a password, for who came in without one."""

    form_class = ChoosePasswordForm
    success_url = reverse_lazy("my-access")
    title = gettext_lazy("Choose a password")
    button = gettext_lazy("Keep this password")
    back = MINE
