"""A real browser on a real server with a data folder of its own."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CALM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
CALM += ["--disable-component-update", "--disable-sync"]


def chromium() -> str | None:
    """Find the browser: the one CHROMIUM names, or one on this machine."""
    return os.environ.get("CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped programme, made once; who writes takes a copy."""
    folder = tmp_path_factory.mktemp("data")
    _veerkracht(folder, "--prepare-only", wait=True)
    return folder


@pytest.fixture(scope="session")
def site(data_folder: Path) -> Iterator[str]:
    """The address of a running Veerkracht with the shipped programme, for tests that only read."""
    with _served(data_folder) as address:
        yield address


@pytest.fixture
def own_site(data_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a running Veerkracht of this test alone, for tests that write."""
    with _served(Path(shutil.copytree(data_folder, tmp_path / "data"))) as address:
        yield address


@pytest.fixture(scope="session")
def officer(data_folder: Path) -> tuple[str, str]:
    """The e-mail address and password of the first officer, as the terminal showed them, once."""
    said = re.search(r"(\S+@\S+) .* (\S+-\S+-\S+) \(", (data_folder / "said.txt").read_text())
    assert said, "no officer was made"
    return said[1], said[2]


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium, started once. Where there is none the test is skipped, and ./test says so loudly."""
    executable = chromium()
    if executable is None:
        pytest.skip("No Chromium on this machine: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=CALM)
        yield running
        running.close()


@pytest.fixture
def context(browser: "Browser") -> Iterator["BrowserContext"]:
    """A fresh browser profile, in Dutch, on a laptop's screen."""
    fresh = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    fresh.set_default_timeout(15_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: "BrowserContext") -> "Page":
    """An empty page in that profile."""
    return context.new_page()


@pytest.fixture
def barriers() -> Callable[["Page"], list[str]]:
    """Ask axe what would keep people from using the page: one line for each barrier it finds."""
    from axe_playwright_python.sync_playwright import Axe

    def look(page: "Page") -> list[str]:
        found: list[dict[str, Any]] = Axe().run(page).response["violations"]
        return [
            f"{barrier['id']}: {node['target']} {node['html'][:120]}" for barrier in found for node in barrier["nodes"]
        ]

    return look


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextmanager
def _served(data: Path) -> Iterator[str]:
    port = free_port()
    with running(data, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(data: Path, port: int, **more: str) -> Iterator[None]:
    """A Veerkracht on a port, with more settings in its environment."""
    started = _veerkracht(data, "--port", str(port), **more)
    try:
        _wait_until_open(port, started)
        yield
    finally:
        started.terminate()
        started.wait(20)


def _veerkracht(data: Path, *words: str, wait: bool = False, **more: str) -> "subprocess.Popen[str]":
    """Start ./run as a user does; what it says is kept in the data folder."""
    settings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("VEERKRACHT_") and name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    }
    with (data / "said.txt").open("a") as said:
        running = subprocess.Popen(
            [sys.executable, str(ROOT / "doors" / "run.py"), "--data", str(data), *words],
            env=settings | more,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            text=True,
        )
    if wait and running.wait(120):
        pytest.fail((data / "said.txt").read_text())
    return running


def _wait_until_open(port: int, running: "subprocess.Popen[str]") -> None:
    for _attempt in range(200):
        assert running.poll() is None, "the server stopped at once"
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not open its door")
