"""What can be chosen in the forms about contracts."""

from collections.abc import Iterable

from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.contracts.rules.starting import NAMES
from veerkracht.fund.ledger.queries.envelopes import portfolio_keys
from veerkracht.fund.rules.sentences import word
from veerkracht.initiatives.queries.portfolio import all_keys, titles_by_key
from veerkracht.people.queries import organisation_keys, organisation_names

VAT = ("unknown", "outside scope", "exempt", "included", "excluded")
Choices = list[tuple[str, str]]


def organisations() -> Choices:
    """Give every organisation by name."""
    return sorted(organisation_names(organisation_keys()).items(), key=lambda pair: pair[1].casefold())


def payers(own: frozenset[str] | None) -> Choices:
    """Give the organisations for which somebody may commit budget; without a limit, all of them."""
    return [pair for pair in organisations() if own is None or pair[0] in own]


def portfolios(fund_key: str) -> Choices:
    """Give the budgets from which a fund pays for outcomes."""
    return [(key, key) for key in sorted(portfolio_keys(fund_key=fund_key))]


def initiatives(programme_key: str) -> Choices:
    """Give the initiatives of a programme by title."""
    titles = titles_by_key(all_keys(programme_key), hidden=True)
    return sorted(((key, str(title.read(language()))) for key, title in titles.items()), key=lambda pair: pair[1])


def vat_choices() -> Choices:
    """Give how VAT can be treated, in words."""
    return [(one, word(one, language())) for one in VAT]


def beginnings(own: Iterable[tuple[str, str]]) -> list[tuple[str, Choices] | tuple[str, str]]:
    """Give the texts to start from: the templates by payment logic, and contracts that somebody may see."""
    return [
        *((f"template:{name}", str(title.read(language()))) for name, title in NAMES.items()),
        *((f"contract:{key}", title) for key, title in own),
    ]
