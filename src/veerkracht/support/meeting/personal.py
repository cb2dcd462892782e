"""The personal data of where people meet: who wrote on the forum, and who was asked to be introduced."""

from collections.abc import Iterator

from veerkracht.foundation.personal import Basis, Declared, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming, strike
from veerkracht.foundation.texts import Bilingual
from veerkracht.search.actions import forget, index
from veerkracht.support.meeting.models import Side, Text, Thread
from veerkracht.support.meeting.queries.searchables import searchable

FORUM = Processing(
    key="forum",
    purpose=Bilingual("Initiatieven elkaar laten vinden en helpen", "Let initiatives find and help each other"),
    basis=Basis.TASK,
    persons=Bilingual("wie op het forum schrijft", "who writes on the forum"),
    recipients=Bilingual(
        "iedereen leest de tekst; wie hem schreef ziet alleen wie het forum nakijkt",
        "everyone reads the text; who wrote it is known only to who looks after the forum",
    ),
    retention=Retention(
        Bilingual("zo lang het op het forum staat", "as long as it stands on the forum"),
    ),
    source=Bilingual("wie schrijft", "who writes"),
)
INTRODUCING = Processing(
    key="introductions",
    purpose=Bilingual("Initiatieven aan elkaar voorstellen", "Introduce initiatives to each other"),
    basis=Basis.TASK,
    persons=Bilingual("wie voor een initiatief antwoordt", "who answers for an initiative"),
    recipients=Bilingual(
        "wie initiatieven aan elkaar voorstelt; na twee keer ja de ander",
        "who introduces initiatives; after two times yes the other side",
    ),
    retention=Retention(Bilingual("zo lang het account bestaat", "as long as the account exists")),
    source=Bilingual("wie is gevraagd", "who was asked"),
)
DECLARED: Declared = {
    "meeting.Thread": declare(
        FORUM,
        key=("sleutel", "key"),
        aliases=("eerdere sleutels", "earlier keys"),
        origin=("waar het vandaan kwam", "where it came from"),
        recorded_at=("wanneer het is geplaatst", "when it was placed"),
        changed_at=("wanneer het is veranderd", "when it was changed"),
        programme=("welk programma", "which programme"),
        sort=("vraag of aanbod", "question or offer"),
        good=("wat wordt gevraagd of aangeboden", "what is asked or offered"),
        title=("in één zin", "in one sentence"),
        language=("taal", "language"),
        theme=("thema", "theme"),
        place=("plaats", "place"),
        initiative=("namens welk initiatief", "on behalf of which initiative"),
        by_key=("sleutel van wie het schreef", "key of who wrote it"),
        last_at=("laatste tekst", "last text"),
        found_on=("wanneer het is gevonden", "when it was found"),
        found_how=("wat is gevonden", "what was found"),
        shown=("of het te lezen is", "whether it can be read"),
    ),
    "meeting.Text": declare(
        FORUM,
        thread=("bij welke vraag of welk aanbod", "with which question or offer"),
        opening=("of het de eerste tekst is", "whether it is the first text"),
        initiative=("namens welk initiatief", "on behalf of which initiative"),
        by_key=("sleutel van wie het schreef", "key of who wrote it"),
        language=("taal", "language"),
        text=("de tekst", "the text"),
        at=("wanneer", "when"),
        looked_at=("wanneer het is nagekeken", "when it was looked at"),
        looked_by_key=("sleutel van wie het nakeek", "key of who looked at it"),
        hidden_at=("wanneer het is verborgen", "when it was hidden"),
        hidden_because=("waarom het is verborgen", "why it was hidden"),
    ),
    "meeting.Side": declare(
        INTRODUCING,
        introduction=("welke kennismaking", "which introduction"),
        initiative=("welk initiatief", "which initiative"),
        gives=("wat het aanbiedt", "what it offers"),
        person_key=("sleutel van wie antwoordt", "key of who answers"),
        asked_at=("wanneer het is gevraagd", "when it was asked"),
        answer=("ja of nee", "yes or no"),
        answered_at=("wanneer dat is gezegd", "when that was said"),
        reason=("de reden", "the reason"),
        result_due_at=("wanneer wordt gevraagd wat het opleverde", "when it is asked what it brought"),
        result=("of het iets opleverde", "whether it brought anything"),
        result_at=("wanneer dat is gezegd", "when that was said"),
    ),
}
WROTE = Bilingual("wat je op het forum schreef", "what you wrote on the forum")
BEGAN = Bilingual("wat je op het forum vroeg of aanbood", "what you asked or offered on the forum")
MET = Bilingual("kennismakingen waarvoor je bent gevraagd", "introductions you were asked for")
NAMED = Bilingual("naam en e-mailadres in teksten op het forum", "name and address in texts on the forum")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what someone wrote on the forum, and the introductions they were asked for."""
    threads = Thread.objects.filter(by_key=whose.key) if whose.key else Thread.objects.none()
    yield Kept("meeting.Thread", BEGAN, list(threads.order_by("pk").values("key", "sort", "title", "found_how")))
    texts = Text.objects.filter(by_key=whose.key) if whose.key else Text.objects.none()
    rows = texts.order_by("pk").values("thread__key", "at", "text", "hidden_because")
    yield Kept("meeting.Text", WROTE, list(rows))
    sides = Side.objects.filter(person_key=whose.key) if whose.key else Side.objects.none()
    told = sides.order_by("pk").values("introduction__key", "initiative__key", "asked_at", "answer", "reason", "result")
    yield Kept("meeting.Side", MET, list(told))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that texts stay without the name in them, and that nobody knows any more who answered an introduction."""
    wrote = Text.objects.filter(by_key=whose.key).count() if whose.key else 0
    yield Fate(
        WROTE,
        wrote,
        goes=False,
        why=Bilingual(
            "Anderen antwoordden erop. De sleutel zegt niet wie het schreef.",
            "Others answered it. The key does not say who wrote it.",
        ),
    )
    named = [*naming(Text.objects.all(), TEXT, whose), *naming(Thread.objects.all(), TITLES, whose)]
    yield Fate(NAMED, len(named), goes=True)
    yield Fate(MET, Side.objects.filter(person_key=whose.key).count() if whose.key else 0, goes=True)


TEXT, TITLES = ("text", "hidden_because"), ("title", "found_how")


def erase(*, whose: Whose) -> None:
    """Strike someone's name and address out of the forum, and forget who answered an introduction and why."""
    found = {text.thread_id for text in naming(Text.objects.all(), TEXT, whose)}
    found |= {thread.pk for thread in naming(Thread.objects.all(), TITLES, whose)}
    strike(Text.objects.all(), TEXT, whose)
    strike(Thread.objects.all(), TITLES, whose)
    for thread in Thread.objects.filter(pk__in=found).select_related("programme"):
        forget(kind="thread", key=thread.key)
        if told := searchable(thread):
            index(**told)
    if whose.key:
        Side.objects.filter(person_key=whose.key).update(person_key="", reason="")
    strike(Side.objects.all(), ("reason",), whose)
