"""What is said of a key that nobody knows: which keys come near."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown


def unknown(key: str, keys: Callable[[], Iterable[str]]) -> NotKnown:
    """Make the refusal for a key that does not exist, with the nearest ones that do."""
    shown = key[:60]
    near = get_close_matches(key[:80], list(keys()), n=3, cutoff=0.5)
    if not near:
        return NotKnown(
            _("There is nothing here under the name “%(key)s”. Search for it, or go to the list.") % {"key": shown}
        )
    return NotKnown(
        _("There is nothing here under the name “%(key)s”. Did you mean: %(near)s?")
        % {"key": shown, "near": ", ".join(near)}
    )
