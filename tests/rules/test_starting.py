"""Beginning from a template or another text, and beginning an amendment."""

from datetime import date

import pytest

from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.rules.starting import NAMES, amended, begun, template
from veerkracht.fund.rules.reading import read
from veerkracht.fund.rules.soundness import incomplete

SAID = {"provider": "sarban", "verifier": "avance", "payer": "provincie", "portfolio": "uitkomsten"}


@pytest.mark.parametrize("name", NAMES)
def test_a_contract_begins_with_its_own_key_parties_and_days(name: str) -> None:
    text = begun(template(name), contract="nieuw", title=Bilingual(nl="Nieuw"), said=SAID, starts_on=date(2026, 1, 1))

    reading = read(text)
    assert reading.terms, [mistake.read("en") for mistake in reading.mistakes]
    terms = reading.terms
    assert (terms.contract, terms.provider, terms.verifier) == ("nieuw", "sarban", "avance")
    assert [payer.organisation for payer in terms.payers] == ["provincie"]
    assert terms.starts_on == terms.in_force_from == date(2026, 1, 1)
    assert terms.agreed_on is None


def test_what_is_not_known_stays_as_it_was() -> None:
    terms = read(
        begun(template("milestones"), contract="c", title=Bilingual(nl="C"), said={}, starts_on=date(2026, 1, 1))
    ).terms

    assert terms
    assert terms.provider == "uitvoerder"


def test_an_amendment_is_the_next_version_from_tomorrow() -> None:
    terms = read(amended(template("milestones"), on=date(2020, 5, 31))).terms

    assert terms
    assert (terms.version, terms.in_force_from, terms.reason) == (2, date(2020, 6, 1), "…")
    assert "reason" in {one.path for one in incomplete(terms)}, "it is not signed before it says why"
