"""Who answers for the personal data here: facts of the organisation, from the settings and the programme."""

from dataclasses import dataclass

from django.conf import settings

from veerkracht.programmes.queries.programme import home


@dataclass(frozen=True, slots=True)
class Responsible:
    """The controller (verwerkingsverantwoordelijke), how to reach it, and its data protection officer."""

    name: str
    contact: str
    officer: str
    others: str


def responsible() -> Responsible:
    """Give who answers for the personal data; what nobody filled in is empty."""
    programme = home()
    return Responsible(
        name=settings.VEERKRACHT_CONTROLLER or (programme.organisation if programme else ""),
        contact=settings.VEERKRACHT_CONTROLLER_CONTACT,
        officer=settings.VEERKRACHT_DATA_OFFICER,
        others=settings.VEERKRACHT_PROCESSORS,
    )
