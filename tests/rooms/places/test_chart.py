from datetime import date
from decimal import Decimal

import pytest

import given
from veerkracht.foundation.errors import NotAllowed
from veerkracht.foundation.refusals import EndsBeforeItBegins
from veerkracht.places.actions.chart import (
    CodeTaken,
    HalfACoordinate,
    ItsOwnPlace,
    assign_code,
    chart,
    place_within,
    succeed,
)
from veerkracht.places.models import Place, PlaceCode, Succession, Within
from veerkracht.search import queries as search
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_a_place_is_charted_with_its_code_its_whole_and_what_it_became():
    officer = given.officer()
    old = chart(by=officer, key="gemeente-veghel", name="Veghel", kind="municipality", ends_on=date(2016, 12, 31))
    new = chart(by=officer, key="meierijstad", name="Meierijstad", kind="municipality", starts_on=date(2017, 1, 1))
    province = chart(by=officer, key="noord-brabant", name="Noord-Brabant", kind="province")

    assign_code(by=officer, place=new, scheme="CBS", code="GM1948")
    succeed(by=officer, old=old, new=new, on=date(2017, 1, 1), share=Decimal("1"))
    place_within(by=officer, part=new, whole=province)

    assert [hit.key for hit in search.find("meierijstad", kinds=("place",)).hits] == ["meierijstad"]
    assert list(Entry.objects.filter(key="meierijstad").order_by("pk").values_list("deed", flat=True)) == [
        "chart",
        "assign code",
        "place within",
    ]
    assert Entry.objects.filter(key="gemeente-veghel", deed="succeed").exists()


def test_saying_it_again_makes_no_second_row():
    officer = given.officer()
    oss, brabant = given.place("Oss"), given.place("Noord-Brabant", kind="province")

    for _time in range(2):
        assign_code(by=officer, place=oss, scheme="CBS", code="GM0828")
        place_within(by=officer, part=oss, whole=brabant)
        succeed(by=officer, old=oss, new=brabant, on=date(2030, 1, 1))

    assert (PlaceCode.objects.count(), Within.objects.count(), Succession.objects.count()) == (1, 1, 1)
    assert Entry.objects.count() == 3


def test_a_code_means_one_place_at_a_time():
    officer = given.officer()
    old, new = given.place("Oss"), given.place("Nieuw Oss")
    assign_code(by=officer, place=old, scheme="CBS", code="GM0828", ends_on=date(2016, 12, 31))

    assign_code(by=officer, place=new, scheme="CBS", code="GM0828", starts_on=date(2017, 1, 1))
    with pytest.raises(CodeTaken, match="GM0828"):
        assign_code(by=officer, place=given.place("Ander Oss"), scheme="CBS", code="GM0828", ends_on=date(2015, 1, 1))

    assert PlaceCode.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        pytest.param({"latitude": 51.7}, HalfACoordinate, id="a latitude without a longitude"),
        pytest.param(
            {"starts_on": date(2019, 1, 1), "ends_on": date(2018, 12, 31)}, EndsBeforeItBegins, id="ends too early"
        ),
    ],
)
def test_a_place_that_cannot_be_is_refused(said, refusal):
    with pytest.raises(refusal):
        chart(by=given.officer(), key="oss", name="Oss", kind="municipality", **said)

    assert not Place.objects.exists()


def test_a_place_does_not_lie_in_itself_or_become_itself():
    officer, oss = given.officer(), given.place("Oss")

    with pytest.raises(ItsOwnPlace):
        place_within(by=officer, part=oss, whole=oss)
    with pytest.raises(ItsOwnPlace):
        succeed(by=officer, old=oss, new=oss, on=date(2017, 1, 1))


@pytest.mark.parametrize("deed", ["chart", "code", "within", "succession"])
def test_who_holds_no_role_may_not_change_places(deed):
    visitor, oss, uden = given.officer(role="visitor"), given.place("Oss"), given.place("Uden")
    deeds = {
        "chart": lambda: chart(by=visitor, key="oss", name="Anders"),
        "code": lambda: assign_code(by=visitor, place=oss, scheme="CBS", code="GM0828"),
        "within": lambda: place_within(by=visitor, part=oss, whole=uden),
        "succession": lambda: succeed(by=visitor, old=oss, new=uden, on=date(2017, 1, 1)),
    }

    with pytest.raises(NotAllowed):
        deeds[deed]()

    assert not Entry.objects.exists()
