"""P6: finding Dutch texts that are about the same, beside the plain full-text search of the same database.

    ./bench retrieval [--texts ../shared/data/text/social_offers.json]

The texts are 104 Dutch social offers of Amsterdam (about 2017), each with a category that others gave it; they are not
part of the project. What one offer says that it gives ("Hulp bij schulden") is the question; of the five best others,
the share with the same category is its precision. The offers are halved by a digest of their number: with the first
half the search was tuned, only the second half is told. The peer is FTS5 as it comes, ranked by bm25, or PostgreSQL's
Dutch configuration, ranked by ts_rank; asked for all words and, where those give fewer than five, for any of them.
DATABASE_URL chooses PostgreSQL: a database of our own is made and dropped.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.search import set_up, tear_down

BEST = 5
ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT.parent / "shared" / "data" / "text" / "social_offers.json"

Answer = Callable[[str], list[str]]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--texts", type=Path, default=TEXTS)
    said = words.parse_args()
    if not said.texts.exists():
        sys.exit(f"There are no texts at {said.texts}. Say with --texts where they are.")
    set_up(None)
    try:
        report(json.loads(said.texts.read_text(encoding="utf-8")))
    finally:
        tear_down()


def halves(offers: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Halve the offers, the same at every run and whatever their order."""
    by_digest = sorted(offers, key=lambda one: hashlib.sha256(str(one["_id"]).encode()).hexdigest())
    return by_digest[: len(by_digest) // 2], by_digest[len(by_digest) // 2 :]


def build(offers: list[dict[str, Any]]) -> None:
    """Put the texts in our index and in a bare table."""
    from django.db import connection

    from veerkracht.search import actions

    actions.rebuild(
        searchables=(
            {
                "kind": "document",
                "key": one["_id"].lower(),
                "programme_key": "",
                "language": "nl",
                "title": flat(one["naam"]),
                "text": f"{flat(one['levert'])}. {one['korteOmschrijving']}",
                "on": None,
            }
            for one in offers
        )
    )
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS plain_texts")
        if sqlite:
            cursor.execute("CREATE VIRTUAL TABLE plain_texts USING fts5(key UNINDEXED, text)")
        else:
            cursor.execute("CREATE TABLE plain_texts (key text, text text)")
        for one in offers:
            said = f"{flat(one['naam'])} {flat(one['levert'])}. {one['korteOmschrijving']}"
            cursor.execute("INSERT INTO plain_texts VALUES (%s, %s)", [one["_id"].lower(), said])


def ours(question: str) -> list[str]:
    """Ask our search: all words first, and the nearest where that gives too few."""
    from veerkracht.search import queries

    found = queries.find(question, language="nl", limit=BEST + 1)
    exact = [] if found.any_word else [hit.key for hit in found.hits]
    near = [hit.key for hit in queries.nearest(question, language="nl", limit=BEST + 1)] if len(exact) <= BEST else []
    return list(dict.fromkeys([*exact, *near]))[: BEST + 1]


def plain(question: str) -> list[str]:
    """Ask the database: all words first, and any of them where that gives too few."""
    said = re.findall(r"\w+", question)
    if not said:
        return []
    found = _plain(said, every=True)
    return found if len(found) > BEST else list(dict.fromkeys([*found, *_plain(said, every=False)]))[: BEST + 1]


def _plain(said: list[str], *, every: bool) -> list[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            asked = (" " if every else " OR ").join(f'"{word}"' for word in said)
            cursor.execute(
                "SELECT key FROM plain_texts WHERE plain_texts MATCH %s ORDER BY rank LIMIT %s", [asked, BEST + 1]
            )
        else:
            asked = (" & " if every else " | ").join(said)
            cursor.execute(
                "SELECT key FROM plain_texts, to_tsquery('dutch', %s) AS asked "
                "WHERE to_tsvector('dutch', text) @@ asked "
                "ORDER BY ts_rank(to_tsvector('dutch', text), asked) DESC, key LIMIT %s",
                [asked, BEST + 1],
            )
        return [row[0] for row in cursor.fetchall()]


def precision(asked: list[dict[str, Any]], offers: list[dict[str, Any]], answer: Answer) -> float:
    """Give the mean share of the five best others with the same category; what is not found counts as wrong."""
    category = {one["_id"].lower(): one["categorieen"] for one in offers}
    shares = []
    for one in asked:
        own = one["_id"].lower()
        found = [key for key in answer(flat(one["levert"])) if key != own][:BEST]
        shares.append(sum(category[key] == one["categorieen"] for key in found) / BEST)
    return fmean(shares)


def flat(text: str) -> str:
    return " ".join(text.split())


def report(offers: list[dict[str, Any]]) -> None:
    """Measure both on both halves, and print the figures of the second, the last line as JSON."""
    from django.db import connection

    build(offers)
    tuned, told = halves(offers)
    figures = {name: precision(told, offers, answer) for name, answer in (("ours", ours), ("peer", plain))}
    first = {name: precision(tuned, offers, answer) for name, answer in (("ours", ours), ("peer", plain))}
    print(f"{connection.vendor}, {len(offers)} texts, {len(tuned)} questions to tune with and {len(told)} to tell")
    print(f"{'precision at 5':18}{'ours':>8}{'plain':>8}")
    print(f"{'to tune with':18}{first['ours']:8.3f}{first['peer']:8.3f}")
    print(f"{'told':18}{figures['ours']:8.3f}{figures['peer']:8.3f}")
    answer = {"name": "P6 retrieval", "ours": round(figures["ours"], 3), "peer": round(figures["peer"], 3)}
    said = {
        "ratio": round(figures["ours"] / figures["peer"], 3),
        "unit": "precision at 5; ratio is ours to plain database search",
        "database": connection.vendor,
        "questions": len(told),
    }
    print(json.dumps(answer | said))


if __name__ == "__main__":
    main()
