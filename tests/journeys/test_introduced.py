"""Two initiatives are introduced: one offers what the other asks, both say yes, and there is one tap later."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PASSWORD = "drie-korte-woorden"
SCENE = f"""
from django.contrib.auth.hashers import make_password
from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Grant, Person
def someone(name, role, kind, key):
    person = Person.objects.create(key=name, name=name.title(), email=name + "@voorbeeld.example",
                                   password=make_password("{PASSWORD}"))
    Grant.objects.create(person=person, role=role, scope_kind=kind, scope_key=key)
someone("anna", "initiator", "initiative", "slowcare-oss")
someone("bas", "initiator", "initiative", "lokaal-plus")
someone("mia", "support-worker", "programme", Initiative.objects.get(key="lokaal-plus").programme.key)
"""


@pytest.fixture
def people(own_site: str, tmp_path: Path) -> str:
    """The address of a site in which two lead an initiative, and one works for the programme."""
    settings = {
        name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    }
    settings["VEERKRACHT_DATA"] = str(tmp_path / "data")
    words = [sys.executable, "-m", "veerkracht.site.command", "shell", "-v0", "-c", SCENE]
    subprocess.run(words, env=settings, check=True)
    return own_site


def signed_in(browser: Browser, site: str, name: str, **screen: int) -> Page:
    size = {"width": 1280, "height": 900} | screen
    page = browser.new_context(locale="nl-NL", viewport=size, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
    page.goto(f"{site}/inloggen")
    page.fill("[name=username]", f"{name}@voorbeeld.example")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    expect(page).to_have_url(f"{site}/vandaag")
    return page


def puts_on_the_forum(page: Page, site: str, sort: str, title: str, text: str) -> None:
    page.goto(f"{site}/forum/nieuw")
    page.check(f"[name=sort][value={sort}]")
    page.select_option("[name=good]", "room")
    page.fill("[name=title]", title)
    page.fill("[name=text]", text)
    page.get_by_role("button", name="Zet het op het forum").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_two_meet_and_tell_after_six_weeks_whether_it_brought_anything(
    browser: Browser, people: str, tmp_path: Path
) -> None:
    anna, bas = signed_in(browser, people, "anna"), signed_in(browser, people, "bas", width=360, height=740)
    puts_on_the_forum(anna, people, "question", "Wie heeft een zaal?", "Voor de maaltijd op dinsdag.")
    puts_on_the_forum(bas, people, "offer", "Een zaal met keuken", "Hij staat op dinsdag leeg.")

    mia = signed_in(browser, people, "mia")
    mia.goto(f"{people}/kennismakingen")
    mia.get_by_role("button", name="Zoek wie elkaar moet leren kennen").click()
    mia.locator(".rows a").first.click()
    expect(mia.get_by_text("Lokaal Plus biedt wat SlowCare Oss vraagt: een ruimte of plek.")).to_be_visible()
    mia.get_by_role("button", name="Vraag beide").click()
    for page in (anna, bas):
        page.goto(f"{people}/vandaag")
        page.get_by_text("Wil je kennismaken, voor").click()
        page.get_by_role("button", name="Ja, ik wil kennismaken").click()
    expect(bas.get_by_role("link", name="anna@voorbeeld.example")).to_be_visible()

    with sqlite3.connect(tmp_path / "data" / "veerkracht.sqlite3") as base:
        base.execute("update meeting_side set result_due_at = datetime(result_due_at, '-42 days')")
    anna.goto(f"{people}/vandaag")
    anna.get_by_text("Leverde de kennismaking van SlowCare Oss iets op?").click()
    anna.get_by_role("button", name="Ja, iets").click()

    expect(anna.get_by_text("Fijn om te horen. Dank je wel.")).to_be_visible()
    mia.goto(f"{people}/kennismakingen?stage=introduced")
    expect(mia.get_by_text("van 1 die het vertelden")).to_be_visible()
