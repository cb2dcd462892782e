"""Two who do something at the same moment, as two real processes on a database of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from house.laws import ROOT

pytestmark = pytest.mark.server

START = """
import sys, time
from datetime import date
import django
django.setup()
from django.db import transaction
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.actions.accounts import open_account, open_portfolio
from veerkracht.fund.ledger.actions.periods import lock
from veerkracht.fund.ledger.actions.post import Line, Source, post
from veerkracht.fund.ledger.actions.reserve import Share, commit, reserve
from veerkracht.people.models import Grant, Person, Role

FUND = {"fund_key": "fund"}

def officer():
    return Person.objects.get(key="officer")

def when_told(deed):
    by = officer()
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        with transaction.atomic():
            deed(by)
            print("holding", flush=True)
            time.sleep(0.5)
    except Refusal as refusal:
        print(type(refusal).__name__, flush=True)
    else:
        print("done", flush=True)
"""
SCENE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
by = Person.objects.create(key="officer", email="officer@example.org", name="Officer")
for role in (Role.ADMINISTRATOR, Role.CONTROLLER, Role.PAYER):
    Grant.objects.create(person=by, role=role)
open_portfolio(by=by, key="outcomes", purpose="outcomes", **FUND)
open_account(by=by, key="bank", kind="bank", **FUND)
open_account(by=by, key="of-investor", kind="capital", investor_key="investor", **FUND)
commit(by=by, on=date(2019, 3, 1), payer_key="province", portfolio_key="outcomes", amount=Money(100_00, "EUR"),
       reason="Decided.", **FUND)
"""
SIGN = """
when_told(lambda by: reserve(by=by, on=date(2019, 3, 1), contract_key=sys.argv[1], reason="Signed.",
                             shares=[Share("province", "outcomes", Money(60_00, "EUR"))], **FUND))
"""
LOCK = """
when_told(lambda by: lock(by=by, on=date(2019, 7, 15), until=date(2019, 6, 30), reason="Checked.", **FUND))
"""
POST = """
when_told(lambda by: post(by=by, on=date(2019, 6, 30), lines=[Line("bank", "of-investor", Money(5_00, "EUR"))],
                          source=Source("invoice", "1"), **FUND))
"""


def installation(folder: Path, database: str) -> Iterator[dict[str, str]]:
    """Give the settings of an installation with a database of its own: what is done there is done for good."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("VEERKRACHT")}
    settings = known | {
        "DJANGO_SETTINGS_MODULE": "veerkracht.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "TESTS": str(ROOT / "tests"),
        "VEERKRACHT_DATA": str(folder),
    }
    if address := os.environ.get("DATABASE_URL"):
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(SQL("CREATE DATABASE {}").format(Identifier(database)))
            yield settings | {"DATABASE_URL": f"{address.rpartition('/')[0]}/{database}"}
            server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(database)))
    else:
        yield settings


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    yield from installation(tmp_path_factory.mktemp("installation"), "at_once")


def start(place: dict[str, str], script: str, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", START + script, *words],
        env=place,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def heard(running: "subprocess.Popen[str]") -> str:
    line = running.stdout.readline().strip()
    return line or running.communicate()[1]


def tell(running: "subprocess.Popen[str]") -> None:
    running.stdin.write("go\n")
    running.stdin.flush()


def end(running: "subprocess.Popen[str]") -> str:
    said, complaint = running.communicate(timeout=60)
    assert running.returncode == 0, complaint
    return said.split()[-1]


@pytest.fixture(scope="module")
def scene(place: dict[str, str]) -> dict[str, str]:
    done = subprocess.run([sys.executable, "-c", START + SCENE], env=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return place


def test_of_two_who_sign_at_once_exactly_one_wins(scene: dict[str, str]):
    both = [start(scene, SIGN, contract) for contract in ("first", "second")]
    assert [heard(one) for one in both] == ["ready", "ready"]

    for one in both:
        tell(one)

    assert sorted(end(one) for one in both) == ["MoreThanCommitted", "done"]


def test_nothing_slips_into_a_period_while_it_is_being_locked(scene: dict[str, str]):
    locking, posting = start(scene, LOCK), start(scene, POST)
    assert [heard(one) for one in (locking, posting)] == ["ready", "ready"]
    tell(locking)
    assert heard(locking) == "holding"

    tell(posting)

    assert end(locking) == "done"
    said, complaint = posting.communicate(timeout=60)
    assert "PeriodIsLocked" in said or "the period is locked" in complaint
    assert "done" not in said
