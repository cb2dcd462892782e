"""Choosing: no application without a status, no decision without exploration and assessment, no reviewer with a tie."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.foundation.personal import Whose
from veerkracht.foundation.waiting import Waiting
from veerkracht.initiatives.models import Initiative, Participation
from veerkracht.initiatives.selection.actions import assess, explore
from veerkracht.initiatives.selection.actions.decide import Choice, decide
from veerkracht.initiatives.selection.actions.propose import Proposed, link_again, save, send, withdraw
from veerkracht.initiatives.selection.actions.send_letters import send_waiting
from veerkracht.initiatives.selection.actions.set_up import set_framework, set_procedure
from veerkracht.initiatives.selection.models import Application, Decision, Framework, Letter, Procedure, Score
from veerkracht.initiatives.selection.personal import destroy, due, erase, export, fates
from veerkracht.initiatives.selection.queries import near, the_set, versions, waiting, working
from veerkracht.initiatives.selection.queries.panel import panel
from veerkracht.initiatives.selection.refusals import HasInterest, Missing, NobodyHere, NotNow, NotReady, TooMany
from veerkracht.people.models import Person
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db
TODAY = date(2017, 4, 12)
PIET = Whose("", "piet@voorbeeld.example", "Piet Pieters")
SAYS = Proposed(
    title="Buurtkeuken De Pan",
    summary="Buren koken voor elkaar.",
    email="piet@voorbeeld.example",
    answers={"verandering": "Buren kennen elkaar."},
)
WHOLE = {"effect-in-zicht": (3, "Ja."), "energie": (3, "Ja."), "hulpvraag": (3, "Ja."), "bereid-te-delen": (3, "Ja.")}


def one(key: str) -> Application:
    return Application.objects.get(key=key)


def officer(name: str = "Otto Ober") -> Person:
    return given.role(given.person(name), "officer", "programme", given.programme().key)


def choice(what: str = "chosen", **said: object) -> Choice:
    return Choice(what, **{"motivation": "Ze hebben energie.", "round_key": given.round_().key} | said)


def told(person: Person) -> list[str]:
    items: tuple[Waiting, ...] = waiting.waiting(person)
    return [item.what for item in items]


# Proposing


def test_what_is_begun_is_kept_and_gone_on_with_by_the_link_in_the_mail() -> None:
    given.worker()
    home = given.programme().key

    key = save(proposed=Proposed(email="piet@voorbeeld.example"), programme_key=home, on=TODAY)
    send_waiting(at=now())
    assert "/meedoen/mijn-aanmelding/" in mail.outbox[0].body
    save(proposed=SAYS, programme_key=home, on=TODAY, key=key)
    send(proposed=SAYS, programme_key=home, on=TODAY, key=key)

    assert (one(key).status, one(key).proposed_on) == ("proposed", TODAY)
    assert [letter.kind for letter in Letter.objects.all()] == ["link", "receipt"]


def test_an_application_has_a_status_and_an_owner_at_once_and_waits_under_today() -> None:
    worker = given.worker()

    key = given.application()

    assert (one(key).status, one(key).owner_key) == ("proposed", worker.key)
    assert told(worker) == ["Een aanmelding wacht op verkenning: Buurtkeuken De Pan"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": " "}, "Zeg hoe je initiatief heet."),
        ({"summary": ""}, "Zeg in één zin wat je doet."),
        ({"email": ""}, "Geef een e-mailadres"),
        ({"answers": {}}, "Beantwoord ook de vraag"),
    ],
)
def test_what_is_missing_is_said(change: dict[str, object], sentence: str) -> None:
    given.worker()

    with pytest.raises(Missing, match=sentence):
        given.application(**change)


def test_where_nobody_explores_it_is_not_taken_in() -> None:
    with pytest.raises(NobodyHere):
        given.application()


def test_so_many_of_one_address_are_refused() -> None:
    given.worker()
    for _time in range(10):
        given.application()

    with pytest.raises(TooMany):
        given.application()


def test_what_was_sent_is_not_written_over() -> None:
    given.worker()
    key = given.application()

    with pytest.raises(NotNow):
        save(proposed=SAYS, programme_key=given.programme().key, on=TODAY, key=key)


def test_who_takes_it_back_is_erased_and_counted() -> None:
    worker = given.worker()
    key = given.explored(given.application(), worker)

    withdraw(key=key, on=TODAY)

    assert (one(key).status, one(key).title, one(key).email) == ("withdrawn", "", "")
    assert not one(key).explorations.exists()


def test_a_lost_link_is_mailed_again_no_sooner_than_after_ten_minutes() -> None:
    given.worker()
    given.application()
    send_waiting(at=now())

    assert link_again(email="Piet@voorbeeld.example") == 0
    Letter.objects.update(due_at=now() - timedelta(minutes=11), written_at=now() - timedelta(minutes=12))
    assert link_again(email="Piet@voorbeeld.example") == 1


def test_initiatives_that_are_called_alike_in_the_same_place_are_named() -> None:
    oss, uden = given.place("Oss"), given.place("Uden")
    given.initiative("SlowCare Oss", places=(oss,))
    home = given.programme().key

    assert [row.key for row in near.alike("Slow-Care in Os", programme_key=home, place_key=oss.key)] == ["slowcare-oss"]
    assert not near.alike("Slow-Care in Os", programme_key=home, place_key=uden.key)
    assert not near.alike("Buurtkeuken", programme_key=home)


@pytest.mark.parametrize("wrong", [{"status": ""}, {"status": "lost"}, {"owner_key": ""}, {"status": "chosen"}])
def test_the_database_refuses_one_without(wrong: dict[str, object]) -> None:
    given.worker()
    key = given.application()

    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(key=key).update(**wrong)


# Exploring and assessing


def test_a_conversation_lets_it_be_assessed() -> None:
    worker = given.worker()
    key = given.application()

    with pytest.raises(Missing, match="nog komen"):
        explore.explore(by=worker, key=key, held_on=TODAY + timedelta(1), text="Goed gesprek.", on=TODAY)
    given.explored(key, worker)

    assert one(key).status == "explored"


def test_what_someone_began_is_nobody_elses_yet() -> None:
    worker = given.worker()
    key = save(proposed=SAYS, programme_key=given.programme().key, on=TODAY)

    with pytest.raises(NotKnown):
        working.whole(key, viewer=worker)


def test_two_reviewers_make_it_assessed_with_mean_and_spread() -> None:
    worker, ben = given.worker(), given.worker(name="Ben")
    key = given.assessed(given.application(), worker, worker, ben)
    assess.assess(by=ben, key=key, given=WHOLE | {"energie": (1, "Nee.")}, on=TODAY)

    found = panel(key, viewer=worker)

    assert one(key).status == "assessed"
    energy = found.judged[1].together
    assert (energy.mean, energy.lowest, energy.highest, energy.apart) == (2, 1, 3, True)


def test_who_still_has_to_assess_does_not_see_what_others_gave() -> None:
    worker, ben = given.worker(), given.worker(name="Ben")
    key = given.assessed(given.application(), worker, worker)
    assess.ask(by=worker, key=key, person_key=ben.key)

    assert panel(key, viewer=worker).seen
    assert not panel(key, viewer=ben).seen
    assert told(ben) == ["Je bent gevraagd te toetsen: Buurtkeuken De Pan"]


def test_a_reviewer_with_an_interest_is_blocked() -> None:
    worker, ben = given.worker(), given.worker(name="Ben")
    key = given.explored(given.application(), worker)
    assess.ask(by=worker, key=key, person_key=ben.key)
    with pytest.raises(NotNow, match="eerst"):
        assess.assess(by=ben, key=key, given=WHOLE, on=TODAY)
    with pytest.raises(Missing):
        assess.declare(by=ben, key=key, tied=True)
    assess.declare(by=ben, key=key, tied=True, interest="Mijn broer zit in het bestuur.")

    with pytest.raises(HasInterest):
        assess.assess(by=ben, key=key, given=WHOLE, on=TODAY)
    assert not Score.objects.exists()


def test_who_stands_on_the_side_of_the_provider_is_not_asked() -> None:
    worker, ben = given.worker(), given.worker(name="Ben")
    initiative = given.initiative("SlowCare Oss")
    key = given.explored(given.application(initiative_key=initiative.key), worker)
    given.tie(ben, "works", "initiative", initiative.key)

    with pytest.raises(HasInterest, match="Ben"):
        assess.ask(by=worker, key=key, person_key=ben.key)


def test_who_proposed_it_neither_assesses_nor_decides() -> None:
    worker, own = given.worker(), officer()
    key = given.assessed(given.application(email=own.email), worker, worker)

    with pytest.raises(HasInterest):
        assess.ask(by=worker, key=key, person_key=own.key)
    with pytest.raises(HasInterest):
        decide(by=own, key=key, choice=choice(), on=TODAY)


@pytest.mark.parametrize("given_", [{}, WHOLE | {"energie": (None, "Ja.")}, WHOLE | {"energie": (5, "Ja.")}])
def test_every_criterion_needs_a_score(given_: dict[str, tuple[int | None, str]]) -> None:
    worker = given.worker()
    key = given.explored(given.application(), worker)
    assess.ask(by=worker, key=key, person_key=worker.key)
    assess.declare(by=worker, key=key, tied=False)

    with pytest.raises(Missing, match="score"):
        assess.assess(by=worker, key=key, given=given_, on=TODAY)


# Deciding


def test_nothing_is_decided_without_exploration_and_assessment() -> None:
    worker, otto = given.worker(), officer()
    key = given.application()

    with pytest.raises(NotReady, match="nog niet verkend"):
        decide(by=otto, key=key, choice=choice(), on=TODAY)
    given.explored(key, worker)
    with pytest.raises(NotReady, match="Nog niet genoeg mensen"):
        decide(by=otto, key=key, choice=choice("light"), on=TODAY)
    with pytest.raises(NotAllowed):
        decide(by=worker, key=key, choice=choice(), on=TODAY)


def test_a_chosen_initiative_joins_its_round_and_a_letter_is_written() -> None:
    worker, ben, otto = given.worker(), given.worker(name="Ben"), officer()
    key = given.assessed(given.application(place_words=given.place().name), worker, worker, ben)

    decide(by=otto, key=key, choice=choice(publish=True), on=TODAY)
    send_waiting(at=now())

    initiative = Initiative.objects.get()
    assert (initiative.title_nl, initiative.published) == ("Buurtkeuken De Pan", True)
    assert Participation.objects.get().track == "full"
    letter = next(one for one in mail.outbox if "Besluit" in one.subject)
    assert "Ze hebben energie." in letter.body
    assert "Otto Ober besloot dit op 12 april 2017." in letter.body
    assert Entry.objects.filter(deed="decide a selection", kind="application", key=key).exists()


def test_who_was_not_chosen_follows_the_light_track_joins_later_and_leaves() -> None:
    worker, ben, otto = given.worker(), given.worker(name="Ben"), officer()
    initiative = given.initiative("SlowCare Oss")
    key = given.assessed(given.application(initiative_key=initiative.key), worker, worker, ben)

    decide(by=otto, key=key, choice=choice("light"), on=TODAY)
    assert Participation.objects.get().track == "light"
    decide(by=otto, key=key, choice=choice(), on=TODAY)
    assert Participation.objects.get().track == "full"
    decide(by=otto, key=key, choice=choice("left", round_key=""), on=TODAY)

    assert one(key).status == "left"
    assert [made.what for made in Decision.objects.all()] == ["light", "chosen", "left"]


def test_outside_the_focus_places_one_says_what_is_to_be_learned() -> None:
    worker, ben, otto = given.worker(), given.worker(name="Ben"), officer()
    oss, _uden = given.place("Oss"), given.place("Uden")
    given.focus(oss)
    key = given.assessed(given.application(place_words="Uden"), worker, worker, ben)

    with pytest.raises(NotReady, match="wat je ervan wilt leren"):
        decide(by=otto, key=key, choice=choice(), on=localdate())
    decide(by=otto, key=key, choice=choice(learning="Een dorp zonder winkel."), on=localdate())

    assert (Decision.objects.get().outside, Decision.objects.get().learning) == (True, "Een dorp zonder winkel.")


def test_the_set_is_seen_with_and_without_a_candidate() -> None:
    worker = given.worker()
    care = given.theme("Gezondheid")
    member = given.initiative("SlowCare Oss", themes=(care,), phase="start")
    Participation.objects.create(initiative=member, round=given.round_())
    key = given.application(theme_key=care.key, phase="growth")

    found = the_set.in_view(key, viewer=worker, round_key=given.round_().key).found

    assert [(row.value, row.without, row.with_it) for row in found.rows["theme"]] == [("gezondheid", 1, 2)]
    assert {row.value: row.first for row in found.rows["phase"]} == {"start": False, "growth": True}


# Versions


def test_a_running_application_keeps_the_stages_it_began_with() -> None:
    worker, admin = given.worker(), given.officer()
    old = given.application()
    steps = [*versions.shipped("stages")]
    steps.insert(1, {"key": "advies", "does": "step", "title_nl": "Advies van de gemeente"})

    set_procedure(by=admin, programme_key=given.programme().key, steps=steps, asked=[], reason="Beter.", on=localdate())
    new = given.application()

    assert [len(working.whole(key, viewer=worker).stages) for key in (old, new)] == [3, 4]
    assert [row.number for row in Procedure.objects.order_by("number")] == [1, 2]


def test_an_own_step_holds_up_the_decision_until_it_is_taken() -> None:
    worker, ben, otto = given.worker(), given.worker(name="Ben"), officer()
    steps = [*versions.shipped("stages")]
    steps.insert(1, {"key": "advies", "does": "step", "title_nl": "Advies van de gemeente"})
    home = given.programme().key
    set_procedure(by=otto, programme_key=home, steps=steps, asked=[], reason="Beter.", on=localdate())
    key = given.assessed(given.application(), worker, worker, ben)

    with pytest.raises(NotReady, match="Advies van de gemeente"):
        decide(by=otto, key=key, choice=choice(), on=localdate())
    explore.take_step(by=worker, key=key, step="advies")
    decide(by=otto, key=key, choice=choice(), on=localdate())

    assert one(key).status == "chosen"


def test_what_is_being_assessed_keeps_the_framework_it_began_with() -> None:
    worker, ben, admin = given.worker(), given.worker(name="Ben"), given.officer()
    key = given.assessed(given.application(), worker, worker)
    rows = versions.shipped("criteria")[:2]

    set_framework(by=admin, programme_key=given.programme().key, rows=rows, at_least=1, reason="Kort.", on=localdate())

    assert len(panel(key, viewer=ben).framework.criteria) == 4
    assert [row.number for row in Framework.objects.order_by("number")] == [1, 2]


@pytest.mark.parametrize(
    ("rows", "at_least", "sentence"),
    [([], 2, "ten minste één criterium"), (versions.shipped("criteria") * 2, 2, "hetzelfde"),
     (versions.shipped("criteria"), 0, "ten minste één en hoogstens negen")],
)  # fmt: skip
def test_a_framework_that_cannot_be_is_refused(rows: versions.Rows, at_least: int, sentence: str) -> None:
    admin, home = given.officer(), given.programme().key

    with pytest.raises(Missing, match=sentence):
        set_framework(by=admin, programme_key=home, rows=rows, at_least=at_least, reason="x", on=TODAY)


# Personal data


def test_who_asks_gets_what_they_proposed_and_it_is_erased() -> None:
    worker, ben = given.worker(), given.worker(name="Ben")
    key = given.assessed(given.application(), worker, worker, ben)
    other = given.application("Een ander", email="jan@voorbeeld.example", name="Jan")
    explore.explore(by=worker, key=other, held_on=TODAY, text="Vraag Piet Pieters.", on=localdate())

    kept = {one.record: one.rows for one in export(whose=PIET)}
    assert kept["selection.Application"][0]["title"] == "Buurtkeuken De Pan"
    assert [fate.count for fate in fates(whose=PIET)][:2] == [1, 1]
    erase(whose=PIET)

    assert (one(key).status, one(key).name, one(key).answers) == ("withdrawn", "", {})
    assert one(other).explorations.get().text == "Vraag …."


def test_what_was_kept_long_enough_goes() -> None:
    given.worker()
    begun = save(proposed=SAYS, programme_key=given.programme().key, on=TODAY)
    later = localdate() + timedelta(days=91)

    (found,) = due(on=later)
    destroy(due=found, by=None, on=later)

    assert not Application.objects.filter(key=begun).exists()


def test_who_leaves_hands_over() -> None:
    worker, admin, heir = given.worker(), given.officer(), given.person("Erfgenaam")
    key = given.application()

    explore.hand_over(by=admin, old=worker, new=heir)

    assert one(key).owner_key == heir.key
