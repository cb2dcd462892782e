"""The desk: the requests that wait, the oldest promise first, and one request with its whole thread."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, may, reach
from veerkracht.people.queries import allowed_in_any, names
from veerkracht.people.rules.roles import EVERYWHERE
from veerkracht.support.desk.choices import OPEN, Kind, Status, Urgency, Way
from veerkracht.support.desk.models import Attachment, Incoming, Post, PostKind, Sending, SupportRequest, Verdict
from veerkracht.support.desk.queries.scopes import DEED, scopes, within
from veerkracht.support.rules.promise import Standing, standing, waited
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.viewed import shown

SEE = "see requests"
PERSONAL = ("name", "email", "phone")
SERVED = ("clean", "not-asked")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which requests someone wants to see."""

    status: str = ""
    """A status, "late", or nothing: all that are open; "closed": all that are not."""
    kind: str = ""
    urgency: str = ""
    way: str = ""
    initiative: str = ""
    owner: str = ""
    q: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A request in the list of the desk: what is asked, who has it, and how long it waits."""

    key: str
    subject: str
    initiative: Bilingual | None
    initiative_words: str
    owner: str
    mine: bool
    status: str
    kind_word: str
    urgency: str
    urgency_word: str
    way_word: str
    asked_on: date
    promised_on: date
    closed_on: date | None
    waits: int
    standing: Standing
    bounced: bool

    @property
    def status_word(self) -> str:
        return str(Status(self.status).label)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def late(self) -> bool:
        return self.status == Status.WAITING and self.standing == Standing.LATE

    @property
    def today(self) -> bool:
        return self.status == Status.WAITING and self.standing == Standing.TODAY


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a mail, or why it was not kept."""

    number: int
    name: str
    size: int
    refused: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a thread."""

    number: int
    kind: str
    kind_word: str
    text: str
    by: str
    ours: bool
    at: datetime
    sending: str
    sending_word: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A request with its thread, as who works on it sees it."""

    line: Line
    said: tuple[Said, ...]
    kind: str
    tried: str
    name: str
    email: str
    phone: str
    owner_key: str
    initiative_key: str
    came: tuple[str, str]
    first_promised_on: date
    reason: str
    with_whom: str
    language: str
    scopes: tuple[Scope, ...]


def requests(wanted: Wanted, turn: Turn, *, viewer: Person) -> Page[Line]:
    """Give one page of the requests that someone may see: what was promised first comes first."""
    found = _wanted(wanted, SupportRequest.objects.filter(within(reach(viewer, SEE))))
    closed = wanted.status == "closed" or (wanted.status in Status.values and wanted.status not in OPEN)
    page = cut(found, turn, by="closed_on" if closed else "promised_on", newest=closed)
    return page.of(_lines(list(page.rows), viewer))


def _wanted(wanted: Wanted, among: "QuerySet[SupportRequest]") -> "QuerySet[SupportRequest]":
    exact = {
        "kind": wanted.kind,
        "urgency": wanted.urgency,
        "way": wanted.way,
        "initiative_key": wanted.initiative,
        "owner_key": wanted.owner,
    }
    among = among.filter(_status(wanted.status), **{name: value for name, value in exact.items() if value})
    for word in wanted.q.split()[:8]:
        among = among.filter(Q(subject__icontains=word) | Q(name__icontains=word) | Q(key=word.lower()))
    return among


def _status(asked: str) -> Q:
    if asked == "late":
        return Q(status=Status.WAITING, promised_on__lt=localdate())
    if asked == "closed":
        return ~Q(status__in=OPEN)
    return Q(status=asked) if asked in Status.values else Q(status__in=OPEN)


def _lines(rows: list[SupportRequest], viewer: Person) -> tuple[Line, ...]:
    titles = titles_by_key({row.initiative_key for row in rows if row.initiative_key}, hidden=True)
    owners = names(row.owner_key for row in rows)
    return tuple(_line(row, titles, owners, viewer) for row in rows)


def _line(row: SupportRequest, titles: dict[str, Bilingual], owners: dict[str, str], viewer: Person) -> Line:
    today = localdate()
    return Line(
        key=row.key,
        subject=row.subject,
        initiative=titles.get(row.initiative_key),
        initiative_words=row.initiative_words,
        owner=owners.get(row.owner_key, ""),
        mine=row.owner_key == viewer.key,
        status=row.status,
        kind_word=str(Kind(row.kind).label),
        urgency=row.urgency,
        urgency_word=str(Urgency(row.urgency).label),
        way_word=str(Way(row.way).label),
        asked_on=row.asked_on,
        promised_on=row.promised_on,
        closed_on=row.closed_on,
        waits=waited(row.waits_since.date(), today),
        standing=standing(row.promised_on, today),
        bounced=row.bounced_at is not None,
    )


def whole(key: str, *, viewer: Person) -> Whole:
    """Give one request to someone who may see it; that they saw who asked stands in the trail."""
    found = SupportRequest.objects.select_related("programme").filter(key=key).first()
    where = scopes(found) if found else ()
    if found is None or not may(viewer, SEE, where):
        raise NotKnown(_("There is no support request “%(key)s”. Look for it at the desk.") % {"key": key[:60]})
    shown(kind="request", key=key, fields=[name for name in PERSONAL if getattr(found, name)])
    return Whole(
        line=_lines([found], viewer)[0],
        said=thread(found),
        kind=found.kind,
        tried=found.tried,
        name=found.name,
        email=found.email,
        phone=found.phone,
        owner_key=found.owner_key,
        initiative_key=found.initiative_key,
        came=(found.came_kind, found.came_key),
        first_promised_on=found.first_promised_on,
        reason=found.reason,
        with_whom=found.with_whom,
        language=found.language,
        scopes=where,
    )


def thread(request: SupportRequest, *, ours: bool = True) -> tuple[Said, ...]:
    """Give what was said, the first first; without our notes for who asked. Three queries."""
    posts = Post.objects.filter(request=request)
    rows = list(posts if ours else posts.exclude(kind=PostKind.NOTE))
    writers = names(row.by_key for row in rows if row.by_key)
    files: dict[int, list[File]] = {}
    for one in Attachment.objects.filter(post__in=rows):
        waits = not one.refused and one.scan not in SERVED
        files.setdefault(one.post_id, []).append(File(one.pk, one.name, one.size, one.refused, waits))
    return tuple(
        Said(
            number=row.pk,
            kind=row.kind,
            kind_word=str(PostKind(row.kind).label),
            text=row.text,
            by=writers.get(row.by_key, ""),
            ours=row.kind not in (PostKind.QUESTION, PostKind.ADDED),
            at=row.at,
            sending=row.sending,
            sending_word=str(Sending(row.sending).label),
            files=tuple(files.get(row.pk, ())),
        )
        for row in rows
    )


def file_of(key: str, number: int, *, viewer: Person) -> Attachment:
    """Give a file of a request to someone who may see it, once the scanner let it through."""
    found = Attachment.objects.select_related("post__request__programme").filter(pk=number, post__request__key=key)
    one = found.exclude(sha256="").first()
    if one is None or not may(viewer, SEE, scopes(one.post.request)):
        raise NotKnown(_("There is no such file with this request."))
    if one.scan not in SERVED:
        raise NotKnown(_("This file still waits to be checked for viruses. Try again in a few minutes."))
    shown(kind="request", key=key, fields=["attachment"])
    return one


def counts(*, viewer: Person) -> dict[str, int]:
    """Give how many requests wait for us, of those how many too long, how many are one's own. One query."""
    today = localdate()
    found = SupportRequest.objects.filter(within(reach(viewer, SEE)), status__in=OPEN)
    late = Q(status=Status.WAITING, promised_on__lt=today)
    return found.order_by().aggregate(
        open=Count("pk"),
        late=Count("pk", filter=late),
        mine=Count("pk", filter=Q(owner_key=viewer.key)),
        mine_late=Count("pk", filter=late & Q(owner_key=viewer.key)),
    )


def owners_for(where: tuple[Scope, ...]) -> list[tuple[str, str]]:
    """Give who may answer in these scopes, by name, to hand a request to."""
    return allowed_in_any(DEED, (*where, EVERYWHERE))


def requests_from(came: tuple[str, str], *, viewer: Person) -> tuple[tuple[str, str], ...]:
    """Give the requests that came from a record, by their key and address."""
    found = SupportRequest.objects.filter(within(reach(viewer, SEE)), came_kind=came[0], came_key=came[1])
    return tuple((key, reverse("request", args=[key])) for key in found.values_list("key", flat=True)[:20])


TAKEN = (Verdict.ASKED, Verdict.ADDED)


def not_taken(*, size: int = 100) -> tuple[Incoming, ...]:
    """Give the mails that came in and became no question, the newest first, so that none is missed unseen."""
    return tuple(Incoming.objects.exclude(verdict__in=TAKEN).order_by("-read_at", "-pk")[:size])
