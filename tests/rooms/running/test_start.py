"""Code and database that do not belong together refuse each other, with a sentence."""

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from veerkracht.running import start
from veerkracht.running.actions import chores, work
from veerkracht.running.checks import sentences
from veerkracht.running.models import Chore
from veerkracht.site.doctor import CHECKS

pytestmark = pytest.mark.django_db


@pytest.fixture
def of_a_newer_version():
    MigrationRecorder(connection).record_applied("trail", "0099_later")


@pytest.fixture
def of_an_older_version():
    MigrationRecorder(connection).record_unapplied("trail", "0003_seals_stay")


@pytest.fixture
def well(settings, tmp_path):
    """An installation of which nothing bad can be said."""
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "staticfiles.json").touch()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.BACKUP_HOURS = 0
    work.seen(name="here")


def test_a_database_of_this_version_is_served():
    assert start.refused() == ""


def test_a_newer_database_is_not_served_and_not_migrated(of_a_newer_version):
    assert "heeft trail.0099_later gehad" in start.refused()
    with pytest.raises(CommandError, match="nieuwere versie"):
        call_command("migrate", verbosity=0)


def test_an_older_database_is_not_served_until_it_is_migrated(of_an_older_version):
    assert "de eerste is trail.0003_seals_stay" in start.refused()
    with pytest.raises(CommandError, match="voer dan uit: veerkracht migrate"):
        start.require_ready()
    with pytest.raises(SystemExit, match="veerkracht migrate"):
        start.stop_unless_ready()


def test_a_database_that_is_away_is_named(monkeypatch):
    def away() -> None:
        raise OperationalError("password=secret host=10.0.0.1")

    monkeypatch.setattr(connection, "ensure_connection", away)

    assert "De database antwoordt niet (OperationalError)" in start.refused()
    assert "secret" not in start.refused()


def test_an_old_postgresql_is_named(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(connection, "pg_version", 140011, raising=False)

    assert start.too_old() == "PostgreSQL 14 is te oud: Veerkracht heeft 15 of nieuwer nodig."


def test_a_step_can_ask_that_something_is_put_right_first():
    class Step:
        app_label, name = "goals", "0009_one_number"
        checks_before = (
            lambda _connection: "Two goals have number 3; give one another number.",
            lambda _connection: "",
        )

    assert list(start.objections([(Step(), False)])) == [
        "goals.0009_one_number: Two goals have number 3; give one another number."
    ]
    assert list(start.objections([(Step(), True)])) == []


def test_nothing_is_migrated_when_a_step_objects(monkeypatch, of_an_older_version):
    from django.db.migrations import Migration

    monkeypatch.setattr(Migration, "checks_before", (lambda _connection: "Seal first.",), raising=False)

    with pytest.raises(CommandError, match=r"trail\.0003_seals_stay: Seal first"):
        call_command("migrate", verbosity=0)

    assert ("trail", "0003_seals_stay") not in MigrationRecorder(connection).applied_migrations()


@pytest.fixture
def only_how_it_runs(monkeypatch):
    monkeypatch.setattr("veerkracht.site.management.commands.doctor.CHECKS", {"how it runs": CHECKS["how it runs"]})


def test_a_doctor_has_nothing_to_say_where_all_is_well(well, only_how_it_runs, capsys):
    assert sentences() == list(CHECKS["how it runs"]()) == []
    call_command("doctor")
    assert "in orde" in capsys.readouterr().out


def test_a_doctor_says_what_is_not_well(settings, tmp_path, monkeypatch, only_how_it_runs, capsys):
    settings.STATIC_ROOT = tmp_path / "none"
    settings.BACKUP_HOURS = 24
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    monkeypatch.setattr("veerkracht.running.checks.room", lambda: 5_000_000)
    monkeypatch.setattr("veerkracht.running.checks.unsealed", lambda: 30_000)
    chores.finished(name="seal", begun_at=_now(), failed=True, said="ValueError")

    with pytest.raises(CommandError):
        call_command("doctor")
    said = capsys.readouterr().out

    for words in (
        *(
            "Er is 5 MB vrij",
            "nog niet klaargezet",
            "laat ons niet binnen (ConnectionRefusedError)",
            "geen werker gezien",
        ),
        *("laatste keer mis: seal", "30000 regels", "nog geen reservekopie"),
    ):
        assert words in said


def test_a_doctor_says_that_the_backup_is_old(well, settings):
    settings.BACKUP_HOURS = 24
    chores.finished(name="backup", begun_at=_now())
    assert sentences() == []

    Chore.objects.update(ended_at="2020-01-01T02:15Z")

    assert "De laatste reservekopie is van 2020-01-01 03:15" in sentences()[0]


def test_a_doctor_says_that_jobs_wait_long(well):
    from django_tasks_db.models import DBTaskResult

    chores.do.enqueue(name="seal")
    DBTaskResult.objects.update(enqueued_at="2020-01-01T00:00Z")

    assert "Er wachten 1 taken" in sentences()[0]


def _now():
    from django.utils import timezone

    return timezone.now()
