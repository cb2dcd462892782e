"""Texts in Dutch and English, where one of the two may be missing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is shown: what it says, the language it is in, and whether that is another than asked."""

    text: str
    language: str
    other: bool

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Dutch and in English. Nothing is translated by machine: what is missing is shown in the other."""

    nl: str = ""
    en: str = ""

    def read(self, language: str) -> Reading:
        """Give the text in a language ("nl" or "en"), or else the other one, marked as such.

        >>> Bilingual(nl="Samen").read("en")
        Reading(text='Samen', language='nl', other=True)
        """
        wanted, spare = (self.en, self.nl) if language == "en" else (self.nl, self.en)
        here, there = ("en", "nl") if language == "en" else ("nl", "en")
        if wanted or not spare:
            return Reading(wanted, here, other=False)
        return Reading(spare, there, other=True)

    def __bool__(self) -> bool:
        return bool(self.nl or self.en)
