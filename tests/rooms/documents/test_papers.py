"""Documents with files: added, renewed, shared, withdrawn and destroyed, and seen by who may."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import localdate

import given
import paper
from veerkracht.documents import keeping, papers, storage
from veerkracht.documents.actions.keep import NotDue, NothingReviewed, WithoutList, destroy, set_period
from veerkracht.documents.actions.picture import (
    ConsentIsOver,
    ConsentWasWithdrawn,
    NoPicture,
    agree,
    end_consent,
    explain,
)
from veerkracht.documents.actions.scan import scan_waiting
from veerkracht.documents.actions.share import NotFitForEveryone, describe, share
from veerkracht.documents.actions.upload import Destroyed, SameFile, Sent, Told, renew, upload
from veerkracht.documents.actions.withdraw import WithdrawnAlready, WithoutReason, withdraw
from veerkracht.documents.audience import everyone_sees
from veerkracht.documents.models import Document, FileVersion
from veerkracht.documents.opening.judge import judge
from veerkracht.documents.papers import NoLongerShown, Wanted
from veerkracht.documents.storage import CannotBeKept
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.people.models import Person
from veerkracht.search import queries as search
from veerkracht.trail.models import Entry
from veerkracht.trail.pages import Turn
from veerkracht.trail.viewed import collecting

pytestmark = pytest.mark.django_db

ON = date(2017, 3, 17)
HOME = "sociale-veerkracht"
OSS = ("initiative", "slowcare-oss")


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for files of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    monkeypatch.setattr(storage, "open_apart", judge)  # a process for each file is tried in test_opening
    given.programme()
    yield settings.MEDIA_ROOT
    assert not list((settings.MEDIA_ROOT / "incoming").glob("*")), "nothing of an upload is left behind"


def add(
    by: Person | None = None, content: bytes | None = None, *, name: str = "verslag.docx", **fields: Any
) -> Document:
    told = {name: fields.pop(name) for name in ("audience", "readers", "personal", "kind") if name in fields}
    about, on = fields.pop("about", [OSS]), fields.pop("on", ON)
    sent = Sent(io.BytesIO(paper.docx() if content is None else content), name, **fields)
    made = Told("Verslag van het café", **told)
    return upload(by=by or given.officer(), programme_key=HOME, about=about, sent=sent, told=made, on=on)


def in_oss(role: str = "initiator") -> Person:
    return given.role(given.person(), role, *OSS)


def seen_by(viewer: Person | None) -> list[str]:
    return [row.key for row in papers.papers(Wanted(), Turn(), viewer=viewer).rows]


# Adding


def test_a_file_is_kept_under_the_hash_of_its_content():
    document = add()

    version = document.current
    assert storage.place(document.key, version.sha256).read_bytes()
    assert (version.number, version.name, version.size) == (1, "verslag.docx", version.size)
    assert "Buren helpen" in version.text
    assert (document.key, document.audience, document.kept_from) == ("verslag-van-het-cafe", "programme", ON)
    assert Entry.objects.get(deed="upload").key == document.key


def test_a_second_document_with_the_same_title_gets_a_key_of_its_own():
    assert [add().key, add().key] == ["verslag-van-het-cafe", "verslag-van-het-cafe-2"]


def test_a_new_document_is_never_public_at_once():
    assert add(audience="public").audience == "programme"


def test_a_file_that_is_wrong_leaves_nothing_behind(files: Path):
    with pytest.raises(CannotBeKept, match="programma"):
        add(content=b"MZ\0\0", name="verslag.docx")

    assert not Document.objects.exists()
    assert not (files / "documents").exists()


def test_a_file_that_is_too_large_is_refused_with_the_limit(settings: Any):
    settings.VEERKRACHT_LARGEST_FILE = 1

    with pytest.raises(CannotBeKept, match="groter dan 1 MB"):
        add(content=b"a" * 1_100_000)


def test_a_failure_after_the_file_was_put_in_place_takes_it_away_again(files: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("veerkracht.documents.actions.upload.make_findable", lambda **_all: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        add()

    assert not [path for path in files.rglob("*") if path.is_file()]


@pytest.mark.parametrize("role", ["task-owner", "payer", "auditor"])
def test_who_may_not_add_is_refused(role: str):
    someone = given.role(given.person(), role, "programme", HOME)

    with pytest.raises(NotAllowed):
        add(someone)


# Versions


def test_a_new_version_keeps_the_ones_before_it():
    document, by = add(), in_oss()

    renew(by=by, key=document.key, sent=Sent(io.BytesIO(paper.pdf()), "nieuw.pdf", "Nu als pdf."), on=date(2018, 1, 1))

    found = papers.paper(document.key, viewer=by)
    assert [(one.number, one.reason, one.by_key == by.key) for one in found.versions] == [
        (2, "Nu als pdf.", True),
        (1, "", False),
    ]
    assert found.row.file.number == 2


@pytest.mark.parametrize(
    ("on", "name"), [(ON, "verslag.docx"), (date(2017, 12, 31), "verslag.docx"), (date(2018, 1, 1), "nieuw.pdf")]
)
def test_the_file_as_it_was_on_a_day(on: date, name: str):
    document, by = add(), given.officer()
    renew(by=by, key=document.key, sent=Sent(io.BytesIO(paper.pdf()), "nieuw.pdf", "Nieuw."), on=date(2018, 1, 1))

    assert papers.served(document.key, viewer=by, on=on).name == name


def test_the_same_file_is_not_a_new_version():
    by, content = given.officer(), paper.docx()
    document = add(by, content)

    with pytest.raises(SameFile, match="versie 1"):
        renew(by=by, key=document.key, sent=Sent(io.BytesIO(content), "weer.docx", "Weer."), on=ON)

    assert FileVersion.objects.count() == 1


def test_a_withdrawn_version_is_not_given_and_the_one_before_it_counts_again():
    by, document = given.officer(), add()
    renew(by=by, key=document.key, sent=Sent(io.BytesIO(paper.pdf()), "fout.pdf", "Nieuw."), on=ON)

    withdraw(by=by, key=document.key, number=2, reason="Er stond een naam in.")

    document.refresh_from_db()
    assert document.current.number == 1
    with pytest.raises(NoLongerShown, match="Er stond een naam in"):
        papers.served(document.key, viewer=by, number=2)
    assert not search.find("wijkraad", include_hidden=True).hits
    with pytest.raises(WithdrawnAlready):
        withdraw(by=by, key=document.key, number=2, reason="Nog eens.")
    with pytest.raises(WithoutReason):
        withdraw(by=by, key=document.key, number=1, reason="  ")
    with pytest.raises(NotKnown):
        withdraw(by=by, key=document.key, number=9, reason="Weg.")


# Who may see it


def test_what_is_not_public_is_seen_by_who_holds_a_role_where_it_lies():
    document = add()
    elsewhere = given.role(given.person(), "initiator", "initiative", "ander-initiatief")

    assert seen_by(in_oss()) == seen_by(given.role(given.person(), "payer", "programme", HOME)) == [document.key]
    assert seen_by(elsewhere) == seen_by(given.person()) == seen_by(None) == []
    with pytest.raises(NotAllowed):
        papers.paper(document.key, viewer=elsewhere)
    with pytest.raises(NotKnown):
        papers.served(document.key, viewer=None)


def test_what_lies_in_a_scope_is_asked_of_the_rooms_above():
    document = add()
    director = given.role(given.person(), "initiator", "organisation", "zet")

    assert seen_by(director) == []
    found = papers.papers(Wanted(), Turn(), viewer=director, beneath=lambda scopes: frozenset({*scopes, OSS}))
    assert [row.key for row in found.rows] == [document.key]


def test_named_roles_are_the_only_ones_besides_who_keeps_the_programme():
    document = add(audience="named", readers=("controller",))

    assert seen_by(given.role(given.person(), "controller", "programme", HOME)) == [document.key]
    assert seen_by(given.role(given.person(), "officer", "programme", HOME)) == [document.key]
    assert seen_by(in_oss()) == []
    assert seen_by(given.role(given.person(), "payer", "programme", HOME)) == []
    with pytest.raises(NotAllowed, match="sommige rollen"):
        papers.paper(document.key, viewer=in_oss())


def test_without_named_roles_it_is_for_the_people_it_is_about():
    document = add(audience="named")

    assert seen_by(in_oss()) == [document.key]
    assert seen_by(given.role(given.person(), "controller", "programme", HOME)) == []


def test_data_about_persons_are_for_fewer_and_looking_is_noted():
    document, worker = add(personal=True), given.role(given.person(), "support-worker", "programme", HOME)
    auditor = given.role(given.person(), "auditor", "programme", HOME)

    with collecting() as seen:
        papers.paper(document.key, viewer=worker)
        papers.served(document.key, viewer=worker)

    assert seen == {("document", document.key): {"file"}}
    assert seen_by(auditor) == []
    with pytest.raises(NotAllowed):
        papers.served(document.key, viewer=auditor)


def test_the_text_of_a_file_is_found_by_who_may_see_it_only():
    by, document = given.officer(), add()

    assert not search.find("café buren").hits
    assert [row.key for row in papers.papers(Wanted(q="buren"), Turn(), viewer=in_oss()).rows] == [document.key]
    assert not papers.papers(Wanted(q="buren"), Turn(), viewer=given.person()).rows

    share(by=by, key=document.key, audience="public")

    assert [hit.key for hit in search.find("buren").hits] == [document.key]
    assert papers.served(document.key, viewer=None).public

    share(by=by, key=document.key, audience="programme")

    assert not search.find("buren").hits
    given.search_index()
    assert not search.find("buren").hits
    assert search.find("buren", include_hidden=True).hits


def test_making_public_is_for_who_keeps_the_programme():
    document = add()

    with pytest.raises(NotAllowed):
        share(by=in_oss(), key=document.key, audience="public")


def test_data_about_persons_are_never_public():
    document = add(personal=True)

    with pytest.raises(NotFitForEveryone, match="persoonsgegevens"):
        share(by=given.officer(), key=document.key, audience="public", personal=True)


def test_a_renamed_document_keeps_its_earlier_title():
    document = add()

    describe(by=in_oss(), key=document.key, title_nl="Verslag 2017")

    document.refresh_from_db()
    assert (document.title_nl, document.aliases) == ("Verslag 2017", ["Verslag van het café"])


# Pictures


def a_picture(by: Person, **fields: Any) -> Document:
    return add(by, paper.picture(), name="foto.jpg", **fields)


def test_a_picture_is_public_only_with_words_and_with_who_is_in_it_agreeing():
    by = given.officer()
    document = a_picture(by)

    with pytest.raises(NotFitForEveryone, match="in woorden"):
        share(by=by, key=document.key, audience="public")
    explain(by=by, key=document.key, alternative_nl="Buren aan tafel.", alternative_en="", shows_people=True)
    with pytest.raises(NotFitForEveryone, match="mensen te herkennen"):
        share(by=by, key=document.key, audience="public")
    agree(by=by, key=document.key, given_by="de vrijwilliger links", purpose="De website", on=localdate())
    share(by=by, key=document.key, audience="public")

    assert everyone_sees().filter(key=document.key).exists()


def test_a_picture_without_people_needs_no_consent():
    by = given.officer()
    document = a_picture(by, alternative_nl="Een lege tuin.", shows_people=False)

    share(by=by, key=document.key, audience="public")

    assert everyone_sees().exists()


def test_a_picture_of_which_nobody_said_whether_it_shows_people_is_not_public():
    by = given.officer()
    document = a_picture(by, alternative_nl="Een tuin.")

    with pytest.raises(NotFitForEveryone, match="Zeg eerst of"):
        share(by=by, key=document.key, audience="public")


def agreed(by: Person, until: date | None = None) -> Document:
    document = a_picture(by, alternative_nl="Buren aan tafel.", shows_people=True)
    for who in ("de buurvrouw", "de kok"):
        agree(by=by, key=document.key, given_by=who, purpose="De website", on=date(2017, 1, 1), until=until)
    share(by=by, key=document.key, audience="public")
    return document


def test_withdrawing_one_consent_takes_the_picture_off_at_once():
    by = given.officer()
    document = agreed(by)
    assert papers.served(document.key, viewer=None).public
    number = papers.paper(document.key, viewer=by).consents[0].number

    end_consent(by=in_oss(), key=document.key, number=number, on=localdate())

    assert not everyone_sees().exists()
    assert not search.find("tafel").hits
    with pytest.raises(NoLongerShown, match="niet iedereen op de foto"):
        papers.served(document.key, viewer=None)
    with pytest.raises(ConsentWasWithdrawn):
        agree(by=by, key=document.key, given_by="de buurvrouw", purpose="De website", on=localdate())
    with pytest.raises(NotFitForEveryone, match="niet meer goed"):
        share(by=by, key=document.key, audience="public")


def test_a_consent_that_is_over_takes_the_picture_off_until_it_is_given_again():
    by = given.officer()
    document = agreed(by, until=date(2017, 12, 31))
    assert not everyone_sees().exists()

    for who in ("de buurvrouw", "de kok"):
        agree(by=by, key=document.key, given_by=who, purpose="De website", on=localdate())

    assert everyone_sees().exists()


def test_a_new_picture_needs_consent_of_its_own():
    by = given.officer()
    document = agreed(by)

    other = paper.picture(size=(80, 40))
    sent = Sent(io.BytesIO(other), "foto.jpg", "Een nieuwe foto.", "Buren buiten.", shows_people=True)
    renew(by=by, key=document.key, sent=sent, on=localdate())

    assert not everyone_sees().exists()


def test_an_earlier_picture_is_not_for_everyone():
    by = given.officer()
    document = agreed(by)
    sent = Sent(io.BytesIO(paper.picture(size=(80, 40))), "tuin.jpg", "Zonder mensen.", "Een tuin.", shows_people=False)
    renew(by=by, key=document.key, sent=sent, on=localdate())
    assert everyone_sees().exists()

    with pytest.raises(NotAllowed):
        papers.served(document.key, viewer=None, number=1)


def test_consent_is_for_a_picture_and_for_a_time_to_come():
    by = given.officer()

    with pytest.raises(NoPicture):
        agree(by=by, key=add(by).key, given_by="de kok", purpose="De website", on=ON)
    with pytest.raises(ConsentIsOver):
        agree(by=by, key=a_picture(by).key, given_by="de kok", purpose="x", on=ON, until=date(2017, 3, 16))
    with pytest.raises(NotKnown):
        end_consent(by=by, key="verslag-van-het-cafe-2", number=0, on=ON)


# The virus scanner


def test_a_clean_file_was_seen_whole_by_the_scanner(settings: Any):
    content = paper.docx()

    with paper.scanner() as (settings.VEERKRACHT_SCANNER, got):
        document = add(content=content)

    assert got == [content]
    assert document.current.scan == "clean"


def test_a_file_with_a_virus_is_not_kept(settings: Any):
    with (
        paper.scanner(b"stream: Eicar-Test FOUND\0") as (settings.VEERKRACHT_SCANNER, _got),
        pytest.raises(CannotBeKept, match="Eicar-Test"),
    ):
        add()

    assert not Document.objects.exists()


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"iets anders\0"])
def test_while_the_scanner_does_not_say_a_file_waits_and_is_not_given(answer: bytes, settings: Any):
    by = given.officer()
    with paper.scanner(answer) as (settings.VEERKRACHT_SCANNER, _got):
        document = add(by)
        assert scan_waiting()["waiting"] == 1

    assert document.current is None
    assert papers.papers(Wanted(), Turn(), viewer=by).rows[0].waits
    with pytest.raises(NotKnown, match="virusscanner"):
        papers.served(document.key, viewer=by, number=1)
    assert not search.find("buren", include_hidden=True).hits

    with paper.scanner() as (settings.VEERKRACHT_SCANNER, _got):
        assert scan_waiting()["clean"] == 1

    document.refresh_from_db()
    assert document.current.scan == "clean"
    assert search.find("buren", include_hidden=True).hits


def test_a_waiting_file_that_turns_out_infected_goes(
    settings: Any, django_capture_on_commit_callbacks: Any, files: Path
):
    settings.VEERKRACHT_SCANNER = "unix:/nergens/clamd"
    document = add()
    assert storage.place(document.key, document.versions.get().sha256).exists()

    with (
        paper.scanner(b"stream: Virus FOUND\0") as (settings.VEERKRACHT_SCANNER, _got),
        django_capture_on_commit_callbacks(execute=True),
    ):
        assert scan_waiting()["infected"] == 1

    assert not [path for path in files.rglob("*") if path.is_file()]
    assert document.versions.get().text == ""


# Keeping and destroying


def test_what_was_kept_long_enough_is_due_and_the_record_of_it_remains(
    django_capture_on_commit_callbacks: Any, files: Path
):
    by = given.officer()
    document = add(by, kind="report")
    set_period(by=by, kind="report", years=7, source="Selectielijst")
    hashed = document.current.sha256
    assert not keeping.due(on=date(2024, 12, 31))
    assert [row.key for row in keeping.due(on=date(2025, 1, 1), viewer=by)] == [document.key]

    with django_capture_on_commit_callbacks(execute=True):
        assert destroy(by=by, reviewed=[document.key], reason="Zeven jaar voorbij.", on=date(2025, 1, 1)) == 1

    document.refresh_from_db()
    assert (document.title_nl, document.versions.get().sha256) == ("Verslag van het café", hashed)
    assert (document.versions.get().text, document.versions.get().name, document.current) == ("", "", None)
    assert Entry.objects.get(deed="destroy").reason == "Zeven jaar voorbij."
    assert not [path for path in files.rglob("*") if path.is_file()]
    assert not search.find("buren", include_hidden=True).hits
    assert not keeping.due(on=date(2025, 1, 1))
    with pytest.raises(Destroyed):
        renew(by=by, key=document.key, sent=Sent(io.BytesIO(b"x"), "x.txt", "Weer."), on=ON)
    with pytest.raises(NoLongerShown):
        describe(by=by, key=document.key, title_nl="Anders")
    given.search_index()
    assert not search.find("verslag", include_hidden=True).hits


def test_nothing_goes_that_is_not_due_or_not_looked_at():
    by = given.officer()
    late, early = add(by, kind="report"), add(by, kind="report", on=date(2018, 1, 1))
    set_period(by=by, kind="report", years=7, source="Selectielijst")

    with pytest.raises(NotDue, match=early.key):
        destroy(by=by, reviewed=[late.key, early.key], reason="Voorbij.", on=date(2025, 1, 1))
    with pytest.raises(NothingReviewed):
        destroy(by=by, reviewed=[], reason="Voorbij.", on=date(2025, 1, 1))
    with pytest.raises(NothingReviewed):
        destroy(by=by, reviewed=[late.key], reason=" ", on=date(2025, 1, 1))
    with pytest.raises(NotDue):
        destroy(by=by, reviewed=["bestaat-niet"], reason="Voorbij.", on=date(2025, 1, 1))
    with pytest.raises(NotAllowed):
        destroy(by=in_oss(), reviewed=[late.key], reason="Voorbij.", on=date(2025, 1, 1))
    assert not Document.objects.exclude(destroyed_at=None).exists()


def test_without_a_period_or_kept_for_good_nothing_is_due():
    by = given.officer()
    add(by, kind="report")
    assert not keeping.due(on=date(2100, 1, 1))

    set_period(by=by, kind="report", years=None, source="Selectielijst")

    assert not keeping.due(on=date(2100, 1, 1))
    with pytest.raises(WithoutList):
        set_period(by=by, kind="report", years=7, source=" ")
    with pytest.raises(NotKnown):
        set_period(by=by, kind="soep", years=7, source="Selectielijst")
