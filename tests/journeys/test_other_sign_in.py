"""Signing in elsewhere, against a real OpenID provider: npm's oidc-provider, fetched once into the cache by npm."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser import ROOT, free_port, running

pytestmark = pytest.mark.browser

HERE = Path(__file__).with_name("provider")
CACHE = ROOT / ".cache" / "provider"


@pytest.fixture(scope="session")
def program() -> Path:
    """The provider's program, with what it needs beside it; skipped loudly where it cannot be had."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("No Node.js or npm on this machine: signing in elsewhere was not tried")
    CACHE.mkdir(parents=True, exist_ok=True)
    lock = HERE / "package-lock.json"
    fresh = not (CACHE / "node_modules").is_dir() or (CACHE / lock.name).read_bytes() != lock.read_bytes()
    for file in HERE.iterdir():
        if file.is_file():
            shutil.copy(file, CACHE)
    if fresh:
        fetched = subprocess.run(
            ["npm", "ci", "--loglevel=error"], cwd=CACHE, capture_output=True, text=True, timeout=300
        )
        if fetched.returncode:
            shutil.rmtree(CACHE)
            pytest.skip(f"npm could not fetch the provider, signing in elsewhere was not tried: {fetched.stderr[:200]}")
    return CACHE / "provider.mjs"


@pytest.fixture
def site(data_folder: Path, tmp_path: Path, program: Path) -> Iterator[str]:
    """A running Veerkracht of this test alone, with one other sign-in."""
    ours, theirs = free_port(), free_port()
    back = f"http://localhost:{ours}/openid/proef/back"
    provider = subprocess.Popen(["node", str(program), str(theirs), back], stdout=subprocess.DEVNULL)
    said = {"id": "proef", "name": "de Provincie", "server": f"http://localhost:{theirs}"}
    setting = json.dumps([said | {"client": "veerkracht", "secret": "geheim-van-de-proef"}])
    try:
        _wait_until_open(theirs)
        data = Path(shutil.copytree(data_folder, tmp_path / "data"))
        with running(data, ours, VEERKRACHT_OIDC=setting):
            yield f"http://localhost:{ours}"
    finally:
        provider.terminate()
        provider.wait(20)


def test_who_is_known_by_a_checked_address_comes_in_and_nobody_else_does(page: Page, site: str, officer: Any) -> None:
    sign_in_elsewhere(page, site, officer[0])
    expect(page).to_have_url(f"{site}/vandaag")
    page.goto(f"{site}/mijn-toegang")
    expect(page.get_by_text("Je kunt ook inloggen met: de Provincie.")).to_be_visible()

    # the second time by what was linked; the password still works too
    sign_out(page, site)
    sign_in_elsewhere(page, site, officer[0])
    expect(page).to_have_url(f"{site}/vandaag")
    sign_out(page, site)
    page.goto(f"{site}/inloggen")
    page.locator("input[name=username]").fill(officer[0])
    page.locator("input[name=password]").fill(officer[1])
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page).to_have_url(f"{site}/vandaag")

    for stranger in ("niemand@example.org", f"unchecked-{officer[0]}"):
        sign_out(page, site)
        sign_in_elsewhere(page, site, stranger)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Niemand hier heeft het adres")
        page.goto(f"{site}/vandaag")
        expect(page).to_have_url(f"{site}/inloggen?next=/vandaag")


def test_who_was_invited_gets_an_account_by_signing_in_elsewhere(page: Page, site: str, officer: Any) -> None:
    sign_in_elsewhere(page, site, officer[0])
    page.goto(f"{site}/uitnodigingen")
    page.get_by_label("E-mailadres").fill("iris@example.org")
    page.get_by_label("Rol").select_option("knowledge-partner")
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    expect(page.get_by_text("De uitnodiging is verstuurd.")).to_be_visible()
    sign_out(page, site)

    sign_in_elsewhere(page, site, "iris@example.org")

    expect(page.get_by_text("Welkom, Iris van Elders.")).to_be_visible()
    page.goto(f"{site}/mijn-rollen")
    expect(page.get_by_role("cell", name="Kennispartner")).to_be_visible()


def test_who_turns_back_elsewhere_is_answered_with_a_sentence(page: Page, site: str) -> None:
    page.goto(f"{site}/openid/proef/back?error=access_denied&state=x")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Inloggen op de andere plek lukte niet")


def sign_in_elsewhere(page: Page, site: str, email: str) -> None:
    page.goto(f"{site}/inloggen")
    page.get_by_role("link", name="Log in met de Provincie").click()
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill("maakt niet uit")
    page.locator("button[type=submit]").click()
    page.get_by_role("button", name="Continue").click()


def sign_out(page: Page, site: str) -> None:
    """Sign out here, and forget at the other side too."""
    page.context.clear_cookies()


def _wait_until_open(port: int) -> None:
    for _attempt in range(150):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the provider did not open its door")
