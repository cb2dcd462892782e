"""Jobs are done once, by whoever is there, and what is repeated is begun by one of many."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from veerkracht.running.actions import chores, work
from veerkracht.running.chores import CHORES, chore
from veerkracht.running.models import Chore, Worker
from veerkracht.running.queries import jobs
from veerkracht.trail.actions import record
from veerkracht.trail.models import Seal

pytestmark = pytest.mark.django_db


def running_job(worker: str, *, tries: int = 1) -> DBTaskResult:
    chores.do.enqueue(name="sessions")
    job = DBTaskResult.objects.latest("enqueued_at")
    job.status, job.started_at, job.worker_ids = "RUNNING", timezone.now() - timedelta(minutes=5), [worker] * tries
    job.save()
    return job


def names() -> list[str]:
    return sorted(job.args_kwargs["kwargs"]["name"] for job in DBTaskResult.objects.all())


def test_every_chore_is_a_command_that_exists():
    from django.core.management import get_commands

    assert not {one.command[0] for one in CHORES} - set(get_commands())
    assert len({one.name for one in CHORES}) == len(CHORES)


def test_what_was_never_done_is_begun_and_not_twice():
    first, second = chores.offer(), chores.offer()

    assert first == [one.name for one in CHORES]
    assert second == []
    assert names() == sorted(first)


def test_who_looks_a_moment_later_at_what_another_began_leaves_it(monkeypatch):
    chores.offer()
    Chore.objects.update(begun_at=timezone.now() - timedelta(days=9), ended_at=timezone.now())
    seen_by_both = {one.name: one for one in Chore.objects.all()}

    mine = chores._begin(chore("seal"), seen_by_both, timezone.now())
    theirs = chores._begin(chore("seal"), seen_by_both, timezone.now())

    assert (mine, theirs) == (True, False)


def test_what_has_not_ended_is_waited_for():
    chores.offer()
    Chore.objects.filter(name="seal").update(begun_at=timezone.now() - timedelta(hours=2))

    assert "seal" not in chores.offer()


@pytest.fixture
def _within_this_test(monkeypatch):
    """Let a worker use the connection and the signals of the test, and not close or take them."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    monkeypatch.setattr("veerkracht.running.worker.Worker.configure_signals", lambda _worker: None)


@pytest.mark.usefixtures("_within_this_test")
def test_a_worker_does_what_waits_and_keeps_how_it_ended():
    record(by="an", deed="describe", kind="initiative", key="oss")

    call_command("work", once=True)

    assert Seal.objects.count() == 1
    assert not DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL).exists()
    assert {one.name for one in Chore.objects.filter(failed=False)} == {one.name for one in CHORES}
    assert not Worker.objects.exists()


def test_a_chore_that_fails_says_so_without_what_the_row_held(monkeypatch):
    def broken(*_words, **_options):
        raise ValueError("Key (email)=(an@example.org) is there")

    monkeypatch.setattr(chores, "call_command", broken)

    with pytest.raises(ValueError, match="Key"):
        chores.do.call(name="seal")

    assert Chore.objects.get(name="seal").said == "ValueError"
    assert jobs.failing() == ["seal"]


def test_the_job_of_a_worker_that_died_is_done_by_another():
    job = running_job("gone")
    work.seen(name="here")

    assert work.take_over() == 1

    job.refresh_from_db()
    assert job.status == TaskResultStatus.READY


def test_the_job_of_a_worker_that_is_there_is_left_to_it():
    job = running_job("here")
    work.seen(name="here")

    assert work.take_over() == 0

    job.refresh_from_db()
    assert job.status == TaskResultStatus.RUNNING


def test_a_job_that_three_workers_died_of_has_failed():
    job = running_job("gone", tries=3)

    work.take_over()

    job.refresh_from_db()
    assert job.status == TaskResultStatus.FAILED


def test_the_list_of_chores_says_when_each_is_done(capsys):
    call_command("chores")

    said = capsys.readouterr().out
    assert "elke minuut" in said
    assert "elke dag om 03:10" in said
    assert "elke zondag om 03:30" in said
    assert "nog nooit" in said


def test_a_worker_does_not_begin_with_a_database_of_another_version(monkeypatch):
    monkeypatch.setattr("veerkracht.running.management.commands.work.require_ready", _refuse)

    with pytest.raises(CommandError, match="not today"):
        call_command("work", once=True)

    assert not Worker.objects.exists()


def _refuse() -> None:
    raise CommandError("not today")
