"""Examples that parties agree on: this person, these days, this amount; every text of the terms must give it.

See docs/methods/agreed.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from veerkracht.foundation.keys import is_key
from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.settlement import settle
from veerkracht.fund.rules.standing import Line, Refused, Row
from veerkracht.fund.rules.terms import Contract

WORDS = {
    **dict.fromkeys(("quantity", "aantal"), "quantity"),
    **dict.fromkeys(("value", "waarde"), "value"),
    **dict.fromkeys(("baseline", "beginwaarde"), "baseline"),
    **dict.fromkeys(("entered", "gestart"), "entered_on"),
    **dict.fromkeys(("claimed", "opgegeven"), "claimed_on"),
    **dict.fromkeys(("since", "sinds"), "since"),
    "cohort": "cohort",
}
MOST = 200
"""An example of more events than this is no example that people can follow."""


class NotEvents(ValueError):
    """The text does not say what happens; it carries a sentence for each line that cannot be read."""

    def __init__(self, sentences: Sequence[Bilingual]) -> None:
        super().__init__("; ".join(sentence.en for sentence in sentences))
        self.sentences = tuple(sentences)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an example comes to under some terms, beside what was agreed."""

    agreed: Money
    found: Money
    lines: tuple[Line, ...]
    refused: tuple[Refused, ...]

    @property
    def holds(self) -> bool:
        return self.agreed == self.found


def events(text: str) -> tuple[Row, ...]:
    """Read one event a line: person; metric or metric/milestone; day; and what else matters, such as age=24.

    >>> [(row.person, row.metric, row.milestone) for row in events("anna; home/3-months; 2019-07-01; age=24")]
    [('anna', 'home', '3-months')]
    """
    rows: list[Row] = []
    wrong: list[Bilingual] = []
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    for number, line in lines[:MOST]:
        try:
            rows.append(_event(number, line))
        except (ValueError, InvalidOperation):
            shown = line[:60]
            nl = f"Regel {number} kunnen we niet lezen: “{shown}”. Schrijf: anna; maat/stap; 2019-07-01; leeftijd=24"
            en = f"Line {number} cannot be read: “{shown}”. Write: anna; metric/step; 2019-07-01; age=24"
            wrong.append(Bilingual(nl, en))
    if not lines:
        wrong.append(Bilingual("Schrijf op wat er gebeurt.", "Write down what happens."))
    if len(lines) > MOST:
        wrong.append(Bilingual(f"Schrijf hoogstens {MOST} regels.", f"Write at most {MOST} lines."))
    if wrong:
        raise NotEvents(wrong)
    return tuple(rows)


def _event(number: int, line: str) -> Row:
    person, what, on, *more = [part.strip() for part in line.split(";")]
    metric, _slash, milestone = what.partition("/")
    if not (person and is_key(metric) and (not milestone or is_key(milestone))):
        raise ValueError(line)
    known: dict[str, object] = {}
    facts: dict[str, str | Decimal] = {}
    for name, said in _named(more):
        field = WORDS.get(name)
        if field is None:
            facts[name] = _number_or_text(said)
        elif field in ("quantity", "value", "baseline"):
            known[field] = Decimal(said.replace(",", "."))
        else:
            known[field] = said if field == "cohort" else date.fromisoformat(said)
    return Row(f"{number:03}", person, metric, date.fromisoformat(on), milestone, facts=facts, **known)  # type: ignore[arg-type]


def _named(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for part in filter(None, parts):
        name, sign, said = (word.strip() for word in part.partition("="))
        if not sign or not said or not is_key(name):
            raise ValueError(part)
        yield name, said


def _number_or_text(said: str) -> str | Decimal:
    try:
        return Decimal(said)
    except InvalidOperation:
        return said


def tried(contract: Contract, rows: Sequence[Row], agreed: Money) -> Outcome:
    """Reckon what an example comes to: outcomes alone, without fees, compensation and floors."""
    bare = Contract(tuple(replace(terms, fees=(), floors=(), inflow=None) for terms in contract.versions))
    named = []
    for row in rows:
        metric = bare.on(row.outcome_on).metric(row.metric)
        named.append(row._replace(definition=metric.definition) if metric else row)
    settles = [cohort.settles_on for terms in bare.versions for metric in terms.metrics for cohort in metric.cohorts]
    until = max([*settles, *(row.outcome_on for row in rows), bare.last.ends_on])
    settlement = settle(bare, named, until)
    return Outcome(agreed, settlement.total, settlement.lines, (*settlement.refused, *settlement.waiting))
