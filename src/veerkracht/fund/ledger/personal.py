"""Who recorded entries in the books."""

from collections.abc import Iterator

from veerkracht.foundation.personal import Basis, Declared, Fate, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.ledger.models import Entry

BOOKS = Processing(
    key="books",
    purpose=Bilingual("De boeken van een fonds bijhouden", "Keep the books of a fund"),
    basis=Basis.DUTY,
    persons=Bilingual("mensen die de boeken bijhouden", "people who keep the books"),
    recipients=Bilingual("controllers en accountants", "controllers and auditors"),
    retention=Retention(
        Bilingual(
            "zeven jaar na het boekjaar of langer, volgens de wet", "seven years after the year or longer, by law"
        )
    ),
    source=Bilingual("het systeem zelf", "the system itself"),
)
DECLARED: Declared = {"ledger.Entry": declare(BOOKS, by_key=("sleutel van wie boekte", "key of who posted"))}


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that the books stay as they are, under a key that says nothing."""
    if whose.key:
        yield Fate(
            Bilingual("boekingen", "entries in the books"),
            Entry.objects.filter(by_key=whose.key).count(),
            goes=False,
            why=Bilingual("De boeken mogen niet veranderen. De sleutel zegt niet wie boekte.",
                          "The books may not change. The key does not say who posted."),
        )  # fmt: skip
