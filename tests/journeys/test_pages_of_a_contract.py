"""Every page that a process guide, a payer and an investor reach of a contract that runs, wide and narrow."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import BrowserContext, Page

from browser import free_port, running
from journeys.test_every_page import walk
from rooms.fund.ledger.test_at_once import installation

pytestmark = pytest.mark.browser

SCENE = """
import os, sys
sys.path.insert(0, os.environ["TESTS"])
import django
django.setup()
from importlib import import_module
from pathlib import Path
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
call_command("migrate", verbosity=0)
import given
from rooms.fund.capital import scenes_of_capital as scenes
from rooms.fund.contracts import scenes_of_contracts as contracts
from rooms.fund.reference.made_up import taken_in

def session(person):
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return store.session_key

guide = scenes.running()
scenes.received(guide, 200_000, scenes.YEARS[0])
draft = contracts.TERMS.replace('"wonen-en-werk"', '"concept"')
contracts.draft(by=guide, programme=contracts.known(contracts.KEY) and given.Programme.objects.get(),
                key="concept", title=contracts.Bilingual("Concept"), document=draft)
taken_in(given.officer(), Path(settings.DATA) / "indigo")
for person in (guide, contracts.signer("provincie"), scenes.investor("doen")):
    print(session(person))
"""
OF_A_CONTRACT = {"contract", "contract-definitions", "contract-examples", "contract-settlements", "contract-settlement"}
OF_CAPITAL = {"contract-capital", "contract-capital-movement"}
OF_WRITING = {"contract-new", "contract-parts", "contract-terms", "contract-budget", "contract-outcomes"}
OF_OTHERS = {"contracts", "compare", "compare-prices", "compare-contract"}
WHO = {
    "guide": OF_OTHERS | OF_A_CONTRACT | OF_CAPITAL | OF_WRITING,
    "payer": OF_OTHERS | {"contract", "contract-settlements", "contract-settlement"},
    "investor": OF_OTHERS | OF_CAPITAL | {"contract"},
}


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of an installation with a fund, and the session of each who looks around."""
    folder = tmp_path_factory.mktemp("fund")
    for settings in installation(folder, "veerkracht_fund_pages"):
        told = subprocess.run(
            [sys.executable, "-c", SCENE], env=settings, capture_output=True, text=True, check=False, timeout=300
        )
        assert told.returncode == 0, told.stderr
        port = free_port()
        only = {name: settings[name] for name in ("DATABASE_URL",) if name in settings}
        with running(folder, port, **only):
            yield f"http://127.0.0.1:{port}", dict(zip(WHO, told.stdout.split()[-3:], strict=True))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("who", WHO)
def test_every_page_of_a_contract(
    who: str,
    language: str,
    context: BrowserContext,
    fund: tuple[str, dict[str, str]],
    barriers: Callable[[Page], list[str]],
) -> None:
    site, sessions = fund
    context.add_cookies([{"name": "sessionid", "value": sessions[who], "url": site}])
    with override(language):
        starts = [reverse("contracts"), reverse("contract", args=["wonen-en-werk"]), reverse("compare")]
        rooms = (site + starts[0], site + starts[2])
        looked_at, complaints = walk(
            context.new_page(), site, starts, barriers, lambda address: address.startswith(rooms)
        )

    assert looked_at >= WHO[who]
    assert not complaints, "\n".join(complaints)
