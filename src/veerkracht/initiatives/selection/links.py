"""The private link of an application: whoever has it goes on with it and reads how it stands, without an account."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.initiatives.selection.refusals import LinkExpired

SALT = "veerkracht application"
LASTS = timedelta(days=365)


def token_of(key: str) -> str:
    """Give the signed text by which an application is opened from today on."""
    return dumps(key, salt=SALT)


def key_in(token: str) -> str:
    """Read of which application a link is; refuse one that is too old or was changed."""
    try:
        return str(loads(token, salt=SALT, max_age=LASTS))
    except BadSignature as problem:
        raise LinkExpired(
            _("This link does not work any more. Fill in your e-mail address and we mail you a new one.")
        ) from problem


def address_of(key: str, language: str) -> str:
    """Give the whole address of the page of who applied, in their own language."""
    with override(language):
        return settings.SITE_ADDRESS.rstrip("/") + reverse("my-application", args=[token_of(key)])
