"""How it goes, in the text format of Prometheus 0.0.4: what was answered, what waits, what room there is."""

from collections.abc import Iterator
from itertools import groupby

from django.db import DatabaseError, connection

from veerkracht.running import counters
from veerkracht.running.queries.jobs import jobs, last_done
from veerkracht.running.queries.readiness import room
from veerkracht.trail.seals import unsealed

HELP = {
    "requests_total": ("counter", "Answers by kind of page, method and status."),
    "request_seconds": ("histogram", "How long answers took, by kind of page."),
    "jobs": ("gauge", "Jobs by state."),
    "jobs_oldest_seconds": ("gauge", "How long the oldest job that may begin has waited."),
    "workers": ("gauge", "Job workers seen in the last two minutes."),
    "trail_unsealed": ("gauge", "Entries of the trail that no seal holds yet."),
    "backup_timestamp_seconds": ("gauge", "When the last backup was made that succeeded; 0 if never."),
    "disk_free_bytes": ("gauge", "Room where the data are kept."),
    "database_up": ("gauge", "Whether the database answers."),
}


def exposition() -> str:
    """Write all numbers, each family after its own help."""
    lines = []
    found = sorted([*_counted(), *_now()], key=lambda pair: (_family(pair[0]), "bucket" not in pair[0]))
    for family, group in groupby(found, key=lambda pair: _family(pair[0])):
        sort, text = HELP[family]
        lines += [f"# HELP veerkracht_{family} {text}", f"# TYPE veerkracht_{family} {sort}"]
        lines += [f"veerkracht_{name} {value:.10g}" for name, value in group]
    return "\n".join(lines) + "\n"


def _family(name: str) -> str:
    bare = name.partition("{")[0]
    return bare if bare in HELP else bare.rpartition("_")[0]


def _counted() -> Iterator[tuple[str, float]]:
    """Give what the processes counted; of a histogram each bucket with all that lie below it."""
    found = sorted(counters.totals().items())
    buckets: dict[str, dict[float, float]] = {}
    for name, value in found:
        if name.startswith("request_seconds_bucket"):
            of, _le, bound = name.partition(',le="')
            buckets.setdefault(of, {})[float(bound.rstrip('"}'))] = value
        elif name.partition("{")[0].removesuffix("_sum").removesuffix("_count") in HELP:
            yield name, value
    for of, values in buckets.items():
        total = 0.0
        for limit in (*counters.BUCKETS, float("inf")):
            total += values.get(limit, 0.0)
            yield f'{of},le="{f"{limit:g}".replace("inf", "+Inf")}"}}', total


def _now() -> Iterator[tuple[str, float]]:
    """Give what is so at this moment."""
    yield "disk_free_bytes", room()
    try:
        found, backup = jobs(), last_done("backup")
        yield "trail_unsealed", unsealed()
    except DatabaseError:
        connection.close()
        yield "database_up", 0
        return
    yield "database_up", 1
    for state in ("waiting", "running", "failed"):
        yield f'jobs{{state="{state}"}}', getattr(found, state)
    yield "jobs_oldest_seconds", found.oldest.total_seconds()
    yield "workers", found.workers
    yield "backup_timestamp_seconds", backup.timestamp() if backup else 0
