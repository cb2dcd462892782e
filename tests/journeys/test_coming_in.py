"""Coming in with a passkey and with codes, in a real browser with a device that it only pretends to have."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(own_site: str) -> str:
    """A passkey belongs to a name, so the site is asked for by name."""
    return own_site.replace("127.0.0.1", "localhost")


@pytest.fixture
def complaints(page: Page) -> list[str]:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda problem: said.append(str(problem)))
    return said


def by_password(page: Page, site: str, officer: tuple[str, str]) -> None:
    page.goto(f"{site}/inloggen")
    page.locator("input[name=username]").fill(officer[0])
    page.locator("input[name=password]").fill(officer[1])
    page.get_by_role("button", name="Log in", exact=True).click()


def sign_out(page: Page, site: str) -> None:
    page.goto(f"{site}/vandaag")
    page.get_by_role("button", name="Log uit").click()
    expect(page.get_by_text("Je bent uitgelogd.")).to_be_visible()


def test_a_passkey_is_added_lets_in_by_itself_and_is_a_second_step(
    page: Page, site: str, officer: tuple[str, str], complaints: list[str]
) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    by_password(page, site, officer)

    page.goto(f"{site}/mijn-toegang/passkey")
    page.get_by_label("Naam").fill("mijn proefapparaat")
    page.get_by_role("button", name="Voeg een passkey toe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    page.goto(f"{site}/mijn-toegang")
    expect(page.get_by_text("Passkey “mijn proefapparaat”")).to_be_visible()
    sign_out(page, site)

    page.goto(f"{site}/inloggen")
    page.get_by_role("button", name="Log in met een passkey").click()
    expect(page).to_have_url(f"{site}/vandaag")
    sign_out(page, site)

    by_password(page, site, officer)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog één stap")
    page.get_by_role("button", name="Gebruik een passkey").click()
    expect(page).to_have_url(f"{site}/vandaag")

    page.goto(f"{site}/mijn-toegang")
    page.get_by_role("link", name="Haal weg").click()
    page.get_by_role("button", name="Haal de passkey weg").click()
    expect(page.get_by_text("Nog geen tweede stap.")).to_be_visible()
    assert not complaints


def test_codes_from_an_app_are_asked_after_the_password(
    page: Page, site: str, officer: tuple[str, str], complaints: list[str]
) -> None:
    by_password(page, site, officer)
    page.goto(f"{site}/mijn-toegang/app")
    secret = page.locator(".scan code").inner_text()
    page.get_by_label("Code uit de app").fill(code(secret))
    page.get_by_role("button", name="Voeg deze app toe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    recovery = re.findall(r"\d{8}", page.locator("main").inner_text())
    sign_out(page, site)

    by_password(page, site, officer)
    page.get_by_label("Code").fill(code(secret))
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page).to_have_url(f"{site}/vandaag")
    sign_out(page, site)

    by_password(page, site, officer)
    page.get_by_label("Code").fill(recovery[0])
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page).to_have_url(f"{site}/vandaag")
    assert len(recovery) == 10
    assert not complaints


def test_the_demonstration_lets_anyone_in_with_one_button(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(f"{site}/inloggen")
    page.get_by_role("button", name="Controller", exact=True).click()

    expect(page.get_by_text("Welkom, Cato Controller.")).to_be_visible()
    expect(page.get_by_text("Dit is een demonstratie.")).to_be_visible()
    assert not complaints


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
