"""Public text with personal data in it: saved always, shown only when someone mends it or says that it may be."""

from datetime import date

import pytest
from django.test import Client

import given
from veerkracht.documents.actions.cite import state
from veerkracht.documents.actions.file import file
from veerkracht.documents.models import Document
from veerkracht.exchange.actions.load import load
from veerkracht.exchange.folder.read import read_folder
from veerkracht.exchange.queries.plan import read_rows
from veerkracht.exchange.queries.stored import whole
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.actions.describe import describe
from veerkracht.initiatives.actions.join import assess
from veerkracht.initiatives.models import Initiative, Standing
from veerkracht.people.actions.publish import NeverPublic, StillPersonal, WithoutReason, drop, mend, publish
from veerkracht.people.models import MeantPublic, Person, WithheldText
from veerkracht.people.withheld import sentence, waiting_texts
from veerkracht.programmes.actions.adopt import NewDecision, adopt
from veerkracht.programmes.actions.revise import revise
from veerkracht.programmes.models import Decision, GoalVersion
from veerkracht.site.withheld import FINDABLE
from veerkracht.trail.actions import record
from veerkracht.trail.copies import as_it_was
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

SECRET = "Bel Jan op 06-12345678."


def tell(by: Person, story: str, **more: object) -> Initiative:
    return describe(by=by, programme=given.programme(), key="slowcare-oss", title_nl="SlowCare", story_nl=story, **more)


def waiting() -> WithheldText:
    return WithheldText.objects.get()


def test_a_text_with_a_telephone_number_is_saved_and_not_shown(client: Client) -> None:
    officer = given.officer()
    tell(officer, "Wij koken samen.")

    tell(officer, SECRET)

    assert Initiative.objects.get().story_nl == "Wij koken samen."
    assert (waiting().text, waiting().field, waiting().by_key) == (SECRET, "story_nl", officer.key)
    assert "telefoonnummer “06-12345678”" in sentence(("initiative", "slowcare-oss"), officer)
    for address in ("/initiatieven/slowcare-oss", "/initiatieven/slowcare-oss.json", "/initiatieven.csv"):
        answer = client.get(address)
        page = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"12345678" not in page, address
    assert "12345678" not in client.get("/zoeken?q=Jan").content.decode()


def test_of_a_new_record_a_text_that_can_be_empty_is_empty_and_a_title_is_masked() -> None:
    officer = given.officer()

    describe(by=officer, programme=given.programme(), key="bel-jan", title_nl="Bel 06-12345678", story_nl=SECRET)

    assert (Initiative.objects.get().title_nl, Initiative.objects.get().story_nl) == ("Bel …", "")
    assert set(WithheldText.objects.values_list("field", flat=True)) == {"title_nl", "story_nl"}


def test_a_text_that_is_shown_says_so_in_the_trail_and_in_what_was_kept(client: Client) -> None:
    officer = given.officer()
    oss = given.place()
    tell(officer, "Wij koken.", places=[oss])
    tell(officer, "Mail info@slowcare.nl")

    publish(by=officer, number=waiting().pk, reason="Het adres van de stichting zelf.", findable=FINDABLE)

    assert Initiative.objects.get().story_nl == "Mail info@slowcare.nl"
    assert not WithheldText.objects.exists()
    said = Entry.objects.get(deed="publish what was withheld")
    assert (said.fields, said.reason) == (["story_nl"], "Het adres van de stichting zelf.")
    state_now = as_it_was(kind="initiative", key="slowcare-oss", on=date(8000, 1, 1))
    assert state_now
    assert state_now.itself
    assert state_now.itself.content["story_nl"] == "Mail info@slowcare.nl"
    assert state_now.itself.content["places"], "the lists of what was kept stay"
    assert b"/initiatieven/slowcare-oss" in client.get("/zoeken?q=mail").content, "it is found by what it says now"


def test_what_was_meant_to_be_public_passes_from_then_on_there_and_nowhere_else() -> None:
    officer = given.officer()
    tell(officer, "Mail info@slowcare.nl")
    publish(by=officer, number=waiting().pk, reason="Het adres van de stichting.", findable=FINDABLE)

    tell(officer, "Mail INFO@slowcare.nl voor soep")
    file(by=officer, key="brief", programme_key="sociale-veerkracht", title_nl="Brief", body_nl="info@slowcare.nl")

    assert Initiative.objects.get().story_nl == "Mail INFO@slowcare.nl voor soep"
    assert Document.objects.get().body_nl == ""
    assert waiting().about_key == "brief"


def test_a_mended_text_is_shown() -> None:
    officer = given.officer()
    tell(officer, SECRET)

    mend(by=officer, number=waiting().pk, text="Kom langs bij Jan.", findable=FINDABLE)

    assert Initiative.objects.get().story_nl == "Kom langs bij Jan."
    assert not WithheldText.objects.exists()


def test_a_text_that_is_not_mended_is_not_shown() -> None:
    officer = given.officer()
    tell(officer, SECRET)

    with pytest.raises(StillPersonal, match="06-12345678"):
        mend(by=officer, number=waiting().pk, text=SECRET, findable=FINDABLE)

    assert Initiative.objects.get().story_nl == ""


@pytest.mark.parametrize(("reason", "refusal"), [(" ", WithoutReason), ("Jan, 06-12345678", StillPersonal)])
def test_what_is_public_has_a_reason_without_personal_data(reason: str, refusal: type[Exception]) -> None:
    officer = given.officer()
    tell(officer, SECRET)

    with pytest.raises(refusal):
        publish(by=officer, number=waiting().pk, reason=reason, findable=FINDABLE)

    assert not MeantPublic.objects.exists()


def test_a_bsn_is_never_public_whatever_the_reason() -> None:
    officer = given.officer()
    tell(officer, "BSN 123456782")

    with pytest.raises(NeverPublic, match="nooit openbaar"):
        publish(by=officer, number=waiting().pk, reason="Dat wil de voorzitter.", findable=FINDABLE)

    assert Initiative.objects.get().story_nl == ""


def test_a_text_can_be_thrown_away() -> None:
    officer = given.officer()
    tell(officer, "Wij koken.")
    tell(officer, SECRET)

    drop(by=officer, number=waiting().pk)

    assert Initiative.objects.get().story_nl == "Wij koken."
    with pytest.raises(NotKnown):
        drop(by=officer, number=1)


def test_saying_the_same_again_leaves_what_waits_and_another_text_takes_its_place() -> None:
    officer = given.officer()
    tell(officer, "Wij koken.")
    tell(officer, SECRET)

    tell(officer, "Wij koken.")
    kept = waiting().text
    tell(officer, "Wij koken en eten.")

    assert kept == SECRET
    assert not WithheldText.objects.exists()


def test_who_does_not_keep_the_record_sees_and_decides_nothing() -> None:
    tell(given.officer(), SECRET)
    auditor = given.role(given.person(), "auditor")

    assert waiting_texts(auditor) == ()
    with pytest.raises(NotAllowed):
        publish(by=auditor, number=waiting().pk, reason="Daarom.", findable=FINDABLE)


def test_every_sort_of_public_text_is_looked_at() -> None:
    officer = given.officer()
    given.goal()
    given.agenda()
    one = given.initiative("Zorgpad")

    assess(by=officer, initiative=one, on="2018", note_nl=SECRET)
    state(by=officer, about=("initiative", one.key), key="wie", label_nl="Wie", value_nl=SECRET, source=given.source())
    revise(
        by=officer,
        goal_key="iedereen-doet-mee",
        status="agreed",
        title=Bilingual("Iedereen doet mee"),
        text=Bilingual(SECRET),
        in_force_from=date(2018, 1, 1),
        reason="Gebeld met 0612345678",
        based_on=1,
    )
    adopt(
        by=officer,
        agenda_key="uitvoeringsagenda",
        in_force_from=date(2018, 1, 1),
        reason="Herzien.",
        based_on=1,
        decisions=[NewDecision(Bilingual(SECRET))],
    )

    goal = GoalVersion.objects.get(number=2)
    assert goal.text_nl == "Alle Brabanders doen mee aan de kwaliteit van het leven.", "what it said before stays"
    assert goal.reason == "Gebeld met …"
    assert Standing.objects.get().note_nl == ""
    assert Decision.objects.get().text_nl == "Bel Jan op …."
    assert set(WithheldText.objects.values_list("record", "field")) == {
        ("initiatives.Standing", "note_nl"),
        ("documents.Fact", "value_nl"),
        ("programmes.GoalVersion", "text_nl"),
        ("programmes.GoalVersion", "reason"),
        ("programmes.Decision", "text_nl"),
    }
    for text in WithheldText.objects.all():
        publish(by=officer, number=text.pk, reason="Mag van Jan.", findable=FINDABLE)
    assert GoalVersion.objects.get(number=2).text_nl == SECRET


def test_a_reason_in_the_trail_holds_no_telephone_number() -> None:
    record(by="system", deed="describe", kind="initiative", key="x", reason="Gevraagd via jan@voorbeeld.nl")

    assert Entry.objects.get().reason == "Gevraagd via …"


def test_a_load_saves_what_waits_and_the_next_load_changes_nothing(tmp_path) -> None:
    officer = given.officer()
    folder = given.programme_folder(tmp_path)
    name = "initiatives/de-eettafel.md"
    given.rewrite(folder, name, "# Nederlands\n", "# Nederlands\n\nBel Jan op 06-12345678.\n")
    rows = read_rows(read_folder(folder))
    key = rows["programme"][0]["key"]

    load(by=officer, programme_key=key, rows=rows)
    kept = next(row for row in whole(key)["initiatives"] if row["key"] == "de-eettafel")
    again = load(by=officer, programme_key=key, rows=rows)

    assert "06-12345678" not in Initiative.objects.get(key="de-eettafel").story_nl
    assert "06-12345678" in kept["story_nl"], "what is saved to files is what was said"
    assert not again.plan.changes


def test_the_page_marks_what_was_found_and_shows_the_mended_text(client: Client) -> None:
    officer = given.officer()
    tell(officer, SECRET)
    client.force_login(officer)

    page = client.get("/wachtende-teksten").content.decode()
    refused = client.post("/wachtende-teksten", {"step": "publish", "number": waiting().pk, "reason": ""})
    done = client.post("/wachtende-teksten", {"step": "mend", "number": waiting().pk, "text": "Kom langs."})

    assert ">06-12345678</mark>" in page
    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Zeg waarom" in refused.content.decode()
    assert "tekst wacht" not in client.get("/vandaag").content.decode()
    assert "Kom langs." in client.get("/initiatieven/slowcare-oss").content.decode()
