"""What every page about one contract has around it."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.fund.contracts.states import STATES, state_word
from veerkracht.people.requests import SignedInRequest

MAY = {
    "draft": "draft a contract",
    "sign": "sign for a party",
    "take": "take in verified outcomes",
    "settle": "enter a payment",
    "totals": "see outcome totals",
    "people": "see outcome rows",
    "payments": "see payments",
    "publish": "keep the programme",
    "capital": "see capital",
    "own capital": "see own capital",
}


def way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the trail of pages above one about contracts."""
    return [(_("Today"), reverse("today")), *steps]


def around(request: SignedInRequest, contract: ContractRow, here: str, title: str = "") -> dict[str, Any]:
    """Give what the frame of a page about a contract needs; `here` is the name of the page."""
    allowed = {name: contract.may(request.user, deed) for name, deed in MAY.items()}
    own = contract.title.read("nl" if request.LANGUAGE_CODE == "nl" else "en").text
    address = reverse("contract", args=[contract.key])
    step = [(own, address), (title, "")] if title else [(own, "")]
    state = contract.state(localdate())
    return {
        "contract": contract,
        "may": allowed,
        "tabs": _tabs(contract, allowed, here),
        "state": state_word(state),
        "state_look": STATES[state],
        "trail_of": f"contract:{contract.key}" if allowed["payments"] else "",
        "breadcrumb": way((_("Contracts"), reverse("contracts")), *step),
    }


def _tabs(contract: ContractRow, allowed: dict[str, bool], here: str) -> list[tuple[str, str, bool]]:
    written = bool(contract.texts)
    pages = [
        ("contract", _("Overview"), True),
        ("contract-definitions", _("Definitions"), written),
        ("contract-examples", _("Examples"), written),
        ("contract-parts", _("Fill in the terms"), allowed["draft"]),
        ("contract-terms", _("Write the terms"), allowed["draft"]),
        ("contract-compare", _("Compare"), len(contract.texts) > 1),
        ("contract-outcomes", _("Verified outcomes"), written and (allowed["totals"] or allowed["take"])),
        ("contract-settlements", _("Settlements"), written and allowed["payments"]),
        ("contract-capital", _("Capital"), written and (allowed["capital"] or allowed["own capital"])),
    ]
    return [(label, reverse(name, args=[contract.key]), name == here) for name, label, shown in pages if shown]
