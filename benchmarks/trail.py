"""A2: checking a trail of a million entries, beside the plain way: each entry as an object, written as JSON.

    ./bench trail [--entries N]

Both read every entry of a fresh database and give one digest for each; they must agree on how many there are, and ours
must find the one that was changed by hand. On PostgreSQL: python3 doors/postgres.py ./bench trail
"""

import argparse
import hashlib
import json
import os
import tempfile
import time


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--entries", type=int, default=1_000_000)
    count = words.parse_args().entries
    with tempfile.TemporaryDirectory(prefix="veerkracht-trail-") as data:
        os.environ["VEERKRACHT_DATA"] = data
        run(count)


def run(count: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from veerkracht.trail.actions import seal
    from veerkracht.trail.seals import check

    call_command("migrate", verbosity=0)
    fill(count)
    sealed = 0
    while now := seal():
        sealed += now
    started = time.perf_counter()
    verdict = check()
    ours = time.perf_counter() - started
    started = time.perf_counter()
    read = plain()
    peer = time.perf_counter() - started
    assert sealed == verdict.entries == read == count
    assert not verdict.breaks
    tamper(count // 2)
    assert [found.entry for found in check().breaks] == [count // 2]
    print(f"{count:,} entries: ours {ours:.2f} s, plain {peer:.2f} s")
    print(json.dumps({"name": "trail", "ours": round(ours, 3), "peer": round(peer, 3), "ratio": round(peer / ours, 2)}))


def fill(count: int) -> None:
    from veerkracht.trail.models import Entry

    fields = (["title_nl", "ask_nl"], ["summary_nl"], ["themes", "places"], ["key", "title_nl", "story_nl"])
    for start in range(0, count, 10_000):
        Entry.objects.bulk_create(
            Entry(
                person_key=f"officier-{number % 20}",
                deed="describe",
                kind="initiative",
                key=f"initiatief-{number % 20_000}",
                fields=fields[number % 4],
                reason="naam verbeterd" if number % 3 == 0 else "",
                origin="screen",
            )
            for number in range(start, min(count, start + 10_000))
        )


def plain() -> int:
    """Read each entry as an object and take the digest of its fields as JSON."""
    from django.forms.models import model_to_dict

    from veerkracht.trail.models import Entry

    return sum(
        len(hashlib.sha256(json.dumps(model_to_dict(entry), default=str).encode()).digest()) > 0
        for entry in Entry.objects.order_by("pk").iterator(5000)
    )


def tamper(number: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER trail_entry_never_changed")
        else:
            cursor.execute("ALTER TABLE trail_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE trail_entry SET reason = 'x' WHERE id = %s", [number])


if __name__ == "__main__":
    main()
