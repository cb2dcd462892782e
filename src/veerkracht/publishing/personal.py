"""The personal data in messages: what readers wrote, and who looked after it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.timezone import localdate

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming, strike
from veerkracht.foundation.texts import Bilingual
from veerkracht.publishing.models import Message

ANSWERING = Processing(
    key="messages",
    purpose=Bilingual("Vragen en verbeteringen van lezers beantwoorden", "Answer questions and corrections of readers"),
    basis=Basis.TASK,
    persons=Bilingual("lezers die een bericht sturen", "readers who send a message"),
    recipients=Bilingual(
        "wie de pagina bijhoudt; de naam en het e-mailadres ziet alleen wie antwoordt",
        "who looks after the page; only who answers sees the name and the e-mail address",
    ),
    retention=Retention(Bilingual("twee jaar na het antwoord", "two years after the answer"), days=730),
    source=Bilingual("de lezer zelf", "the reader"),
)
DECLARED: Declared = {
    "publishing.Message": declare(
        ANSWERING,
        kind=("waarom iemand schrijft", "why someone writes"),
        about_kind=("waar het over gaat", "what it is about"),
        about_key=("waar het over gaat", "what it is about"),
        programme_key=("welk programma", "which programme"),
        page=("welke pagina", "which page"),
        text=("het bericht", "the message"),
        name=("naam, als die gegeven is", "name, where it was given"),
        email=("e-mailadres, als dat gegeven is", "e-mail address, where it was given"),
        language=("taal", "language"),
        sent_at=("wanneer het gestuurd is", "when it was sent"),
        owner_key=("sleutel van wie de pagina bijhoudt", "key of who looks after the page"),
        answer=("het antwoord", "the answer"),
        answered_at=("wanneer er geantwoord is", "when it was answered"),
        answered_by_key=("sleutel van wie antwoordde", "key of who answered"),
    )
}
WHAT = Bilingual("berichten die je stuurde", "messages you sent")
TEXTS = ("text", "name", "answer")
GIVEN = ("sent_at", "kind", "about_kind", "about_key", "page", "name", "email", "text", "answer", "answered_at")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what was sent from someone's e-mail address."""
    yield Kept("publishing.Message", WHAT, list(_sent(whose).order_by("pk").values(*GIVEN)))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that messages go, and that it stays who answered others."""
    yield Fate(WHAT, _sent(whose).count(), goes=True)
    others = Message.objects.exclude(email__iexact=whose.email) if whose.email else Message.objects.all()
    named = Bilingual("naam en e-mailadres in berichten van anderen", "name and address in messages of others")
    yield Fate(named, len(list(naming(others, TEXTS, whose))), goes=True)
    if whose.key:
        yield Fate(
            Bilingual("antwoorden aan lezers", "answers to readers"),
            Message.objects.filter(answered_by_key=whose.key).count(),
            goes=False,
            why=Bilingual(
                "Het antwoord is van het programma. De sleutel zegt niet wie het gaf.",
                "The answer is the programme's. The key does not say who gave it.",
            ),
        )


def erase(*, whose: Whose) -> None:
    """Erase what was sent from someone's e-mail address, with the answer; and their name in messages of others."""
    _sent(whose).delete()
    strike(Message.objects.all(), TEXTS, whose)


def due(*, on: date) -> Iterator[Due]:
    """Give each message that was answered long enough ago."""
    last = on - timedelta(days=ANSWERING.retention.days)
    for message in Message.objects.filter(answered_at__date__lt=last).order_by("pk"):
        answered = localdate(message.answered_at)
        what = Bilingual(f"bericht {message.pk} van een lezer", f"message {message.pk} of a reader")
        since = answered + timedelta(days=ANSWERING.retention.days)
        yield Due("publishing.Message", str(message.pk), what, ANSWERING.retention.words, since)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Destroy a message that was answered."""
    return Message.objects.filter(pk=due.number, answered_at__isnull=False).delete()[0]


def _sent(whose: Whose) -> QuerySet[Message]:
    return Message.objects.filter(email__iexact=whose.email) if whose.email else Message.objects.none()
