"""Verified outcomes from the command line: the same action as the page, all of a file or nothing."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import given
from rooms.fund.contracts import scenes_of_contracts as scenes
from rooms.fund.contracts.scenes_of_contracts import FUND, HEAD, KEY
from veerkracht.people.models import Person
from veerkracht.results.models import VerifiedOutcome

pytestmark = pytest.mark.django_db

GOOD = "v1,anna,wonen,erin,2019-10-01,2019-10-05,,,,\nv2,bas,wonen,erin,2019-10-02,2019-10-05,,,,"


@pytest.fixture
def guide() -> Person:
    return scenes.in_force()


def taken(guide: Person, path: Path, content: str | bytes = HEAD + GOOD, *, key: str = KEY, by: str = "") -> None:
    file = path / "rows.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    call_command("outcomes", key, str(file), "--by", by or guide.email)


def test_a_file_is_taken_in_and_may_come_again(guide: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    taken(guide, tmp_path)
    taken(guide, tmp_path)

    assert VerifiedOutcome.objects.count() == 2
    assert capsys.readouterr().out.splitlines() == [
        "2 resultaten ingelezen.",
        "0 resultaten ingelezen.",
        "2 waren al bekend.",
    ]


def test_every_mistake_is_named_with_its_row_and_nothing_is_stored(
    guide: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    bad = "v3,carla,niets,,2019-10-01,2019-10-05,,,,\nv4,dirk,wonen,erin,gisteren,2019-10-05,,,,"

    with pytest.raises(CommandError, match="Er is niets opgeslagen"):
        taken(guide, tmp_path, f"{HEAD}{GOOD}\n{bad}")

    told = capsys.readouterr().err
    assert "Rij 5" in told
    assert "gisteren" in told
    assert not VerifiedOutcome.objects.exists()


@pytest.mark.parametrize(
    ("content", "more", "sentence"),
    [
        pytest.param(b"\xff\xfe\x00", {}, "UTF-8", id="not UTF-8"),
        pytest.param(HEAD, {}, "geen rij", id="no rows"),
        pytest.param(HEAD + GOOD, {"key": "bestaat-niet"}, "bestaat-niet", id="no such contract"),
        pytest.param(HEAD + GOOD, {"by": "niemand@example.org"}, "niemand@example.org", id="nobody"),
    ],
)
def test_what_cannot_be_is_answered_in_one_sentence(
    guide: Person, tmp_path: Path, content: str | bytes, more: dict[str, str], sentence: str
):
    with pytest.raises(CommandError) as refused:
        taken(guide, tmp_path, content, **more)

    assert sentence in str(refused.value)
    assert not VerifiedOutcome.objects.exists()


def test_a_file_that_is_not_there_is_refused(guide: Person, tmp_path: Path):
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        call_command("outcomes", KEY, str(tmp_path / "none.csv"), "--by", guide.email)


def test_only_who_may_take_them_in_does_so(guide: Person, tmp_path: Path):
    auditor = given.role(given.person(), "auditor", "programme", FUND)

    with pytest.raises(CommandError):
        taken(guide, tmp_path, by=auditor.email)
    assert not VerifiedOutcome.objects.exists()
