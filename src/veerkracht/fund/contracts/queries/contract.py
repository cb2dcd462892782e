"""One contract: its parties, its texts and which of them is signed, and who may see what of it."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.personal_data import Found, find
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.contracts.models import Contract, Party, Side, TermsVersion
from veerkracht.fund.contracts.refusals import no_such_contract
from veerkracht.fund.rules import reading
from veerkracht.fund.rules.reading import Reading
from veerkracht.fund.rules.terms import Contract as Agreed
from veerkracht.fund.rules.terms import Terms
from veerkracht.people.permissions import Scope, Viewer, may, require


class NoText(NotKnown):
    """There is no text of this contract."""


SIGNERS = (Side.PROVIDER, Side.PAYER, Side.INVESTOR)
"""The sides that sign; a verifier stands apart from all of them."""


@lru_cache(maxsize=512)
def read(document: str) -> Reading:
    """Read a text of terms once, however often it is asked."""
    return reading.read(document)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An organisation on a side of the contract."""

    key: str
    name: str
    side: str

    @property
    def side_word(self) -> str:
        return str(Side(self.side).label)


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Who signed for a party, and when."""

    organisation_key: str
    by_key: str
    signed_on: date


@dataclass(frozen=True)
class Text:
    """One text of the terms, with who signed it."""

    pk: int
    number: int
    draft: int
    in_force_from: date
    recorded_at: datetime
    by_key: str
    reason: str
    document: str
    signatures: tuple[SignatureRow, ...]

    @cached_property
    def terms(self) -> Terms:
        """The text as it was read; only what can be read is ever kept."""
        found = read(self.document).terms
        if found is None:
            raise LookupError(f"The kept terms {self.number}.{self.draft} cannot be read any more")
        return found

    @cached_property
    def personal_data(self) -> tuple[Found, ...]:
        """What stands in the text of addresses and numbers of persons; such a text is not shown to everyone."""
        return tuple(one for said in _texts(asdict(self.terms)) for one in find(said))

    @property
    def signers(self) -> frozenset[str]:
        """Every organisation that must sign this text: provider, payers and investors."""
        terms = self.terms
        named = {payer.organisation for payer in terms.payers} | {one.organisation for one in terms.investors}
        return frozenset(named | ({terms.provider} - {""}))

    @property
    def signed(self) -> bool:
        """Whether every party signed, so that it counts."""
        return bool(self.signatures) and self.signers <= {one.organisation_key for one in self.signatures}

    @property
    def signed_on(self) -> date | None:
        return max((one.signed_on for one in self.signatures), default=None)


@dataclass(frozen=True)
class ContractRow:
    """A contract as those see it who may."""

    pk: int
    key: str
    title: Bilingual
    summary: Bilingual
    programme_key: str
    round_key: str
    round: Bilingual
    initiative_key: str
    initiative: Bilingual
    signed_elsewhere: bool
    published: bool
    parties: tuple[PartyRow, ...]
    texts: tuple[Text, ...]

    @property
    def latest(self) -> Text:
        return self.texts[-1]

    def definition_on(self, metric_key: str, on: date) -> int:
        """Give the version of a definition that is agreed for outcomes of a day, for a row that does not name one."""
        metric = self.agreed.on(on).metric(metric_key) if self.agreed else None
        return metric.definition if metric else 1

    @cached_property
    def in_force(self) -> tuple[Text, ...]:
        """The texts that every party signed, in order."""
        return tuple(text for text in self.texts if text.signed)

    @property
    def public_text(self) -> Text | None:
        """The text that everyone reads of a public contract: the last that is in force, or else the latest."""
        return self.in_force[-1] if self.in_force else self.latest if self.texts else None

    @property
    def agreed(self) -> Agreed | None:
        """All versions that are signed, as they are settled by."""
        return Agreed.of(text.terms for text in self.in_force) if self.in_force else None

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of every party, so that pages need not ask for it again."""
        return {party.key: party.name for party in self.parties}

    @property
    def is_draft(self) -> bool:
        """Whether the latest text is not signed by all yet."""
        return not self.signed_elsewhere and not (self.texts and self.latest.signed)

    def state(self, today: date) -> str:
        """Say how it stands: public elsewhere, draft, in force, being amended, or over."""
        if self.signed_elsewhere:
            return "elsewhere"
        if not self.in_force:
            return "draft"
        if self.is_draft:
            return "amending"
        return "over" if self.in_force[-1].terms.ends_on < today else "in force"

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Where a role must be held to count here, the narrowest first."""
        chain = [("contract", self.key)]
        chain += [("initiative", self.initiative_key)] if self.initiative_key else []
        chain += [("organisation", key) for key in dict.fromkeys(party.key for party in self.parties)]
        return (*chain, ("programme", self.programme_key))

    @property
    def sides(self) -> dict[Scope, str]:
        """Which organisation stands on which side; a payer who invests counts as investor.

        Whoever provides counts as provider, since it knows its own participants whatever else it is.
        """
        order = [Side.PAYER, Side.INVESTOR, Side.PROVIDER, Side.VERIFIER]
        named = sorted(self.parties, key=lambda party: order.index(Side(party.side)))
        return {("organisation", party.key): party.side for party in named}

    def may(self, viewer: Viewer, deed: str) -> bool:
        """Say whether somebody may do a deed with this contract."""
        return may(viewer, deed, self.scopes, sides=self.sides)

    def party(self, key: str) -> PartyRow | None:
        return next((party for party in self.parties if party.key == key and party.side in SIGNERS), None)

    def text(self, number: int, draft: int = 0) -> Text:
        """Give one text: of a version the one that was signed, or else the last."""
        found = [one for one in self.texts if one.number == number and draft in (0, one.draft)]
        chosen = next((one for one in found if one.signed), found[-1] if found else None)
        if chosen is None:
            raise NotKnown(_("There is no such version of this contract. Choose one from the list."))
        return chosen


def contract(key: str, *, viewer: Viewer) -> ContractRow:
    """Give a contract to who may see it, or refuse."""
    found = known(key)
    require(viewer, "see a contract", found.scopes)
    return found


def with_text(key: str, *, viewer: Viewer) -> ContractRow:
    """Give a contract of which there is a text, or refuse."""
    found = contract(key, viewer=viewer)
    if not found.texts:
        sentence = _("This contract has no text here yet. Write the terms first, or read what is known of it.")
        raise NoText(sentence)
    return found


def known(key: str) -> ContractRow:
    """Give a contract, whoever asks; for actions, which ask for permission themselves."""
    found = with_parts().filter(key=key).first()
    if found is None:
        raise no_such_contract(key)
    return row(found)


def with_parts() -> "QuerySet[Contract]":
    """Give contracts with their parties, texts and signatures, in as few questions as that takes."""
    texts = TermsVersion.objects.order_by("number", "draft").prefetch_related("signatures")
    return Contract.objects.select_related("programme", "round", "initiative").prefetch_related(
        Prefetch("parties", Party.objects.select_related("organisation").order_by("pk")), Prefetch("versions", texts)
    )


def row(found: Contract) -> ContractRow:
    """Give a record as others see it."""
    initiative = found.initiative
    return ContractRow(
        pk=found.pk,
        key=found.key,
        title=found.title,
        summary=Bilingual(found.summary_nl, found.summary_en),
        programme_key=found.programme.key,
        round_key=found.round.key if found.round else "",
        round=Bilingual(found.round.title_nl, found.round.title_en) if found.round else Bilingual(),
        initiative_key=initiative.key if initiative else "",
        initiative=initiative.title if initiative else Bilingual(),
        signed_elsewhere=found.signed_elsewhere,
        published=found.published,
        parties=tuple(_parties(found.parties.all())),
        texts=tuple(_text(one) for one in found.versions.all()),
    )


def _parties(found: Iterable[Party]) -> Iterable[PartyRow]:
    order = list(Side)
    rows = [PartyRow(one.organisation.key, one.organisation.name, one.side) for one in found]
    return sorted(rows, key=lambda party: (order.index(Side(party.side)), party.name))


def _text(one: TermsVersion) -> Text:
    signatures = sorted(one.signatures.all(), key=lambda signature: signature.recorded_at)
    return Text(
        pk=one.pk,
        number=one.number,
        draft=one.draft,
        in_force_from=one.in_force_from,
        recorded_at=one.recorded_at,
        by_key=one.by_key,
        reason=one.reason,
        document=one.document,
        signatures=tuple(SignatureRow(s.organisation_key, s.by_key, s.signed_on) for s in signatures),
    )


def _texts(said: object) -> Iterator[str]:
    """Give every text in what was read, however deep."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, (dict, list, tuple)):
        for one in said.values() if isinstance(said, dict) else said:
            yield from _texts(one)
