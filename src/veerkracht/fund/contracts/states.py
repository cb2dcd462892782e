"""How a contract stands, in words and in looks."""

from django.utils.translation import pgettext

STATES = {
    "draft": "attention",
    "amending": "attention",
    "in force": "good",
    "over": "quiet",
    "elsewhere": "quiet",
}
"""How the badge of each state looks."""


def state_word(state: str) -> str:
    """Say how a contract stands."""
    return {
        "draft": pgettext("contract", "draft"),
        "amending": pgettext("contract", "being amended"),
        "in force": pgettext("contract", "in force"),
        "over": pgettext("contract", "over"),
        "elsewhere": pgettext("contract", "known from public sources"),
    }[state]
