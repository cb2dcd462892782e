"""Doing what was agreed on: a plan, a log of talks and hours, an end, and a judgement of both sides."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

import given
from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.notices.models import Notice
from veerkracht.people.models import Person
from veerkracht.site.alive import alive
from veerkracht.support.desk.models import SupportRequest
from veerkracht.support.giving.actions import end, log, plan, template
from veerkracht.support.giving.actions.hand_over import hand_over
from veerkracht.support.giving.actions.judge import judge
from veerkracht.support.giving.actions.remind import remind
from veerkracht.support.giving.models import PlannedStep, Talk
from veerkracht.support.giving.queries import steps_due, to_judge
from veerkracht.support.giving.queries.doing import doing
from veerkracht.support.giving.queries.helped import histories, what_helped
from veerkracht.support.giving.queries.templates import TemplateStep
from veerkracht.support.planning.models import Agreement
from veerkracht.support.planning.queries.chances import histories as planned_with
from veerkracht.support.rules.chances import History

pytestmark = pytest.mark.django_db
TODAY = localdate()


def initiator() -> Person:
    return given.role(given.person("Ine"), "initiator", "initiative", "slowcare-oss")


def help_of(worker: Person, *, months_ago: int = 1, kind: str = "method", **fields: object) -> Agreement:
    words = {"offer": given.offer(kind), "supporter_key": worker.key, "province_key": worker.key} | fields
    initiative = Initiative.objects.first() or given.initiative()
    return given.agreement(initiative, kind, months_ago=months_ago, **words)


def test_a_plan_begins_with_the_template_of_its_kind() -> None:
    worker = given.worker()
    agreement = help_of(worker, months_ago=0)

    count = plan.take_template(by=worker, key=agreement.key, language="nl", on=TODAY)
    steps = PlannedStep.objects.all()

    assert count == len(steps) == 3
    assert steps[0].what == "Laat zien hoe de werkwijze gaat en pas haar aan"
    assert (steps[0].who_key, steps[0].due_on) == (worker.key, TODAY + timedelta(14))
    with pytest.raises(Refusal, match="Er staan al stappen"):
        plan.take_template(by=worker, key=agreement.key, language="nl", on=TODAY)


def test_a_changed_template_takes_the_place_of_the_shipped_one() -> None:
    officer, worker = given.officer(), given.worker()
    template.keep_template(by=officer, kind="method", steps=[TemplateStep(3, Bilingual("Bel even", ""))])
    agreement = help_of(worker)

    plan.take_template(by=worker, key=agreement.key, language="en", on=TODAY)

    assert PlannedStep.objects.get().what == "Bel even"
    with pytest.raises(Refusal, match="Schrijf een tot twintig stappen"):
        template.keep_template(by=officer, kind="method", steps=[])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"what": " "}, "Zeg wat er moet gebeuren."),
        ({"who_key": "niemand"}, "Kies uit de lijst wie het doet."),
        ({"due_on": None}, "Zeg voor welke dag het klaar is."),
        ({"due_on": TODAY - timedelta(1)}, "Deze dag is voorbij."),
    ],
)
def test_a_step_says_what_who_and_by_when(said: dict[str, object], sentence: str) -> None:
    worker = given.worker()
    whole = {"what": "Bellen", "who_key": worker.key, "due_on": TODAY} | said

    with pytest.raises(Refusal, match=sentence):
        plan.add_step(by=worker, key=help_of(worker).key, on=TODAY, **whole)  # type: ignore[arg-type]


def test_a_step_waits_for_who_does_it_until_it_is_done() -> None:
    worker = given.worker()
    agreement = help_of(worker)
    plan.add_step(by=worker, key=agreement.key, what="Bellen", who_key=worker.key, due_on=TODAY, on=TODAY)
    step = PlannedStep.objects.get()

    waits = steps_due.waiting(worker)
    remind(on=TODAY)
    remind(on=TODAY)
    notice = Notice.objects.get(person_key=worker.key, about_kind="planned-step")
    before = alive(worker.key, ("planned-step", notice.about_key))
    plan.finish_step(by=worker, key=agreement.key, number=step.pk, on=TODAY)

    assert "Bellen" in waits[0].what
    assert before
    assert not alive(worker.key, ("planned-step", notice.about_key)), "a mail that waits is not sent any more"
    assert not steps_due.waiting(worker)


def test_a_step_that_is_far_away_reminds_nobody() -> None:
    worker = given.worker()
    later = TODAY + timedelta(60)
    plan.add_step(by=worker, key=help_of(worker).key, what="Bellen", who_key=worker.key, due_on=later, on=TODAY)

    assert remind(on=TODAY) == 0
    assert not steps_due.waiting(worker)


def test_a_talk_counts_with_its_cost_to_the_cent_and_once() -> None:
    worker = given.worker()
    agreement = help_of(worker)
    talk = {"key": agreement.key, "held_on": TODAY, "minutes": 50, "said": "Gebeld over de kas.", "with_whom": "Piet"}

    log.log(by=worker, on=TODAY, **talk)  # type: ignore[arg-type]
    log.log(by=worker, on=TODAY, **talk)  # type: ignore[arg-type]
    found = doing(agreement.key, viewer=worker)

    assert (found.minutes, found.cost.minor, found.spent) == (50, 6_250, "50 min")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"minutes": 0}, "Zeg hoeveel minuten"),
        ({"minutes": -5}, "Zeg hoeveel minuten"),
        ({"minutes": 1441}, "Een dag heeft 1.440 minuten"),
        ({"said": "  "}, "Zeg in een paar woorden"),
        ({"held_on": None}, "Zeg op welke dag"),
        ({"held_on": TODAY + timedelta(1)}, "moet nog komen"),
        ({"held_on": TODAY - timedelta(400)}, "nog niet begonnen"),
    ],
)
def test_a_talk_that_cannot_be_is_refused_in_one_sentence(said: dict[str, object], sentence: str) -> None:
    worker = given.worker()
    whole = {"held_on": TODAY, "minutes": 50, "said": "Gebeld"} | said

    with pytest.raises(Refusal, match=sentence):
        log.log(by=worker, key=help_of(worker).key, on=TODAY, **whole)  # type: ignore[arg-type]


def test_a_line_of_the_log_is_taken_back_by_who_wrote_it() -> None:
    worker, other = given.worker(), given.worker(name="Kees")
    agreement = help_of(worker)
    log.log(by=worker, key=agreement.key, held_on=TODAY, minutes=30, said="Gebeld", on=TODAY)
    number = Talk.objects.get().pk

    with pytest.raises(Refusal, match="Wie deze regel schreef"):
        log.take_back(by=other, key=agreement.key, number=number)
    log.take_back(by=worker, key=agreement.key, number=number)

    assert doing(agreement.key, viewer=worker).minutes == 0
    assert Talk.objects.get().taken_back_at


def test_who_offers_the_help_logs_it_and_others_do_not() -> None:
    agreement = help_of(given.worker())
    partner = given.role(given.person("Zet"), "knowledge-partner", "organisation", "zet")
    stranger = given.role(given.person("Ander"), "knowledge-partner", "organisation", "elders")

    log.log(by=partner, key=agreement.key, held_on=TODAY, minutes=30, said="Gebeld", on=TODAY)

    with pytest.raises(NotAllowed):
        log.log(by=stranger, key=agreement.key, held_on=TODAY, minutes=30, said="Gebeld", on=TODAY)


def test_a_supporter_who_leaves_keeps_the_hours_and_the_initiative_waits_at_the_desk() -> None:
    worker, someone = given.worker(), initiator()
    agreement = help_of(worker, initiator_key=someone.key)
    plan.take_template(by=worker, key=agreement.key, language="nl", on=TODAY)
    log.log(by=worker, key=agreement.key, held_on=TODAY, minutes=90, said="Gebeld", on=TODAY)

    with pytest.raises(Refusal, match="Zeg waarom het stopt"):
        end.stop(by=worker, key=agreement.key, why=" ", on=TODAY)
    key = end.stop(by=worker, key=agreement.key, why="Zij verhuist.", on=TODAY)
    request = SupportRequest.objects.get(key=key)
    found = doing(agreement.key, viewer=worker)

    assert (request.initiative_key, request.status, request.kind) == ("slowcare-oss", "waiting", "method")
    assert request.owner_key == worker.key
    assert request.person_key == someone.key
    assert "Geen penningmeester" in request.subject
    assert (found.state, found.why_ended, found.minutes) == ("stopped", "Zij verhuist.", 90)
    assert not any(step.is_open for step in found.steps)
    with pytest.raises(Refusal, match="afgelopen"):
        end.finish(by=worker, key=agreement.key, words="", on=TODAY)


def test_what_is_not_agreed_on_yet_has_no_log() -> None:
    worker = given.worker()
    agreement = help_of(worker, state="proposed")

    with pytest.raises(Refusal, match="nog niet eens"):
        log.log(by=worker, key=agreement.key, held_on=TODAY, minutes=30, said="Gebeld", on=TODAY)


def test_both_sides_judge_after_six_months_and_the_chances_learn_from_it() -> None:
    worker, someone = given.worker(), initiator()
    agreement = help_of(worker, months_ago=7, initiator_key=someone.key)

    waits = [to_judge.waiting(worker), to_judge.waiting(someone)]
    remind(on=TODAY)
    judge(by=worker, key=agreement.key, side="province", gone=True, words="Er is een kas.", on=TODAY)
    half = histories()
    judge(by=someone, key=agreement.key, side="initiative", gone=True, on=TODAY)

    assert [len(one) for one in waits] == [1, 1]
    assert Notice.objects.filter(about_kind="support-judgement").count() == 2
    assert half == {}
    assert histories() == {"method": History(1, 1)}
    assert planned_with()["method"] == History(1, 1)
    assert doing(agreement.key, viewer=worker).helped is True
    assert not to_judge.waiting(worker)
    assert not alive(worker.key, ("support-judgement", f"{agreement.key}.province"))


def test_help_helped_only_where_both_sides_say_so_and_the_last_word_counts() -> None:
    worker, someone = given.worker(), initiator()
    agreement = help_of(worker, months_ago=7)
    judge(by=worker, key=agreement.key, side="province", gone=True, on=TODAY)
    judge(by=someone, key=agreement.key, side="initiative", gone=False, instead="Een partner.", on=TODAY)

    first = planned_with()["method"]
    judge(by=someone, key=agreement.key, side="initiative", gone=True, on=TODAY)

    assert (first, planned_with()["method"]) == (History(0, 1), History(1, 1))


def test_nobody_judges_for_both_sides() -> None:
    worker, other = given.worker(), given.worker(name="Kees")
    agreement = help_of(worker, months_ago=7)
    judge(by=worker, key=agreement.key, side="province", gone=True, on=TODAY)
    for someone in (worker, other):
        given.role(someone, "initiator", "initiative", "slowcare-oss")

    with pytest.raises(NotAllowed, match="eerdere stap"):
        judge(by=worker, key=agreement.key, side="initiative", gone=True, on=TODAY)
    with pytest.raises(NotAllowed, match="bij een van de partijen"):
        judge(by=other, key=agreement.key, side="province", gone=False, on=TODAY)


def test_nothing_is_judged_too_early_or_when_it_stopped_or_without_a_choice() -> None:
    worker = given.worker()
    old, new, stopped = (
        help_of(worker, months_ago=7),
        help_of(worker, months_ago=2),
        help_of(worker, months_ago=7, state="stopped", why_ended="Weg", ended_on=TODAY),
    )

    with pytest.raises(Refusal, match="zes maanden na het begin"):
        judge(by=worker, key=new.key, side="province", gone=True, on=TODAY)
    with pytest.raises(Refusal, match="niet tot het eind gegeven"):
        judge(by=worker, key=stopped.key, side="province", gone=True, on=TODAY)
    with pytest.raises(Refusal, match="Kies: is het knelpunt weg"):
        judge(by=worker, key=old.key, side="province", gone=None, on=TODAY)


def test_what_helped_tells_chances_shares_and_how_often_people_chose_otherwise() -> None:
    worker = given.worker()
    help_of(worker, overrules=True)
    help_of(worker)
    found = {"knowledge": History(9, 14), "partner": History(7, 9), "method": History(3, 8)}

    rows = {one.kind: one for one in what_helped(found, programme_key="sociale-veerkracht")}
    nothing = what_helped({}, programme_key="sociale-veerkracht")

    assert rows["method"].chance
    assert rows["method"].chance.low < 3 / 8 < rows["method"].chance.value < 0.6
    assert sum(one.share for one in rows.values()) == pytest.approx(1)
    assert sorted(one.without_consent for one in rows.values()) == [0, 0, 0, 0, 0, 1]
    assert rows["method"].overruled
    assert (rows["method"].overruled.otherwise, rows["method"].overruled.proposed) == (1, 2)
    assert all(one.chance is None for one in nothing)


def test_who_takes_over_does_the_steps_of_who_leaves() -> None:
    worker, new = given.worker(), given.worker(name="Kees")
    plan.take_template(by=worker, key=help_of(worker).key, language="nl", on=TODAY)

    assert hand_over(by=given.officer(), old=worker, new=new) == 3
    assert set(PlannedStep.objects.values_list("who_key", flat=True)) == {new.key}


def test_the_command_reminds(capsys: pytest.CaptureFixture[str]) -> None:
    help_of(given.worker(), months_ago=8, initiator_key=initiator().key)

    call_command("giving", "remind")

    assert capsys.readouterr().out.startswith("2 things")


def test_a_step_that_the_page_does_not_offer_is_answered_in_words(client):
    agreement = given.agreement(given.initiative())
    client.force_login(given.role(given.person("Ada"), "auditor"))

    answer = client.post(f"/hulp/gegeven/{agreement.key}", {"step": "plan"}, follow=True)

    assert "We weten niet wat we moeten doen." in answer.content.decode()
    assert not PlannedStep.objects.exists()
