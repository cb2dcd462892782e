"""The e-mail addresses of initiatives, and who decided about two that may be one."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from django.db.models import Q, QuerySet

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import STRUCK, naming, without
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative, PossibleDuplicate, Proposal, ProposalState

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
PROPOSING = Processing(
    key="proposals",
    purpose=Bilingual(
        "Teksten laten voorstellen en beoordelen voor ze openbaar zijn",
        "Let texts be proposed and reviewed before they are public",
    ),
    basis=Basis.TASK,
    persons=Bilingual("mensen die een tekst voorstellen of beoordelen", "people who propose or review a text"),
    recipients=Bilingual("wie voorstelt en wie het programma bijhoudt", "who proposes and who keeps the programme"),
    retention=Retention(
        Bilingual("twee jaar nadat erover beslist is", "two years after it was decided on"), days=730
    ),
    source=Bilingual("wie de tekst voorstelt", "who proposes the text"),
)  # fmt: skip
DECLARED: Declared = {
    "initiatives.Initiative": declare(
        CONTACT,
        contact_email=("e-mailadres voor vragen", "e-mail address for questions"),
        contact_public=("of het adres getoond mag worden", "whether the address may be shown"),
    ),
    "initiatives.PossibleDuplicate": declare(
        CONTACT, decided_by_key=("sleutel van wie besliste", "key of who decided")
    ),
    "initiatives.Proposal": declare(
        PROPOSING,
        initiative=("over welk initiatief", "about which initiative"),
        owner_key=("sleutel van wie ervoor instaat", "key of who answers for it"),
        by_key=("sleutel van wie voorstelde", "key of who proposed"),
        texts=("de voorgestelde teksten", "the proposed texts"),
        state=("wat ervan werd", "what became of it"),
        sent_at=("wanneer gestuurd", "when it was sent"),
        moved_at=("wanneer er iets mee gebeurde", "when something was done with it"),
        decided_by_key=("sleutel van wie besliste", "key of who decided"),
        reason=("waarom het niet is overgenomen", "why it was not taken over"),
    ),
}
TEXTS = ("title_nl", "title_en", "summary_nl", "summary_en", "story_nl", "story_en", "ask_nl", "ask_en")
WHAT = Bilingual("initiatieven met dit e-mailadres", "initiatives with this e-mail address")
PROPOSED = Bilingual("voorgestelde teksten", "proposed texts")
LEFT = (ProposalState.WITHDRAWN, ProposalState.REPLACED)
"""What nobody decided on, nor will."""

SAID = ("texts", "reason")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give the initiatives that have someone's e-mail address."""
    found = Initiative.objects.filter(contact_email__iexact=whose.email) if whose.email else Initiative.objects.none()
    rows = list(found.order_by("key").values("key", "contact_email", "contact_public"))
    yield Kept("initiatives.Initiative", WHAT, rows)
    named = Bilingual("initiatieven in wier tekst je staat", "initiatives that name you in their text")
    yield Kept("initiatives.Initiative", named, list(_naming(whose).order_by("key").values("key")))
    if whose.key:
        mine = Proposal.objects.filter(Q(by_key=whose.key) | Q(owner_key=whose.key)).order_by("pk")
        given = ("initiative__key", "texts", "state", "reason", "sent_at", "moved_at")
        sent = [{"key": row.pop("initiative__key"), **row} for row in mine.values(*given)]
        yield Kept("initiatives.Proposal", PROPOSED, sent)


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that the address is taken off, and that decisions stay."""
    held = Initiative.objects.filter(contact_email__iexact=whose.email).count() if whose.email else 0
    yield Fate(Bilingual("e-mailadres bij initiatieven", "e-mail address at initiatives"), held, goes=True)
    yield Fate(
        Bilingual("initiatieven in wier tekst de naam of het adres staat", "initiatives that name them in their text"),
        _naming(whose).count(),
        goes=False,
        why=Bilingual(
            "Het kan iemand anders met dezelfde naam zijn. Bekijk deze teksten en haal de naam er zelf uit.",
            "It may be someone else of that name. Look at these texts and take the name out yourself.",
        ),
    )
    named = Bilingual("naam en e-mailadres in voorgestelde teksten", "name and address in proposed texts")
    yield Fate(named, len(list(naming(Proposal.objects.all(), SAID, whose))), goes=True)
    if whose.key:
        mine = Proposal.objects.filter(by_key=whose.key)
        left = Bilingual("teksten die zijn ingetrokken of vervangen", "texts that were taken back or replaced")
        yield Fate(left, mine.filter(state__in=LEFT).count(), goes=True)
        yield Fate(
            PROPOSED,
            mine.exclude(state__in=LEFT).count(),
            goes=False,
            why=Bilingual(
                "De tekst gaat over het initiatief en een ander besliste erover of neemt hem over. De sleutel zegt "
                "niet wie hem voorstelde.",
                "The text is about the initiative, and someone else decided on it or takes over. The key does not say "
                "who proposed it.",
            ),
        )
        yield Fate(
            Bilingual("beslissingen over dubbele initiatieven", "decisions about double initiatives"),
            PossibleDuplicate.objects.filter(decided_by_key=whose.key).count(),
            goes=False,
            why=Bilingual("Een besluit blijft staan. De sleutel zegt niet wie het nam.",
                          "A decision stays. The key does not say who took it."),
        )  # fmt: skip


def erase(*, whose: Whose) -> None:
    """Take someone's e-mail address off initiatives, and strike their name and address out of what was proposed."""
    if whose.email:
        mine = Initiative.objects.filter(contact_email__iexact=whose.email)
        mine.update(contact_email="", contact_public=False)
    if whose.key:
        Proposal.objects.filter(by_key=whose.key, state__in=LEFT).delete()
    for proposal in naming(Proposal.objects.all(), SAID, whose):
        proposal.texts, proposal.reason = without(proposal.texts, whose), without(proposal.reason, whose)
        if proposal.texts.get("contact_email") == "":
            proposal.texts["contact_public"] = False
        if proposal.state == ProposalState.REJECTED and not proposal.reason:
            proposal.reason = STRUCK
        proposal.save(update_fields=SAID)


def due(*, on: date) -> Iterator[Due]:
    """Give the proposals that were done with long enough ago, as one."""
    last = on - timedelta(days=PROPOSING.retention.days)
    if count := _done_before(last).count():
        what = Bilingual(f"{count} voorgestelde teksten", f"{count} proposed texts")
        yield Due("initiatives.Proposal", "", what, PROPOSING.retention.words, last)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Destroy the proposals that were done with before a day."""
    return _done_before(due.since).delete()[0]


def _done_before(last: date) -> QuerySet[Proposal]:
    return Proposal.objects.filter(moved_at__date__lt=last).exclude(state=ProposalState.WAITING)


def _naming(whose: Whose) -> QuerySet[Initiative]:
    holds = Q(pk__in=())
    for name, word in product(TEXTS, whose.words):
        holds |= Q(**{f"{name}__icontains": word})
    return Initiative.objects.filter(holds)
