"""How much of the capital of a contract somebody sees: all of it, or only their own part."""

from dataclasses import dataclass

from veerkracht.fund.contracts.models import Side
from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.people.permissions import Viewer, reach, require


@dataclass(frozen=True, slots=True)
class Sight:
    """Whether somebody sees all, and the organisations whose part they see as their own."""

    whole: bool
    own: frozenset[str]

    def sees(self, organisation_key: str) -> bool:
        return self.whole or organisation_key in self.own


def sight(contract: ContractRow, *, viewer: Viewer) -> Sight:
    """Say what somebody sees of the capital of a contract, or refuse who sees nothing of it."""
    whole, own = contract.may(viewer, "see capital"), _own(contract, viewer)
    if not whole and not own:
        require(viewer, "see capital", contract.scopes, sides=contract.sides)
    return Sight(whole, own)


def _own(contract: ContractRow, viewer: Viewer) -> frozenset[str]:
    """Give the investors for which somebody looks; a role in the contract itself counts where there is only one."""
    investors = [party.key for party in contract.parties if party.side == Side.INVESTOR]
    within = reach(viewer, "see own capital")
    alone = len(investors) == 1 and within.covers(("contract", contract.key))
    return frozenset(key for key in investors if alone or within.covers(("organisation", key)))
