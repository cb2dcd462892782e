"""The jobs of this room."""

from io import StringIO

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from veerkracht.running.actions.chores import finished
from veerkracht.running.chores import chore


@task()
def do(name: str) -> None:
    """Do a chore, and keep how it ended."""
    command, *words = chore(name).command
    begun_at, said = timezone.now(), StringIO()
    try:
        call_command(command, *words, stdout=said, stderr=said)
    except Exception as problem:
        finished(name=name, begun_at=begun_at, failed=True, said=f"{type(problem).__name__}: {problem}")
        raise
    finished(name=name, begun_at=begun_at, said=said.getvalue())
