"""Cross-overs: registered, confirmed by the owner of the task alone, and each effect counted once."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate

import given
from veerkracht.crossovers.actions import decide, hand_over, own, register, share
from veerkracht.crossovers.models import CrossOver, Effect, Share, TaskOwner
from veerkracht.crossovers.queries import hits, proposals_waiting, shares_waiting, waiting
from veerkracht.crossovers.queries.credited import credited
from veerkracht.crossovers.refusals import (
    DecidedAlready,
    HoldsNoRole,
    Missing,
    MoreThanThereIs,
    NotConfirmed,
    NotTheOwner,
    TellsTwice,
)
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Person
from veerkracht.site.rooms import PERSONAL
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

DAY = date(2017, 3, 17)
HOME = "sociale-veerkracht"
JOBS = {"what_nl": "mensen aan het werk", "amount": Decimal(12), "seen_on": DAY}


@pytest.fixture
def worker() -> Person:
    return given.role(given.person("Wil"), "support-worker", "programme", given.programme().key)


def confirmed(task: str, worker: Person) -> tuple[CrossOver, Person]:
    """A cross-over of SlowCare that the owner of a task confirmed."""
    one = Initiative.objects.filter(key="slowcare-oss").first() or given.initiative("SlowCare Oss")
    found, owner = given.crossover(one, task), given.task_owner(task)
    decide.confirm(by=owner, key=found.key, reason="Zo is het.", on=DAY)
    return found, owner


def test_the_owner_confirms_and_the_trail_says_why() -> None:
    found, owner = given.crossover(given.initiative("SlowCare Oss")), given.task_owner()

    decide.confirm(by=owner, key=found.key, reason=" Wij zien het. ", on=DAY)

    found.refresh_from_db()
    assert (found.state, found.decided_by_key, found.decided_on) == ("confirmed", owner.key, DAY)
    assert Entry.objects.get(deed="confirm a cross-over").reason == "Wij zien het."


def test_who_does_not_own_the_task_is_refused_with_a_sentence() -> None:
    found, owner = given.crossover(given.initiative("SlowCare Oss")), given.task_owner("Leegstand")
    other = given.task_owner("Energie")

    with pytest.raises(NotTheOwner, match=owner.name):
        decide.confirm(by=other, key=found.key, reason="Ja.", on=DAY)
    with pytest.raises(NotAllowed):
        decide.reject(by=given.officer(), key=found.key, reason="Nee.", on=DAY)


def test_without_an_owner_nobody_confirms() -> None:
    found = given.crossover(given.initiative("SlowCare Oss"))
    someone = given.role(given.person(), "task-owner", "programme", HOME)

    with pytest.raises(NotTheOwner, match="programmabureau"):
        decide.confirm(by=someone, key=found.key, reason="Ja.", on=DAY)


def test_who_registered_it_or_runs_the_initiative_does_not_confirm_it(worker: Person) -> None:
    zet = given.organisation("Zet")
    given.policy_task()
    one = given.initiative("SlowCare Oss", organisation=zet)
    key = register.register(by=worker, initiative_key=one.key, task_key="leegstand", kind="contributes", how_nl="Zo.")
    given.task_owner(by=given.role(worker, "task-owner", "programme", HOME))

    with pytest.raises(NotAllowed, match="collega"):
        decide.confirm(by=worker, key=key, reason="Ja.", on=DAY)

    TaskOwner.objects.all().delete()
    runner = given.task_owner()
    given.tie(runner, "works", "organisation", "zet")
    with pytest.raises(NotAllowed):
        decide.confirm(by=runner, key=key, reason="Ja.", on=DAY)


@pytest.mark.parametrize("answer", [decide.confirm, decide.reject])
def test_an_answer_has_a_reason(answer) -> None:
    found, owner = given.crossover(given.initiative("SlowCare Oss")), given.task_owner()

    with pytest.raises(Missing, match="waarom"):
        answer(by=owner, key=found.key, reason="  ", on=DAY)


def test_registering_takes_over_a_proposal_but_not_an_answer(worker: Person) -> None:
    one, owner = given.initiative("SlowCare Oss"), given.task_owner()
    made = given.crossover(one, way="text", likeness=0.3)
    said = {"initiative_key": one.key, "task_key": "leegstand", "kind": "contributes", "how_nl": "Een leeg gebouw."}

    assert register.register(by=worker, **said) == made.key

    made.refresh_from_db()
    assert (made.way, made.how_nl, made.likeness) == ("person", "Een leeg gebouw.", 0.3)
    decide.reject(by=owner, key=made.key, reason="Nee.", on=DAY)
    with pytest.raises(DecidedAlready, match="afgewezen"):
        register.register(by=worker, **said)


def test_registering_asks_how_and_a_task_that_is_there(worker: Person) -> None:
    given.initiative("SlowCare Oss"), given.policy_task()

    with pytest.raises(Missing):
        register.register(by=worker, initiative_key="slowcare-oss", task_key="leegstand", kind="conflicts", how_nl=" ")
    with pytest.raises(NotKnown):
        register.register(by=worker, initiative_key="slowcare-oss", task_key="geen", kind="conflicts", how_nl="Zo.")


def test_personal_data_in_what_everyone_reads_waits(worker: Person) -> None:
    given.initiative("SlowCare Oss"), given.policy_task()

    key = register.register(
        by=worker, initiative_key="slowcare-oss", task_key="leegstand", kind="contributes", how_nl="Bel 06-12345678."
    )

    assert "06" not in CrossOver.objects.get(key=key).how_nl


def test_one_effect_under_two_tasks_counts_once_in_every_total(worker: Person) -> None:
    (one, vacancy), (other, energy) = confirmed("Leegstand", worker), confirmed("Energie", worker)
    share.expect(by=worker, key=one.key, said=JOBS, expected=60, on=localdate())
    effect = Effect.objects.get()
    share.expect(by=worker, key=other.key, effect_key=effect.key, expected=40, on=localdate())
    share.confirm_share(by=vacancy, key=one.key, number=one.shares.get().pk, confirmed=75, on=DAY)
    share.confirm_share(by=energy, key=other.key, number=other.shares.get().pk, confirmed=25, on=DAY)

    (total,) = credited(HOME)

    assert (total.effects, total.whole, total.credited) == (1, Fraction(12), Fraction(12))
    assert {key: part for key, _title, part in total.by_task} == {"leegstand": Fraction(9), "energie": Fraction(3)}
    assert credited(HOME, task_key="energie") == (total,)


def test_more_than_the_whole_is_never_credited(worker: Person) -> None:
    (one, vacancy), (other, energy) = confirmed("Leegstand", worker), confirmed("Energie", worker)
    share.expect(by=worker, key=one.key, said=JOBS, expected=60, on=localdate())
    share.expect(by=worker, key=other.key, effect_key=Effect.objects.get().key, expected=60, on=localdate())
    share.confirm_share(by=vacancy, key=one.key, number=one.shares.get().pk, confirmed=60, on=DAY)
    theirs = other.shares.get()

    with pytest.raises(MoreThanThereIs, match="40 over"):
        share.confirm_share(by=energy, key=other.key, number=theirs.pk, confirmed=41, on=DAY)
    for write in (
        lambda: Share.objects.filter(pk=theirs.pk).update(confirmed=41, confirmed_by_key="x", confirmed_on=DAY),
        lambda: Share.objects.create(
            crossover=given.crossover(given.initiative("Anders")), effect=theirs.effect, expected=1, by_key="x",
            confirmed=50, confirmed_by_key="x", confirmed_on=DAY,
        ),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            write()

    share.confirm_share(by=energy, key=other.key, number=theirs.pk, confirmed=40, on=DAY)
    share.confirm_share(by=vacancy, key=one.key, number=one.shares.get().pk, confirmed=60, on=DAY)
    assert credited(HOME)[0].credited == 12


def test_a_rejected_cross_over_is_credited_no_more(worker: Person) -> None:
    one, owner = confirmed("Leegstand", worker)
    share.expect(by=worker, key=one.key, said=JOBS, expected=60, on=localdate())
    share.confirm_share(by=owner, key=one.key, number=one.shares.get().pk, confirmed=60, on=DAY)

    decide.reject(by=owner, key=one.key, reason="Toch niet.", on=DAY)

    assert credited(HOME) == ()
    assert one.shares.get().confirmed is None


def test_bad_effects_are_answered_with_what_to_do(worker: Person) -> None:
    one, owner = confirmed("Leegstand", worker)
    share.expect(by=worker, key=one.key, said=JOBS, expected=60, on=localdate())
    number, effect = one.shares.get().pk, Effect.objects.get()
    again = {"by": worker, "key": one.key, "expected": 10, "on": localdate()}

    with pytest.raises(TellsTwice):
        share.expect(effect_key=effect.key, **again)
    for wrong in ({}, JOBS | {"amount": Decimal(-1)}, JOBS | {"seen_on": date(2999, 1, 1)}):
        with pytest.raises(Missing):
            share.expect(said=wrong, **again)
    with pytest.raises(Missing):
        share.confirm_share(by=owner, key=one.key, number=number, confirmed=101, on=DAY)
    CrossOver.objects.filter(pk=one.pk).update(state="proposed", decided_by_key="", decided_on=None)
    with pytest.raises(NotConfirmed):
        share.confirm_share(by=owner, key=one.key, number=number, confirmed=10, on=DAY)


def test_an_owner_is_named_among_who_has_the_role_and_gets_what_is_stated() -> None:
    task, officer = given.policy_task(), given.officer()
    given.initiative("SlowCare Oss").policy_tasks.add(task)
    someone = given.role(given.person("Eva"), "task-owner", "programme", HOME)

    own.name_owner(by=officer, task_key="leegstand", person_key=someone.key)

    assert [one.what for one in waiting.waiting(someone)] == ["Raakt SlowCare Oss je opgave Leegstand?"]
    with pytest.raises(HoldsNoRole):
        own.name_owner(by=officer, task_key="leegstand", person_key=officer.key)


def test_a_task_goes_to_who_takes_over() -> None:
    old, new = given.task_owner(), given.person("Nieuw")

    assert hand_over.hand_over(by=given.officer(), old=old, new=new) == 1

    assert TaskOwner.objects.get(ended_at=None).person_key == new.key
    assert TaskOwner.objects.count() == 2


def test_what_waits_is_told_to_the_owner_alone(worker: Person) -> None:
    given.crossover(given.initiative("Buurtkamer"), way="text", likeness=0.4)
    one, owner = confirmed("Leegstand", worker)
    share.expect(by=worker, key=one.key, said=JOBS, expected=60, on=localdate())

    assert [row.what for row in proposals_waiting.waiting(owner)] == ["1 voorstel voor je opgave Leegstand"]
    assert [row.what for row in shares_waiting.waiting(owner)] == [
        "Welk deel van “mensen aan het werk” telt voor je opgave Leegstand?"
    ]
    assert proposals_waiting.waiting(owner, after=proposals_waiting.waiting(owner)[-1].cursor) == ()
    assert all(room.waiting(worker) == () for room in (waiting, proposals_waiting, shares_waiting))


def test_a_quarter_with_few_answers_says_too_few(client) -> None:
    owner = given.task_owner()
    for number in range(3):
        found = given.crossover(given.initiative(f"Tuin {number}"), way="text", likeness=0.4)
        decide.confirm(by=owner, key=found.key, reason="Ja.", on=DAY)
    client.force_login(owner)

    (quarter,) = hits.hits(HOME).quarters
    page = client.get(reverse("crossovers-hits")).content.decode()

    assert (quarter.proposed, quarter.confirmed, quarter.precision) == (3, 3, 1.0)
    assert page.count("te weinig om iets te zeggen") == 2


def test_who_owned_a_task_is_told_it_and_it_goes_on_erasing() -> None:
    from veerkracht.crossovers import personal
    from veerkracht.people.queries import whose

    owner = whose(given.task_owner().key)

    assert personal in PERSONAL
    assert [len(kept.rows) for kept in personal.export(whose=owner)] == [1]
    assert [fate.count for fate in personal.fates(whose=owner)] == [1]
    personal.erase(whose=owner)
    assert not TaskOwner.objects.exists()
