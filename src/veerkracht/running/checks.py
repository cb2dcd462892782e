"""What `veerkracht doctor` asks of an installation that runs: a sentence for what is not well, or none.

A check asks one thing and changes nothing. Those that need the database are passed over when it does not answer.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.running.queries.jobs import failing, jobs, last_done, workers
from veerkracht.running.queries.migrations import state
from veerkracht.running.queries.readiness import room
from veerkracht.running.start import newer, too_old, unreachable
from veerkracht.trail.seals import unsealed

Check = Callable[[], str]

ENOUGH = 1_000_000_000
LATE = timedelta(minutes=10)
MANY_UNSEALED = 20_000
APART = timedelta(seconds=5)


def disk() -> str:
    """There is room for the data to grow."""
    if (free := room()) >= ENOUGH:
        return ""
    return _("There is %(free)s MB free in %(folder)s. Make room, or move the data folder to a larger disk.") % {
        "free": free // 1_000_000,
        "folder": settings.DATA,
    }


def style_sheets() -> str:
    """Style sheets, fonts and scripts are where they are served from."""
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return ""
    return _("Style sheets, fonts and scripts have not been collected. Run: veerkracht collectstatic --noinput")


def migrations() -> str:
    """The records are those of this version."""
    found = state()
    if found.unknown:
        return newer(found.unknown)
    if found.missing:
        sentence = _("%(count)s steps are missing in the database. Make a backup, then run: veerkracht migrate")
        return sentence % {"count": len(found.missing)}
    return ""


def clock() -> str:
    """The clock of this machine is that of the database."""
    if connection.vendor == "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs(timezone.now() - cursor.fetchone()[0])
    if apart <= APART:
        return ""
    sentence = _("The clock of this machine and that of the database are %(seconds)s seconds apart. Set both by NTP.")
    return sentence % {"seconds": round(apart.total_seconds())}


def worker() -> str:
    """Someone does the jobs."""
    if workers():
        return ""
    return _("No job worker was seen in the last two minutes. Start one: veerkracht work")


def waiting() -> str:
    """Jobs do not wait long."""
    found = jobs()
    if found.oldest <= LATE:
        return ""
    sentence = _("%(count)s jobs wait, the oldest for %(minutes)s minutes. Start another worker, or see what fails.")
    return sentence % {"count": found.waiting, "minutes": int(found.oldest.total_seconds() // 60)}


def chores() -> str:
    """What is done again and again went well the last time."""
    if not (names := failing()):
        return ""
    return _("This failed the last time: %(names)s. See why with: veerkracht chores") % {"names": ", ".join(names)}


def sealed() -> str:
    """The trail is sealed as it grows."""
    if (count := unsealed()) <= MANY_UNSEALED:
        return ""
    sentence = _("%(count)s entries of the trail are not sealed. Start a worker, or run: veerkracht trail seal")
    return sentence % {"count": count}


def backup() -> str:
    """There is a backup that is not old."""
    if not settings.BACKUP_HOURS:
        return ""
    last = last_done("backup")
    if last and timezone.now() - last <= timedelta(hours=settings.BACKUP_HOURS):
        return ""
    if last is None:
        return _("No backup was made yet. Make one each night: veerkracht backup FOLDER --keep 14")
    sentence = _("The last backup is of %(moment)s. Make one each night: veerkracht backup FOLDER --keep 14")
    return sentence % {"moment": f"{timezone.localtime(last):%Y-%m-%d %H:%M}"}


def mail() -> str:
    """The mail server lets us in; nothing is sent."""
    try:
        with get_connection(fail_silently=False):
            return ""
    except Exception as problem:  # whatever a mail backend may say
        sentence = _("The mail server does not let us in (%(why)s). Correct the mail settings; people wait for mail.")
        return sentence % {"why": type(problem).__name__}


ALWAYS: tuple[Check, ...] = (disk, style_sheets, mail, unreachable)
WITH_DATABASE: tuple[Check, ...] = (too_old, migrations)
WITH_RECORDS: tuple[Check, ...] = (clock, worker, waiting, chores, sealed, backup)


def sentences() -> list[str]:
    """Ask everything that can be asked, and give what is not well."""
    found = [check() for check in ALWAYS]
    if not found[-1]:
        found += [check() for check in WITH_DATABASE]
        if not any(found[-len(WITH_DATABASE) :]):
            found += [check() for check in WITH_RECORDS]
    return [sentence for sentence in found if sentence]
