"""The personal data of planning: who answers for an offer, and who judged, proposed and confirmed."""

from collections.abc import Iterator

from django.db.models import QuerySet

from veerkracht.foundation.personal import Basis, Declared, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.support.planning.models import Agreement, Diagnosis, Offer

OFFERING = Processing(
    key="support-offers",
    purpose=Bilingual(
        "Afspreken welke hulp een initiatief krijgt, en van wie", "Agree which support an initiative gets, and of whom"
    ),
    basis=Basis.TASK,
    persons=Bilingual("wie hulp aanbiedt, en wie haar afspreekt", "who offers support, and who agrees on it"),
    recipients=Bilingual("wie in het programma een rol heeft", "who has a role in the programme"),
    retention=Retention(Bilingual("zo lang de afspraak wordt bewaard", "as long as the agreement is kept")),
    source=Bilingual("wie het vastlegde", "who recorded it"),
)
DECLARED: Declared = {
    "planning.Offer": declare(
        OFFERING,
        person_key=("sleutel van wie voor het aanbod staat", "key of who answers for the offer"),
        skills=("wat iemand kan", "what someone is able to do"),
        conditions=("voorwaarden", "conditions"),
    ),
    "planning.Need": declare(
        OFFERING,
        initiative_by_key=("sleutel van wie voor het initiatief oordeelde", "key of who judged for the initiative"),
        province_by_key=("sleutel van wie voor de provincie oordeelde", "key of who judged for the province"),
        others=("wie dit nog meer kan geven", "who else can give this"),
    ),
    "planning.Diagnosis": declare(
        OFFERING, by_key=("sleutel van wie het gesprek opschreef", "key of who wrote it down")
    ),
    "planning.Agreement": declare(
        OFFERING,
        proposed_by_key=("sleutel van wie de hulp voorstelde", "key of who proposed the support"),
        initiator_key=("sleutel van wie voor het initiatief bevestigde", "key of who confirmed for the initiative"),
        province_key=("sleutel van wie voor de provincie bevestigde", "key of who confirmed for the province"),
        supporter_key=("sleutel van wie de hulp geeft", "key of who gives the support"),
    ),
}
OFFERED = Bilingual("hulp die je aanbiedt", "support that you offer")
AGREED = Bilingual("hulp die je voorstelde of bevestigde", "support that you proposed or confirmed")
TALKED = Bilingual("gesprekken die je opschreef", "conversations that you wrote down")
WHY = Bilingual(
    "De afspraak is van het programma. De sleutel zegt niet wie het was.",
    "The agreement is the programme's. The key does not say who it was.",
)


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what someone offered, proposed, confirmed and wrote down."""
    offers = Offer.objects.filter(person_key=whose.key) if whose.key else Offer.objects.none()
    names = ("key", "title_nl", "title_en", "skills", "hours_a_month", "starts_on", "ends_on", "conditions")
    yield Kept("planning.Offer", OFFERED, list(offers.order_by("pk").values(*names)))
    rows = _agreed(whose).order_by("pk").values("key", "kind", "state", "starts_on", "reason")
    yield Kept("planning.Agreement", AGREED, list(rows))
    talks = Diagnosis.objects.filter(by_key=whose.key) if whose.key else Diagnosis.objects.none()
    yield Kept("planning.Diagnosis", TALKED, list(talks.order_by("pk").values("key", "held_on")))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that what was offered and agreed stays, without telling who it was."""
    offers = Offer.objects.filter(person_key=whose.key).count() if whose.key else 0
    talks = Diagnosis.objects.filter(by_key=whose.key).count() if whose.key else 0
    yield Fate(OFFERED, offers, goes=False, why=WHY)
    yield Fate(AGREED, _agreed(whose).count(), goes=False, why=WHY)
    yield Fate(TALKED, talks, goes=False, why=WHY)


def _agreed(whose: Whose) -> "QuerySet[Agreement]":
    if not whose.key:
        return Agreement.objects.none()
    found = Agreement.objects.filter(proposed_by_key=whose.key)
    for name in ("initiator_key", "province_key", "supporter_key"):
        found = found | Agreement.objects.filter(**{name: whose.key})
    return found
