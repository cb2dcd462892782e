"""The personal data of the question desk: what askers wrote, and who sent mail."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming, strike
from veerkracht.foundation.texts import Bilingual
from veerkracht.support.desk.actions.take_back import empty
from veerkracht.support.desk.choices import OPEN, Status
from veerkracht.support.desk.models import Attachment, Incoming, Post, SupportRequest

SUPPORTING = Processing(
    key="support",
    purpose=Bilingual("Hulpvragen van initiatieven beantwoorden", "Answer support requests of initiatives"),
    basis=Basis.TASK,
    persons=Bilingual("wie om hulp vraagt", "who asks for support"),
    recipients=Bilingual(
        "wie in dat initiatief of programma hulpvragen beantwoordt",
        "who answers support requests in that initiative or programme",
    ),
    retention=Retention(
        Bilingual(
            "twee jaar nadat de vraag is gesloten; eerder als wie vroeg haar wist",
            "two years after the request was closed; sooner where who asked erases it",
        ),
        days=730,
    ),
    source=Bilingual("wie om hulp vraagt, of wie het opschreef", "who asks for support, or who noted it"),
)
MAILBOX = Processing(
    key="desk-mail",
    purpose=Bilingual(
        "Geen mail twee keer lezen en geen machine antwoorden", "Read no mail twice and answer no machine"
    ),
    basis=Basis.TASK,
    persons=Bilingual("wie mail stuurt aan de vragendesk", "who sends mail to the question desk"),
    recipients=Bilingual("wie hulpvragen beantwoordt", "who answers support requests"),
    retention=Retention(Bilingual("negentig dagen", "ninety days"), days=90),
    source=Bilingual("de mail zelf", "the mail"),
)
DECLARED: Declared = {
    "desk.SupportRequest": declare(
        SUPPORTING,
        key=("nummer van de vraag", "number of the request"),
        aliases=("eerdere nummers", "earlier numbers"),
        origin=("waar het vandaan kwam", "where it came from"),
        recorded_at=("wanneer het is opgeschreven", "when it was recorded"),
        changed_at=("wanneer het is veranderd", "when it was changed"),
        programme=("welk programma", "which programme"),
        initiative_key=("welk initiatief", "which initiative"),
        initiative_words=("welk initiatief", "which initiative"),
        came_kind=("waaruit de vraag kwam", "what the request came from"),
        came_key=("waaruit de vraag kwam", "what the request came from"),
        way=("hoe de vraag binnenkwam", "how the request came in"),
        subject=("de vraag", "the question"),
        kind=("soort hulp", "kind of support"),
        urgency=("hoe dringend", "how urgent"),
        tried=("wat al is geprobeerd", "what was tried already"),
        name=("naam", "name"),
        email=("e-mailadres", "e-mail address"),
        phone=("telefoonnummer", "phone number"),
        person_key=("sleutel van wie vroeg", "key of who asked"),
        language=("taal", "language"),
        owner_key=("sleutel van wie antwoordt", "key of who answers"),
        status=("status", "status"),
        asked_on=("wanneer het is gevraagd", "when it was asked"),
        waits_since=("sinds wanneer het wacht", "since when it waits"),
        promised_on=("beloofde dag", "promised day"),
        first_promised_on=("eerst beloofde dag", "day first promised"),
        answered_on=("eerste antwoord", "first answer"),
        closed_on=("wanneer het is gesloten", "when it was closed"),
        reason=("het antwoord of de reden", "the answer or the reason"),
        with_whom=("met wie", "with whom"),
        bounced_at=("wanneer mail terugkwam", "when mail came back"),
    ),
    "desk.Post": declare(
        SUPPORTING,
        request=("welke vraag", "which request"),
        kind=("soort bericht", "sort of entry"),
        text=("wat er is gezegd", "what was said"),
        by_key=("sleutel van wie het schreef", "key of who wrote it"),
        at=("wanneer", "when"),
        mail_id=("kenmerk van de mail", "mark of the mail"),
        sending=("of het is gemaild", "whether it was mailed"),
        tries=("hoe vaak het is geprobeerd", "how often it was tried"),
        due_at=("wanneer het wordt gemaild", "when it is mailed"),
    ),
    "desk.Attachment": declare(
        SUPPORTING,
        post=("bij welk bericht", "with which entry"),
        name=("naam van het bestand", "name of the file"),
        media_type=("soort bestand", "sort of file"),
        size=("grootte", "size"),
        sha256=("afdruk van het bestand", "digest of the file"),
        scan=("virusscan", "virus scan"),
        refused=("waarom het niet is bewaard", "why it was not kept"),
    ),
    "desk.Incoming": declare(
        MAILBOX,
        mail_id=("kenmerk van de mail", "mark of the mail"),
        sender=("e-mailadres van de afzender", "e-mail address of the sender"),
        subject=("onderwerp", "subject"),
        verdict=("wat het bleek te zijn", "what it turned out to be"),
        read_at=("wanneer het is gelezen", "when it was read"),
    ),
}
ASKED = Bilingual("hulpvragen die je stelde", "support requests you asked")
SAID = Bilingual("wat er over je hulpvragen is gezegd", "what was said about your support requests")
FILES = Bilingual("bestanden bij je hulpvragen", "files with your support requests")
MAILED = Bilingual("mail die je stuurde", "mail you sent")
NAMED = Bilingual("naam en e-mailadres in hulpvragen van anderen", "name and address in support requests of others")
TEXTS = ("subject", "tried", "name", "reason", "with_whom")
GIVEN = ("key", "asked_on", "subject", "tried", "name", "email", "phone", "status", "reason", "with_whom")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what someone asked and all that they could read of it."""
    asked = _asked(whose)
    yield Kept("desk.SupportRequest", ASKED, list(asked.order_by("pk").values(*GIVEN)))
    posts = Post.objects.filter(request__in=asked).exclude(kind="note").order_by("pk")
    yield Kept("desk.Post", SAID, list(posts.values("request__key", "at", "kind", "text")))
    files = Attachment.objects.filter(post__in=posts).order_by("pk")
    yield Kept("desk.Attachment", FILES, list(files.values("post__request__key", "name", "size")))
    yield Kept("desk.Incoming", MAILED, list(_sent(whose).values("read_at", "sender", "subject", "verdict")))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that what someone asked goes, and that it is still counted that something was asked."""
    yield Fate(ASKED, _asked(whose).count(), goes=True)
    yield Fate(MAILED, _sent(whose).count(), goes=True)
    others = SupportRequest.objects.exclude(pk__in=_asked(whose).values("pk"))
    posts = Post.objects.exclude(request__in=_asked(whose))
    count = len(list(naming(others, TEXTS, whose))) + len(list(naming(posts, ("text",), whose)))
    yield Fate(NAMED, count, goes=True)
    if whose.key:
        yield Fate(
            Bilingual("antwoorden op hulpvragen", "answers to support requests"),
            Post.objects.filter(by_key=whose.key).count(),
            goes=False,
            why=Bilingual(
                "Het antwoord is van het programma. De sleutel zegt niet wie het gaf.",
                "The answer is the programme's. The key does not say who gave it.",
            ),
        )


def erase(*, whose: Whose) -> None:
    """Erase what someone asked with all that was said about it, and their name in requests of others."""
    for request in _asked(whose):
        empty(request=request, on=localdate())
    _sent(whose).delete()
    strike(SupportRequest.objects.all(), TEXTS, whose)
    strike(Post.objects.all(), ("text",), whose)


def due(*, on: date) -> Iterator[Due]:
    """Give each request that was closed long enough ago, and the mails that were read long enough ago."""
    kept = timedelta(days=SUPPORTING.retention.days)
    closed = SupportRequest.objects.exclude(status__in=OPEN).exclude(subject="").filter(closed_on__lt=on - kept)
    for request in closed.order_by("pk"):
        what = Bilingual(f"hulpvraag {request.key}", f"support request {request.key}")
        since = (request.closed_on or on) + kept
        yield Due("desk.SupportRequest", str(request.pk), what, SUPPORTING.retention.words, since)
    before = on - timedelta(days=MAILBOX.retention.days)
    if Incoming.objects.filter(read_at__date__lt=before).exists():
        what = Bilingual("mail die aan de vragendesk is gelezen", "mail that was read at the question desk")
        yield Due("desk.Incoming", "", what, MAILBOX.retention.words, before)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Empty a request that was kept long enough, or forget which mails were read."""
    if due.record == "desk.Incoming":
        return Incoming.objects.filter(read_at__date__lt=due.since).delete()[0]
    found = SupportRequest.objects.filter(pk=due.number).exclude(status__in=OPEN).first()
    if found is None:
        return 0
    status, closed_on = found.status, found.closed_on
    empty(request=found, on=on)
    if status != Status.TAKEN_BACK:
        SupportRequest.objects.filter(pk=found.pk).update(status=status, closed_on=closed_on, reason="…")
    return 1


def _asked(whose: Whose) -> "QuerySet[SupportRequest]":
    found = Q(email__iexact=whose.email) if whose.email else Q(pk__in=())
    return SupportRequest.objects.filter(found | (Q(person_key=whose.key) if whose.key else Q(pk__in=())))


def _sent(whose: Whose) -> "QuerySet[Incoming]":
    return Incoming.objects.filter(sender__iexact=whose.email) if whose.email else Incoming.objects.none()
