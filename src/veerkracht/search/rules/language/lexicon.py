"""What the analyser knows of Dutch words: simplemma's list of word forms, and what that list lacks for this field.

The list is read at the first question, not at the import: it takes half a second and some sixty megabytes.
"""

from collections.abc import Mapping
from functools import cache

from veerkracht.search.rules.language.words import fold, listed

# Words of the field that the list lacks.
ADDED = listed(
    """
    armoede bijstand brabant coaching community dementie empowerment horeca kleding laaggeletterd mantelzorg
    programmering schuldhulp veerkracht vrijwilligerswerk welzijn zingeving
    """
)

# Word forms that the list takes for another word: parents are not old, lessons are not to lessen.
OURS = {
    "ouder": "ouder",
    "ouders": "ouder",
    "oudere": "ouderen",
    "ouderen": "ouderen",
    "jongere": "jongeren",
    "jongeren": "jongeren",
    "les": "les",
    "lessen": "les",
    "zonne": "zon",
    "mens": "mens",
    "mensen": "mens",
}


@cache
def _forms() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return DefaultDictionaryFactory(cache_max_size=1).get_dictionary("nl")


@cache
def _accented() -> dict[str, str]:
    """Give the forms with accents by what is left without: people type "cooperaties"."""
    return {fold(form): form for form in _forms() if not form.isascii() and form[:1].islower()}


@cache
def _lemmas() -> frozenset[str]:
    forms = _forms()
    return frozenset(forms[form] for form in forms)


def lemma(word: str) -> str | None:
    """Give the dictionary form of a word in lower case, or None where the list does not know the word.

    >>> lemma("dorpen"), lemma("cooperaties"), lemma("blorp")
    ('dorp', 'coöperatie', None)
    """
    if ours := OURS.get(word):
        return ours
    if word.endswith("heden") and len(word) > 8:
        word = word[:-5] + "heid"
    forms = _forms()
    form = word if word in forms else _accented().get(word)
    if form is None:
        return word if word in ADDED else None
    found = forms[form]
    # Noun and verb that name each other (fiets, fietsen) are kept under the shorter of the two.
    return min(form, found, key=len) if forms.get(found) == form else found


def is_word(word: str) -> bool:
    """Say whether a word is known, also where only its stem is: eenzaam makes eenzaamheid known."""
    if word in ADDED or lemma(word) is not None:
        return True
    return word.endswith("heid") and len(word) > 7 and is_word(word[:-4])


def is_lemma(word: str) -> bool:
    """Say whether a word is a dictionary form: fiets is one, and so is fietsen; "meen" is not."""
    return word in OURS or word in ADDED or word in _lemmas() or (word.endswith("heid") and is_word(word[:-4]))
