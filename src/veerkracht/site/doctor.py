"""What an installation is looked over for, by name: each check gives what it found, as sentences that say what to do.

A check is a name and a function without arguments that gives findings; add it to CHECKS.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace

from django.conf import settings
from django.db import DatabaseError, connection

from veerkracht.access.queries import demo_count
from veerkracht.access.rules.strength import CHECKS as SETTINGS
from veerkracht.access.rules.strength import Setup, weaknesses
from veerkracht.foundation.errors import Finding
from veerkracht.running.checks import sentences

Check = Callable[[], Iterable[Finding | str]]


class TooWeak(SystemExit):
    """A production start is refused, with a sentence for each reason; by this code gunicorn does not try again."""

    def __init__(self, sentences: str) -> None:
        super().__init__(sentences)
        self.code = 3


def setup() -> Setup:
    """Gather the settings that are looked at; the database is not asked."""
    return Setup(
        secret_key=settings.SECRET_KEY,
        secret_key_named=settings.SECRET_KEY_NAMED,
        debug=settings.DEBUG,
        hosts=tuple(settings.ALLOWED_HOSTS),
        origins=tuple(settings.CSRF_TRUSTED_ORIGINS),
        https=settings.SESSION_COOKIE_SECURE,
        mail=settings.EMAIL_BACKEND,
        mail_from=settings.DEFAULT_FROM_EMAIL,
        hashers=tuple(settings.PASSWORD_HASHERS),
        second_factor=settings.SECOND_FACTOR,
        demo=settings.DEMO,
        providers=tuple(
            one["settings"]["server_url"] for one in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        ),
    )


def _of_settings(name: str) -> Check:
    return lambda: SETTINGS[name](replace(setup(), demo_people=_demo_people()))


def _demo_people() -> int:
    """Count the people of the demonstration; where the database does not answer, that is told by its own check."""
    try:
        return demo_count()
    except DatabaseError:
        return 0


CHECKS: dict[str, Check] = {name: _of_settings(name) for name in SETTINGS} | {"how it runs": sentences}
"""Every check by its name, in the order in which they are told."""


def refuse_weak() -> None:
    """Refuse to start for real when something is too weak; a database that does not answer yet is not waited for."""
    if not settings.PRODUCTION:
        return
    people = _demo_people()
    if not connection.in_atomic_block:
        connection.close()  # each worker opens its own
    if found := weaknesses(replace(setup(), demo_people=people)):
        lines = "\n".join(f"  - {finding}" for finding in found)
        said = (
            f"Veerkracht does not start: it is not set up safely enough for real use.\n{lines}\n"
            "  To try it on one machine only: VEERKRACHT_TRIAL=1"
        )
        print(said, file=sys.stderr, flush=True)
        raise TooWeak(said)
