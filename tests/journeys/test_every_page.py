"""Every page that links lead to holds what we promise of all pages."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils.translation import override
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAPERS = re.compile(r"\.(csv|json|atom|xml|docx|pdf|xlsx|txt)$")
NARROW = {"width": 320, "height": 800}
WIDE = {"width": 1280, "height": 900}


def test_the_public_pages_in_dutch(page: Page, site: str, barriers: Callable[[Page], list[str]]):
    looked_at, complaints = walk(page, site, "/", barriers)

    assert {"home", "initiatives", "initiative", "places", "place", "agenda", "search"} <= looked_at
    assert not complaints, "\n".join(complaints)


def test_the_public_pages_in_english(page: Page, site: str, barriers: Callable[[Page], list[str]]):
    looked_at, complaints = walk(page, site, "/en/", barriers)

    assert {"home", "initiatives", "initiative", "places", "place", "agenda", "search"} <= looked_at
    assert not complaints, "\n".join(complaints)


def test_the_pages_of_an_officer(
    page: Page, site: str, officer: tuple[str, str], barriers: Callable[[Page], list[str]]
):
    page.goto(f"{site}/inloggen")
    page.locator("input[name=username]").fill(officer[0])
    page.locator("input[name=password]").fill(officer[1])
    page.locator("main button[type=submit]").click()

    looked_at, complaints = walk(page, site, "/vandaag", barriers)

    assert {"today", "messages", "files"} <= looked_at
    assert not complaints, "\n".join(complaints)


def walk(page: Page, site: str, start: str, barriers: Callable[[Page], list[str]]) -> tuple[set[str], list[str]]:
    """Follow the links from a page, to one page of each name, and gather what is wrong with them."""
    english = start.startswith("/en")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda problem: said.append(str(problem)))
    ahead, looked_at, complaints = [start], set(), []
    while ahead:
        path = ahead.pop(0)
        if (name := name_of(path)) in looked_at or not name or path.startswith("/en") != english:
            continue
        looked_at.add(name)
        said.clear()
        complaints += [f"{path}: {what}" for what in look(page, site + path, barriers) + said]
        ahead += page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    return looked_at, complaints


def name_of(path: str) -> str:
    """Give the name of an address of ours that is a page; nothing for any other link."""
    address = urlsplit(path)
    if address.netloc or address.scheme or not address.path.startswith("/") or PAPERS.search(address.path):
        return ""
    try:
        with override("en" if path.startswith("/en") else "nl"):
            return resolve(address.path).url_name or ""
    except Resolver404:
        return address.path


def look(page: Page, address: str, barriers: Callable[[Page], list[str]]) -> list[str]:
    """Look at one page wide and narrow."""
    page.set_viewport_size(WIDE)
    answer = page.goto(address)
    wrong = [] if answer and answer.ok else [f"answers {answer.status if answer else 'nothing'}"]
    wrong += barriers(page)
    page.set_viewport_size(NARROW)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    return wrong + ([f"{wide} pixels wide on a screen of 320"] if wide > 320 else [])
