"""Lessons: written in versions, weighed, reviewed, read by those they are about, and related to one another."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.initiatives.actions.merge import merge
from veerkracht.initiatives.models import Initiative
from veerkracht.learning.lessons.actions import review, weigh, write
from veerkracht.learning.lessons.actions.judge import TooSure, judge
from veerkracht.learning.lessons.actions.relate import ReplacesInACircle, SameLesson, answer, relate
from veerkracht.learning.lessons.actions.view import give_view
from veerkracht.learning.lessons.actions.weigh import Evidence, PointsNowhere
from veerkracht.learning.lessons.actions.write import NotAnOutcome
from veerkracht.learning.lessons.models import Lesson, LessonRelation, LessonVersion
from veerkracht.learning.lessons.queries.lesson import lesson as lesson_of
from veerkracht.notices.models import Notice
from veerkracht.people.models import Person
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

TODAY = date(2017, 3, 6)
MERCIFUL = dict.fromkeys(("limitations", "coherence", "adequacy", "relevance"), "none")


def evaluator() -> Person:
    return given.role(given.person("Eva"), "evaluator", "programme", given.programme().key)


def initiator(key: str = "slowcare-oss") -> Person:
    return given.role(given.person("Ini"), "initiator", "initiative", key)


def row(key: str) -> Any:
    found = lesson_of(key)
    assert found
    return found


# Written


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ({"title_nl": ""}, "Geef de les een titel"),
        ({"if_nl": " "}, "Zeg wat er is geprobeerd"),
        ({"then_nl": ""}, "Zeg wat er gebeurde"),
        ({"outcome": ""}, "Zeg waar het over gaat"),
        ({"direction": "perhaps"}, "Zeg hoe het ging"),
        ({"everywhere": True, "context_required": {"setting": "village"}}, "geldt niet overal"),
    ],
)
def test_a_lesson_that_is_not_whole_is_refused(left_out: dict[str, Any], words: str) -> None:
    with pytest.raises(write.NotWhole, match=words):
        given.lesson(**left_out)


def test_each_time_it_is_written_there_is_a_version_more_and_the_earlier_stay() -> None:
    key = given.lesson()

    number = write.rewrite(
        by=evaluator(), key=key, said={"then_nl": "Ze groeten"}, based_on=1, on=TODAY, reason="Preciezer"
    )

    assert number == 2
    assert [one.happened.nl for one in row(key).versions] == ["Buren kennen elkaar", "Ze groeten"]
    assert row(key).last.tried.nl == "Een buurt eet elke week samen"


def test_who_writes_on_from_an_older_version_is_told_so() -> None:
    key = given.lesson()
    write.rewrite(by=evaluator(), key=key, said={"then_nl": "Ze groeten"}, based_on=1, on=TODAY, reason="Preciezer")

    with pytest.raises(ChangedMeanwhile):
        write.rewrite(by=evaluator(), key=key, said={"then_nl": "Anders"}, based_on=1, on=TODAY, reason="Ook")


def test_a_version_that_says_nothing_new_is_not_kept() -> None:
    key = given.lesson()

    with pytest.raises(write.NothingNew, match="Verander eerst iets"):
        write.rewrite(by=evaluator(), key=key, said={}, based_on=1, on=TODAY, reason="Zomaar")


def test_two_lessons_of_one_title_have_two_keys() -> None:
    assert {given.lesson(), given.lesson()} == {"samen-eten-verbindt-buren", "samen-eten-verbindt-buren-2"}


def test_a_title_that_is_a_page_gets_another_key() -> None:
    assert given.lesson("Nieuw") == "nieuw-2"


def test_a_telephone_number_does_not_become_public() -> None:
    key = given.lesson(then_nl="Bel mij op 06-12345678 voor meer")

    assert "06-12345678" not in LessonVersion.objects.get(lesson__key=key).then_nl


# Weighed


def test_ten_stories_of_one_source_stay_an_experience() -> None:
    key = given.lesson()

    words = [given.evidence(key, "buren van de lindestraat") for _number in range(10)]

    assert set(words) == {"experience"}
    assert row(key).weighed.sources == 1


def test_sources_against_make_a_lesson_contested() -> None:
    key = given.lesson()
    given.evidence(key, "een straat")

    assert given.evidence(key, "een plein", stance=-1.0) == "contested"


def test_an_initiative_brings_its_own_stories_but_not_what_weighs_more() -> None:
    given.initiative()
    key = given.lesson(initiative_key="slowcare-oss")
    ours = initiator()

    assert given.evidence(key, "slowcare-oss", by=ours) == "experience"
    for heavy in ({"kind": "trial"}, {"kind": "harvested"}, {"test": "smoking gun"}):
        with pytest.raises(NotAllowed):
            given.evidence(key, "slowcare-oss", by=ours, **heavy)


def test_an_initiative_brings_no_evidence_of_others_nor_takes_what_is_against_away() -> None:
    given.initiative()
    given.initiative("Dorpsmolen")
    key = given.lesson(initiative_key="slowcare-oss")
    given.evidence(key, "slowcare-oss", stance=-1.0)
    ours = initiator()

    with pytest.raises(NotAllowed):
        given.evidence(key, "dorpsmolen", by=ours)
    with pytest.raises(NotAllowed):
        weigh.take_back(by=ours, key=key, number=row(key).evidence[0].number, reason="Klopt niet")


def test_what_was_expected_and_not_seen_speaks_against() -> None:
    key = given.lesson()

    given.evidence(key, "onderzoek", test="hoop", test_seen=False)

    assert row(key).weighed.log_odds < -2


def test_what_is_taken_back_counts_no_more() -> None:
    key = given.lesson()
    given.evidence(key)

    word = weigh.take_back(by=evaluator(), key=key, number=row(key).evidence[0].number, reason="Dubbel")

    assert word == "question"
    assert row(key).evidence == ()


@pytest.mark.parametrize(
    "said", [{"source_key": " "}, {"relevance": 1.5}, {"stance": -2.0}], ids=["no source", "relevance", "stance"]
)
def test_evidence_that_cannot_be_is_refused(said: dict[str, Any]) -> None:
    words = {"source_kind": "group", "source_key": "buren", "kind": "story"} | said

    with pytest.raises((weigh.SourceMissing, weigh.OutOfRange)):
        weigh.bring(by=evaluator(), key=given.lesson(), said=Evidence(**words))


def test_an_initiative_that_is_not_there_is_no_source() -> None:
    key, by = given.lesson(), evaluator()
    said = Evidence(source_kind="initiative", source_key="bestaat-niet", kind="story")

    with pytest.raises(NotKnown):
        weigh.bring(by=by, key=key, said=said)


def test_when_an_initiative_goes_its_evidence_keeps_counting_under_no_name(client: Client) -> None:
    given.initiative()
    key = given.lesson(initiative_key="slowcare-oss")
    given.evidence(key, "slowcare-oss")
    given.evidence(key, "slowcare-oss")
    given.evidence(key, "buren")
    given.publish_lesson(key)
    before = row(key).weighed

    Initiative.objects.filter(key="slowcare-oss").update(published=False)

    assert row(key).weighed == before
    pages = [client.get(f"/lessen/{key}{end}").content.decode() for end in ("", ".json", "/prov.json", "/kaart")]
    lists = [b"".join(client.get(f"/lessen.{end}").streaming_content).decode() for end in ("csv", "json")]
    assert "een initiatief dat er niet meer is" in pages[0]
    assert not [page for page in (*pages, *lists) if "slowcare" in page.lower()], "nothing says which one it was"


# Judged


def test_who_runs_an_initiative_behind_a_lesson_does_not_judge_it() -> None:
    given.initiative(organisation=given.organisation("Zet"))
    key = given.lesson(initiative_key="slowcare-oss")
    both = given.role(initiator(), "evaluator", "programme", given.programme().key)
    tied = evaluator()
    given.tie(tied, "works", "organisation", "zet")

    for someone in (both, tied, initiator()):
        said: dict[str, Any] = {"overall": "high", "level": "effective", "reason_nl": "Goed", "on": TODAY}
        with pytest.raises(NotAllowed):
            judge(by=someone, key=key, concerns=MERCIFUL, **said)


def test_a_judgement_is_no_higher_than_its_concerns_leave() -> None:
    key = given.lesson()
    worried = MERCIFUL | {"adequacy": "serious"}

    with pytest.raises(TooSure, match="weinig vertrouwen"):
        judge(by=evaluator(), key=key, concerns=worried, overall="high", level="described", reason_nl="x", on=TODAY)
    judge(by=evaluator(), key=key, concerns=worried, overall="very low", level="described", reason_nl="x", on=TODAY)

    assert row(key).judgement.overall == "very low"


# Reviewed, read and published


def test_a_lesson_without_circumstances_is_public_only_as_claimed_everywhere() -> None:
    bare = given.lesson(context_seen={})
    claimed = given.lesson("Overal zo", context_seen={}, everywhere=True)

    with pytest.raises(review.ContextMissing, match="in welke omstandigheden"):
        review.hand_in(by=evaluator(), key=bare)
    given.publish_lesson(claimed)

    assert row(claimed).shown.everywhere


def test_who_wrote_a_lesson_neither_reviews_nor_publishes_it() -> None:
    writer = given.role(given.officer(), "officer")
    key = given.lesson(by=writer)
    review.hand_in(by=writer, key=key)

    with pytest.raises(NotAllowed):
        review.accept(by=writer, key=key, on=TODAY)
    review.accept(by=given.officer(), key=key, on=TODAY)
    with pytest.raises(NotAllowed):
        review.publish(by=writer, key=key, on=TODAY)


def test_those_it_is_about_read_it_ten_working_days_before_everyone() -> None:
    given.initiative()
    reader = initiator()
    key = given.lesson()
    given.evidence(key, "slowcare-oss")
    review.hand_in(by=evaluator(), key=key)
    reviewer = given.officer()

    until = review.accept(by=reviewer, key=key, on=TODAY)

    assert until == date(2017, 3, 20)
    assert Notice.objects.filter(person_key=reader.key, link__endswith=key).exists()
    with pytest.raises(review.BeingRead, match="20 maart 2017"):
        review.publish(by=reviewer, key=key, on=until)
    review.publish(by=reviewer, key=key, on=until + timedelta(1))
    assert row(key).shown.number == 1


def test_when_all_have_read_it_nobody_waits_any_longer_and_their_view_stands_beside_it() -> None:
    given.initiative()
    key = given.lesson()
    given.evidence(key, "slowcare-oss")
    review.hand_in(by=evaluator(), key=key)
    reviewer = given.officer()
    review.accept(by=reviewer, key=key, on=TODAY)

    give_view(by=initiator(), key=key, initiative_key="slowcare-oss", on=TODAY, view_nl="Zo ging het niet.")
    review.publish(by=reviewer, key=key, on=TODAY)

    assert [one.view.nl for one in row(key).views] == ["Zo ging het niet."]


def test_an_initiative_reads_only_what_is_about_it() -> None:
    given.initiative()
    key = given.lesson()

    with pytest.raises(NotKnown):
        give_view(by=initiator(), key=key, initiative_key="slowcare-oss", on=TODAY)
    with pytest.raises(NotAllowed):
        give_view(by=initiator("dorpsmolen"), key=key, initiative_key="slowcare-oss", on=TODAY)


def test_what_is_public_stays_so_until_a_new_version_was_reviewed() -> None:
    key = given.public_lesson()
    write.rewrite(by=evaluator(), key=key, said={"title_nl": "Anders"}, based_on=1, on=localdate(), reason="Preciezer")

    assert row(key).shown.title.nl == "Samen eten verbindt buren"
    given.publish_lesson(key)
    assert row(key).shown.title.nl == "Anders"


def test_a_lesson_sent_back_says_why_and_can_be_written_on() -> None:
    key = given.lesson()
    review.hand_in(by=evaluator(), key=key)

    with pytest.raises(NotAllowed):
        review.send_back(by=evaluator(), key=key, reason="Hoezo?")
    review.send_back(by=given.officer(), key=key, reason="Wie zag dit?")

    assert row(key).state == "draft"
    assert Notice.objects.filter(person_key=row(key).owner_key, body__contains="Wie zag dit?").exists()


def test_a_withdrawn_lesson_keeps_its_reason_and_leaves_the_search() -> None:
    key = given.public_lesson()
    keeper = given.officer()

    review.withdraw(by=keeper, key=key, reason="De bron klopte niet")

    assert row(key).withdrawn_because == "De bron klopte niet"
    assert Entry.objects.filter(deed="withdraw a lesson", key=key, person_key=keeper.key).exists()


# Related


def test_a_lesson_that_says_otherwise_in_the_same_circumstances_is_proposed_as_a_contradiction() -> None:
    one = given.public_lesson()
    other = given.public_lesson("Samen eten deed hier niets", direction="no difference")

    relation = LessonRelation.objects.get()

    assert (relation.one.key, relation.other.key, relation.kind) == (other, one, "contradicts")
    assert relation.stands is None, "people say whether it is so"


@pytest.mark.parametrize(
    "said",
    [
        {"outcome": "armoede"},
        {"direction": "worked"},
        {"context_required": {"setting": "city"}},
    ],
    ids=["another outcome", "the same direction", "other circumstances needed"],
)
def test_what_does_not_contradict_is_not_proposed(said: dict[str, Any]) -> None:
    given.public_lesson(context_required={"setting": "village"})
    given.public_lesson("Samen eten deed hier niets", **{"direction": "worse", **said})

    assert not LessonRelation.objects.exists()


def test_an_answer_to_a_proposal_stays_and_is_not_asked_again() -> None:
    given.public_lesson()
    other = given.public_lesson("Samen eten deed hier niets", direction="no difference")
    answer(by=given.officer(), number=LessonRelation.objects.get().pk, stands=False, reason="Andere groep")

    write.rewrite(by=evaluator(), key=other, said={"then_nl": "Niets"}, based_on=1, on=localdate(), reason="Korter")
    given.publish_lesson(other)

    assert LessonRelation.objects.get().stands is False
    assert row(other).relations == ()


def test_a_lesson_does_not_in_the_end_replace_itself() -> None:
    keys = [given.lesson(title) for title in ("Een", "Twee", "Drie")]
    for newer, older in ((keys[0], keys[1]), (keys[1], keys[2])):
        relate(by=evaluator(), key=newer, other_key=older, kind="replaces", reason="Beter gezegd")

    with pytest.raises(ReplacesInACircle, match="Haal dat eerst weg"):
        relate(by=evaluator(), key=keys[2], other_key=keys[0], kind="replaces", reason="Toch")
    with pytest.raises(SameLesson):
        relate(by=evaluator(), key=keys[0], other_key=keys[0], kind="supports", reason="Zelf")


def test_a_lesson_nobody_knows_is_refused() -> None:
    with pytest.raises(NotKnown, match="Er is geen les"):
        review.hand_in(by=evaluator(), key="bestaat-niet")
    assert not Lesson.objects.exists()


# What a lesson points to


def test_where_a_list_of_outcomes_is_kept_a_lesson_is_about_one_of_them() -> None:
    given.outcome("Eenzaamheid")
    writer = given.role(given.person("Schrijver"), "evaluator", "programme", given.programme().key)

    given.lesson(by=writer)

    with pytest.raises(NotAnOutcome):
        given.lesson("Samen tuinieren", by=writer, outcome="gezelligheid")


def test_evidence_points_only_to_what_is_there() -> None:
    key = given.lesson()
    seen = given.observation(given.person("Buur"))

    given.evidence(key, about=("observation", seen.key))

    for about in (("observation", "nergens"), ("person", seen.key), ("document", "")):
        with pytest.raises(PointsNowhere):
            given.evidence(key, about=about)


def test_evidence_of_an_initiative_that_goes_on_as_another_carries_its_name_and_counts_as_before() -> None:
    one, other = given.initiative("Eettafel"), given.initiative("Samen eten")
    key = given.lesson()
    given.evidence(key, one.key)

    merge(by=given.officer(), loser=one, winner=other, reason="Dezelfde")

    found = lesson_of(key)
    assert found is not None
    assert [row.source.nl for row in found.evidence] == ["Samen eten"]
    assert found.weighed.sources == 1
