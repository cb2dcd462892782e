"""The personal data of support that is given: who does what, with whom was talked, and what both sides say."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from veerkracht.foundation.personal import Basis, Declared, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming, strike
from veerkracht.foundation.texts import Bilingual
from veerkracht.support.giving.models import Judgement, PlannedStep, Talk

GIVING = Processing(
    key="support-given",
    purpose=Bilingual(
        "Afgesproken hulp geven, tellen en zien of zij hielp", "Give support, count it and see whether it helped"
    ),
    basis=Basis.TASK,
    persons=Bilingual(
        "wie helpt, wie geholpen wordt en met wie is gesproken", "who helps, is helped and was talked to"
    ),
    recipients=Bilingual(
        "wie in dat initiatief of programma hulp geeft of volgt", "who gives or follows support there"
    ),
    retention=Retention(
        Bilingual("zo lang het programma rekenschap geeft", "as long as the programme accounts for it")
    ),
    source=Bilingual("wie de hulp geeft of haar beoordeelt", "who gives the support or judges it"),
)
DECLARED: Declared = {
    "giving.PlannedStep": declare(
        GIVING,
        agreement=("welke afspraak", "which agreement"),
        what=("wat er gebeurt", "what is done"),
        who_key=("sleutel van wie het doet", "key of who does it"),
        due_on=("voor wanneer", "by when"),
        done_on=("wanneer het klaar was", "when it was done"),
        dropped_on=("sinds wanneer het niet meer nodig is", "since when it is not needed"),
        by_key=("sleutel van wie het opschreef", "key of who wrote it down"),
        recorded_at=("wanneer het is opgeschreven", "when it was recorded"),
    ),
    "giving.Talk": declare(
        GIVING,
        agreement=("welke afspraak", "which agreement"),
        held_on=("op welke dag", "on which day"),
        minutes=("hoeveel minuten", "how many minutes"),
        cents_an_hour=("kosten van een uur", "cost of an hour"),
        with_whom=("met wie", "with whom"),
        said=("wat er is gedaan", "what was done"),
        by_key=("sleutel van wie het opschreef", "key of who wrote it down"),
        recorded_at=("wanneer het is opgeschreven", "when it was recorded"),
        taken_back_at=("wanneer het is teruggenomen", "when it was taken back"),
    ),
    "giving.Judgement": declare(
        GIVING,
        agreement=("welke afspraak", "which agreement"),
        side=("voor welke kant", "for which side"),
        gone=("of het knelpunt weg is", "whether the bottleneck is gone"),
        words=("in een zin", "in a sentence"),
        instead=("wat wel had geholpen", "what would have helped instead"),
        judged_on=("wanneer", "when"),
        by_key=("sleutel van wie het zei", "key of who said it"),
        recorded_at=("wanneer het is opgeschreven", "when it was recorded"),
    ),
}
PLANNED = Bilingual("wat je voor initiatieven zou doen", "what you would do for initiatives")
LOGGED = Bilingual("gesprekken en uren die je opschreef", "talks and hours you logged")
JUDGED = Bilingual("wat je zei van hulp die werd gegeven", "what you said of support that was given")
NAMED = Bilingual("je naam in plannen en gesprekken van anderen", "your name in plans and talks of others")
STAYS = Bilingual(
    "De uren en het oordeel zijn van het programma. De sleutel zegt niet wie het was.",
    "The hours and the judgement are the programme's. The key does not say who it was.",
)
TEXTS = ((PlannedStep, ("what",)), (Talk, ("with_whom", "said")), (Judgement, ("words", "instead")))


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what someone planned, logged and judged."""
    steps, talks, judgements = _own(whose)
    yield Kept("giving.PlannedStep", PLANNED, list(steps.values("agreement__key", "what", "due_on", "done_on")))
    logged = talks.values("agreement__key", "held_on", "minutes", "with_whom", "said")
    yield Kept("giving.Talk", LOGGED, list(logged))
    said = judgements.values("agreement__key", "side", "gone", "words", "instead", "judged_on")
    yield Kept("giving.Judgement", JUDGED, list(said))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that the counts stay under a key that names nobody, and that a name in texts goes."""
    steps, talks, judgements = _own(whose)
    yield Fate(PLANNED, steps.count(), goes=False, why=STAYS)
    yield Fate(LOGGED, talks.count(), goes=False, why=STAYS)
    yield Fate(JUDGED, judgements.count(), goes=False, why=STAYS)
    count = sum(len(list(naming(record._default_manager.all(), fields, whose))) for record, fields in TEXTS)
    yield Fate(NAMED, count, goes=True)


def erase(*, whose: Whose) -> None:
    """Strike someone's name out of plans, talks and judgements; hours and judgements are still counted."""
    for record, fields in TEXTS:
        strike(record._default_manager.all(), fields, whose)


def _own(whose: Whose) -> "tuple[QuerySet[PlannedStep], QuerySet[Talk], QuerySet[Judgement]]":
    mine = Q(by_key=whose.key) if whose.key else Q(pk__in=())
    does = Q(who_key=whose.key) if whose.key else Q(pk__in=())
    return (
        PlannedStep.objects.filter(does).order_by("pk"),
        Talk.objects.filter(mine).order_by("pk"),
        Judgement.objects.filter(mine).order_by("pk"),
    )
