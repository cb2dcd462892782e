"""Loading a folder: what it stores, what it leaves alone, and what it asks."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import given
from veerkracht.exchange.actions.load import load
from veerkracht.exchange.folder.read import read_folder
from veerkracht.exchange.models import LoadedRow
from veerkracht.exchange.queries.plan import mistakes, read_rows
from veerkracht.exchange.rules.compare import Fate, Side
from veerkracht.foundation.errors import NotAllowed
from veerkracht.initiatives.actions.describe import describe
from veerkracht.initiatives.models import Initiative, InitiativePlace, PossibleDuplicate
from veerkracht.people.actions.enrol import enrol
from veerkracht.people.models import Organisation, Role
from veerkracht.places.models import Place
from veerkracht.programmes.models import GoalVersion, Programme
from veerkracht.search import queries as search
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return given.programme_folder(tmp_path / "zonneveld")


def loaded(folder: Path, side: Side = Side.NEITHER, by=None, key: str = "zonneveld-samen"):
    reading = read_folder(folder)
    assert mistakes(reading) == []
    by = by or given.officer()
    return load(by=by, programme_key=key, rows=read_rows(reading), take=lambda _table, _key: side)


def fates(outcome) -> dict[str, int]:
    counted: dict[str, int] = {}
    for row in outcome.plan.differences:
        counted[row.fate] = counted.get(row.fate, 0) + 1
    return counted


def test_a_folder_becomes_a_programme_that_can_be_found(folder):
    loaded(folder)

    table = Initiative.objects.get(key="de-eettafel")
    assert table.programme.home
    assert table.organisation.key == "de-brug"
    assert {link.place.key for link in table.places.all()} == {"zonneveld-oost"}
    assert set(table.themes.values_list("key", flat=True)) == {"samen-eten", "samen-wonen"}
    assert table.origin == "file"
    assert [version.number for version in GoalVersion.objects.order_by("in_force_from")] == [1, 2]
    assert [hit.key for hit in search.find("soep", kinds=("initiative",)).hits] == ["de-eettafel"]
    assert Entry.objects.filter(deed="describe", kind="initiative", key="de-eettafel", origin="file").count() == 1


def test_loading_twice_changes_nothing(folder):
    loaded(folder)
    entries, rows = Entry.objects.count(), LoadedRow.objects.count()

    again = loaded(folder)

    assert set(fates(again)) == {Fate.SAME}
    assert (Entry.objects.count(), LoadedRow.objects.count()) == (entries, rows)


def test_a_changed_file_changes_only_what_differs(folder):
    loaded(folder)
    given.rewrite(folder, "initiatives/de-eettafel.md", 'phase = "growth"', 'phase = "embedded"')

    outcome = loaded(folder)

    assert [(row.table, row.key) for row in outcome.plan.of(Fate.CHANGED)] == [("initiatives", "de-eettafel")]
    assert Initiative.objects.get(key="de-eettafel").phase == "embedded"
    assert Entry.objects.filter(deed="describe", key="de-eettafel").latest("at").fields == ["phase"]


def test_a_place_that_leaves_the_list_leaves_the_initiative(folder):
    loaded(folder)
    given.rewrite(folder, "initiatives/de-eettafel.md", '["zonneveld-oost"]', '["zonneveld"]')

    loaded(folder)

    assert list(InitiativePlace.objects.values_list("place__key", flat=True)) == ["zonneveld"]


def test_a_renamed_initiative_keeps_its_old_name(folder):
    loaded(folder)
    given.rewrite(folder, "initiatives/de-eettafel.md", 'title_nl = "De Eettafel"', 'title_nl = "Samen aan tafel"')

    loaded(folder)
    again = loaded(folder)

    assert Initiative.objects.get(key="de-eettafel").aliases == ["Aan Tafel", "De Eettafel"]
    assert set(fates(again)) == {Fate.SAME}


def test_what_a_person_changed_is_kept_when_the_file_did_not_change(folder):
    officer = given.officer()
    loaded(folder, by=officer)
    enrol(by=officer, key="de-brug", name="De Nieuwe Brug")

    outcome = loaded(folder, by=officer)

    assert set(fates(outcome)) == {Fate.SAME}
    assert Organisation.objects.get(key="de-brug").name == "De Nieuwe Brug"


def changed_by_both(folder, officer) -> None:
    loaded(folder, by=officer)
    enrol(by=officer, key="de-brug", name="De Schermbrug", seat="Elders")
    given.rewrite(folder, "organisations.csv", "Stichting De Brug", "De Bestandsbrug")
    given.rewrite(folder, "organisations.csv", "Brengt buren bij elkaar.", "Brengt mensen samen.")


def test_what_both_changed_waits_and_nothing_is_overwritten(folder):
    officer = given.officer()
    changed_by_both(folder, officer)

    first, second = loaded(folder, by=officer), loaded(folder, by=officer)

    conflict = second.plan.of(Fate.CONFLICT)[0]
    assert fates(first)[Fate.CONFLICT] == 1
    assert [(field.name, field.stored, field.file) for field in conflict.fields] == [
        ("name", "De Schermbrug", "De Bestandsbrug")
    ]
    bridge = Organisation.objects.get(key="de-brug")
    assert (bridge.name, bridge.purpose_nl) == ("De Schermbrug", "Brengt buren bij elkaar.")


@pytest.mark.parametrize(
    ("side", "name"),
    [
        pytest.param(Side.FILE, "De Bestandsbrug", id="the file counts"),
        pytest.param(Side.SCREEN, "De Schermbrug", id="the page counts"),
    ],
)
def test_a_decision_is_kept_at_the_next_load(folder, side, name):
    officer = given.officer()
    changed_by_both(folder, officer)

    loaded(folder, side, by=officer)
    again = loaded(folder, by=officer)

    bridge = Organisation.objects.get(key="de-brug")
    assert (bridge.name, bridge.purpose_nl, bridge.seat) == (name, "Brengt mensen samen.", "Elders")
    assert set(fates(again)) == {Fate.SAME}


def test_what_vanished_from_the_files_is_told_and_stays(folder):
    loaded(folder)
    (folder / "initiatives" / "sleutelkring.md").unlink()
    (folder / "standings.csv").unlink()

    outcome = loaded(folder)

    assert [(row.table, row.key) for row in outcome.plan.of(Fate.VANISHED)] == [
        ("initiatives", "sleutelkring"),
        ("standings", "de-eettafel|2024-06"),
    ]
    assert Initiative.objects.filter(key="sleutelkring").exists()


def test_another_text_for_the_same_day_is_a_correction_that_the_trail_keeps(folder):
    loaded(folder)
    given.rewrite(folder, "goals/iedereen-een-buur--2024-01-01.md", "kunt aanbellen", "mag aanbellen")

    outcome = loaded(folder)

    version = GoalVersion.objects.get(in_force_from="2024-01-01")
    assert [row.key for row in outcome.corrections] == ["iedereen-een-buur|2024-01-01"]
    assert (version.number, "mag aanbellen" in version.text_nl) == (1, True)
    assert Entry.objects.filter(deed="correct", kind="goal", key="iedereen-een-buur").get().fields == ["text_nl"]


def test_the_same_initiative_under_two_spellings_is_proposed_once_and_both_stay(folder):
    text = (folder / "initiatives" / "de-eettafel.md").read_text().replace('"de-eettafel"', '"eet-tafel"', 1)
    (folder / "initiatives" / "eet-tafel.md").write_text(text.replace('"De Eettafel"', '"De eet-tafel"', 1))

    outcome = loaded(folder)
    loaded(folder)

    assert [(pair.one, pair.other) for pair in outcome.possible_duplicates] == [("de-eettafel", "eet-tafel")]
    assert PossibleDuplicate.objects.get().decided_at is None
    assert Initiative.objects.filter(merged_into=None).count() == 3


def test_a_second_programme_stands_beside_the_first_and_shares_its_places(folder, tmp_path):
    officer = given.officer()
    loaded(folder, by=officer)
    second = tmp_path / "maandal"
    second.mkdir()
    (second / "programme.toml").write_text(
        'key = "maandal"\ntitle_nl = "Maandal"\npurpose_nl = "Samen."\narea = "zonneveld"\n'
    )

    loaded(second, by=officer, key="maandal")

    assert set(Programme.objects.values_list("key", "home")) == {("zonneveld-samen", True), ("maandal", False)}
    assert Programme.objects.get(key="maandal").area == Place.objects.get(key="zonneveld")


def test_a_key_of_another_programme_is_refused_with_its_line(folder, tmp_path):
    loaded(folder)
    second = tmp_path / "maandal"
    second.mkdir()
    (second / "programme.toml").write_text('key = "maandal"\ntitle_nl = "Maandal"\npurpose_nl = "Samen."\n')
    (second / "themes.csv").write_text("key,title_nl\nsamen-eten,Samen eten\n")

    wrong = mistakes(read_folder(second))

    assert [(mistake.what, mistake.where.file, mistake.line) for mistake in wrong] == [("taken", "themes.csv", 2)]


def test_who_holds_no_role_may_not_load_and_nothing_is_stored(folder):
    visitor = given.officer(role="visitor")

    with pytest.raises(NotAllowed):
        loaded(folder, by=visitor)

    assert not Programme.objects.exists()


def test_an_officer_of_one_programme_may_load_that_one_only(folder):
    officer = given.officer(role="visitor")
    officer.grants.create(role=Role.OFFICER, scope_kind="programme", scope_key="zonneveld-samen")

    loaded(folder, by=officer)
    given.rewrite(folder, "programme.toml", 'key = "zonneveld-samen"', 'key = "ander"')

    with pytest.raises(NotAllowed):
        load(by=officer, programme_key="ander", rows=read_rows(read_folder(folder)))
    assert Programme.objects.get().key == "zonneveld-samen"


def test_the_command_tells_in_dutch_what_it_did(folder):
    given.officer()
    first, second = StringIO(), StringIO()

    call_command("load", str(folder), stdout=first)
    call_command("load", str(folder), stdout=second)

    assert "initiatives     2 nieuw" in first.getvalue()
    assert "Er is niets veranderd." in second.getvalue()
    assert "initiatives     2 hetzelfde" in second.getvalue()


def test_the_command_tells_of_conflicts_and_takes_a_side(folder):
    officer = given.officer()
    changed_by_both(folder, officer)
    out = StringIO()

    call_command("load", str(folder), "--language", "en", stdout=out)
    call_command("load", str(folder), "--take", "file", stdout=StringIO())

    assert "name: on screen “De Schermbrug”, in the file “De Bestandsbrug”" in out.getvalue()
    assert Organisation.objects.get(key="de-brug").name == "De Bestandsbrug"


def test_the_command_asks_for_a_person_when_there_is_none(folder):
    with pytest.raises(CommandError, match="nog niemand inloggen"):
        call_command("load", str(folder))


def test_the_last_load_is_left_alone_by_a_refusal_halfway(folder, monkeypatch):
    def refuse(**_said: object) -> None:
        raise NotAllowed("niet vandaag")

    monkeypatch.setitem(__import__("veerkracht.exchange.actions.load", fromlist=["ACTIONS"]).ACTIONS, "facts", refuse)

    with pytest.raises(NotAllowed):
        loaded(folder)

    assert not LoadedRow.objects.exists()
    assert not Place.objects.exists()


def test_a_load_of_a_folder_asks_few_questions_for_each_row(folder, django_assert_max_num_queries):
    officer = given.officer()
    loaded(folder, by=officer)

    with django_assert_max_num_queries(60):
        loaded(folder, by=officer)


def test_describing_without_a_title_in_the_other_language_leaves_it_out_of_english_search(folder):
    officer = given.officer()
    loaded(folder, by=officer)

    describe(by=officer, programme=Programme.objects.get(), key="sleutelkring", title_nl="Sleutelbos")

    assert search.find("sleutelbos", language="nl").total == 1
    assert search.find("sleutelbos", language="en").total == 0


def test_the_command_asks_again_for_a_person_it_does_not_know(folder):
    given.officer()

    with pytest.raises(CommandError, match=r"niemand@example\.org"):
        call_command("load", str(folder), "--by", "niemand@example.org")
