"""The private link of a request: whoever has it reads the request and adds to it, without an account."""

from datetime import timedelta

from django.core.signing import BadSignature, dumps, loads
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.support.desk.refusals import LinkExpired

SALT = "veerkracht support request"
LASTS = timedelta(days=120)


def token_of(key: str) -> str:
    """Give the signed text by which a request is opened from today on."""
    return dumps(key, salt=SALT)


def key_in(token: str) -> str:
    """Read of which request a link is; refuse one that is too old or was changed."""
    try:
        return str(loads(token, salt=SALT, max_age=LASTS))
    except BadSignature as problem:
        raise LinkExpired(
            _("This link does not work any more. Fill in your e-mail address and we mail you a new one.")
        ) from problem


def address_of(key: str, language: str) -> str:
    """Give the address of the page of who asked, in their own language."""
    with override(language):
        return reverse("my-request", args=[token_of(key)])
