"""Rows about people who take part, under a code that means nothing outside a contract; and who recorded them."""

from collections.abc import Iterator

from veerkracht.foundation.personal import Basis, Declared, Fate, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.results.models import MetricDefinition, VerifiedOutcome

COUNTING = Processing(
    key="outcomes",
    purpose=Bilingual(
        "Vastleggen wat bereikt en gecontroleerd is, en niets twee keer tellen",
        "Keep what was reached and verified, and count nothing twice",
    ),
    basis=Basis.CONTRACT,
    persons=Bilingual("deelnemers, onder een code", "people who take part, under a code"),
    recipients=Bilingual(
        "wie het resultaat opgeeft, controleert of onderzoekt; wie geld inlegt ziet alleen aantallen",
        "who claims, verifies or studies the outcome; who puts in money sees totals only",
    ),
    retention=Retention(
        Bilingual(
            "zeven jaar na het contract, volgens de wet. Wie het is, weet alleen de uitvoerder: de code zegt buiten "
            "het contract niets, dus wissen doet de uitvoerder door zijn eigen lijst te wissen",
            "seven years after the contract, by law. Only the provider knows who it is: the code says nothing outside "
            "the contract, so the provider erases by erasing its own list",
        )
    ),
    source=Bilingual("wie het resultaat controleert", "who verifies the outcome"),
)
CODE = ("code van de deelnemer in dit contract", "code of the person in this contract")
CONTRACT = ("van welk contract", "of which contract")
NUMBER = ("nummer van de controle", "number of the verification")
DAY = ("wanneer het bereikt is", "when it was reached")
GOAL = ("wat er bereikt is", "what was reached")

DECLARED: Declared = {
    "results.VerifiedOutcome": declare(
        COUNTING,
        contract_key=CONTRACT,
        verification=NUMBER,
        person_key=CODE,
        definition=GOAL,
        kind=GOAL,
        milestone=GOAL,
        cohort=("met welke groep de deelnemer begon", "with which group the person began"),
        outcome_on=DAY,
        entered_on=("wanneer de deelnemer begon", "when the person began"),
        claimed_on=("wanneer het is opgegeven", "when it was claimed"),
        verified_on=("wanneer het is gecontroleerd", "when it was verified"),
        quantity=("hoeveel er bereikt is", "how much was reached"),
        value=("wat er gemeten is", "what was measured"),
        baseline=("wat er bij het begin gemeten is", "what was measured at the beginning"),
        since=("sinds wanneer het duurt", "since when it lasts"),
        gaps=("wanneer het onderbroken was", "when it was interrupted"),
        facts=("wat het contract nog meer wil weten", "what else the contract asks"),
        corrects=("welke rij het verbetert", "which row it corrects"),
        by_key=("sleutel van wie het inlas", "key of who took it in"),
        recorded_at=("wanneer het is ingelezen", "when it was taken in"),
    ),
    "results.Counted": declare(
        COUNTING,
        match=("afdruk van de code, om niet twee keer te tellen", "digest of the code, so as not to count twice"),
        metric_key=GOAL,
        milestone=GOAL,
        kind=GOAL,
        outcome_on=DAY,
        contract_key=CONTRACT,
        verification=NUMBER,
    ),
    "results.MetricDefinition": declare(COUNTING, by_key=("sleutel van wie vastlegde", "key of who recorded")),
}


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that what someone took in or defined stays. Who takes part is not known here, so of them nothing is found."""
    if whose.key:
        yield Fate(
            Bilingual("ingelezen resultaten en vastgelegde maten", "outcomes taken in and metrics defined"),
            sum(record.objects.filter(by_key=whose.key).count() for record in (VerifiedOutcome, MetricDefinition)),
            goes=False,
            why=Bilingual(
                "Een contract moet na te rekenen blijven. De sleutel zegt niet wie het vastlegde.",
                "A contract must stay open to checking. The key does not say who recorded it.",
            ),
        )
