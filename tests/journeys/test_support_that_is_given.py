"""A talk logged from a phone of 320 pixels wide, and the quarterly account downloaded by anyone who works on it."""

import io
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ADDRESS = "/hulp/gegeven/hulp-oss"
AGREED = """
insert into planning_agreement (key, aliases, origin, recorded_at, changed_at, initiative_id, request_key, kind,
    bottleneck, hours, amount_cents, starts_on, state, reason, not_chosen, overrules, breakthrough, proposed_by_key,
    initiator_key, initiator_on, province_key, province_on, supporter_key, why_ended, without_us, services)
select 'hulp-oss', '[]', 'screen', '2017-03-17 09:00:00', '2017-03-17 09:00:00', id, '', 'method',
    'Niemand doet de kas', 10, 0, '2017-03-17', 'agreed', '', '[]', 0, '', 'p', 'i', '2017-03-17', 'p', '2017-03-17',
    '', '', '', 0 from initiatives_initiative where key = 'slowcare-oss'
"""
WORKER = """
insert into people_grant (person_id, role, scope_kind, scope_key)
select id, 'support-worker', 'programme', 'sociale-veerkracht' from people_person order by id limit 1
"""


@pytest.fixture
def agreed(own_site: str, tmp_path: Path) -> str:
    """A site on which support was agreed on with SlowCare Oss, and the officer helps."""
    (database,) = (tmp_path / "data").glob("*.sqlite3")
    with sqlite3.connect(database, timeout=10) as connection:
        connection.execute(AGREED)
        connection.execute(WORKER)
    connection.close()
    return own_site


def sign_in(page: "Page", site: str, officer: tuple[str, str], then: str) -> None:
    page.goto(f"{site}/inloggen?next={then}")
    page.fill("[name=username]", officer[0])
    page.fill("[name=password]", officer[1])
    page.click("main button[type=submit]")
    page.wait_for_url(f"**{then}")


def test_a_talk_is_logged_from_a_phone(
    browser: "Browser", agreed: str, officer: tuple[str, str], barriers: "Callable[[Page], list[str]]"
) -> None:
    phone = browser.new_context(locale="nl-NL", viewport={"width": 320, "height": 640}, has_touch=True)
    page = phone.new_page()
    sign_in(page, agreed, officer, ADDRESS)
    page.tap("text=Uren opschrijven")
    page.fill("[name=minutes]", "45")
    page.fill("[name=said]", "Samen de kas nagelopen.")
    wide = page.evaluate("document.documentElement.scrollWidth")
    stopped = barriers(page)

    phone.clear_cookies()
    page.tap("button[value=save]")
    page.wait_for_url("**/inloggen?**")
    page.fill("[name=username]", officer[0])
    page.fill("[name=password]", officer[1])
    page.tap("main button[type=submit]")
    page.wait_for_url(f"**{ADDRESS}/uren")
    kept = page.input_value("[name=said]")
    page.tap("button[value=save]")
    page.wait_for_url(f"**{ADDRESS}")

    assert wide == 320
    assert not stopped
    assert kept == "Samen de kas nagelopen.", "what was typed was kept while the session was lost"
    assert "45" in page.inner_text("main table")
    assert not barriers(page)
    phone.close()


def test_the_quarterly_account_is_downloaded(
    page: "Page", agreed: str, officer: tuple[str, str], barriers: "Callable[[Page], list[str]]"
) -> None:
    sign_in(page, agreed, officer, "/hulp/kwartaal")
    page.goto(f"{agreed}/hulp/kwartaal/2017-1")
    found = barriers(page)

    with page.expect_download() as word:
        page.click("text=Download als docx")
    with page.expect_download() as pdf:
        page.click("text=Download als PDF")

    assert not found
    paper = docx.Document(io.BytesIO(Path(word.value.path()).read_bytes()))
    assert any("Gegeven hulp" in line.text for line in paper.paragraphs)
    assert Path(pdf.value.path()).read_bytes().startswith(b"%PDF")
