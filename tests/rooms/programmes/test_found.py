from datetime import date

import pytest

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.foundation.refusals import BelongsElsewhere, EndsBeforeItBegins
from veerkracht.programmes.actions.admit import admit, focus
from veerkracht.programmes.actions.describe import describe_round, describe_task, describe_theme
from veerkracht.programmes.actions.found import found
from veerkracht.programmes.actions.take_over import (
    take_over_agenda,
    take_over_annex_row,
    take_over_decision,
    take_over_goal,
)
from veerkracht.programmes.models import AnnexRow, Decision, Focus, GoalVersion, Party, Programme, Theme
from veerkracht.search import queries as search
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2024, 1, 1)


@pytest.fixture
def officer():
    return given.officer()


@pytest.fixture
def zonneveld(officer):
    return found(by=officer, key="zonneveld", title_nl="Zonneveld Samen", purpose_nl="Samen.")


def test_the_first_programme_run_here_stands_on_the_home_page(officer):
    found(by=officer, key="indigo", title_nl="Indigo", purpose_nl="Vergelijken.", kind="reference")
    found(by=officer, key="zonneveld", title_nl="Zonneveld", purpose_nl="Samen.")
    found(by=officer, key="maandal", title_nl="Maandal", purpose_nl="Samen.")

    assert list(Programme.objects.filter(home=True).values_list("key", flat=True)) == ["zonneveld"]


def test_a_programme_that_ends_before_it_begins_is_refused(officer):
    with pytest.raises(EndsBeforeItBegins):
        found(by=officer, key="x", title_nl="X", purpose_nl="X", starts_on="2020", ends_on="2019-12")


def test_themes_tasks_and_rounds_are_described_and_found(officer, zonneveld):
    describe_theme(by=officer, programme=zonneveld, key="eten", title_nl="Samen eten", description_nl="Soep")
    describe_task(by=officer, programme=zonneveld, key="energie", title_nl="Energie", owner=given.organisation())
    describe_round(by=officer, programme=zonneveld, key="eerste", title_nl="Eerste ronde", kind="selection")

    assert [(hit.kind, hit.key) for hit in search.find("soep").hits] == [("theme", "eten")]
    assert list(Entry.objects.filter(deed="describe").order_by("pk").values_list("kind", flat=True)) == [
        "theme",
        "task",
        "round",
    ]


def test_a_theme_of_another_programme_is_not_taken_over(officer, zonneveld):
    describe_theme(by=officer, programme=zonneveld, key="eten", title_nl="Samen eten")
    other = found(by=officer, key="maandal", title_nl="Maandal", purpose_nl="Samen.")

    with pytest.raises(BelongsElsewhere):
        describe_theme(by=officer, programme=other, key="eten", title_nl="Anders")

    assert Theme.objects.get().title_nl == "Samen eten"


def test_a_place_gets_focus_and_an_organisation_a_role_once(officer, zonneveld):
    oss, zet, source = given.place("Oss"), given.organisation("Zet"), given.source()

    for reason in ("Weinig buren", "Veel stilte"):
        focus(by=officer, programme=zonneveld, place=oss, starts_on=NEW_YEAR, reason_nl=reason, source=source)
        admit(by=officer, programme=zonneveld, organisation=zet, role_nl="Begeleider", role_en="Guide")

    assert Focus.objects.get().reason_nl == "Veel stilte"
    assert Party.objects.get().round is None
    assert Entry.objects.filter(deed="admit").count() == 1


def test_a_new_day_is_a_new_version_and_the_same_day_a_correction(officer, zonneveld):
    said = {"status": "course", "reason": "Begin", "title_nl": "Iedereen een buur"}
    take_over_goal(by=officer, programme=zonneveld, goal="buur", in_force_from=NEW_YEAR, **said)
    take_over_goal(by=officer, programme=zonneveld, goal="buur", in_force_from=date(2025, 1, 1), **said)

    take_over_goal(by=officer, programme=zonneveld, goal="buur", in_force_from=NEW_YEAR, title_nl="Een buur")

    versions = GoalVersion.objects.order_by("number").values_list("number", "title_nl", "by_key")
    assert list(versions) == [(1, "Een buur", officer.key), (2, "Iedereen een buur", officer.key)]
    assert list(Entry.objects.filter(kind="goal").order_by("pk").values_list("deed", flat=True)) == [
        "revise",
        "revise",
        "correct",
    ]


def test_an_agenda_is_taken_over_with_its_decisions_and_annex(officer, zonneveld):
    which = {"by": officer, "programme": zonneveld, "agenda": "agenda", "in_force_from": NEW_YEAR}
    take_over_agenda(**which, reason="Vastgesteld", title_nl="Agenda", body_nl="We beginnen met soep.")

    take_over_decision(**which, number=1, text_nl="We doen mee.")
    take_over_decision(**which, number=1, text_nl="We doen graag mee.")
    take_over_annex_row(**which, number=1, title="De Eettafel", initiative_key="de-eettafel")

    assert Decision.objects.get().text_nl == "We doen graag mee."
    assert AnnexRow.objects.get().initiative_key == "de-eettafel"
    assert [hit.kind for hit in search.find("soep").hits] == ["agenda"]


def test_a_decision_needs_its_version(officer, zonneveld):
    with pytest.raises(NotKnown, match="2024-01-01"):
        take_over_decision(
            by=officer, programme=zonneveld, agenda="agenda", in_force_from=NEW_YEAR, number=1, text_nl="Ja."
        )


@pytest.mark.parametrize("deed", ["found", "theme", "focus", "admit", "goal", "agenda"])
def test_who_holds_no_role_may_not(deed, zonneveld):
    visitor = given.officer(role="visitor")
    before = Entry.objects.count()
    here = {"by": visitor, "programme": zonneveld}
    deeds = {
        "found": lambda: found(by=visitor, key="x", title_nl="X", purpose_nl="X"),
        "theme": lambda: describe_theme(**here, key="x", title_nl="X"),
        "focus": lambda: focus(**here, place=given.place(), starts_on=NEW_YEAR),
        "admit": lambda: admit(**here, organisation=given.organisation(), role_nl="X"),
        "goal": lambda: take_over_goal(**here, goal="x", in_force_from=NEW_YEAR),
        "agenda": lambda: take_over_agenda(**here, agenda="x", in_force_from=NEW_YEAR),
    }

    with pytest.raises(NotAllowed):
        deeds[deed]()

    assert Entry.objects.count() == before
