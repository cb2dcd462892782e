"""What every test has around it: no network, an order of its own, and a browser for who asks for one."""

import gc
import json
import os
import random
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import hypothesis
import preparation
import pytest

pytest_plugins = ["browser"]

# A busy machine is slow, and not wrong.
hypothesis.settings.register_profile("ours", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("ours")

NEAR = ("127.", "::1", "localhost")
connect = socket.socket.connect


def connect_near(self: socket.socket, address: Any) -> None:
    """Connect to this machine only: a test that needs the network is a test of something else."""
    if self.family != socket.AF_UNIX and not str(address[0]).startswith(NEAR):
        raise AssertionError(f"A test asked for the network: {address[0]}")
    connect(self, address)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--seed", type=int, help="run the tests in the order of this seed (0: as written)")
    parser.addoption("--again", action="store_true", help="only what asks the database: once more, on another one")


def pytest_configure(config: pytest.Config) -> None:
    preparation.translations()
    socket.socket.connect = connect_near  # type: ignore[assignment,method-assign]
    if config.option.seed is None:
        config.option.seed = random.SystemRandom().randrange(1, 10_000)


def pytest_report_header(config: pytest.Config) -> str:
    return f"order: the same again with --seed {config.option.seed}"


@pytest.fixture(autouse=True)
def _in_the_language_of_the_site() -> None:
    """Begin each test in Dutch: a page that the test before asked in English leaves English behind."""
    from django.utils.translation import deactivate

    deactivate()


def asks_the_database(item: pytest.Item) -> bool:
    """Tell whether another database could make a difference; the sites in a browser have SQLite, whatever is asked."""
    marks = {mark.name for mark in item.iter_markers()}
    fixtures = set(getattr(item, "fixturenames", ()))
    if marks & {"browser", "once"}:
        return False
    return bool(marks & {"django_db", "server"} or fixtures & {"db", "transactional_db"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shuffle the files, and the tests within each, so that no test can come to lean on another."""
    if config.option.again:
        once = [item for item in items if not asks_the_database(item)]
        config.hook.pytest_deselected(items=once)
        items[:] = [item for item in items if asks_the_database(item)]
    if not config.option.seed:
        return
    chance = random.Random(config.option.seed)  # noqa: S311 - an order, not a secret
    places = {item.path: chance.random() for item in sorted(items, key=lambda item: item.path)}
    chance.shuffle(items)
    items.sort(key=lambda item: places[item.path])


def pytest_collection_finish() -> None:
    """Leave alone what stays until the end: without this a fifth of the time goes to looking it all over again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Leave the tally for ./test, and say what could not be tried without a browser."""
    reports = terminalreporter.stats
    without_browser = sum("No Chromium" in str(report.longrepr) for report in reports.get("skipped", []))
    tally = Counter(passed=len(reports.get("passed", [])), skipped=len(reports.get("skipped", [])))
    tally["failed"] = len(reports.get("failed", [])) + len(reports.get("error", []))
    tally["skipped for want of a browser"] = without_browser
    tally["skipped for want of another sign-in"] = sum(
        "signing in elsewhere was not tried" in str(report.longrepr) for report in reports.get("skipped", [])
    )
    if place := os.environ.get("VEERKRACHT_TALLY"):
        Path(place).write_text(json.dumps({what: count for what, count in tally.items() if count}))
    elif without_browser:
        terminalreporter.write_line(f"{without_browser} tests in a browser were not tried: no Chromium was found.")
