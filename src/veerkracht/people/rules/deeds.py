"""Who may do what: one table of deeds and the roles that may do them. A deed that is not here can be done by nobody.

Sources: the actors and tasks of the programme, and its rules R5–R20 and R39–R42; see docs/methods/deeds.md.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from veerkracht.foundation.texts import Bilingual
from veerkracht.people.rules.roles import EVERYWHERE, ROLES, Held, Scope

PROVIDER, INVESTOR, PAYER, VERIFIER = "provider", "investor", "payer", "verifier"
SIDES = (PROVIDER, INVESTOR, PAYER, VERIFIER)
"""On which side of an agreement someone can stand; for an initiative by itself, who runs it is the provider."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: what it is, which roles may do it and in which kinds of scope it is asked, the narrowest first.

    `reads`: it changes nothing. `people`: it shows data about persons. `binds`: it decides or pays, so it is not done
    after a sign-in by one-time link. `not_for`: the sides that may not do it. `not_after`: deeds that the same person
    may not have done before on the same record.
    """

    what: Bilingual
    roles: frozenset[str]
    scopes: tuple[str, ...]
    reads: bool = False
    people: bool = False
    binds: bool = False
    not_for: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


def _deed(
    nl: str,
    en: str,
    roles: str,
    scopes: str = "programme",
    *,
    reads: bool = False,
    people: bool = False,
    binds: bool = False,
    not_for: Collection[str] = (),
    not_after: Collection[str] = (),
) -> Deed:
    known = frozenset(roles.split())
    kinds = tuple(scopes.split())
    return Deed(Bilingual(nl, en), known, kinds, reads, people, binds, frozenset(not_for), frozenset(not_after))


KEEPERS = "officer administrator"
OF_INITIATIVE = "initiative programme"
OF_CONTRACT = "contract initiative organisation programme"
PARTIES = (PROVIDER, INVESTOR, PAYER)

DEEDS: dict[str, Deed] = {
    # Looking
    "see what is not published": _deed(
        "Zien wat nog niet openbaar is", "See what is not public yet",
        "initiator support-worker municipal-officer knowledge-partner process-guide controller evaluator auditor "
        + KEEPERS, OF_INITIATIVE, reads=True,
    ),
    "see contact addresses": _deed(
        "E-mailadressen zien die niet openbaar zijn", "See e-mail addresses that are not public",
        "initiator support-worker process-guide " + KEEPERS, "initiative organisation programme",
        reads=True, people=True,
    ),
    "see messages": _deed(
        "Berichten van lezers lezen", "Read the messages of readers",
        "support-worker " + KEEPERS, OF_INITIATIVE, reads=True, people=True,
    ),
    "see who wrote": _deed(
        "Zien wie een bericht stuurde", "See who sent a message", KEEPERS, OF_INITIATIVE, reads=True, people=True
    ),
    "see people": _deed(
        "Zien wie hier werkt en met welke rol", "See who works here and in which role",
        "administrator", "", reads=True, people=True,
    ),
    "read the trail": _deed(
        "Het spoor lezen: wie wat deed, wanneer en waarom", "Read the trail: who did what, when and why",
        "controller auditor " + KEEPERS, OF_CONTRACT, reads=True,
    ),
    "look as another role": _deed(
        "Bekijken wat een andere rol ziet", "Look at what another role sees", "administrator", "", reads=True
    ),
    "see a contract": _deed(
        "Een contract lezen", "Read a contract",
        "initiator process-guide controller payer investor verifier evaluator auditor " + KEEPERS,
        OF_CONTRACT, reads=True,
    ),
    "see outcome totals": _deed(
        "Resultaten zien in aantallen", "See outcomes as totals",
        "initiator process-guide controller payer investor verifier evaluator auditor " + KEEPERS,
        OF_CONTRACT, reads=True,
    ),
    "see outcome rows": _deed(
        "Resultaten zien per deelnemer, onder een code", "See outcomes for each participant, under a code",
        "initiator process-guide controller verifier evaluator", OF_CONTRACT, reads=True, people=True,
        not_for=[INVESTOR],
    ),
    "see participants": _deed(
        "Zien wie de deelnemers zijn", "See who the participants are",
        "initiator verifier", OF_CONTRACT, reads=True, people=True, not_for=[INVESTOR],
    ),
    "see payments": _deed(
        "Betalingen zien", "See payments",
        "initiator process-guide controller payer investor auditor " + KEEPERS, OF_CONTRACT, reads=True,
    ),
    "see capital": _deed(
        "Zien wat alle investeerders inlegden en terugkregen", "See what all investors put in and got back",
        "process-guide controller payer auditor " + KEEPERS, OF_CONTRACT, reads=True, not_for=[INVESTOR],
    ),
    "see own capital": _deed(
        "Zien wat je eigen organisatie inlegde en terugkreeg", "See what your own organisation put in and got back",
        "investor", "contract organisation", reads=True,
    ),
    # Personal data
    "see the register": _deed(
        "Zien waarvoor persoonsgegevens bewaard worden", "See what personal data are kept for",
        "controller auditor " + KEEPERS, "programme", reads=True,
    ),
    "export a person": _deed(
        "Iemand de eigen gegevens geven", "Give someone their own data", "administrator", "", reads=True, people=True
    ),
    "erase a person": _deed("Iemands gegevens wissen", "Erase someone's data", "administrator", "", binds=True),
    "destroy what is due": _deed(
        "Vernietigen wat lang genoeg bewaard is", "Destroy what was kept long enough", "administrator", "", binds=True
    ),
    "publish what was withheld": _deed(
        "Een tekst tonen waarin persoonsgegevens gevonden zijn", "Show a text in which personal data were found",
        KEEPERS, "initiative organisation programme",
    ),
    # Keeping the programme
    "load a programme": _deed("Een programma inlezen uit bestanden", "Load a programme from files", KEEPERS),
    "keep the programme": _deed(
        "Het programma bijhouden", "Keep the programme", KEEPERS, "initiative organisation programme"
    ),
    "load boundaries": _deed("Grenzen van plaatsen inlezen", "Load the boundaries of places", KEEPERS, ""),
    "answer messages": _deed("Berichten van lezers beantwoorden", "Answer messages of readers", KEEPERS, OF_INITIATIVE),
    "decide a merge": _deed(
        "Beslissen of twee initiatieven hetzelfde zijn", "Decide whether two initiatives are the same",
        KEEPERS, OF_INITIATIVE, not_for=[PROVIDER],
    ),
    "grant a role": _deed("Een rol geven of beëindigen", "Give or end a role", "administrator", "", binds=True),
    "declare an interest": _deed(
        "Een belang melden of beëindigen", "Declare or end an interest of your own",
        " ".join(role for role, row in ROLES.items() if not row.alone), OF_CONTRACT,
    ),
    "appoint a deputy": _deed(
        "Een vervanger aanwijzen voor een periode", "Appoint a deputy for a period",
        " ".join(role for role, row in ROLES.items() if not row.alone), OF_CONTRACT,
    ),
    "close an account": _deed("Een account sluiten", "Close an account", "administrator", "", binds=True),
    # Documents
    "see a document that is not public": _deed(
        "Een document zien dat niet openbaar is", "See a document that is not public",
        " ".join(ROLES), OF_CONTRACT, reads=True,
    ),
    "see a document with personal data": _deed(
        "Een document met persoonsgegevens zien", "See a document with personal data",
        "initiator support-worker process-guide " + KEEPERS, OF_CONTRACT, reads=True, people=True,
    ),
    "upload a document": _deed(
        "Een document toevoegen of bijwerken", "Add or change a document",
        "initiator support-worker knowledge-partner process-guide controller evaluator " + KEEPERS, OF_CONTRACT,
    ),
    "make a document public": _deed(
        "Een document openbaar maken", "Make a document public", KEEPERS, OF_CONTRACT
    ),
    "withdraw a document": _deed(
        "Een document intrekken", "Withdraw a document",
        "initiator support-worker process-guide " + KEEPERS, OF_CONTRACT,
    ),
    "set a keeping period": _deed(
        "Bepalen hoe lang documenten worden bewaard", "Set how long documents are kept", KEEPERS, ""
    ),
    "destroy a document": _deed(
        "Documenten vernietigen die lang genoeg zijn bewaard", "Destroy documents that were kept long enough",
        KEEPERS, "programme", binds=True,
    ),
    "end a session": _deed(
        "Iemand overal uitloggen of een tweede stap weghalen", "Sign someone out, or take a second step away",
        "administrator", "", binds=True,
    ),
    # Supporting and learning
    "propose a text": _deed(
        "Een tekst over een initiatief voorstellen", "Propose a text about an initiative",
        "initiator support-worker " + KEEPERS, OF_INITIATIVE,
    ),
    "review a text": _deed(
        "Een voorgestelde tekst beoordelen", "Review a text that was proposed",
        KEEPERS, OF_INITIATIVE, not_after=["propose a text"],
    ),
    "ask for support": _deed(
        "Om hulp vragen", "Ask for support", "initiator support-worker officer", OF_INITIATIVE
    ),
    "answer a request": _deed(
        "Een hulpvraag beantwoorden", "Answer a request for support",
        "support-worker municipal-officer knowledge-partner officer", OF_INITIATIVE,
    ),
    "see requests": _deed(
        "Hulpvragen lezen en zien wie ze stelde", "Read requests for support and see who asked",
        "support-worker municipal-officer knowledge-partner officer", OF_INITIATIVE, reads=True, people=True,
    ),
    "post on the forum": _deed(
        "Iets vragen of aanbieden op het forum", "Ask or offer something on the forum",
        "initiator support-worker municipal-officer knowledge-partner task-owner process-guide evaluator " + KEEPERS,
        OF_INITIATIVE,
    ),
    "moderate the forum": _deed(
        "Teksten op het forum nakijken en verbergen", "Look at texts on the forum, and hide them",
        "support-worker " + KEEPERS, OF_INITIATIVE,
    ),
    "introduce initiatives": _deed(
        "Initiatieven aan elkaar voorstellen", "Introduce initiatives to each other", "support-worker officer"
    ),
    "answer an introduction": _deed(
        "Zeggen of je initiatief een ander wil leren kennen", "Say whether your initiative wants to meet another",
        "initiator", OF_INITIATIVE,
    ),
    "see applications": _deed(
        "Aanmeldingen lezen en zien wie ze deed", "Read applications and see who applied",
        "support-worker municipal-officer knowledge-partner " + KEEPERS, OF_INITIATIVE, reads=True, people=True,
    ),
    "explore an application": _deed(
        "Een aanmelding verkennen", "Explore an application", "support-worker " + KEEPERS, OF_INITIATIVE
    ),
    "assess an application": _deed(
        "Een aanmelding toetsen", "Assess an application",
        "support-worker municipal-officer knowledge-partner officer", OF_INITIATIVE, not_for=[PROVIDER],
    ),
    "set up a selection": _deed(
        "Bepalen hoe er wordt getoetst en gekozen", "Set how initiatives are assessed and chosen", KEEPERS
    ),
    # What support is planned and agreed
    "see support plans": _deed(
        "Zien welke hulp is gevraagd, aangeboden en afgesproken", "See which support is asked, offered and agreed on",
        "initiator support-worker municipal-officer knowledge-partner evaluator auditor " + KEEPERS,
        OF_INITIATIVE, reads=True,
    ),
    "record a diagnosis": _deed(
        "Zeggen wat een initiatief nodig heeft", "Say what an initiative needs",
        "initiator support-worker officer", OF_INITIATIVE,
    ),
    "offer support": _deed(
        "Hulp aanbieden", "Offer support",
        "knowledge-partner municipal-officer support-worker officer", "organisation programme",
    ),
    "propose support": _deed(
        "Hulp plannen en voorstellen", "Plan support and propose it", "support-worker officer", OF_INITIATIVE
    ),
    "accept a proposal": _deed(
        "Ja of nee zeggen tegen een voorstel aan jou", "Say yes or no to a proposal to you",
        "knowledge-partner municipal-officer support-worker officer", "organisation programme",
    ),
    "confirm support for the initiative": _deed(
        "Hulp bevestigen namens het initiatief", "Confirm support for the initiative", "initiator", OF_INITIATIVE
    ),
    "confirm support for the province": _deed(
        "Hulp bevestigen namens de provincie", "Confirm support for the province",
        "officer", OF_INITIATIVE, binds=True, not_for=[PROVIDER],
    ),
    "record small aid": _deed(
        "Vastleggen welke kleine steun een bedrijf kreeg", "Record which small aid a company got", "controller officer"
    ),
    "keep schemes": _deed(
        "Regelingen van anderen bijhouden", "Keep the schemes of others", KEEPERS
    ),
    # Giving support and accounting for it
    "see support given": _deed(
        "Zien welke hulp wordt gegeven en wat die deed", "See which support is given and what came of it",
        "initiator support-worker municipal-officer knowledge-partner controller evaluator auditor " + KEEPERS,
        "initiative organisation programme", reads=True,
    ),
    "give support": _deed(
        "Afgesproken hulp plannen, geven en beëindigen", "Plan, give and end support that was agreed on",
        "initiator support-worker municipal-officer knowledge-partner officer", "initiative organisation programme",
    ),
    "say how it stands": _deed(
        "Opschrijven hoe een initiatief ervoor staat", "Write down how an initiative stands",
        "support-worker " + KEEPERS, "initiative organisation programme",
    ),
    "judge support for the initiative": _deed(
        "Voor het initiatief zeggen of hulp hielp", "Say for the initiative whether support helped",
        "initiator", OF_INITIATIVE, not_after=["judge support for the province"],
    ),
    "judge support for the province": _deed(
        "Voor de provincie zeggen of hulp hielp", "Say for the province whether support helped",
        "support-worker officer", OF_INITIATIVE, not_for=[PROVIDER], not_after=["judge support for the initiative"],
    ),
    "keep plan templates": _deed(
        "Bepalen met welke stappen een plan begint", "Set with which steps a plan begins", KEEPERS
    ),
    "see the account": _deed(
        "De hele kwartaalrekenschap zien", "See the whole quarterly account",
        "support-worker controller evaluator auditor " + KEEPERS, reads=True,
    ),
    "explain an indicator": _deed(
        "Zeggen waarom een indicator nog geen waarde heeft", "Say why an indicator has no value yet", KEEPERS
    ),
    "decide a selection": _deed(
        "Beslissen of een initiatief meedoet", "Decide whether an initiative joins",
        "officer", OF_INITIATIVE, binds=True, not_for=[PROVIDER],
    ),
    "write a lesson": _deed(
        "Een les opschrijven", "Write down a lesson",
        "initiator support-worker municipal-officer knowledge-partner process-guide evaluator officer", OF_INITIATIVE,
    ),
    "review a lesson": _deed(
        "Een les van een ander beoordelen", "Review a lesson of another",
        KEEPERS, OF_INITIATIVE, not_after=["write a lesson"],
    ),
    "publish a lesson": _deed(
        "Een les openbaar maken of intrekken", "Make a lesson public, or withdraw it",
        KEEPERS, OF_INITIATIVE, not_after=["write a lesson"],
    ),
    "give a view on a lesson": _deed(
        "Zeggen wat je initiatief vindt van een les", "Say what your initiative thinks of a lesson about it",
        "initiator", OF_INITIATIVE,
    ),
    "adopt a lesson": _deed(
        "Vertellen wat een initiatief met een les deed", "Tell what an initiative did with a lesson",
        "initiator support-worker officer", OF_INITIATIVE,
    ),
    "set an evidence level": _deed(
        "Zeggen hoe sterk het bewijs is", "Say how strong the evidence is",
        "knowledge-partner evaluator", OF_INITIATIVE, not_for=[PROVIDER, INVESTOR], not_after=["enter evidence"],
    ),
    "enter evidence": _deed(
        "Onderzoek en effecten invoeren", "Enter studies and effects", "knowledge-partner evaluator officer"
    ),
    "set assumptions": _deed(
        "Vaststellen wat we bij het samenvoegen van bewijs aannemen",
        "Set what is assumed when evidence is put together", "evaluator", "",
    ),
    "see cross-overs": _deed(
        "Bijdragen aan andere opgaven zien die nog niet bevestigd zijn",
        "See contributions to other tasks that are not confirmed yet",
        "initiator support-worker municipal-officer knowledge-partner task-owner evaluator auditor " + KEEPERS,
        OF_INITIATIVE, reads=True,
    ),
    "register a cross-over": _deed(
        "Een bijdrage aan een andere opgave vastleggen", "Register a contribution to another task",
        "initiator support-worker officer", OF_INITIATIVE,
    ),
    "confirm a cross-over": _deed(
        "Bevestigen dat een initiatief aan je opgave bijdroeg", "Confirm that an initiative contributed to your task",
        "task-owner", OF_INITIATIVE, binds=True, not_for=[PROVIDER], not_after=["register a cross-over"],
    ),
    # Noticing
    "record an observation": _deed(
        "Opschrijven wat je opvalt", "Write down what you notice",
        "initiator support-worker municipal-officer knowledge-partner process-guide evaluator " + KEEPERS,
        OF_INITIATIVE,
    ),
    "see observations": _deed(
        "Lezen wat anderen opviel", "Read what others noticed",
        "initiator support-worker municipal-officer knowledge-partner process-guide evaluator auditor " + KEEPERS,
        OF_INITIATIVE, reads=True,
    ),
    "see a closed observation": _deed(
        "Een besloten waarneming lezen", "Read a closed observation",
        "support-worker " + KEEPERS, OF_INITIATIVE, reads=True, people=True,
    ),
    "write out a recording": _deed(
        "Een opname uitschrijven", "Write out a recording", "initiator support-worker knowledge-partner " + KEEPERS,
        OF_INITIATIVE,
    ),
    "publish an observation": _deed(
        "Een waarneming openbaar maken", "Make an observation public", KEEPERS, OF_INITIATIVE
    ),
    "substantiate an outcome": _deed(
        "Vastleggen wat een buitenstaander van een uitkomst zegt", "Record what an outsider says of an outcome",
        "support-worker municipal-officer knowledge-partner evaluator " + KEEPERS, OF_INITIATIVE,
        not_for=[PROVIDER], not_after=["record an observation"],
    ),
    "draw a sample": _deed(
        "Uitkomsten laten loten om na te vragen", "Let outcomes be drawn to ask about",
        "knowledge-partner evaluator " + KEEPERS, OF_INITIATIVE, not_for=[PROVIDER],
    ),
    # Asking and trying
    "see learning questions": _deed(
        "Leervragen, proeven en sessies zien", "See learning questions, probes and sessions",
        "initiator support-worker municipal-officer knowledge-partner process-guide evaluator auditor " + KEEPERS,
        OF_INITIATIVE, reads=True,
    ),
    "ask a question": _deed(
        "Een leervraag stellen, bijwerken of afsluiten", "Ask a learning question, reword it or close it",
        "initiator support-worker municipal-officer knowledge-partner process-guide evaluator " + KEEPERS,
        OF_INITIATIVE,
    ),
    "try something": _deed(
        "Een verwachting opschrijven en een proef doen", "Write down an expectation and try it",
        "initiator support-worker knowledge-partner evaluator " + KEEPERS, OF_INITIATIVE,
    ),
    "hold a session": _deed(
        "Een sessie plannen en vastleggen", "Plan a session and record it",
        "initiator support-worker knowledge-partner process-guide evaluator " + KEEPERS, OF_INITIATIVE,
    ),
    "publish a question": _deed(
        "Een leervraag openbaar maken", "Make a learning question public", KEEPERS, OF_INITIATIVE
    ),
    "see the calibration": _deed(
        "Zien of het programma goed inschat wat er gebeurt", "See how well the programme expects what happens",
        "support-worker knowledge-partner process-guide evaluator auditor " + KEEPERS, "programme", reads=True,
    ),
    # Contracts, outcomes and money
    "draft a contract": _deed(
        "Een contract opstellen", "Draft a contract", "process-guide officer", OF_CONTRACT, not_for=[VERIFIER]
    ),
    "sign for a party": _deed(
        "Een contract tekenen voor een partij", "Sign a contract for a party",
        "initiator payer investor", OF_CONTRACT, binds=True, not_for=[VERIFIER],
    ),
    "commit budget": _deed(
        "Budget vastleggen voor resultaten", "Commit budget for outcomes",
        "payer", "contract organisation programme", binds=True, not_for=[PROVIDER, INVESTOR, VERIFIER],
    ),
    "put in capital": _deed(
        "Werkkapitaal inleggen", "Put in working capital",
        "investor", "contract organisation", binds=True, not_for=[VERIFIER],
    ),
    "enter a claim": _deed(
        "Een bereikt resultaat opgeven", "Enter a claim",
        "initiator process-guide", OF_CONTRACT, not_for=[INVESTOR, PAYER, VERIFIER],
    ),
    "verify an outcome": _deed(
        "Een opgegeven resultaat controleren", "Verify an outcome that was claimed",
        "verifier", OF_CONTRACT, binds=True, not_for=PARTIES, not_after=["enter a claim"],
    ),
    "take in verified outcomes": _deed(
        "Gecontroleerde resultaten inlezen", "Take in verified outcomes",
        "process-guide controller verifier", OF_CONTRACT, people=True, binds=True, not_for=PARTIES,
    ),
    "enter a payment": _deed(
        "Een betaling klaarzetten", "Enter a payment",
        "process-guide controller officer", OF_CONTRACT, not_for=[PROVIDER, INVESTOR, VERIFIER],
        not_after=["verify an outcome"],
    ),
    "approve a payment": _deed(
        "Een betaling goedkeuren", "Approve a payment",
        "payer", OF_CONTRACT, binds=True, not_for=[PROVIDER, INVESTOR, VERIFIER],
        not_after=["enter a claim", "verify an outcome", "enter a payment"],
    ),
    "pay out": _deed(
        "Een goedgekeurde betaling uitvoeren", "Pay out what was approved",
        "controller", OF_CONTRACT, binds=True, not_for=[PROVIDER, INVESTOR, VERIFIER],
        not_after=["approve a payment"],
    ),
    "keep the books": _deed(
        "De boeken van een fonds bijhouden", "Keep the books of a fund",
        "process-guide controller " + KEEPERS, "contract programme",
    ),
    "lock a period": _deed(
        "Een periode afsluiten", "Lock a period", "controller", "contract programme", binds=True
    ),
    "judge the effect": _deed(
        "Een oordeel geven over het effect", "Judge the effect",
        "evaluator", OF_CONTRACT, not_for=PARTIES, not_after=["verify an outcome"],
    ),
}  # fmt: skip
"""Each deed by its name. The names stand in the trail, so they are never changed."""


def counting(deed: str, held: Iterable[Held], scopes: Iterable[Scope], on: date) -> tuple[Held, ...]:
    """Give the roles a person holds by which they may do a deed here, on this day.

    >>> counting("pay out", [Held("controller"), Held("officer")], [], date(2017, 3, 17))
    (Held(role='controller', scope=('', ''), starts_on=None, ends_on=None, for_key='', binds=True),)
    """
    here, row = {EVERYWHERE, *scopes}, DEEDS[deed]
    return tuple(
        one
        for one in held
        if one.role in row.roles and one.scope in here and one.in_force(on) and (one.binds or not row.binds)
    )


def only_looks(held: Iterable[Held], on: date) -> bool:
    """Say whether someone holds a role that changes nothing, whatever else they hold."""
    return any(one.role in ROLES and ROLES[one.role].alone and one.in_force(on) for one in held)
