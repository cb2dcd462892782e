"""What is said of a key that nobody knows: which keys come near."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown


class NothingByThatName(NotKnown):
    """No record has this key. `near` are the keys that come near, each with its address."""

    def __init__(self, sentence: str, near: tuple[tuple[str, str], ...]) -> None:
        super().__init__(sentence)
        self.near = near


def unknown(kind: str, key: str, keys: Callable[[], Iterable[str]]) -> NothingByThatName:
    """Make the refusal for a key that does not exist, with the nearest ones that do."""
    near = get_close_matches(key[:80], list(keys()), n=3, cutoff=0.5)
    if near:
        sentence = _("There is nothing here under the name “%(key)s”, but there is something that looks like it.")
    else:
        sentence = _("There is nothing here under the name “%(key)s”. Search for it, or go to the list.")
    addresses = tuple((one, reverse(kind, args=[one])) for one in near)
    return NothingByThatName(sentence % {"key": key[:60]}, addresses)
