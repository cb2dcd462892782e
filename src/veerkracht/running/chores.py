"""What is done again and again, and when. Another one is one more line: any `veerkracht` command can be a chore."""

from dataclasses import dataclass
from datetime import time, timedelta

from veerkracht.running.rules.rhythm import Daily, Every, Rhythm


@dataclass(frozen=True, slots=True)
class Repeated:
    """A command that is run again and again. Its name is how people and the database know it."""

    name: str
    rhythm: Rhythm
    command: tuple[str, ...]
    why: str


SUNDAY = 6

CHORES = (
    Repeated(
        "seal", Every(timedelta(minutes=1)), ("trail", "seal", "--quiet"), "what was done cannot be changed unseen"
    ),
    Repeated("mail", Every(timedelta(minutes=1)), ("notices", "send"), "people hear what waits for them"),
    Repeated("desk", Every(timedelta(minutes=2)), ("desk", "fetch"), "questions that were mailed reach the desk"),
    Repeated("desk-mail", Every(timedelta(minutes=1)), ("desk", "send"), "who asked gets the receipt and the answer"),
    Repeated("selection-mail", Every(timedelta(minutes=1)), ("selection", "send"), "who applied gets the letters"),
    Repeated("giving", Daily(time(6, 30)), ("giving", "remind"), "who does something for others hears it in time"),
    Repeated("scan", Every(timedelta(minutes=5)), ("scan",), "files that waited for the scanner are looked at"),
    Repeated("retention", Daily(time(4, 0), SUNDAY), ("retention",), "what was kept long enough is put up for review"),
    Repeated("sessions", Daily(time(3, 10)), ("clearsessions",), "sessions that ended are forgotten"),
    Repeated(
        "jobs",
        Daily(time(3, 20)),
        ("prune_db_task_results", "--min-age-days", "14", "--verbosity", "0"),
        "jobs that are done are forgotten",
    ),
    Repeated(
        "cross-overs", Daily(time(3, 45), SUNDAY), ("crossovers", "propose"), "texts are compared with tasks anew"
    ),
    Repeated("search", Daily(time(3, 30), SUNDAY), ("reindex",), "search is packed anew for reading"),
)


def chore(name: str) -> Repeated:
    """Give a chore by its name."""
    return next(one for one in CHORES if one.name == name)
