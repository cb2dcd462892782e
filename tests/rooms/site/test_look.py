"""What a reader sees and chooses, in a real browser."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAPER = "() => getComputedStyle(document.body).backgroundColor"


def test_the_choice_for_dark_stays_on_the_next_page(site: str, page: "Page") -> None:
    page.goto(f"{site}/")
    light = page.evaluate(PAPER)

    page.get_by_role("button", name="Donker").click()
    dark = page.evaluate(PAPER)
    page.goto(f"{site}/agenda")

    assert dark != light
    assert page.evaluate(PAPER) == dark
    assert page.get_by_role("button", name="Donker").get_attribute("aria-pressed") == "true"


def test_without_a_script_the_choice_of_the_device_holds_and_the_menu_opens(site: str, browser: "Browser") -> None:
    context = browser.new_context(
        java_script_enabled=False, color_scheme="dark", viewport={"width": 320, "height": 700}
    )
    page = context.new_page()
    page.goto(f"{site}/")

    page.locator(".menu__button").click()

    assert page.locator(".menu__panel").is_visible()
    assert not page.locator("#shades").is_visible()
    context.close()


def test_the_first_tab_offers_a_way_past_the_menu(site: str, page: "Page") -> None:
    page.goto(f"{site}/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("() => document.activeElement.id") == "content"


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_no_page_is_wider_than_the_screen(site: str, page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/")

    beyond = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert beyond == 0


def test_nothing_on_the_page_moves_while_it_loads(site: str, page: "Page") -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const each of list.getEntries()) "
        "window.moved += each.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{site}/", wait_until="networkidle")

    assert page.evaluate("() => window.moved") < 0.01


def test_every_request_stays_on_the_site_and_the_home_page_is_light(site: str, page: "Page") -> None:
    asked: list[str] = []
    weight: list[int] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfinished", lambda request: weight.append(request.sizes()["responseBodySize"]))

    page.goto(f"{site}/", wait_until="networkidle")

    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert sum(weight) <= 100_000
