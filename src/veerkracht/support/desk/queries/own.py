"""What someone sees of their own request: who has it, by when they get an answer, and all that was said to them."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Person
from veerkracht.people.queries import names
from veerkracht.support.desk.choices import OPEN, Status
from veerkracht.support.desk.models import PostKind, SupportRequest
from veerkracht.support.desk.queries.working import Said, thread
from veerkracht.support.rules.promise import Standing, standing


@dataclass(frozen=True, slots=True)
class Own:
    """A request as who asked it sees it."""

    key: str
    subject: str
    status: str
    owner: str
    asked_on: date
    promised_on: date
    first_promised_on: date
    closed_on: date | None
    with_whom: str
    has_mail: bool
    bounced: bool
    said: tuple[Said, ...] = ()

    @property
    def status_word(self) -> str:
        return str(Status(self.status).label)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def taken_back(self) -> bool:
        return self.status == Status.TAKEN_BACK

    @property
    def late(self) -> bool:
        return self.status == Status.WAITING and standing(self.promised_on, localdate()) == Standing.LATE

    @property
    def delayed(self) -> bool:
        """Whether a later day was promised, and why is told in the thread."""
        return any(one.kind == PostKind.DELAY for one in self.said)


def own(key: str) -> Own:
    """Give a request to who has its private link; our notes are left out."""
    found = SupportRequest.objects.filter(key=key).first()
    if found is None:
        raise NotKnown(_("This question is not kept any more. Ask a new one."))
    return _own(found, names([found.owner_key]), thread(found, ours=False))


def mine(person: Person) -> tuple[Own, ...]:
    """Give the requests that someone with an account asked, the newest first."""
    rows = list(SupportRequest.objects.filter(person_key=person.key).order_by("-pk")[:100])
    owners = names(row.owner_key for row in rows)
    return tuple(_own(row, owners) for row in rows)


def _own(found: SupportRequest, owners: dict[str, str], said: tuple[Said, ...] = ()) -> Own:
    return Own(
        key=found.key,
        subject=found.subject,
        status=found.status,
        owner=owners.get(found.owner_key, ""),
        asked_on=found.asked_on,
        promised_on=found.promised_on,
        first_promised_on=found.first_promised_on,
        closed_on=found.closed_on,
        with_whom=found.with_whom,
        has_mail=bool(found.email),
        bounced=found.bounced_at is not None,
        said=said,
    )
