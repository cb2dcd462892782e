"""Questions: asked, owned, worded anew, hanging, answered, let go, asked again, handed over and published."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, now

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.learning.asking.actions import ask, publish, settle
from veerkracht.learning.asking.actions.hand_over import hand_over
from veerkracht.learning.asking.models import Question, QuestionVersion
from veerkracht.learning.asking.queries import working
from veerkracht.learning.asking.queries.public import question as public_question
from veerkracht.learning.asking.queries.uses import uses
from veerkracht.learning.asking.queries.waiting import waiting
from veerkracht.notices.models import Notice
from veerkracht.people.models import Person, WithheldText
from veerkracht.trail.models import Entry
from veerkracht.trail.pages import Turn

pytestmark = pytest.mark.django_db
TODAY = date(2017, 3, 6)


def asked(key: str) -> Question:
    return Question.objects.get(key=key)


def let_hang(key: str, days: int = 1) -> None:
    Question.objects.filter(key=key).update(hangs_at=now() - timedelta(days=days))


def test_who_asks_a_question_owns_it() -> None:
    someone = given.asker()

    key = given.question("Wat haalt mannen boven de 75 hun huis uit?", by=someone)

    assert key == "wat-haalt-mannen-boven-de-75-hun-huis-uit"
    assert (asked(key).owner_key, asked(key).status) == (someone.key, "open")
    assert Entry.objects.filter(deed="ask a question", kind="question", key=key, person_key=someone.key).exists()


@pytest.mark.parametrize("title", ["Wat", "", "          ", "Onbegrijpelijk"])
def test_a_question_of_three_letters_is_refused_with_what_to_do(title: str) -> None:
    with pytest.raises(Refusal, match="als een hele zin"):
        given.question(title)


def test_an_owner_without_a_role_here_is_refused() -> None:
    with pytest.raises(Refusal, match="heeft geen rol"):
        given.question(owner_key=given.person("Piet").key)


def test_the_database_refuses_a_question_without_an_owner() -> None:
    key = given.question()

    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(key=key).update(owner_key="")


def test_a_new_wording_keeps_the_question_and_the_old_words() -> None:
    someone = given.asker()
    key = given.question(by=someone)

    ask.reword(
        by=someone, key=key, said={"title_nl": "Wat doet mannen meedoen?"}, based_on=1, on=TODAY, reason="Breder"
    )

    found = working.question(key, viewer=someone)
    assert [one.title.nl for one in found.versions] == [
        "Wat haalt mannen boven de 75 hun huis uit?",
        "Wat doet mannen meedoen?",
    ]
    assert (found.last.reason, found.last.by) == ("Breder", "Vrager")


@pytest.mark.parametrize(
    ("said", "based_on", "reason", "refusal"),
    [
        ({"title_nl": "Iets heel anders?"}, 1, " ", Refusal),
        ({}, 1, "Zomaar", Refusal),
        ({"title_nl": "Iets heel anders?"}, 0, "Breder", ChangedMeanwhile),
    ],
)
def test_a_wording_without_news_or_reason_or_on_an_old_one_is_refused(
    said: dict[str, str], based_on: int, reason: str, refusal: type[Refusal]
) -> None:
    someone = given.asker()
    key = given.question(by=someone)

    with pytest.raises(refusal):
        ask.reword(by=someone, key=key, said=said, based_on=based_on, on=TODAY, reason=reason)

    assert QuestionVersion.objects.filter(question__key=key).count() == 1


def test_a_question_hangs_after_ninety_days_and_waits_for_its_owner() -> None:
    someone, other = given.asker(), given.asker()
    key, fresh = given.question(by=someone), given.question("Wie komt er niet?", by=someone)
    assert asked(key).hangs_at.date() == (now() + timedelta(days=90)).date()

    let_hang(key)

    assert [one.link for one in waiting(someone)] == [f"/leren/vragen/{key}"]
    assert not waiting(other)
    hanging = working.questions(someone, Turn(), status="hanging")
    assert [one.key for one in hanging.rows] == [key]
    assert fresh not in {one.key for one in hanging.rows}


def test_what_waits_can_be_turned_page_by_page() -> None:
    someone = given.asker()
    for number in range(3):
        let_hang(given.question(f"Vraag nummer {number}?", by=someone), days=9 - number)

    first = waiting(someone, size=2)
    rest = waiting(someone, after=first[-1].cursor, size=2)

    assert [one.what[-2:] for one in (*first, *rest)] == ["0?", "1?", "2?"]


def test_what_is_done_with_a_question_lets_it_hang_no_more() -> None:
    someone = given.asker()
    key = given.question(by=someone)
    let_hang(key)

    given.expectation(key, by=someone)

    assert not waiting(someone)


def test_a_question_that_is_closed_does_not_hang() -> None:
    someone = given.asker()
    key = given.question(by=someone)
    settle.answer(by=someone, key=key, on=TODAY, answer_nl="Een buurman die meeloopt.")

    let_hang(key)

    assert not waiting(someone)


def test_an_answer_says_something_and_letting_go_says_why() -> None:
    someone = given.asker()
    key = given.question(by=someone)

    with pytest.raises(Refusal, match="Zeg wat het antwoord is"):
        settle.answer(by=someone, key=key, on=TODAY)
    with pytest.raises(Refusal, match="Zeg waarom je deze vraag loslaat"):
        settle.let_go(by=someone, key=key, on=TODAY, reason_nl=" ")

    assert asked(key).status == "open"


def test_a_question_that_was_let_go_comes_back_as_the_same() -> None:
    someone = given.asker()
    key = given.question(by=someone)
    settle.let_go(by=someone, key=key, on=TODAY, reason_nl="Niemand had er tijd voor")

    settle.ask_again(by=someone, key=key, reason="Nu wel")

    assert (asked(key).status, asked(key).closed_on, asked(key).closed_nl) == ("open", None, "")
    deeds = set(Entry.objects.filter(kind="question", key=key).values_list("deed", flat=True))
    assert {"let a question go", "ask a question again"} <= deeds


def test_questions_do_not_go_on_in_each_other_in_a_circle() -> None:
    someone = given.asker()
    first, second, third = (given.question(f"Vraag nummer {number}?", by=someone) for number in range(3))
    settle.let_go(by=someone, key=first, on=TODAY, reason_nl="Te breed", goes_on_in=second)
    settle.let_go(by=someone, key=second, on=TODAY, reason_nl="Te breed", goes_on_in=third)

    with pytest.raises(Refusal, match="gaat zelf verder in deze"):
        settle.let_go(by=someone, key=third, on=TODAY, reason_nl="Te smal", goes_on_in=first)
    with pytest.raises(Refusal, match="gaat zelf verder in deze"):
        settle.let_go(by=someone, key=third, on=TODAY, reason_nl="Te smal", goes_on_in=third)

    assert asked(third).status == "open"
    assert working.question(second, viewer=someone).came_from[0][0] == first


def test_the_author_of_an_observation_sees_the_question_and_the_probe_it_went_into() -> None:
    given.initiative()
    author, someone = given.person("Schrijver"), given.asker()
    noticed = given.observation(author, "Alleen vrouwen aan tafel.")

    key = given.question(by=someone, sources=[noticed.key])
    given.planned_probe(given.expectation(key, by=someone), by=someone)

    assert [(use.what, use.address.rpartition("/")[2]) for use in uses([noticed.key])[noticed.key]] == [
        ("Leervraag", key),
        ("Proef", "zes-avonden-wandelen"),
    ]
    assert working.question(key, viewer=author).seen[0].text == "Alleen vrouwen aan tafel."


def test_an_observation_that_one_may_not_read_is_no_source() -> None:
    closed = given.observation(given.person("Schrijver"), "Besloten.", sensitivity="closed")
    given.initiative()
    someone = given.role(given.person(), "evaluator", "programme", given.programme().key)

    with pytest.raises(NotKnown, match="die je mag lezen"):
        given.question(by=someone, sources=[closed.key])


def test_who_may_not_read_an_observation_sees_that_there_is_one_and_not_its_words() -> None:
    given.initiative()
    closed = given.observation(given.person("Schrijver"), "Besloten.", sensitivity="closed")
    key = given.question(sources=[closed.key])
    someone = given.role(given.person(), "evaluator", "programme", given.programme().key)

    assert [(one.key, one.text) for one in working.question(key, viewer=someone).seen] == [("", "")]


def test_an_initiator_sees_the_questions_of_the_own_initiative_alone() -> None:
    given.initiative()
    ours = given.question("Wie komt er bij ons niet?", initiative_key="slowcare-oss")
    theirs = given.question("Wat wil het programma weten?")
    someone = given.role(given.person(), "initiator", "initiative", "slowcare-oss")

    assert [one.key for one in working.questions(someone, Turn()).rows] == [ours]
    with pytest.raises(NotKnown):
        working.question(theirs, viewer=someone)
    with pytest.raises(NotAllowed):
        ask.ask(
            by=someone,
            programme_key=given.programme().key,
            said={"title_nl": "Mag dit van mij zijn?"},
            on=localdate(),
        )


def test_a_new_owner_is_told_and_a_leaver_leaves_none_without() -> None:
    leaver, next_one, boss = given.asker(), given.asker(), given.officer()
    key = given.question(by=leaver)

    ask.hand(by=leaver, key=key, owner_key=next_one.key)
    assert Notice.objects.filter(person_key=next_one.key, about_key=key).exists()
    assert hand_over(by=boss, old=next_one, new=boss) == 1

    assert asked(key).owner_key == boss.key


def test_a_question_is_public_when_an_officer_says_so_and_looked() -> None:
    key, boss = given.question(), given.officer()
    assert public_question(key) is None

    with pytest.raises(Refusal, match="Vink aan"):
        publish.publish(by=boss, key=key, checked=False, shows_trying=False, on=TODAY)
    with pytest.raises(NotAllowed):
        publish.publish(by=given.asker(), key=key, checked=True, shows_trying=False, on=TODAY)
    publish.publish(by=boss, key=key, checked=True, shows_trying=False, on=TODAY)

    assert public_question(key) is not None
    publish.withdraw(by=boss, key=key)
    assert public_question(key) is None


def test_personal_data_are_saved_and_stop_publication() -> None:
    boss = given.officer()
    key = given.question("Waarom belt niemand 06-12345678 terug?", by=boss)

    with pytest.raises(Refusal, match="persoonsgegevens"):
        publish.publish(by=boss, key=key, checked=True, shows_trying=False, on=TODAY)

    assert WithheldText.objects.get(about_key=key).text == "Waarom belt niemand 06-12345678 terug?"
    assert "12345678" not in QuestionVersion.objects.get(question__key=key).title_nl


def test_personal_data_in_an_answer_do_not_reach_everyone() -> None:
    boss = given.officer()
    key = given.public_question()

    settle.answer(by=boss, key=key, on=TODAY, answer_nl="Mail piet@voorbeeld.example maar.")

    found = public_question(key)
    assert found is not None
    assert found.closed.nl == ""


def test_a_new_wording_stays_inside_until_it_is_published(django_assert_max_num_queries: Any) -> None:
    boss = given.officer()
    key = given.public_question()
    ask.reword(by=boss, key=key, said={"title_nl": "Heel anders verwoord?"}, based_on=1, on=TODAY, reason="Beter")

    with django_assert_max_num_queries(8):
        found = public_question(key)

    assert found is not None
    assert found.line.title.nl == "Wat haalt mannen boven de 75 hun huis uit?"
    assert len(found.wordings) == 1


def test_a_list_of_questions_takes_as_many_queries_for_one_as_for_many(django_assert_max_num_queries: Any) -> None:
    someone: Person = given.asker()
    for number in range(12):
        given.question(f"Vraag nummer {number}?", by=someone)

    with django_assert_max_num_queries(7):
        page = working.questions(someone, Turn(size=5))

    assert (len(page.rows), page.total, bool(page.after)) == (5, 12, True)
