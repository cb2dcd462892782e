"""An evening in the neighbourhood house, without a connection: what is noticed arrives once when there is one again."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
PAGE = "/leren/waarneming"
WAITS, STATUS = "[data-count]", "main [data-status]"


def sign_in(page: "Page", site: str, officer: tuple[str, str]) -> None:
    page.goto(f"{site}/inloggen?next={PAGE}")
    page.fill("[name=username]", officer[0])
    page.fill("[name=password]", officer[1])
    page.click("main button[type=submit]")
    page.wait_for_url(f"**{PAGE}")


def write_down(page: "Page", text: str) -> None:
    if not page.input_value("[name=initiative]"):
        if page.locator(".noting details").get_attribute("open") != "":
            page.click(".noting summary")
        page.locator("[name=initiative]").select_option("slowcare-oss")
    page.fill("[name=text]", text)
    page.check("[name=expected][value=no]")
    page.check("[name=agreed][value=yes]")
    page.click(".noting button[type=submit]")


def ready(page: "Page") -> None:
    """Wait until the worker keeps the page and answers for it."""
    page.evaluate(
        "new Promise(done => navigator.serviceWorker.controller ? done()"
        " : navigator.serviceWorker.addEventListener('controllerchange', () => done()))"
    )


def stored(tmp_path: Path) -> list[str]:
    with sqlite3.connect(tmp_path / "data" / "veerkracht.sqlite3") as base:
        return [text for (text,) in base.execute("select text from noticing_observation order by id")]


def test_two_observations_recorded_offline_arrive_once(
    browser: "Browser", own_site: str, officer: tuple[str, str], tmp_path: Path
) -> None:
    context = browser.new_context(locale="nl-NL", viewport=PHONE, has_touch=True)
    page = context.new_page()
    sign_in(page, own_site, officer)
    ready(page)

    context.set_offline(True)
    page.reload()
    write_down(page, "De koffietafel zat vol.")
    page.wait_for_selector("text=Bewaard op deze telefoon.")
    write_down(page, "Twee buren bieden aan om te rijden.")
    page.locator(WAITS, has_text="2").wait_for()
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    before = stored(tmp_path)

    context.set_offline(False)
    again = context.new_page()
    again.goto(own_site + PAGE)
    for _attempt in range(50):
        again.wait_for_timeout(200)
        if len(stored(tmp_path)) > 1:
            break
    again.reload()  # a second time nothing is sent
    again.wait_for_load_state("networkidle")

    assert (before, wide) == ([], PHONE["width"])
    assert stored(tmp_path) == ["De koffietafel zat vol.", "Twee buren bieden aan om te rijden."]
    assert again.text_content(WAITS) == "0"
    context.close()


def test_without_a_session_it_waits_without_names_until_someone_signs_in(
    browser: "Browser", own_site: str, officer: tuple[str, str], tmp_path: Path
) -> None:
    context = browser.new_context(locale="nl-NL", viewport=PHONE)
    page = context.new_page()
    sign_in(page, own_site, officer)
    ready(page)

    context.clear_cookies()
    page.goto(own_site + PAGE)
    write_down(page, "Na het einde van de sessie.")
    page.wait_for_selector("text=Je bent uitgelogd.")
    kept = page.evaluate("Waiting.all().then(rows => JSON.stringify(rows))")
    before = stored(tmp_path)
    page.click(f"{STATUS} a")
    page.fill("[name=username]", officer[0])
    page.fill("[name=password]", officer[1])
    page.click("main button[type=submit]")
    page.wait_for_selector("text=Verstuurd: Om te oogsten.")

    assert before == []
    assert "Na het einde van de sessie." in kept
    assert officer[0] not in kept
    assert "csrf" not in kept
    assert stored(tmp_path) == ["Na het einde van de sessie."]
    context.close()


def test_what_is_refused_stays_on_the_phone_and_can_be_changed(
    browser: "Browser", own_site: str, officer: tuple[str, str], tmp_path: Path
) -> None:
    context = browser.new_context(locale="nl-NL", viewport=PHONE)
    page = context.new_page()
    sign_in(page, own_site, officer)

    page.evaluate("document.querySelector('[name=happened_on]').value = '2999-01-01'")
    write_down(page, "Morgen wordt het druk.")
    page.wait_for_selector("text=moet nog komen")
    waits = page.text_content(WAITS)
    page.click("text=Wijzig het")
    page.evaluate("document.querySelector('[name=happened_on]').value = '2017-03-17'")
    write_down(page, "Gisteren was het druk.")
    page.wait_for_selector("text=Verstuurd: Om te oogsten.")

    assert waits == "1"
    assert stored(tmp_path) == ["Gisteren was het druk."]
    context.close()


def test_the_pages_have_no_barriers_and_fit_on_the_smallest_phone(
    browser: "Browser", own_site: str, officer: tuple[str, str], barriers: object
) -> None:
    context = browser.new_context(locale="nl-NL", viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, own_site, officer)
    found = []
    for path in ("", "/signaal", "/waarneming", "/verhaal", "/uitkomst", "/waarnemingen", "/steekproeven"):
        page.goto(f"{own_site}/leren{path}")
        found += [f"{path}: {barrier}" for barrier in barriers(page)]  # type: ignore[operator]
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found.append(f"{path}: wider than the screen")

    assert not found, "\n".join(found)
    context.close()
