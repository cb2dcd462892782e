"""The e-mail addresses of initiatives, and who decided about two that may be one."""

from collections.abc import Iterator
from itertools import product

from django.db.models import Q, QuerySet

from veerkracht.foundation.personal import Basis, Declared, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative, PossibleDuplicate

CONTACT = Processing(
    key="contacts",
    purpose=Bilingual("Contact leggen met een initiatief", "Get in touch with an initiative"),
    basis=Basis.CONSENT,
    persons=Bilingual("contactpersonen van initiatieven", "people to contact at initiatives"),
    recipients=Bilingual(
        "wie het programma bijhoudt; iedereen als de eigenaar dat goed vindt",
        "who keeps the programme; everyone where the owner agreed",
    ),
    retention=Retention(Bilingual("tot de toestemming stopt", "until consent ends")),
    source=Bilingual("het initiatief zelf", "the initiative itself"),
)
DECLARED: Declared = {
    "initiatives.Initiative": declare(
        CONTACT,
        contact_email=("e-mailadres voor vragen", "e-mail address for questions"),
        contact_public=("of het adres getoond mag worden", "whether the address may be shown"),
    ),
    "initiatives.PossibleDuplicate": declare(
        CONTACT, decided_by_key=("sleutel van wie besliste", "key of who decided")
    ),
}
TEXTS = ("title_nl", "title_en", "summary_nl", "summary_en", "story_nl", "story_en", "ask_nl", "ask_en")
WHAT = Bilingual("initiatieven met dit e-mailadres", "initiatives with this e-mail address")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give the initiatives that have someone's e-mail address."""
    found = Initiative.objects.filter(contact_email__iexact=whose.email) if whose.email else Initiative.objects.none()
    rows = list(found.order_by("key").values("key", "contact_email", "contact_public"))
    yield Kept("initiatives.Initiative", WHAT, rows)
    named = Bilingual("initiatieven in wier tekst je staat", "initiatives that name you in their text")
    yield Kept("initiatives.Initiative", named, list(_naming(whose).order_by("key").values("key")))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that the address is taken off, and that decisions stay."""
    mine = Initiative.objects.filter(contact_email__iexact=whose.email).count() if whose.email else 0
    yield Fate(Bilingual("e-mailadres bij initiatieven", "e-mail address at initiatives"), mine, goes=True)
    yield Fate(
        Bilingual("initiatieven in wier tekst de naam of het adres staat", "initiatives that name them in their text"),
        _naming(whose).count(),
        goes=False,
        why=Bilingual(
            "Het kan iemand anders met dezelfde naam zijn. Bekijk deze teksten en haal de naam er zelf uit.",
            "It may be someone else of that name. Look at these texts and take the name out yourself.",
        ),
    )
    if whose.key:
        yield Fate(
            Bilingual("beslissingen over dubbele initiatieven", "decisions about double initiatives"),
            PossibleDuplicate.objects.filter(decided_by_key=whose.key).count(),
            goes=False,
            why=Bilingual("Een besluit blijft staan. De sleutel zegt niet wie het nam.",
                          "A decision stays. The key does not say who took it."),
        )  # fmt: skip


def erase(*, whose: Whose) -> None:
    """Take someone's e-mail address off initiatives."""
    if whose.email:
        mine = Initiative.objects.filter(contact_email__iexact=whose.email)
        mine.update(contact_email="", contact_public=False)


def _naming(whose: Whose) -> QuerySet[Initiative]:
    holds = Q(pk__in=())
    for name, word in product(TEXTS, whose.words):
        holds |= Q(**{f"{name}__icontains": word})
    return Initiative.objects.filter(holds)
