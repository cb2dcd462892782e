"""Telling people things: once, as they chose, and never what they did themselves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import groupby

from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.notices.kinds import AT_ONCE, DAILY, HOW, KINDS, NONE, USUAL, WEEKLY, WORK
from veerkracht.notices.models import Choice, Mail, MailState, Notice

MORNING = time(7)
"""When what is told once a day is mailed, and on Monday what is told once a week."""

MOST_TRIES = 5
AGAIN_AFTER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where someone is mailed, and how they can stop that."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending: mails sent, notices that were not needed any more, and mails that failed."""

    sent: int = 0
    dropped: int = 0
    failed: int = 0


@transaction.atomic
def tell(
    *,
    person_key: str,
    subject: str,
    body: str,
    link: str = "",
    kind: str = WORK,
    about: tuple[str, str] | None = None,
    by: str = "",
    once: str = "",
) -> None:
    """Tell a person something, and let a mail wait as they chose for this kind of thing.

    Never of one's own deed (`by`), and never twice: `once` names what was told, by itself the record and the subject.
    """
    if by and by == person_key:
        return
    about_kind, about_key = about or ("", "")
    named = (once or (f"{kind}:{about_kind}:{about_key}" if about else ""))[:120]
    words = {"kind": kind, "subject": subject[:200], "body": body, "link": link[:300]}
    words |= {"about_kind": about_kind, "about_key": about_key}
    if named:
        notice, fresh = Notice.objects.get_or_create(person_key=person_key, once=named, defaults=words)
    else:
        notice, fresh = Notice.objects.create(person_key=person_key, **words), True
    how = Choice.objects.filter(person_key=person_key, kind=kind).values_list("how", flat=True).first()
    how = how or USUAL.get(kind, AT_ONCE)
    if fresh and how != NONE:
        Mail.objects.create(notice=notice, how=how, due_at=_due(how, timezone.now()))


@transaction.atomic
def announce(
    *, kind: str, subject: str, body: str, link: str, about: tuple[str, str], but: Iterable[str] = (), by: str = ""
) -> None:
    """Tell everyone who asked for news of this kind, apart from those whose own deed it is; each of them once."""
    asked = Choice.objects.filter(kind=kind).exclude(how=NONE).exclude(person_key__in=[*but, by])
    for person_key in asked.order_by("pk").values_list("person_key", flat=True):
        once = f"news:{about[0]}:{about[1]}"
        tell(person_key=person_key, subject=subject, body=body, link=link, kind=kind, about=about, by=by, once=once)


@transaction.atomic
def choose(*, person_key: str, choices: Mapping[str, str]) -> None:
    """Keep how someone wants to be mailed about each kind; what waits already follows the new choice."""
    for kind, how in choices.items():
        if kind not in KINDS or how not in HOW:
            continue
        Choice.objects.update_or_create(person_key=person_key, kind=kind, defaults={"how": how})
        waiting = Mail.objects.filter(
            notice__person_key=person_key, notice__kind=kind, state=MailState.WAITING
        ).exclude(how=how)
        if how == NONE:
            waiting.update(state=MailState.DROPPED)
        else:
            waiting.update(how=how, due_at=_due(how, timezone.now()))


@transaction.atomic
def read_all(*, person_key: str) -> None:
    """Note that someone has seen what they were told."""
    Notice.objects.filter(person_key=person_key, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def let_go(*, person_key: str) -> int:
    """Throw away what someone who leaves was told and the mail that waits; their work tells who takes over itself."""
    count, _each = Notice.objects.filter(person_key=person_key).delete()
    Choice.objects.filter(person_key=person_key).delete()
    return count


def send(
    *,
    receivers: Callable[[Iterable[str]], Mapping[str, Receiver]],
    alive: Callable[[str, tuple[str, str]], bool],
    stop: Callable[[str, str], str],
    site: str,
    at: datetime,
    most: int = 1000,
) -> Sent:
    """Send the mails that are due, once each, and say how many; several may do so at the same time.

    `receivers` gives the addresses of people who are still here, `alive` says whether someone may still see a record,
    `stop` gives the address by which one stops these mails. What is taken and then not sent for want of a connection
    is tried again later; what was under way when the machine stopped is not sent a second time.
    """
    taken = _take(at, most)
    known = receivers({mail.notice.person_key for mail in taken})
    total = Sent()
    for mails in _bundles(taken):
        total = _send_bundle(mails, known, alive, stop, site, at, total)
    return total


def _take(at: datetime, most: int) -> list[Mail]:
    """Take the mails that are due, so that nobody else takes them."""
    with transaction.atomic():
        due = Mail.objects.filter(state=MailState.WAITING, due_at__lte=at).select_related("notice")
        lock = {"of": ("self",), "skip_locked": connection.features.has_select_for_update_skip_locked}
        taken = list(due.select_for_update(**lock).order_by("due_at", "pk")[:most])  # type: ignore[arg-type]
        Mail.objects.filter(pk__in=[mail.pk for mail in taken]).update(state=MailState.TAKEN)
    return taken


def _bundles(mails: Iterable[Mail]) -> list[list[Mail]]:
    """Put together what goes in one mail: what is told once a day or a week, for each person; else each by itself."""

    def which(mail: Mail) -> tuple[str, str, int]:
        return mail.notice.person_key, mail.how, 0 if mail.how in (DAILY, WEEKLY) else mail.pk

    return [list(bundle) for _which, bundle in groupby(sorted(mails, key=which), key=which)]


def _send_bundle(
    mails: list[Mail],
    known: Mapping[str, Receiver],
    alive: Callable[[str, tuple[str, str]], bool],
    stop: Callable[[str, str], str],
    site: str,
    at: datetime,
    total: Sent,
) -> Sent:
    person = mails[0].notice.person_key
    receiver = known.get(person)
    live = [mail for mail in mails if receiver and _alive(mail.notice, alive)]
    gone = [mail for mail in mails if mail not in live]
    _move(gone, MailState.DROPPED)
    total = replace(total, dropped=total.dropped + len(gone))
    if not live or receiver is None:
        return total
    letter = _letter([mail.notice for mail in live], receiver, stop(person, live[0].notice.kind), site)
    try:
        letter.send()
    except OSError:
        for mail in live:
            mail.tries += 1
            mail.state = MailState.WAITING if mail.tries < MOST_TRIES else MailState.DROPPED
            mail.due_at = at + AGAIN_AFTER * mail.tries
            mail.save(update_fields=["tries", "state", "due_at", "moved_at"])
        return replace(total, failed=total.failed + 1)
    _move(live, MailState.SENT)
    return replace(total, sent=total.sent + 1)


def _alive(notice: Notice, alive: Callable[[str, tuple[str, str]], bool]) -> bool:
    """Say whether someone may still see what a notice is about; one that is about no record always is."""
    return not notice.about_kind or alive(notice.person_key, (notice.about_kind, notice.about_key))


def _move(mails: Iterable[Mail], state: str) -> None:
    Mail.objects.filter(pk__in=[mail.pk for mail in mails]).update(state=state)


def _letter(notices: list[Notice], receiver: Receiver, stop: str, site: str) -> EmailMessage:
    parts = [
        "\n".join(part for part in (notice.subject, notice.body, _whole(notice.link, site)) if part)
        for notice in notices
    ]
    count = len(notices)
    subject = notices[0].subject if count == 1 else _("Veerkracht: %(count)s things for you") % {"count": count}
    ending = _("You can choose which mails you get, or stop them, here: %(link)s") % {"link": _whole(stop, site)}
    headers = {"List-Unsubscribe": f"<{_whole(stop, site)}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    body = "\n\n".join([*parts, "--", ending])
    return EmailMessage(subject, body, None, [receiver.email], headers=headers)


def _whole(link: str, site: str) -> str:
    return f"{site.rstrip('/')}{link}" if link.startswith("/") else link


def _due(how: str, now: datetime) -> datetime:
    """Say when a mail goes: now, at the next morning, or on the morning of the next Monday."""
    if how not in (DAILY, WEEKLY):
        return now
    here = timezone.localtime(now)
    day = here.date() if here.time() < MORNING else here.date() + timedelta(days=1)
    if how == WEEKLY:
        day += timedelta(days=-day.weekday() % 7)
    return timezone.make_aware(datetime.combine(day, MORNING))
