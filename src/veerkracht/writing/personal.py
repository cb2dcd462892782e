"""The personal data in what someone is writing: their drafts, and the last thing they saved."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming, strike, without
from veerkracht.foundation.texts import Bilingual
from veerkracht.writing.models import Draft, Step
from veerkracht.writing.shown import read

WRITING = Processing(
    key="drafts",
    purpose=Bilingual(
        "Bewaren wat iemand schrijft, zodat er niets verloren gaat", "Keep what someone writes, so that nothing is lost"
    ),
    basis=Basis.TASK,
    persons=Bilingual(
        "mensen die hier schrijven, en mensen over wie zij schrijven",
        "people who write here, and people about whom they write",
    ),
    recipients=Bilingual("alleen de schrijver, of wie het werk overneemt", "only the writer, or who takes over"),
    retention=Retention(
        Bilingual(
            "tot het is opgeslagen of weggegooid, hooguit een jaar na de laatste wijziging",
            "until it is saved or thrown away, a year after the last change at most",
        ),
        days=365,
    ),
    source=Bilingual("de schrijver zelf", "the writer"),
)
DECLARED: Declared = {
    "writing.Draft": declare(
        WRITING,
        person=("van wie", "whose"),
        form=("in welk formulier", "in which form"),
        from_key=("sleutel van wie het overdroeg", "key of who handed it over"),
        title=("waarover", "about what"),
        address=("op welke pagina", "on which page"),
        typed=("wat er getypt is", "what was typed"),
        shown=("wat er toen stond", "what stood there then"),
        began_at=("wanneer begonnen", "when it was begun"),
        changed_at=("wanneer veranderd", "when it changed"),
    ),
    "writing.Step": declare(
        WRITING,
        person=("van wie", "whose"),
        form=("in welk formulier", "in which form"),
        before=("wat er eerst stond", "what stood there before"),
        after=("wat er daarna stond", "what stood there after"),
        done_at=("wanneer", "when"),
    ),
}
DRAFTS = Bilingual("concepten", "drafts")
STEPS = Bilingual("laatste stappen, om ongedaan te maken", "last steps, to undo")
TYPED = ("title", "typed")
STEP = ("before", "after")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what someone is writing, and what they saved last in each form."""
    drafts = _drafts(whose).order_by("pk")
    yield Kept("writing.Draft", DRAFTS, list(drafts.values("title", "address", "typed", "began_at", "changed_at")))
    yield Kept("writing.Step", STEPS, list(_steps(whose).order_by("pk").values("form", "before", "after", "done_at")))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that one's own goes, and that one's name and address go from what others write."""
    yield Fate(DRAFTS, _drafts(whose).count(), goes=True)
    yield Fate(STEPS, _steps(whose).count(), goes=True)
    others = [*_others(whose), *naming(Step.objects.exclude(person__key=whose.key), STEP, whose)]
    yield Fate(
        Bilingual("naam en e-mailadres in wat anderen schrijven", "name and address in what others write"),
        len(others),
        goes=True,
    )


def erase(*, whose: Whose) -> None:
    """Erase someone's drafts and steps, and their name and address in those of others.

    A step of someone else that names them is forgotten: to undo it would bring the address back.
    """
    _drafts(whose).delete()
    _steps(whose).delete()
    Draft.objects.filter(pk__in=[draft.pk for draft in _others(whose)]).update(shown="")
    strike(Draft.objects.all(), TYPED, whose)
    Step.objects.filter(pk__in=[step.pk for step in naming(Step.objects.all(), STEP, whose)]).delete()


def due(*, on: date) -> Iterator[Due]:
    """Give the drafts and steps that nobody touched for so long, each sort as one."""
    last = on - timedelta(days=WRITING.retention.days)
    for found, nl, en in ((_old_drafts(last), "concepten", "drafts"), (_old_steps(last), "laatste stappen", "steps")):
        if count := found.count():
            what = Bilingual(f"{count} {nl}", f"{count} {en}")
            yield Due(found.model._meta.label, "", what, WRITING.retention.words, last)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Destroy the drafts, or the steps, of before a day."""
    old = _old_drafts if due.record == "writing.Draft" else _old_steps
    return old(due.since).delete()[0]


def _old_drafts(last: date) -> QuerySet[Draft]:
    return Draft.objects.filter(changed_at__date__lt=last)


def _old_steps(last: date) -> QuerySet[Step]:
    return Step.objects.filter(done_at__date__lt=last)


def _drafts(whose: Whose) -> QuerySet[Draft]:
    return Draft.objects.filter(person__key=whose.key) if whose.key else Draft.objects.none()


def _steps(whose: Whose) -> QuerySet[Step]:
    return Step.objects.filter(person__key=whose.key) if whose.key else Step.objects.none()


def _others(whose: Whose) -> list[Draft]:
    """Find the drafts of others that name someone, in what was typed or in what was shown then, which is signed."""
    found = {draft.pk: draft for draft in naming(Draft.objects.exclude(person__key=whose.key), TYPED, whose)}
    for draft in Draft.objects.exclude(person__key=whose.key).exclude(pk__in=found):
        shown = read(draft.shown)
        if shown and without(dict(shown.values), whose) != dict(shown.values):
            found[draft.pk] = draft
    return list(found.values())
