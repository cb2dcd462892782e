"""Refusals that more than one deed with contracts knows."""

from collections.abc import Sequence

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.fund.rules.sentences import Mistake


class NoSuchContract(NotKnown):
    """There is no contract with this key."""


class ChangedMeanwhile(Refusal):
    """Somebody else wrote a text since the page was opened."""


class TermsNotSound(Refusal):
    """The text of the terms has mistakes; they are all named."""

    status = 422

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        count = len(mistakes)
        first = mistakes[0].read(language())
        sentence = ngettext(
            "%(count)s mistake in the terms, nothing was stored: %(first)s",
            "%(count)s mistakes in the terms, nothing was stored. The first: %(first)s",
            count,
        )
        super().__init__(sentence % {"count": count, "first": first})
        self.mistakes = tuple(mistakes)


def language() -> str:
    """Give the language of who reads, as the sentences of the fund know it."""
    return "en" if (get_language() or "").startswith("en") else "nl"


def no_such_contract(key: str) -> NoSuchContract:
    return NoSuchContract(_("There is no contract “%(key)s”. Choose one from the list.") % {"key": key[:80]})
