"""Who wrote, signed and settled contracts, and what is due for people under a code that is of one contract only."""

from collections.abc import Iterator

from veerkracht.foundation.personal import Basis, Declared, Fate, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.models import (
    AgreedDefinition,
    AgreedExample,
    PaymentReceived,
    Settlement,
    Signature,
    TermsVersion,
)

SIGNING = Processing(
    key="contracts",
    purpose=Bilingual("Vastleggen wie wat afsprak en tekende", "Record who agreed and signed what"),
    basis=Basis.CONTRACT,
    persons=Bilingual("mensen die namens een partij werken", "people who work for a party"),
    recipients=Bilingual("de partijen bij het contract en wie controleert", "the parties to the contract and auditors"),
    retention=Retention(
        Bilingual("zeven jaar na het contract, volgens de wet", "seven years after the contract, by law")
    ),
    source=Bilingual("het systeem zelf", "the system itself"),
)
SETTLING = Processing(
    key="settlements",
    purpose=Bilingual(
        "Uitrekenen en verantwoorden wat voor resultaten betaald wordt",
        "Reckon and account for what is paid for outcomes",
    ),
    basis=Basis.CONTRACT,
    persons=Bilingual("deelnemers, onder een code", "people who take part, under a code"),
    recipients=Bilingual(
        "wie het contract begeleidt, controleert of onderzoekt; wie geld inlegt ziet alleen bedragen",
        "who guides, verifies or studies the contract; who puts in money sees amounts only",
    ),
    retention=Retention(
        Bilingual(
            "zeven jaar na het contract, volgens de wet. De code zegt buiten het contract niets: hier is niet te "
            "vinden wie het is, en een afrekening verandert niet meer",
            "seven years after the contract, by law. The code says nothing outside the contract: nobody can find here "
            "who it is, and a settlement does not change any more",
        )
    ),
    source=Bilingual("wie het resultaat controleert", "who verifies the outcome"),
)
CODE = ("code van de deelnemer in dit contract", "code of the person in this contract")
DAY = ("wanneer het bereikt is", "when it was reached")
GOAL = ("wat er bereikt is", "what was reached")
WORKING = ("hoe het is uitgerekend", "how it was reckoned")
WHY = ("waarom het niet betaald wordt", "why it is not paid")
PLACE = ("van welke afrekening", "of which settlement")
NUMBER = ("de hoeveelste regel", "which line")
AMOUNT = ("bedrag", "amount")
BY = ("sleutel van wie vastlegde", "key of who recorded")

DECLARED: Declared = {
    "contracts.SettlementLine": declare(
        SETTLING,
        settlement=PLACE,
        number=NUMBER,
        key=("sleutel van de regel", "key of the line"),
        kind=("soort regel", "sort of line"),
        pays=("waarvoor betaald wordt", "what is paid for"),
        metric=GOAL,
        milestone=GOAL,
        person=CODE,
        cohort=("met welke groep de deelnemer begon", "with which group the person began"),
        outcome_on=DAY,
        version=("onder welke versie", "under which version"),
        units=("hoeveel er bereikt is", "how much was reached"),
        amount=AMOUNT,
        above=("bedrag boven het maximum", "amount above the cap"),
        parts=("wie welk deel betaalt", "who pays which part"),
        evidence=("nummers van de controles", "numbers of the verifications"),
        of=("welke regel het verbetert", "which line it corrects"),
        working_nl=WORKING,
        working_en=WORKING,
    ),
    "contracts.Rejection": declare(
        SETTLING,
        settlement=PLACE,
        number=NUMBER,
        verification=("nummer van de controle", "number of the verification"),
        person=CODE,
        metric=GOAL,
        outcome_on=DAY,
        waits=("of het later nog betaald kan worden", "whether it may be paid later"),
        reason_nl=WHY,
        reason_en=WHY,
    ),
    "contracts.TermsVersion": declare(SIGNING, by_key=BY),
    "contracts.Signature": declare(SIGNING, by_key=("sleutel van wie tekende", "key of who signed")),
    "contracts.AgreedDefinition": declare(SIGNING, by_key=BY),
    "contracts.AgreedExample": declare(SIGNING, by_key=BY),
    "contracts.Settlement": declare(SIGNING, by_key=BY),
    "contracts.PaymentReceived": declare(SIGNING, by_key=BY),
}


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that what someone signed, wrote or settled stays. Who takes part is not known here: nothing is found."""
    if whose.key:
        records = (TermsVersion, Signature, AgreedDefinition, AgreedExample, Settlement, PaymentReceived)
        yield Fate(
            Bilingual("teksten, handtekeningen en afrekeningen van contracten", "texts and settlements of contracts"),
            sum(record._default_manager.filter(by_key=whose.key).count() for record in records),
            goes=False,
            why=Bilingual(
                "Een contract bindt de partijen en verandert niet. De sleutel zegt niet wie tekende of vastlegde.",
                "A contract binds its parties and does not change. The key does not say who signed or recorded.",
            ),
        )
