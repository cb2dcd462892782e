"""What django-allauth asks us while people come in: our sentences, our mails, our trail, and who may come at all."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.access import mail
from veerkracht.access.actions import note
from veerkracht.access.actions.end_sessions import end_sessions
from veerkracht.access.actions.invite import accept_by_address
from veerkracht.access.queries import SEEN, methods, must_keep_a_factor
from veerkracht.access.seal import opened, sealed
from veerkracht.foundation.errors import Refusal
from veerkracht.people.models import Person
from veerkracht.people.queries import by_email

FRESH = 300
"""For so many seconds after a sign-in nobody has to show again who they are."""

TOLD = {
    "account/messages/logged_out.txt": gettext_lazy("You are signed out."),
    "account/messages/password_changed.txt": gettext_lazy("Your password was changed. You are signed out elsewhere."),
    "account/messages/password_set.txt": gettext_lazy("Your password was chosen."),
    "mfa/messages/totp_activated.txt": gettext_lazy("The app works. From now on you also give its code."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("The app was removed."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("The passkey was added. You can sign in with it."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey was removed."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy("You have new recovery codes. Keep them somewhere safe."),
}
"""What is said on the next page; whatever is not here goes without saying."""

CHANGED = {
    "account/email/password_changed": ("change a password", gettext_lazy("Your password was changed.")),
    "account/email/password_set": ("change a password", gettext_lazy("A password was chosen for your account.")),
    "account/email/password_reset": ("change a password", gettext_lazy("A new password was chosen by mail.")),
    "mfa/email/totp_activated": ("add a second step", gettext_lazy("An app for codes was added.")),
    "mfa/email/totp_deactivated": ("remove a second step", gettext_lazy("The app for codes was removed.")),
    "mfa/email/webauthn_added": ("add a second step", gettext_lazy("A passkey was added.")),
    "mfa/email/webauthn_removed": ("remove a second step", gettext_lazy("A passkey was removed.")),
    "mfa/email/recovery_codes_generated": ("renew recovery codes", gettext_lazy("New recovery codes were made.")),
    "socialaccount/email/account_connected": ("link a sign-in", gettext_lazy("Another sign-in was linked to you.")),
}
"""The deed in the trail, and the sentence in the mail."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in with a password, and everything around it."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account was closed. Ask the administrator to open it."),
        "email_password_mismatch": gettext_lazy(
            "This e-mail and password do not belong together. Check both and try again."
        ),
        "enter_current_password": gettext_lazy("This is not your password. Type the one you sign in with now."),
        "incorrect_code": gettext_lazy("This code is not right. Take the newest one and try again."),
        "incorrect_password": gettext_lazy("This is not your password. Try again."),
        "rate_limited": gettext_lazy("You tried too often. Wait five minutes and try again."),
        "too_many_login_attempts": gettext_lazy("You tried too often. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        # A server behind a socket tells no address.
        return str(super().get_client_ip(request)) if request.META.get("REMOTE_ADDR") else "0.0.0.0"  # noqa: S104

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002 - allauth names it
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        if said := message or TOLD.get(message_template or ""):
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix == "account/email/password_reset_key":
            address, hours = context["password_reset_url"], settings.PASSWORD_RESET_TIMEOUT // 3600
            mail.password_reset(to=email, name=context["user"].name, address=address, hours=hours)

    def send_notification_mail(self, template_prefix: str, user: Person, *_args: Any, **_kwargs: Any) -> None:
        """Keep a change of someone's way in, and tell that person."""
        deed, said = CHANGED[template_prefix]
        note.changed(person=user, deed=deed)
        mail.changed(to=user.email, name=user.name, what=str(said))
        if template_prefix == "account/email/password_changed":
            end_sessions(by=user, of=user, but=context.request.session.session_key)
        elif template_prefix == "account/email/password_reset":
            end_sessions(by=user, of=user)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            note.throttled(email=credentials.get("email", ""))
            raise

    def authentication_failed(self, _request: HttpRequest, **credentials: Any) -> None:
        note.refused(email=credentials.get("email", ""))

    def reauthenticate(self, user: Person, password: str) -> bool:
        known = self.authenticate(context.request, email=user.email, password=password)
        return known is not None and known.pk == user.pk

    def is_reauthentication_required(self, *, app: str) -> bool:  # noqa: ARG002 - allauth names it
        """Ask again who someone is, unless that person came in just now; a clock that was set back asks again."""
        moments = [one["at"] for one in methods(context.request)]
        return not (moments and 0 <= time.time() - moments[-1] < FRESH)

    def login(self, request: HttpRequest, user: Person) -> None:
        super().login(request, user)
        request.session[SEEN] = time.time()

    def logout(self, request: HttpRequest) -> None:
        UserSession.objects.filter(session_key=request.session.session_key or "").delete()
        super().logout(request)

    def get_password_change_redirect_url(self, _request: HttpRequest) -> str:
        return reverse("my-access")


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second steps and passkeys."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("Your role needs a second step. Add another one first."),
        "incorrect_code": gettext_lazy("This code is not right. Take the newest one and try again."),
    }

    def encrypt(self, text: str) -> str:
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        return opened(encrypted_text)

    def get_totp_issuer(self) -> str:
        return f"Veerkracht ({self._get_site_name()})"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not must_keep_a_factor(authenticator)

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002 - allauth names it
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.name}


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Signing in elsewhere: only who is known here or was invited, by an address that was checked there."""

    def authenticate_by_email(self, _login: SocialLogin) -> None:
        """Link nobody here: allauth would take the password away; see pre_social_login."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process") not in (None, "", "login"):
            raise ImmediateHttpResponse(sorry(request, _("Sign in first on the page for that.")))
        sociallogin.account.extra_data = {}  # nothing more is kept than who it is
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
            return
        checked = [one.email for one in sociallogin.email_addresses if one.verified in (True, "true")]
        person = self._known_or_invited(request, checked, sociallogin.user.name)
        if person is None:
            note.refused(email=checked[0] if checked else "")
            raise ImmediateHttpResponse(
                sorry(
                    request,
                    _("Nobody here has the address you signed in with. Ask the programme office for an invitation."),
                )
            )
        sociallogin.connect(request, person)

    def _known_or_invited(self, request: HttpRequest, checked: list[str], name: str) -> Person | None:
        for email in checked:
            try:
                invited = accept_by_address(email=email, at=timezone.now(), name=name)
            except Refusal as refusal:
                raise ImmediateHttpResponse(sorry(request, str(refusal))) from None
            if found := by_email(email) or invited:
                return found
        return None

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Person:
        user: Person = super().populate_user(request, sociallogin, data)
        user.name = str(data.get("name") or "")[:200]
        return user

    def is_open_for_signup(self, _request: HttpRequest, _sociallogin: SocialLogin) -> bool:
        return False

    def on_authentication_error(self, request: HttpRequest, _provider: Any, *_args: Any, **_kwargs: Any) -> None:
        raise ImmediateHttpResponse(
            sorry(
                request, _("The other sign-in did not let you in, or took too long. Try again, or use your password.")
            )
        )


def sorry(request: HttpRequest, sentence: str) -> HttpResponse:
    """Answer with one sentence and the way back to the sign-in page."""
    return render(request, "access/sorry.html", {"sentence": sentence}, status=403)
