"""Terms in words, as a page and a paper show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.contracts.rules.imagined import COUNTS, Imagined, fees, imagined
from veerkracht.fund.contracts.rules.maxima import maxima
from veerkracht.fund.rules.explanation import explained
from veerkracht.fund.rules.reading import Reading, read
from veerkracht.fund.rules.sentences import Mistake, Said, word
from veerkracht.fund.rules.soundness import incomplete
from veerkracht.fund.rules.terms import Terms
from veerkracht.people.queries import organisation_names
from veerkracht.programmes.rules.comparison import Paragraph, paragraphs

WHO = ("organisation", "payer")
"""Where a sentence has an organisation."""
NOBODY: Mapping[str, str] = {}
BY_SILENCE = frozenset({"say-version", "say-span", "say-currency", "say-once", "say-vat"})
"""Sentences about what terms do not say, or say to the day where a source says the month."""


@dataclass(frozen=True, slots=True)
class Told:
    """A chapter of the terms in words."""

    title: Bilingual
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Most:
    """What one payer pays at most out of one budget."""

    payer: str
    portfolio: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Trial:
    """A text while it is written: what is wrong with it, or what it says and pays."""

    mistakes: tuple[tuple[str, str], ...]
    unsaid: tuple[tuple[str, str], ...]
    chapters: tuple[Told, ...]
    table: tuple[Imagined, ...]
    counts: tuple[int, ...]
    fees: Money | None

    @property
    def people(self) -> tuple[Imagined, ...]:
        """The lines that count people."""
        return tuple(line for line in self.table if not line.measured)

    @property
    def measured(self) -> tuple[Imagined, ...]:
        """The lines on which something is measured over a group."""
        return tuple(line for line in self.table if line.measured)


def chapters(terms: Terms, known: Mapping[str, str] = NOBODY, *, known_from_sources: bool = False) -> tuple[Told, ...]:
    """Say in words what terms agree; organisations by their name, which is asked for where it is not known yet.

    Of a contract that is only known from public sources, what follows from silence is not said.
    """
    here, names = language(), _names(_organisations(terms), known)
    kept = [
        (chapter.title, [said for said in chapter.sentences if not (known_from_sources and said.code in BY_SILENCE)])
        for chapter in explained(terms)
    ]
    return tuple(
        Told(title, tuple(_begun(_named(said, names).read(here)) for said in sentences))
        for title, sentences in kept
        if sentences
    )


def most(terms: Terms, known: Mapping[str, str] = NOBODY) -> tuple[Most, ...]:
    """Say what each payer pays at most."""
    found = maxima(terms)
    names = _names({one.payer for one in found}, known)
    return tuple(Most(names.get(one.payer, one.payer), one.portfolio, one.amount) for one in found)


def trial(text: str, counts: str = "", known: Mapping[str, str] = NOBODY) -> Trial:
    """Read a text as it is typed: name every mistake, or explain it and say what it pays."""
    reading: Reading = read(text)
    wanted = numbers(counts)
    if reading.terms is None:
        return Trial(_written(reading.mistakes), (), (), (), wanted, None)
    terms = reading.terms
    fixed = fees(terms)
    table = imagined(terms, wanted)
    return Trial((), _written(incomplete(terms)), chapters(terms, known), table, wanted, fixed if fixed else None)


def numbers(counts: str) -> tuple[int, ...]:
    """Read the numbers for the table; what cannot be read is left out."""
    parts = (part.strip() for part in counts.replace(";", ",").split(","))
    found = [int(part) for part in parts if part.isdecimal() and len(part) < 6]
    return tuple(sorted(set(found) - {0}))[:6] or COUNTS


def compared(
    old: Terms, new: Terms, known: Mapping[str, str] = NOBODY
) -> tuple[tuple[Bilingual, tuple[Paragraph, ...]], ...]:
    """Compare two versions chapter by chapter, sentence by sentence, word by word."""
    was, becomes = chapters(old, known), chapters(new, known)
    before = {told.title: told.sentences for told in was}
    after = {told.title: told.sentences for told in becomes}
    first = becomes[0].title
    titles = [*after, *(title for title in before if title not in after and title != was[0].title)]
    found = []
    for title in titles:
        earlier: Sequence[str] = was[0].sentences if title == first else before.get(title, ())
        found.append((title, paragraphs(earlier, after.get(title, ()))))
    return tuple(found)


def _organisations(terms: Terms) -> set[str]:
    named = {payer.organisation for payer in terms.payers} | {one.organisation for one in terms.investors}
    return named | ({terms.inflow.payer} if terms.inflow else set())


def _names(keys: set[str], known: Mapping[str, str]) -> Mapping[str, str]:
    """Add the names that are not known yet."""
    others = keys - known.keys()
    return {**known, **organisation_names(others)} if others else known


def _begun(sentence: str) -> str:
    """Write it as a sentence, also where it ends with what somebody typed."""
    return sentence[:1].upper() + sentence[1:] + ("" if sentence.endswith((".", "!", "?", "…", ":")) else ".")


def _named(said: Said, names: Mapping[str, str]) -> Said:
    """Name an organisation where a sentence has its key."""
    named = {name: names.get(str(said.values[name]), said.values[name]) for name in WHO if name in said.values}
    return said._replace(values={**said.values, **named}) if named else said


def _written(mistakes: Iterable[Mistake]) -> tuple[tuple[str, str], ...]:
    return tuple((mistake.path, mistake.said.read(language())) for mistake in mistakes)


def amount(count: object) -> str:
    """Write a count or a measure as people do."""
    return word(count, language())
