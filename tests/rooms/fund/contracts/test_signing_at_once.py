"""Two who sign at the same moment, as two real processes on a database of their own.

Two contracts ask the same money of two payers; each alone fits, both together do not fit one of them.
"""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from rooms.fund.ledger.test_at_once import end, heard, installation, tell

pytestmark = pytest.mark.server

START = """
import os, sys, time
sys.path.insert(0, os.environ["TESTS"])
import django
django.setup()
from datetime import date
from django.db import transaction
from rooms.fund.contracts import scenes_of_contracts as scenes
from veerkracht.foundation.errors import Refusal
from veerkracht.fund.contracts.actions.sign import sign
from veerkracht.fund.contracts.queries.contract import known
from veerkracht.fund.ledger.queries.envelopes import envelope
from veerkracht.people.models import Person
"""
SCENE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
by = None
for key in ("eerste", "tweede"):
    by = scenes.ready(by, scenes.TERMS.replace(scenes.KEY, key), key)
scenes.budget(by, sys.argv[1])
last = scenes.SIGNERS[-1]
for key in ("eerste", "tweede"):
    scenes.sign_all(key, scenes.SIGNERS[:-1])
print(scenes.signer(last).key)
"""
SIGN = """
by = Person.objects.get(key=sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
try:
    with transaction.atomic():
        sign(by=by, contract_key=sys.argv[1], organisation_key=scenes.SIGNERS[-1], seen=1, on=date(2019, 3, 20))
        print("holding", flush=True)
        time.sleep(0.5)
except Refusal as refusal:
    print(type(refusal).__name__, flush=True)
else:
    print("done", flush=True)
"""
RESULT = """
for payer in ("provincie", "gemeente"):
    now = envelope(portfolio_key="uitkomsten", payer_key=payer, currency="EUR")
    print(payer, now.committed.minor, now.reserved.minor)
print([key for key in ("eerste", "tweede") if known(key).in_force])
"""


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    yield from installation(tmp_path_factory.mktemp("signing"), "signing_at_once")


def start(place: dict[str, str], script: str, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", START + script, *words],
        env=place,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(
    ("committed", "answers", "in_force"),
    [
        pytest.param("150000.00", ["MoreThanCommitted", "done"], 1, id="there is money for one"),
        pytest.param("200000.00", ["done", "done"], 2, id="there is money for both"),
    ],
)
def test_signed_maxima_never_exceed_what_was_committed(
    place: dict[str, str], committed: str, answers: list[str], in_force: int
):
    signer = end(start(place, SCENE, committed))
    both = [start(place, SIGN, key, signer) for key in ("eerste", "tweede")]
    assert [heard(one) for one in both] == ["ready", "ready"]

    for one in both:
        tell(one)

    assert sorted(end(one) for one in both) == answers
    told, complaint = start(place, RESULT).communicate(timeout=60)
    assert not complaint
    *payers, kept = told.splitlines()
    for line in payers:
        _payer, has, reserved = line.split()
        assert int(reserved) <= int(has), told
    assert kept.count("'") == 2 * in_force
