"""Someone writes while another does, while the connection falls away, while the session ends: nothing is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

FORM = "/initiatieven/slowcare-oss/schrijven"
FIELD, STATUS = "[name=ask_nl]", "[data-status]"


def sign_in(page: "Page", site: str, officer: tuple[str, str], then: str = FORM) -> None:
    page.goto(f"{site}/inloggen?next={then}")
    page.fill("[name=username]", officer[0])
    page.fill("[name=password]", officer[1])
    page.click("main button[type=submit]")
    page.wait_for_url(f"**{then}")


def save(page: "Page") -> None:
    page.click("button[value=save]")


def test_two_screens_at_once_are_shown_both_texts_and_may_choose(
    browser: "Browser", context: "BrowserContext", own_site: str, officer: tuple[str, str],
    barriers: "Callable[[Page], list[str]]",
) -> None:  # fmt: skip
    first, second = context.new_page(), browser.new_context(locale="nl-NL").new_page()
    for page in (first, second):
        sign_in(page, own_site, officer)
    assert not barriers(first)

    first.fill(FIELD, "Een keuken.")
    save(first)
    first.wait_for_url("**/initiatieven/slowcare-oss")
    second.fill(FIELD, "Een tuin.")
    save(second)
    second.wait_for_selector("text=Iemand anders wijzigde dit ook")

    assert "Een keuken." in second.inner_text("main")
    assert second.input_value(FIELD) == "Een tuin."
    assert not barriers(second)
    second.check("#mine-ask_nl")
    second.fill(FIELD, "Een keuken en een tuin.")
    save(second)
    second.wait_for_url("**/initiatieven/slowcare-oss")
    assert "Een keuken en een tuin." in second.inner_text("body")
    second.context.close()


def test_what_is_typed_without_a_connection_is_kept_here_and_sent_when_it_is_back(
    context: "BrowserContext", own_site: str, officer: tuple[str, str]
) -> None:
    page = context.new_page()
    sign_in(page, own_site, officer)

    context.set_offline(True)
    page.fill(FIELD, "Getypt in de trein.")
    page.wait_for_selector("text=Geen verbinding.")
    save(page)
    page.wait_for_timeout(300)
    still_here = page.input_value(FIELD)
    context.set_offline(False)
    page.wait_for_selector("text=Concept bewaard om")

    again = context.new_page()
    again.goto(own_site + FORM)
    assert still_here == "Getypt in de trein."
    assert again.input_value(FIELD) == "Getypt in de trein."
    assert "Je hebt een concept van" in again.inner_text("main")


def test_a_browser_that_closed_without_a_connection_puts_the_text_back(
    context: "BrowserContext", own_site: str, officer: tuple[str, str]
) -> None:
    page = context.new_page()
    sign_in(page, own_site, officer)
    context.set_offline(True)
    page.fill(FIELD, "Getypt in de tunnel.")
    page.wait_for_selector("text=Geen verbinding.")
    page.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(own_site + FORM)

    again.wait_for_selector("text=De tekst die deze browser had bewaard is teruggezet.")
    assert again.input_value(FIELD) == "Getypt in de tunnel."


def test_a_session_that_ended_loses_nothing_and_the_form_goes_on(
    context: "BrowserContext", own_site: str, officer: tuple[str, str]
) -> None:
    page = context.new_page()
    sign_in(page, own_site, officer)
    context.clear_cookies()

    page.fill(FIELD, "Getypt na het einde van de sessie.")
    page.wait_for_selector("text=Je bent uitgelogd.")
    with context.expect_page() as opened:
        page.click(f"{STATUS} a")
    tab = opened.value
    tab.fill("[name=username]", officer[0])
    tab.fill("[name=password]", officer[1])
    tab.click("main button[type=submit]")
    tab.wait_for_url(f"**{FORM}")

    page.bring_to_front()
    page.wait_for_selector("text=Concept bewaard om")
    save(page)
    page.wait_for_url("**/initiatieven/slowcare-oss")
    assert "Getypt na het einde van de sessie." in page.inner_text("body")


def test_without_script_a_session_that_ended_gives_the_text_back(
    browser: "Browser", own_site: str, officer: tuple[str, str]
) -> None:
    context = browser.new_context(locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    sign_in(page, own_site, officer)
    context.clear_cookies(name="sessionid")

    page.fill(FIELD, "Getypt zonder script.")
    save(page)
    assert "wat je typte is bewaard" in page.inner_text("main")
    page.fill("[name=username]", officer[0])
    page.fill("[name=password]", officer[1])
    page.click("main button[type=submit]")

    assert page.input_value(FIELD) == "Getypt zonder script."
    save(page)
    assert "Getypt zonder script." in page.inner_text("body")
    context.close()
