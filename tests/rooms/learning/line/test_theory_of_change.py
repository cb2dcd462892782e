"""The theory of change: written by who keeps the programme, read by everyone, held as well as its sources hold it."""

from itertools import pairwise

import pytest
from django.urls import reverse

import given
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.learning.line.actions import theory as actions
from veerkracht.learning.line.models import Change, Link, Telling
from veerkracht.learning.line.queries.theory import theory
from veerkracht.trail.models import Copy, Entry

pytestmark = pytest.mark.django_db

NEW = "/leren/verandertheorie/veranderingen/nieuw"
TOLD = {
    ("Buurtkamer", "Ontmoeting"): ("p1", "p2", "p3", "p4"),
    ("Ontmoeting", "Vertrouwen"): ("p1", "p2", "p5"),
    ("Vertrouwen", "Minder eenzaam"): ("p1", "p6"),
    ("Ontmoeting", "Minder eenzaam"): ("p3",),
    ("Buurtkamer", "Eigenaarschap"): ("p7",),
    ("Eigenaarschap", "Minder eenzaam"): ("p7",),
}


@pytest.fixture
def keeper():
    return given.role(given.person("Mia"), "officer", "programme", given.programme().key)


def changed(by, title="Buurtkamer"):
    return actions.begin_change(by=by, programme_key=given.programme().key, said={"title_nl": title})


def linked(by, cause, effect, **said):
    key = given.programme().key
    return actions.begin_link(
        by=by, programme_key=key, cause_key=cause, effect_key=effect, said={"sign": "more", **said}
    )


@pytest.fixture
def told(keeper):
    """The case of the methods: a neighbourhood room, and what it leads to."""
    keys = {}
    for ends, groups in TOLD.items():
        for title in ends:
            keys.setdefault(title, changed(keeper, title) if title not in keys else "")
        link = linked(keeper, keys[ends[0]], keys[ends[1]])
        for group in groups:
            actions.tell(by=keeper, key=link, source_kind="group", source_key=group)
    return keys


def test_everyone_sees_how_many_threads_hold_it_and_who_tells_all_of_it(client, told):
    page = client.get("/verandertheorie?begin=buurtkamer&end=minder-eenzaam").content.decode()

    assert "4 onafhankelijke draden" in page
    assert "3 bronnen vertellen het hele verhaal" in page
    assert page.count('class="theory__link" data-sort="weakest"') == 3
    assert "Hoe zeker de hele weg is, kan niemand zeggen" in page
    assert "style=" not in page


def test_the_whole_way_is_sure_between_bounds(client, keeper):
    keys = [changed(keeper, title) for title in "ABCD"]
    for (cause, effect), sure in zip(pairwise(keys), (80, 70, 60), strict=True):
        link = linked(keeper, cause, effect, certainty=sure)
        actions.tell(by=keeper, key=link, source_kind="group", source_key="p1")

    page = client.get("/verandertheorie").content.decode()

    assert "voor 10 tot 60 van de 100 zeker" in page
    assert "Het is aannemelijk" in page


def test_what_is_only_expected_holds_nothing(keeper):
    link = linked(keeper, changed(keeper, "A"), changed(keeper, "B"), rival_nl="Het werd zomer.")

    actions.tell(by=keeper, key=link, source_kind="group", source_key="raad", hypothetical=True)

    found = theory(given.programme().key)
    assert found.claims == []
    assert found.held("a", "b").found.threads == 0
    assert (found.links[0].thought, found.links[0].plausible) == (1, False)


def test_a_source_counts_once_and_no_more_when_taken_back(keeper):
    link = linked(keeper, changed(keeper, "A"), changed(keeper, "B"))
    lesson = given.public_lesson()
    actions.tell(by=keeper, key=link, source_kind="lesson", source_key=lesson)

    with pytest.raises(actions.SaidAlready, match="telt al mee"):
        actions.tell(by=keeper, key=link, source_kind="lesson", source_key=lesson)
    with pytest.raises(actions.ReasonMissing):
        actions.take_back(by=keeper, key=link, number=Telling.objects.get().pk, reason=" ")
    actions.take_back(by=keeper, key=link, number=Telling.objects.get().pk, reason="Het ging over iets anders.")

    assert theory(given.programme().key).links[0].tellings == ()
    assert Entry.objects.filter(deed="take back a source", reason="Het ging over iets anders.").count() == 1


@pytest.mark.parametrize(
    ("kind", "key"), [("lesson", "nog-niet-openbaar"), ("initiative", "niemand"), ("group", ""), ("document", "geheim")]
)
def test_a_source_that_nobody_can_see_is_refused(keeper, kind, key):
    link = linked(keeper, changed(keeper, "A"), changed(keeper, "B"))
    given.lesson("Nog niet openbaar")

    with pytest.raises(NotKnown, match="Die bron kennen we niet"):
        actions.tell(by=keeper, key=link, source_kind=kind, source_key=key)


def test_a_link_goes_from_one_change_to_another_once(keeper):
    one, other = changed(keeper, "A"), changed(keeper, "B")
    linked(keeper, one, other)

    with pytest.raises(actions.LinksToItself, match="Kies twee veranderingen"):
        linked(keeper, one, one)
    with pytest.raises(actions.SaidAlready, match="is er al"):
        linked(keeper, one, other)
    with pytest.raises(NotKnown):
        linked(keeper, one, "bestaat-niet")
    with pytest.raises(actions.TitleMissing, match="Noem de verandering"):
        changed(keeper, " ")


def test_a_change_that_is_used_is_not_left_out(client, keeper):
    link = linked(keeper, changed(keeper, "A"), changed(keeper, "B"))
    client.force_login(keeper)

    refused = client.post(
        "/leren/verandertheorie/veranderingen/a",
        given.form_of(client, "/leren/verandertheorie/veranderingen/a") | {"stands": ""},
    )
    page = given.form_of(client, f"/leren/verandertheorie/schakels/{link}/schrijf")
    page.pop("stands")
    client.post(f"/leren/verandertheorie/schakels/{link}/schrijf", page)

    assert refused.status_code == 422
    assert "Haal die eerst weg" in refused.content.decode()
    assert theory(given.programme().key).links == ()
    assert Copy.objects.filter(kind="link", key=link).count() == 2


def test_an_officer_writes_it_in_the_browser(client, keeper):
    client.force_login(keeper)
    for title in ("Samen koken", "Buren kennen elkaar"):
        client.post(NEW, given.form_of(client, NEW) | {"title_nl": title})
    address = "/leren/verandertheorie/schakels/nieuw"
    ends = given.form_of(client, address) | {"cause": "samen-koken", "effect": "buren-kennen-elkaar", "sign": "more"}

    wrong = client.post(address, ends | {"certainty": "100"})
    made = client.post(address, ends | {"certainty": "70"}, follow=True)
    address = made.redirect_chain[-1][0]
    neither = client.post(address, {"step": "tell", "hypothetical": "no", "strength": "fair"})
    client.post(address, {"step": "tell", "group": "Koks in Oss", "hypothetical": "no", "strength": "strong"})

    assert "Geef een getal van 1 tot 99" in wrong.content.decode()
    assert neither.status_code == 422
    assert "een van de twee" in neither.content.decode()
    assert "koks in oss" in client.get("/verandertheorie").content.decode()
    assert Link.objects.get().certainty == 70


def test_who_does_not_keep_the_programme_reads_only(client, told):
    reader = given.role(given.person("Bob"), "initiator", "initiative", "slowcare-oss")
    client.force_login(reader)
    link = Link.objects.first()

    with pytest.raises(NotAllowed):
        changed(reader, "Iets")
    with pytest.raises(NotAllowed):
        actions.tell(by=reader, key=link.key, source_kind="group", source_key="ik")

    assert client.get(reverse("theory-change-new")).status_code == 403
    assert client.get(reverse("theory-link", args=[link.key])).status_code == 403
    assert "Voeg een schakel toe" not in client.get("/verandertheorie").content.decode()


def test_personal_data_in_what_was_said_wait(client, keeper):
    link = linked(keeper, changed(keeper, "A"), changed(keeper, "B"))

    actions.tell(by=keeper, key=link, source_kind="group", source_key="p1", note_nl="Bel mij op 06 12345678.")

    assert "12345678" not in client.get("/verandertheorie").content.decode()


@pytest.mark.parametrize("address", ["/verandertheorie", "/en/theory-of-change", "/verandertheorie?begin=x&end=y"])
def test_the_page_is_there_empty_and_full_in_few_questions(client, django_assert_max_num_queries, keeper, address):
    empty = client.get(address)
    keys = [changed(keeper, f"Verandering {number}") for number in range(12)]
    for cause, effect in pairwise(keys):
        link = linked(keeper, cause, effect)
        actions.tell(by=keeper, key=link, source_kind="group", source_key="p1")

    with django_assert_max_num_queries(12):
        full = client.get(address)

    assert (empty.status_code, full.status_code) == (200, 200)
    assert Change.objects.count() == 12
