import pytest

import given
from veerkracht.documents.actions.cite import WithoutSource, WithoutValue, cite, state
from veerkracht.documents.actions.file import file
from veerkracht.documents.models import Document, DocumentAbout, Fact, Source
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.refusals import BelongsElsewhere
from veerkracht.search import queries as search
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

ABOUT = ("initiative", "slowcare-oss")


def test_a_fact_stands_on_a_source():
    officer = given.officer()
    source = cite(by=officer, key="jaarstukken", title="Jaarstukken 2017", published_on="2018")

    state(by=officer, about=ABOUT, key="plaatsen", label_nl="Plaatsen", value_nl="50", source=source)
    state(by=officer, about=ABOUT, key="plaatsen", value_nl="24")

    fact = Fact.objects.get()
    assert (fact.value_nl, fact.label_nl, fact.source) == ("24", "Plaatsen", source)
    assert Entry.objects.filter(deed="state", kind="initiative", key="slowcare-oss").count() == 2
    assert [hit.key for hit in search.find("jaarstukken").hits] == ["jaarstukken"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        pytest.param({"value_nl": "50"}, WithoutSource, id="no source"),
        pytest.param({"source": True}, WithoutValue, id="no value"),
    ],
)
def test_a_fact_that_says_it_is_known_shows_how(said, refusal):
    said = {name: given.source() if name == "source" else value for name, value in said.items()}

    with pytest.raises(refusal):
        state(by=given.officer(), about=ABOUT, key="plaatsen", label_nl="Plaatsen", **said)

    assert not Fact.objects.exists()


def test_an_unknown_fact_needs_neither():
    state(by=given.officer(), about=ABOUT, key="kosten", label_nl="Kosten", certainty="unknown")

    assert Fact.objects.get().source is None


def test_a_document_is_filed_about_some_records_and_later_about_others():
    officer = given.officer()
    said = {"programme_key": "zonneveld", "title_nl": "Brief over de eettafel", "published_on": "2024-01"}

    file(by=officer, key="brief", about=[ABOUT, ("place", "oss")], **said)
    file(by=officer, key="brief", programme_key="zonneveld", about=[ABOUT, ("place", "uden")])
    file(by=officer, key="brief", programme_key="zonneveld", publisher="De gemeente")

    assert set(DocumentAbout.objects.values_list("about_kind", "about_key")) == {ABOUT, ("place", "uden")}
    assert Entry.objects.filter(deed="file").latest("at").fields == ["publisher"]
    assert [hit.key for hit in search.find("brief").hits] == ["brief"]


def test_a_document_of_another_programme_is_not_taken_over():
    officer = given.officer()
    file(by=officer, key="brief", programme_key="zonneveld", title_nl="Brief")

    with pytest.raises(BelongsElsewhere, match="zonneveld"):
        file(by=officer, key="brief", programme_key="maandal", title_nl="Andere brief")


@pytest.mark.parametrize("deed", ["cite", "state", "file"])
def test_who_holds_no_role_may_not(deed):
    visitor = given.officer(role="visitor")
    deeds = {
        "cite": lambda: cite(by=visitor, key="bron", title="Bron"),
        "state": lambda: state(by=visitor, about=ABOUT, key="x", label_nl="X", certainty="unknown"),
        "file": lambda: file(by=visitor, key="brief", programme_key="zonneveld", title_nl="Brief"),
    }

    with pytest.raises(NotAllowed):
        deeds[deed]()

    assert not any(record.objects.exists() for record in (Source, Fact, Document))
