"""Someone begins to propose an initiative, goes on with the link elsewhere, and an officer finds it in the list."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser


def test_what_is_begun_on_a_laptop_is_sent_from_a_phone_and_found_by_who_explores(
    browser: "Browser", context: "BrowserContext", own_site: str, officer: tuple[str, str],
    barriers: "Callable[[Page], list[str]]",
) -> None:  # fmt: skip
    laptop, phone = context.new_page(), browser.new_context(locale="nl-NL", viewport={"width": 320, "height": 800})
    laptop.goto(f"{own_site}/meedoen")
    laptop.fill("[name=title]", "Slow Care in Os")
    laptop.fill("[name=place_words]", "Oss")
    laptop.wait_for_selector("text=Is een van deze van jullie?")
    assert not barriers(laptop)
    laptop.fill("[name=email]", "piet@voorbeeld.example")
    laptop.click("button[value=save]")
    laptop.wait_for_url("**/meedoen/mijn-aanmelding/**")

    page = phone.new_page()
    page.goto(laptop.url)
    assert page.input_value("[name=title]") == "Slow Care in Os"
    page.fill("[name=summary]", "Ouders helpen elkaar.")
    page.fill("[name=answer-verandering]", "Ze staan er niet meer alleen voor.")
    page.check("[name=same][value=none]")
    page.click("button[value=send]")
    page.wait_for_selector("text=Hoe ver het is")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    phone.close()

    laptop.goto(f"{own_site}/inloggen?next=/aanmeldingen")
    laptop.fill("[name=username]", officer[0])
    laptop.fill("[name=password]", officer[1])
    laptop.click("main button[type=submit]")
    laptop.click("text=Slow Care in Os")
    laptop.wait_for_selector("h1:has-text('Slow Care in Os')")
    assert not barriers(laptop)
