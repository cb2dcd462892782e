"""The personal data of choosing: what applicants wrote, and what was said about them."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Model, Q, QuerySet

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming, strike
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.selection.actions.propose import empty
from veerkracht.initiatives.selection.choices import OPEN, OVER, Status
from veerkracht.initiatives.selection.models import Application, Decision, Exploration, Letter, Reviewer, Score

CHOOSING = Processing(
    key="selection",
    purpose=Bilingual("Initiatieven verkennen, toetsen en kiezen", "Explore, assess and choose initiatives"),
    basis=Basis.TASK,
    persons=Bilingual("wie een initiatief aanmeldt of toetst", "who proposes an initiative or assesses it"),
    recipients=Bilingual(
        "wie in het programma aanmeldingen verkent, toetst of erover beslist",
        "who explores, assesses or decides on applications in the programme",
    ),
    retention=Retention(
        Bilingual(
            "twee jaar na het besluit of het intrekken; een aanmelding die niet is verstuurd negentig dagen",
            "two years after the decision or the withdrawal; an application that was not sent ninety days",
        ),
        days=730,
    ),
    source=Bilingual("wie het initiatief aanmeldt of verkent", "who proposes the initiative or explores it"),
)
UNSENT = 90
DECLARED: Declared = {
    "selection.Application": declare(
        CHOOSING,
        key=("nummer van de aanmelding", "number of the application"),
        aliases=("eerdere nummers", "earlier numbers"),
        origin=("waar het vandaan kwam", "where it came from"),
        recorded_at=("wanneer het is opgeschreven", "when it was recorded"),
        changed_at=("wanneer het is veranderd", "when it was changed"),
        programme=("welk programma", "which programme"),
        procedure=("welke werkwijze", "which way of choosing"),
        status=("status", "status"),
        title=("naam van het initiatief", "name of the initiative"),
        summary=("het initiatief in één zin", "the initiative in one sentence"),
        place_words=("plaats", "place"),
        place_key=("plaats", "place"),
        theme_key=("thema", "theme"),
        phase=("fase", "phase"),
        risk=("risico", "risk"),
        need=("wat nodig is", "what is needed"),
        answers=("antwoorden op het formulier", "answers on the form"),
        name=("naam", "name"),
        email=("e-mailadres", "e-mail address"),
        person_key=("sleutel van wie aanmeldde", "key of who applied"),
        language=("taal", "language"),
        owner_key=("sleutel van wie verkent", "key of who explores"),
        initiative_key=("welk initiatief", "which initiative"),
        steps=("stappen die zijn gezet", "steps that were taken"),
        proposed_on=("wanneer het is aangemeld", "when it was proposed"),
        closed_on=("wanneer erover is besloten", "when it was decided on"),
        waits_since=("sinds wanneer het wacht", "since when it waits"),
    ),
    "selection.Exploration": declare(
        CHOOSING,
        application=("welke aanmelding", "which application"),
        held_on=("dag van het gesprek", "day of the conversation"),
        by_key=("sleutel van wie het gesprek voerde", "key of who held the conversation"),
        with_whom=("met wie", "with whom"),
        text=("wat er is gezegd", "what was said"),
        recorded_at=("wanneer het is opgeschreven", "when it was recorded"),
    ),
    "selection.Reviewer": declare(
        CHOOSING,
        application=("welke aanmelding", "which application"),
        person_key=("sleutel van wie toetst", "key of who assesses"),
        asked_at=("wanneer het is gevraagd", "when it was asked"),
        answer=("of er een belang is", "whether there is an interest"),
        interest=("het belang", "the interest"),
        answered_at=("wanneer dat is gezegd", "when that was said"),
    ),
    "selection.Letter": declare(
        CHOOSING,
        application=("welke aanmelding", "which application"),
        kind=("soort brief", "sort of letter"),
        decision=("welk besluit", "which decision"),
        subject=("onderwerp", "subject"),
        body=("de brief", "the letter"),
        written_at=("wanneer die is geschreven", "when it was written"),
        sending=("of die is gemaild", "whether it was mailed"),
        tries=("hoe vaak het is geprobeerd", "how often it was tried"),
        due_at=("wanneer die wordt gemaild", "when it is mailed"),
    ),
}
PROPOSED = Bilingual("initiatieven die je aanmeldde", "initiatives you proposed")
LETTERS = Bilingual("brieven over je aanmeldingen", "letters about your applications")
TALKS = Bilingual("gesprekken over je aanmeldingen", "conversations about your applications")
REVIEWS = Bilingual("aanmeldingen die je toetste of mocht toetsen", "applications you assessed or were asked to")
NAMED = Bilingual("naam en e-mailadres in wat over anderen is gezegd", "name and address in what was said about others")
GIVEN = ("key", "proposed_on", "status", "title", "summary", "place_words", "answers", "name", "email")
OTHERS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Exploration, ("text", "with_whom")),
    (Score, ("reason",)),
    (Decision, ("motivation", "learning")),
    (Letter, ("body",)),
    (Reviewer, ("interest",)),
)


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what someone proposed, what was said with them, the letters, and what they reviewed."""
    mine = _proposed(whose)
    yield Kept("selection.Application", PROPOSED, list(mine.order_by("pk").values(*GIVEN)))
    talks = Exploration.objects.filter(application__in=mine).order_by("pk")
    yield Kept("selection.Exploration", TALKS, list(talks.values("application__key", "held_on", "text")))
    letters = Letter.objects.filter(application__in=mine).order_by("pk")
    yield Kept("selection.Letter", LETTERS, list(letters.values("application__key", "written_at", "subject", "body")))
    reviews = Reviewer.objects.filter(person_key=whose.key).order_by("pk") if whose.key else Reviewer.objects.none()
    yield Kept("selection.Reviewer", REVIEWS, list(reviews.values("application__key", "answer", "interest")))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that what someone proposed goes, and that it is still counted that something was proposed."""
    yield Fate(PROPOSED, _proposed(whose).count(), goes=True)
    count = sum(len(list(naming(record._default_manager.all(), fields, whose))) for record, fields in OTHERS)
    yield Fate(NAMED, count, goes=True)
    if whose.key:
        yield Fate(
            REVIEWS,
            Reviewer.objects.filter(person_key=whose.key).count(),
            goes=False,
            why=Bilingual(
                "Een besluit moet uit te leggen blijven. De sleutel zegt niet wie het was.",
                "A decision must stay explainable. The key does not say who it was.",
            ),
        )


def erase(*, whose: Whose) -> None:
    """Erase what someone proposed with all that was said about it, and their name in what is said of others."""
    for application in _proposed(whose):
        empty(application=application)
        if application.status in (Status.BEGUN, *OPEN):
            application.status = Status.WITHDRAWN
            application.save()
    if whose.key:
        Reviewer.objects.filter(person_key=whose.key).exclude(interest="").update(interest="…")
    strike(Application.objects.all(), ("title", "summary", "answers", "name"), whose)
    for record, fields in OTHERS:
        strike(record._default_manager.all(), fields, whose)


def due(*, on: date) -> Iterator[Due]:
    """Give each application that was over long enough ago, or begun and never sent."""
    over = on - timedelta(days=CHOOSING.retention.days)
    unsent = on - timedelta(days=UNSENT)
    found = Application.objects.exclude(email="", title="").filter(
        Q(status__in=OVER, closed_on__lt=over) | Q(status=Status.BEGUN, changed_at__date__lt=unsent)
    )
    for one in found.order_by("pk"):
        what = Bilingual(f"aanmelding {one.key}", f"application {one.key}")
        days = CHOOSING.retention.days if one.closed_on else UNSENT
        since = (one.closed_on or one.changed_at.date()) + timedelta(days=days)
        yield Due("selection.Application", str(one.pk), what, CHOOSING.retention.words, since)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Empty an application that was kept long enough; one that was never sent goes whole."""
    found = Application.objects.filter(pk=due.number).exclude(status__in=OPEN).first()
    if found is None:
        return 0
    if found.status == Status.BEGUN:
        found.delete()
    else:
        empty(application=found)
    return 1


def _proposed(whose: Whose) -> "QuerySet[Application]":
    found = Q(email__iexact=whose.email) if whose.email else Q(pk__in=())
    return Application.objects.filter(found | (Q(person_key=whose.key) if whose.key else Q(pk__in=())))
