"""The common parts of terms as fields: what is filled in stands in the text, and nothing else changes."""

from typing import Any

import pytest

from veerkracht.fund.contracts.rules.parts import filled_in, parts
from veerkracht.fund.contracts.rules.starting import NAMES, template
from veerkracht.fund.rules.reading import read, written


def document(name: str = "milestones") -> dict[str, Any]:
    return dict(read(template(name)).document)


def values(name: str = "milestones") -> dict[str, str]:
    return {part.name: part.value for part in parts(document(name))}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_unchanged_changes_nothing(name: str):
    assert read(written(filled_in(document(name), values(name)))).terms == read(template(name)).terms


def test_each_price_has_a_field_that_says_what_it_is_for():
    about = {part.name: [text.en for text in part.about] for part in parts(document())}

    assert about["metrics-0-prices-1"] == ["A home of one's own", "six months"]
    assert about["metrics-2-vat"] == ["26 weeks at work"]


def test_what_is_filled_in_stands_in_the_text():
    said = {
        "ends_on": "2022-12-31",
        "cap-contract": "300000.00",
        "cap-person": "",
        "metrics-0-prices-0": "1750.00",
        "metrics-1-prices-0": "",
        "metrics-2-vat": "included",
    }

    new = filled_in(document(), values() | said)

    assert new["ends_on"] == "2022-12-31"
    assert new["caps"] == [{"per": "contract", "amount": "300000.00"}]
    assert new["metrics"][0]["prices"][0] == {"milestone": "3-maanden", "amount": "1750.00"}
    assert new["metrics"][1]["prices"] == [{"amount_is": "unknown"}]
    assert new["metrics"][2]["vat"] == "included"
    assert document()["ends_on"] == "2021-12-31"


def test_a_payer_is_added_replaced_and_taken_out():
    named = document() | {"caps": [{"per": "payer", "of": "gemeente", "amount": "1.00"}]}
    named["inflow"] = {"payer": "gemeente"}
    fields = {part.name: part.value for part in parts(named)}

    new = filled_in(
        named,
        fields
        | {"payers-0-organisation": "", "payers-1-organisation": "oss", "payers-1-portfolio": "zorg"}
        | {"payers-2-organisation": "rijk", "payers-2-share": "60 %"},
    )

    assert new["payers"] == [
        {"organisation": "oss", "share": "40 %", "portfolios": [{"key": "zorg", "share": "100 %"}]},
        {"organisation": "rijk", "share": "60 %"},
    ]
    assert (new["caps"][0]["of"], new["inflow"]["payer"]) == ("oss", "oss")


def test_several_budgets_of_a_payer_and_a_cap_on_a_principal_have_no_field_and_stay():
    text = document()
    text["payers"][0]["portfolios"] = [{"key": "a", "share": "50 %"}, {"key": "b", "share": "50 %"}]
    text["caps"] = [{"per": "contract", "principal": "100.00", "return": {"rate": "8 %", "type": "one-off"}}]
    fields = {part.name: part.value for part in parts(text)}

    assert not {"payers-0-portfolio", "cap-contract"} & fields.keys()
    new = filled_in(text, fields)
    assert new["payers"][0]["portfolios"] == text["payers"][0]["portfolios"]
    assert new["caps"] == text["caps"]


def test_the_first_version_needs_no_reason_and_a_later_one_does():
    assert "reason" not in values()
    assert "reason" in {part.name for part in parts(document() | {"version": 2})}
