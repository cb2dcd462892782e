"""A title as the reader reads it, in a sentence."""

from django.utils.translation import get_language

from veerkracht.foundation.texts import Bilingual


def read(nl: str, en: str) -> str:
    """Give a text in the language of the reader, else in the other."""
    return Bilingual(nl, en).read(get_language() or "nl").text
