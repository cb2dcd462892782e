"""How likely something is, in words: the same words beside the slider and on the pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: tuple[tuple[int, Promise], ...] = (
    (5, _("nearly impossible")),
    (20, _("very unlikely")),
    (40, _("unlikely")),
    (60, _("as likely as not")),
    (80, _("likely")),
    (95, _("very likely")),
    (101, _("nearly certain")),
)
"""Each word with the number, of a hundred, below which it is used."""


def likelihood(expected: int) -> str:
    """Give the word for how likely something is."""
    return str(next(word for below, word in WORDS if expected < below))
