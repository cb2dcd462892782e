"""Whether an installation is set up strongly enough to be used for real: what is weak, and what to do about it.

Source: the deployment checklist of Django and OWASP ASVS 5.0, chapters 6, 7 and 11; see docs/methods/strength.md.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from veerkracht.foundation.errors import Finding

SHORTEST_KEY = 50
FEWEST_SIGNS = 10


@dataclass(frozen=True, slots=True)
class Setup:
    """What is looked at: the settings as they are, and how many people of the demonstration there are."""

    secret_key: str
    secret_key_named: bool
    debug: bool
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    https: bool
    mail: str
    mail_from: str
    hashers: tuple[str, ...]
    second_factor: bool
    demo: bool
    providers: tuple[str, ...] = ()
    demo_people: int = 0


def key_named(setup: Setup) -> Iterator[Finding]:
    """The signing key comes from the settings, not from a file that each machine makes for itself."""
    if not setup.secret_key_named:
        yield Finding("VEERKRACHT_SECRET_KEY", "is not set.", "Give all web servers the same long random text.")


def key_long(setup: Setup) -> Iterator[Finding]:
    """The signing key cannot be guessed."""
    if len(setup.secret_key) < SHORTEST_KEY or len(set(setup.secret_key)) < FEWEST_SIGNS:
        yield Finding(
            "VEERKRACHT_SECRET_KEY", "is too easy to guess.", f"Make a random text of {SHORTEST_KEY} signs or more."
        )


def no_debug(setup: Setup) -> Iterator[Finding]:
    """Mistakes are not shown to visitors."""
    if setup.debug:
        yield Finding("DEBUG", "shows visitors the inside of the program.", "Turn it off.")


def hosts(setup: Setup) -> Iterator[Finding]:
    """The site answers to its own names only."""
    if any(host.strip() in ("*", ".") for host in setup.hosts):
        yield Finding("VEERKRACHT_HOSTS", "lets the site answer to any name.", "Name the addresses of the site.")
    elif all(_near(host) for host in setup.hosts):
        yield Finding("VEERKRACHT_HOSTS", "names no address that others can reach.", "Name the address of the site.")


def https(setup: Setup) -> Iterator[Finding]:
    """Passwords and sessions travel by https only."""
    if not setup.https:
        yield Finding("VEERKRACHT_HTTPS", "is not 1.", "Serve the site by https, and set it to 1.")
    for origin in setup.origins:
        if not origin.startswith("https://"):
            yield Finding("VEERKRACHT_ORIGINS", f"names {origin}.", "Name origins that begin with https:// only.")


def mail(setup: Setup) -> Iterator[Finding]:
    """Mail is sent, and says from whom."""
    if not setup.mail.endswith("smtp.EmailBackend"):
        yield Finding(
            "VEERKRACHT_MAIL", "sends no mail to anyone.", "Set it to django.core.mail.backends.smtp.EmailBackend."
        )
    if setup.mail_from.endswith("@localhost"):
        yield Finding("VEERKRACHT_FROM", "is no address that can be answered.", "Set it to the address of the office.")


def passwords(setup: Setup) -> Iterator[Finding]:
    """Passwords are kept so that whoever steals them cannot read them."""
    if not setup.hashers or not setup.hashers[0].endswith(".Argon2PasswordHasher"):
        yield Finding("PASSWORD_HASHERS", "does not begin with argon2.", "Leave it as it was shipped.")


def second_factor(setup: Setup) -> Iterator[Finding]:
    """Who decides or pays needs a second factor."""
    if not setup.second_factor:
        yield Finding(
            "VEERKRACHT_SECOND_FACTOR",
            "lets people decide and pay with a password alone.",
            "Leave it out, or set it to 1.",
        )


def providers(setup: Setup) -> Iterator[Finding]:
    """Other sign-ins are asked by https."""
    for server in setup.providers:
        if not server.startswith("https://"):
            yield Finding("VEERKRACHT_OIDC", f"names {server}.", "Name servers that begin with https:// only.")


def demonstration(setup: Setup) -> Iterator[Finding]:
    """Nobody comes in without a password."""
    if setup.demo:
        yield Finding("VEERKRACHT_DEMO", "lets anyone in with one button.", "Set it to 0.")
    if setup.demo_people:
        yield Finding(
            "People", f"of the demonstration are there: {setup.demo_people}.", "Close them: veerkracht demo --close"
        )


CHECKS: dict[str, Callable[[Setup], Iterator[Finding]]] = {
    "signing key named": key_named,
    "signing key long": key_long,
    "no debug": no_debug,
    "own names": hosts,
    "https": https,
    "mail": mail,
    "passwords": passwords,
    "second factor": second_factor,
    "other sign-ins": providers,
    "no demonstration": demonstration,
}
"""Each check by its name."""


def weaknesses(setup: Setup) -> list[Finding]:
    """Give everything that is too weak, each as a sentence that says what to do.

    >>> strong = Setup("k3y-with-Many-0ther_signs" * 3, True, False, ("veerkracht.example",), (), True,
    ...     "django.core.mail.backends.smtp.EmailBackend", "bureau@veerkracht.example",
    ...     ("django.contrib.auth.hashers.Argon2PasswordHasher",), True, False)
    >>> weaknesses(strong)
    []
    """
    return [finding for check in CHECKS.values() for finding in check(setup)]


def _near(host: str) -> bool:
    return host.strip() in ("", "127.0.0.1", "localhost", "[::1]", "testserver")
