"""Which groups of people a text speaks of, told by a short list of Dutch words; what it does not name it does not say.

Source: our own list, after the groups the founding documents of the programme name. See docs/methods/groups.md.
"""

from veerkracht.support.rules.kindred import words

SAID = {
    "older": "ouderen oudere senioren bejaarden ouderdom plussers dementerenden",
    "young": "jongeren jongere kinderen kind jeugd scholieren leerlingen studenten pubers",
    "newcomers": "vluchtelingen vluchteling statushouders statushouder nieuwkomers inburgeraars asielzoekers",
    "jobless": "werklozen werkzoekenden bijstand uitkering werkzoekende schoolverlaters",
    "disabled": "gehandicapten beperking beperkingen dove doven blinde blinden slechthorenden slechtzienden",
    "carers": "mantelzorgers mantelzorger",
    "families": "gezinnen gezin ouders",
    "farmers": "boeren boer agrariërs agrariër veehouders",
}
NAMED = {group: frozenset(said.split()) for group, said in SAID.items()}
"""Whole words: the stems of ouders and ouderen are one."""


def groups(text: str) -> frozenset[str]:
    """Name the groups of people that a text speaks of.

    >>> sorted(groups("Jongeren koken voor ouderen"))
    ['older', 'young']
    """
    found = set(words(text))
    return frozenset(group for group, named in NAMED.items() if found & named)
