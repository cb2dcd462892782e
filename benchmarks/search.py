"""P6: search over all texts, beside the bare full-text query of the same database.

    ./bench P6 [--texts 200000] [--questions 300] [--data DIR]

The same made-up Dutch texts (about 55 words, by Zipf) are put in our index and in a bare table of the same database:
FTS5 as it comes, ranked by bm25, or a tsvector with GIN, ranked by ts_rank. Both hold the tokens of our analyser, so
both must find the same texts; that is checked before any time is printed. Each is timed twice, for the same answer:
"numbers", the fifty best by number (ours corrects, counts and orders by title and date as well), and "shown", those
fifty read with the matches marked (PostgreSQL by ts_headline; FTS5 marks only texts it stores itself, so there the
bare query reads them unmarked). Besides, the bare query without any order is timed, as the floor. DATABASE_URL chooses
PostgreSQL: a database of our own is made and dropped.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SHOWN = 50
ROUNDS = 3
BENCH = "veerkracht_bench_search"
TOPICS = (
    "mensen buurt initiatief gemeente samen zorg ouderen jongeren wijk hulp vrijwilligers project Brabant werk energie "
    "wonen gezondheid eenzaamheid armoede ontmoeting taal school dorp bewoners ondernemers vereniging cultuur sport "
    "mantelzorg dementie veerkracht schulden leegstand boeren natuur vervoer maaltijd tuin kinderen ouders gezin "
    "kennis provincie subsidie fonds resultaat toekomst participatie energiearmoede eenzaamheidsbestrijding "
    "vrijwilligerswerk"
).split()

Question = tuple[str, str]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--texts", type=int, default=200_000)
    words.add_argument("--questions", type=int, default=300)
    words.add_argument("--data", help="a folder that is kept for SQLite; it is filled where it is empty")
    said = words.parse_args()
    set_up(said.data)
    try:
        report(said.texts, said.questions)
    finally:
        tear_down()


def set_up(data: str | None) -> None:
    """Start Django on a database of our own."""
    os.environ["VEERKRACHT_DATA"] = data or tempfile.mkdtemp()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veerkracht.settings")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
    if address := os.environ.get("DATABASE_URL"):
        _alone(_server(address), f"DROP DATABASE IF EXISTS {BENCH}", f"CREATE DATABASE {BENCH}")
        os.environ["DATABASE_URL"] = urlsplit(address)._replace(path=f"/{BENCH}").geturl()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", "search", verbosity=0, skip_checks=True)


def tear_down() -> None:
    if address := os.environ.get("DATABASE_URL"):
        from django.db import connection

        connection.close()
        _alone(_server(address), f"DROP DATABASE IF EXISTS {BENCH}")


def _server(address: str) -> str:
    return urlsplit(address)._replace(path="/postgres").geturl()


def _alone(address: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def vocabulary() -> list[str]:
    """Give 60,000 Dutch words, the most frequent first: words of the field, then the dictionary as it falls."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    known = sorted(word for word in DefaultDictionaryFactory().get_dictionary("nl") if word.isalpha() and len(word) > 3)
    chance = random.Random(6)
    return [*TOPICS, *(word for word in chance.sample(known, 60_000) if word not in TOPICS)]


def texts(n: int, words: list[str]) -> Iterator[dict[str, Any]]:
    """Make n texts, the same at every run: two of five words say nothing, the others fall by Zipf."""
    from veerkracht.search.rules.language.stopwords import DUTCH

    chance = random.Random(17)
    small = sorted(DUTCH)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for number in range(n):
        said = chance.choices(words, cum_weights=weights, k=chance.randint(24, 42))
        filled = [word for pair in zip(said, chance.choices(small, k=len(said)), strict=True) for word in pair]
        yield {
            "kind": chance.choice(("initiative", "document", "organisation", "place")),
            "key": f"text-{number}",
            "programme_key": "sociale-veerkracht",
            "language": "nl",
            "title": " ".join(said[:4]).capitalize(),
            "text": " ".join(filled[: len(said) * 5 // 3]).capitalize() + ".",
            "on": date(2017, 1, 1) + timedelta(days=chance.randrange(3650)),
        }


def build(n: int, words: list[str]) -> None:
    """Put n texts in our index, and the same tokens in the bare table, unless they are there."""
    from veerkracht.search import actions
    from veerkracht.search.models import Findable, KnownWord

    if Findable.objects.count() == n:
        return
    began = time.perf_counter()
    actions.rebuild(searchables=texts(n, words))
    ours = time.perf_counter() - began
    began = time.perf_counter()
    build_peer()
    peer = time.perf_counter() - began
    print(f"built: ours {ours:.0f} s with {KnownWord.objects.count()} known words, the bare table {peer:.0f} s")


def build_peer() -> None:
    """Fill the bare table with the same tokens, in the way the manual of the database shows."""
    from django.db import connection, transaction

    sqlite = connection.vendor == "sqlite"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bare")
        if sqlite:
            cursor.execute("CREATE VIRTUAL TABLE bare USING fts5(title, text)")
            for rows in bare_rows():
                cursor.executemany("INSERT INTO bare (rowid, title, text) VALUES (%s, %s, %s)", rows)
            cursor.execute("INSERT INTO bare (bare) VALUES ('optimize')")
            return
        cursor.execute("CREATE TEMP TABLE fresh (number bigint, title text, said text) ON COMMIT DROP")
        for rows in bare_rows():
            with cursor.copy("COPY fresh FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        cursor.execute(
            "CREATE TABLE bare AS SELECT number, to_tsvector('simple', title || ' ' || said) AS tokens FROM fresh"
        )
        cursor.execute("CREATE INDEX bare_tokens ON bare USING gin (tokens)")
        cursor.execute("ANALYZE bare")


def bare_rows() -> Iterator[list[tuple[int, str, str]]]:
    """Give our texts as tokens in the order of the words, in batches."""
    from veerkracht.search.models import Findable
    from veerkracht.search.rules.analyser import tokens
    from veerkracht.search.rules.language.words import WORD

    def analysed(part: str) -> str:
        return " ".join(token for word in WORD.findall(part) for token in tokens(word, "nl"))

    last = -1
    while batch := list(Findable.objects.filter(number__gt=last).order_by("number")[:5_000]):
        last = batch[-1].number
        yield [(one.number, analysed(one.title), analysed(one.text)) for one in batch]


def asked(words: list[str], n: int) -> list[Question]:
    """Make questions of one to three words: a third common, a third of the middle, a third rare; with its class."""
    chance = random.Random(23)
    ranges = {"common": (0, 50), "middle": (50, 3_000), "rare": (3_000, 40_000)}
    made = []
    for number in range(n):
        kind = list(ranges)[number % 3]
        said = [words[chance.randrange(*ranges[kind])], *chance.sample(words[:300], chance.choice((0, 0, 1, 2)))]
        made.append((kind, " ".join(said)))
    return made


def ours(question: str) -> Any:
    """Answer as the search page does: with the matches marked."""
    from veerkracht.search import queries

    found = queries.find(question, language="nl", limit=SHOWN)
    for hit in found.hits:
        _shown = hit.marked_title, hit.fragments
    return found


def numbers(question: str) -> Any:
    """Answer with numbers alone, as the bare query does."""
    from veerkracht.search import queries
    from veerkracht.search.rules import search

    return queries._match(question, search.Scope(language="nl"), "nl").numbers[:SHOWN]


def expression(question: str) -> str:
    """Write the question for the bare table."""
    from veerkracht.search import index
    from veerkracht.search.rules import search

    return index.syntax().write(search.read(question, ["nl"]), search.Scope(hidden=True))


def bare(written: str, *, ranked: bool = True, most: int = SHOWN) -> list[int]:
    """Ask the bare table: the numbers of the best, as the database ranks them, or of any."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            order = "ORDER BY rank" if ranked else ""
            cursor.execute(f"SELECT rowid FROM bare WHERE bare MATCH %s {order} LIMIT %s", [written, most])
        elif ranked:
            cursor.execute(
                "SELECT number FROM bare, CAST(%s AS tsquery) AS asked WHERE tokens @@ asked "
                "ORDER BY ts_rank(tokens, asked) DESC LIMIT %s",
                [written, most],
            )
        else:
            cursor.execute("SELECT number FROM bare WHERE tokens @@ %s::tsquery LIMIT %s", [written, most])
        return [row[0] for row in cursor.fetchall()]


def bare_shown(written: str) -> list[Any]:
    """Read the best of the bare table with their texts, and mark the matches where the database can."""
    from django.db import connection

    best = bare(written)
    marked = "text" if connection.vendor == "sqlite" else "ts_headline('simple', text, CAST(%s AS tsquery))"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT number, title, {marked} FROM search_findable "
            f"WHERE number IN ({', '.join(map(str, best)) or 'NULL'})",
            [] if connection.vendor == "sqlite" else [written],
        )
        return list(cursor.fetchall())


def compare(questions: list[Question]) -> dict[str, int]:
    """Check that both find the same texts, and count what kinds of answer there are."""
    from veerkracht.search import queries
    from veerkracht.search.models import Findable

    counts = {"same": 0, "above 1,000": 0, "nothing, so any word": 0}
    for _kind, question in questions:
        there = bare(expression(question), ranked=False, most=queries.MOST + 1)
        found = queries.find(question, language="nl", limit=queries.MOST)
        if found.any_word or found.corrections:
            assert not there, question
            counts["nothing, so any word"] += 1
        elif found.more:
            assert len(there) > queries.MOST, question
            counts["above 1,000"] += 1
        else:
            keys = set(Findable.objects.filter(number__in=there).values_list("key", flat=True))
            assert keys == {hit.key for hit in found.hits}, question
            assert len(there) == found.total, question
            counts["same"] += 1
    return counts


def clock(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


def race(questions: list[Question]) -> dict[str, list[tuple[str, float]]]:
    """Time each question in turn by ours, the bare query and the floor; the median of the rounds counts."""
    kept: dict[str, list[tuple[str, float]]] = {
        who: [] for who in ("ours", "peer", "ours shown", "peer shown", "floor")
    }
    for kind, question in questions:
        written = expression(question)
        runs: dict[str, Callable[[], object]] = {
            "ours": lambda question=question: numbers(question),
            "peer": lambda written=written: bare(written),
            "ours shown": lambda question=question: ours(question),
            "peer shown": lambda written=written: bare_shown(written),
            "floor": lambda written=written: bare(written, ranked=False),
        }
        times: dict[str, list[float]] = {who: [] for who in runs}
        for _round in range(ROUNDS):
            for who, run in runs.items():
                times[who].append(clock(run))
        for who, spent in times.items():
            kept[who].append((kind, statistics.median(spent)))
    return kept


def high(spent: list[float]) -> float:
    return sorted(spent)[int(len(spent) * 0.95)]


def typing_errors(words: list[str], n: int = 100) -> list[float]:
    """Time questions with one wrong letter in them."""
    chance = random.Random(31)
    spent = []
    for word in chance.sample([word for word in words[:5_000] if len(word) > 7], n):
        at = chance.randrange(2, len(word) - 1)
        wrong = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        spent.append(clock(lambda wrong=wrong: ours(wrong)))
    return spent


def report(n: int, questions: int) -> None:
    """Build, compare, race, and print the figures, the last line as JSON."""
    from django.db import connection

    words = vocabulary()
    build(n, words)
    made = asked(words, questions)
    print(f"{connection.vendor}, {n} texts; answers compared: {compare(made)}")
    kept = race(made)
    print(f"{'ms':22}{'median':>10}{'p95':>10}{'slowest':>10}")
    figures: dict[str, float] = {}
    for who, spent in kept.items():
        for kind in ("all", "common", "middle", "rare"):
            times = [value for what, value in spent if kind in ("all", what)]
            print(f"{who:12}{kind:10}{statistics.median(times):10.2f}{high(times):10.2f}{max(times):10.2f}")
            if kind == "all":
                figures |= {f"{who} median": statistics.median(times), f"{who} p95": high(times)}
    wrong = typing_errors(words)
    print(f"{'ours':12}{'errors':10}{statistics.median(wrong):10.2f}{high(wrong):10.2f}{max(wrong):10.2f}")
    ratio = figures["ours p95"] / figures["peer p95"]
    answer = {"name": "P6", "ours": round(figures["ours p95"], 2), "peer": round(figures["peer p95"], 2)}
    parts = {name: round(value, 2) for name, value in figures.items()} | {"errors p95": round(high(wrong), 2)}
    said = {
        "ratio": round(ratio, 3),
        "unit": "ms, p95; ratio is ours to peer",
        "database": connection.vendor,
        "texts": n,
    }
    print(json.dumps(answer | said | {"parts": parts}))


if __name__ == "__main__":
    main()
