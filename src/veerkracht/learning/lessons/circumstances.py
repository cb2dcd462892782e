"""The circumstances by which places are compared: the same few for every lesson, so that lessons can be compared."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = str | Promise

NAMES: dict[str, Words] = {
    "setting": _("Kind of place"),
    "lead": _("Who leads it"),
    "group": _("For whom"),
    "urbanity": _("How built-up the place is, from 1 (very) to 5 (not)"),
    "older": _("How many of 100 inhabitants are 75 or older"),
}
"""Each circumstance in words; the first three are words themselves, the others numbers."""

VALUES: dict[str, dict[str, Words]] = {
    "setting": {"village": _("village"), "town": pgettext_lazy("kind of place", "town"), "city": _("large town")},
    "lead": {"volunteers": _("volunteers"), "professionals": _("professionals"), "both": _("both together")},
    "group": {
        "older": _("older people"),
        "young": _("young people"),
        "families": _("families"),
        "newcomers": _("newcomers"),
        "everyone": pgettext_lazy("for whom", "everyone"),
    },
}
RANGES: dict[str, float] = {"urbanity": 4, "older": 12}
"""How far a number runs over the places of the programme, to say how near two places are."""

LIMITS: dict[str, tuple[int, int]] = {"urbanity": (1, 5), "older": (0, 100)}


def choices(name: str) -> list[tuple[str, Words]]:
    """Give what can be chosen for a circumstance, with "not said" first."""
    return [("", _("not said")), *VALUES[name].items()]


def in_words(circumstances: Mapping[str, object]) -> list[tuple[str, str]]:
    """Give circumstances as people read them: kind of place, village."""
    return [
        (str(label), str(VALUES.get(name, {}).get(str(circumstances[name]), circumstances[name])))
        for name, label in NAMES.items()
        if circumstances.get(name) not in (None, "")
    ]


def value_word(name: str, value: object) -> str:
    """Give one value of a circumstance in words."""
    return str(VALUES.get(name, {}).get(str(value), value))
