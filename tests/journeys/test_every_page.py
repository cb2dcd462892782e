"""Every page that links lead to holds what we promise of all pages."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language, override
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAPERS = re.compile(r"\.(csv|json|atom|xml|docx|pdf|xlsx|txt|zip|toml)$")
NARROW = {"width": 320, "height": 800}
WIDE = {"width": 1280, "height": 900}


PUBLIC = {"home", "initiatives", "initiative", "places", "place", "near", "themes", "tasks", "agenda", "search"}
OFFICERS = {"today", "messages", "agenda-annex"}
Look = Callable[[Page], list[str]]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_public_pages(language: str, page: Page, site: str, barriers: Look):
    with override(language):
        starts = [reverse("home"), reverse("search") + "?q=eenzaam", reverse("near") + "?q=Oss"]
        looked_at, complaints = walk(page, site, starts, barriers)

    assert looked_at >= PUBLIC
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_of_an_officer(language: str, page: Page, site: str, officer: tuple[str, str], barriers: Look):
    with override(language):
        page.goto(site + reverse("sign-in"))
        page.locator("input[name=username]").fill(officer[0])
        page.locator("input[name=password]").fill(officer[1])
        page.locator("main button[type=submit]").first.click()
        looked_at, complaints = walk(page, site, [reverse("today")], barriers, asks_who_you_are)

    assert looked_at >= OFFICERS
    assert not complaints, "\n".join(complaints)


def walk(
    page: Page, site: str, starts: list[str], barriers: Look, which: Callable[[str], bool] = bool
) -> tuple[set[str], list[str]]:
    """Follow the links from some pages, to one page of each name, and gather what is wrong with them."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda problem: said.append(str(problem)))
    ahead, looked_at, complaints = starts, set(), []
    while ahead:
        path = ahead.pop(0)
        name = name_of(path)
        if not name or name in looked_at or not which(site + path):
            continue
        looked_at.add(name)
        said.clear()
        complaints += [f"{path}: {what}" for what in look(page, site + path, barriers) + said]
        ahead += page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    return looked_at, complaints


def asks_who_you_are(address: str) -> bool:
    """Say whether a stranger is sent from a page to where people sign in."""
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - an address of our own
        return urlsplit(answer.url).path == reverse("sign-in") != urlsplit(address).path


def name_of(path: str) -> str:
    """Give the name of an address of ours that is a page in this language; nothing for any other link."""
    address = urlsplit(path)
    if address.path.startswith("/api/v1/"):
        return ""  # an answer for machines, to which the page that explains it leads
    here = address.path.startswith("/en") == (get_language() == "en")
    if address.netloc or address.scheme or not address.path.startswith("/") or PAPERS.search(address.path) or not here:
        return ""
    try:
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
