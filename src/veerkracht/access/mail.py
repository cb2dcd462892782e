"""The mails about coming in: each a plain text with what happened, what to do and what if it was not you."""

from collections.abc import Sequence

from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _


def send(*, to: str, subject: str, lines: Sequence[str]) -> None:
    """Send a mail when, and only when, the whole transaction holds."""
    body = "\n\n".join([*lines, "Veerkracht"])
    transaction.on_commit(lambda: send_mail(subject, body, None, [to]), robust=True)


def invitation(*, to: str, who: str, role: str, address: str, days: int) -> None:
    """Invite someone to hold a role."""
    send(
        to=to,
        subject=_("You are invited to work with us in Veerkracht"),
        lines=[
            _("%(who)s invites you as %(role)s.") % {"who": who, "role": role},
            _("Open this page and choose a password. The invitation is good for %(days)s days, once.") % {"days": days},
            address,
            _("Did you not expect this? Then do nothing: without you nothing happens."),
        ],
    )


def link(*, to: str, name: str, address: str, minutes: int) -> None:
    """Send a link with which to sign in once."""
    send(
        to=to,
        subject=_("Your link to sign in"),
        lines=[
            _("Hello %(name)s,") % {"name": name},
            _("Open this page and press the button. The link is good for %(minutes)s minutes, once.")
            % {"minutes": minutes},
            address,
            _("Did you not ask for this? Then do nothing: nobody comes in without this mail."),
        ],
    )


def no_link(*, to: str, name: str, address: str) -> None:
    """Say that a role that decides needs more than a link."""
    send(
        to=to,
        subject=_("Sign in with your password"),
        lines=[
            _("Hello %(name)s,") % {"name": name},
            _("You asked for a link to sign in. Your role decides or pays, and so it needs your password or passkey."),
            address,
        ],
    )


def password_reset(*, to: str, name: str, address: str, hours: int) -> None:
    """Send the address where a new password is chosen."""
    send(
        to=to,
        subject=_("Choose a new password"),
        lines=[
            _("Hello %(name)s,") % {"name": name},
            _("Choose a new password on this page. The link is good for %(hours)s hours, once.") % {"hours": hours},
            address,
            _("Did you not ask for this? Then do nothing: your password stays as it is."),
        ],
    )


def changed(*, to: str, name: str, what: str) -> None:
    """Tell someone that their way in was changed."""
    send(
        to=to,
        subject=_("Your way in was changed"),
        lines=[
            _("Hello %(name)s,") % {"name": name},
            what,
            _("Was it not you? Then choose a new password at once, and tell the administrator."),
        ],
    )
