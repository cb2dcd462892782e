"""What others pay for what is like each outcome of a text: from contracts of elsewhere, with their source."""

from dataclasses import dataclass
from decimal import Decimal

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.reference.queries.prices import Alike, Question, alike_each
from veerkracht.fund.rules.metric import Metric, Price
from veerkracht.fund.rules.terms import Terms


@dataclass(frozen=True, slots=True)
class LikeRow:
    """One price of a text beside those of others, and the words by which they were found."""

    metric: Bilingual
    milestone: Bilingual
    price: Money
    words: str
    found: Alike

    @property
    def spread(self) -> tuple[Money, ...]:
        """Give the lowest, the middle and the highest in euro; nothing where no rate is known."""
        known = self.found.spread
        return (
            tuple(Money(round(one * 100), "EUR") for one in (known.lowest, known.middle, known.highest))
            if known
            else ()
        )


def likes(terms: Terms) -> tuple[LikeRow, ...]:
    """Lay each price of a text beside the prices of others for what is like it: one query."""
    asked = [
        (metric, price) for metric in terms.metrics if metric.per == "person" for price in metric.prices if price.amount
    ]
    questions = [
        Question(_words(metric, price), None if terms.currency != "EUR" else price.amount.exact)
        for metric, price in asked
        if price.amount
    ]
    return tuple(
        LikeRow(metric.title, _step(metric, price), price.amount, question.definition, found)
        for (metric, price), question, found in zip(asked, questions, alike_each(questions), strict=True)
        if price.amount and found.rows
    )


def _words(metric: Metric, price: Price) -> str:
    """Say in words what a price is for, as its topic and duration are read from."""
    step, title = _step(metric, price), metric.title
    weeks = f"{round(Decimal(metric.continuous.days) / 7)} weken" if metric.continuous else ""
    return " ".join(filter(None, (step.nl or step.en, title.nl or title.en, weeks)))


def _step(metric: Metric, price: Price) -> Bilingual:
    return next((one.title for one in metric.milestones if one.key == price.milestone), Bilingual())
