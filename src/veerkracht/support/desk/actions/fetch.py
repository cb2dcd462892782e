"""Reading the mailbox of the desk: each mail once, a machine is never answered, and what is too large is said so."""

import logging
from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from veerkracht.support.desk.actions.attach import attach, looked_at
from veerkracht.support.desk.actions.take_in import Asked, add, take_in, tell_owners
from veerkracht.support.desk.choices import Status, Way
from veerkracht.support.desk.letters import own_address, too_large
from veerkracht.support.desk.mail.mailbox import Mailbox
from veerkracht.support.desk.mail.read import Mail, read
from veerkracht.support.desk.models import Incoming, Post, Sending, SupportRequest, Verdict
from veerkracht.support.rules.incoming import Sort

MEGABYTE = 1024 * 1024
MOST_OF_ONE = 5
"""So many new questions in an hour from one address are not people any more: what comes then is left in the mailbox."""

log = logging.getLogger(__name__)


def fetch(*, mailbox: Mailbox, programme_key: str, on: date) -> dict[str, int]:
    """Take in what is in the mailbox and was not read, and give how many mails turned out to be what.

    A mail is marked as read after it was taken in; one that was read before is known by its Message-ID.
    """
    told: Counter[str] = Counter()
    for number in mailbox.unseen():
        verdict = _one(mailbox, number, programme_key, on)
        mailbox.seen(number)
        told[verdict] += 1
    return dict(told)


def _one(mailbox: Mailbox, number: str, programme_key: str, on: date) -> str:
    size = mailbox.size(number)
    large = size > settings.VEERKRACHT_DESK_LARGEST * MEGABYTE
    try:
        mail = read(mailbox.headers(number) if large else mailbox.whole(number), ours=frozenset({own_address()}))
    except Exception:  # whatever a mail may hold, the next one is read
        log.exception("a mail in the mailbox of the desk could not be read")
        Incoming.objects.create(mail_id=f"<{uuid4()}>", verdict=Verdict.UNREADABLE, read_at=timezone.now())
        return str(Verdict.UNREADABLE)
    known = Incoming.objects.filter(mail_id=mail.mail_id).values_list("verdict", flat=True).first()
    if known is not None:
        return str(known)
    verdict = _take(mail, size, large, programme_key, on)
    return str(verdict)


def _take(mail: Mail, size: int, large: bool, programme_key: str, on: date) -> Verdict:
    if mail.sort != Sort.LETTER:
        return _of_a_machine(mail)
    if _too_many(mail.sender):
        return _remember(mail, Verdict.TOO_MANY)
    if large:
        megabytes = -(-size // MEGABYTE)
        too_large(to=mail.sender, subject=mail.subject, mail_id=mail.mail_id, megabytes=megabytes).send()
        return _remember(mail, Verdict.TOO_LARGE)
    if "@" not in mail.sender:
        return _remember(mail, Verdict.UNREADABLE)
    with looked_at(files=mail.files) as files, transaction.atomic():
        request = _belongs_to(mail)
        if request is None:
            key = take_in(asked=_asked(mail), way=Way.MAIL, programme_key=programme_key, on=on, mail_id=mail.mail_id)
            post, verdict = Post.objects.select_related("request").get(request__key=key), Verdict.ASKED
        else:
            text = mail.text if mail.sender.lower() == request.email.lower() else f"{mail.sender}:\n{mail.text}"
            post = add(key=request.key, text=text or mail.subject or _("(no text)"), on=on, mail_id=mail.mail_id)
            verdict = Verdict.ADDED
        attach(post=post, files=files)
        return _remember(mail, verdict)


@transaction.atomic
def _of_a_machine(mail: Mail) -> Verdict:
    """Note what a machine sent and answer nothing; a mail of ours that came back is shown with its request."""
    if mail.sort == Sort.OWN:
        return _remember(mail, Verdict.OWN)
    if mail.sort == Sort.AUTOMATIC:
        return _remember(mail, Verdict.AUTOMATIC)
    post = _ours(mail.answers)
    if post is not None:
        post.sending = Sending.BOUNCED
        post.save(update_fields=["sending"])
        post.request.bounced_at = timezone.now()
        post.request.save(update_fields=["bounced_at", "changed_at"])
        tell_owners(requests=[post.request], subject=gettext_noop("A mail about a support request came back"))
    return _remember(mail, Verdict.BOUNCE)


def _remember(mail: Mail, verdict: Verdict) -> Verdict:
    """Note that a mail was read; who sent it and about what only where it became no question, for who looks after."""
    kept = verdict not in (Verdict.ASKED, Verdict.ADDED, Verdict.OWN)
    Incoming.objects.create(
        mail_id=mail.mail_id,
        sender=mail.sender.lower() if kept or verdict == Verdict.ASKED else "",
        subject=mail.subject if kept else "",
        verdict=verdict,
        read_at=timezone.now(),
    )
    return verdict


def _too_many(sender: str) -> bool:
    lately = Incoming.objects.filter(sender=sender.lower(), read_at__gte=timezone.now() - timedelta(hours=1))
    return lately.filter(verdict__in=(Verdict.ASKED, Verdict.TOO_LARGE, Verdict.TOO_MANY)).count() >= MOST_OF_ONE


def _asked(mail: Mail) -> Asked:
    first = next((line.strip() for line in mail.text.split("\n") if line.strip()), "")
    subject = mail.subject or first or _("(no subject)")
    return Asked(subject=subject, text=mail.text or subject, name=mail.name, email=mail.sender)


def _belongs_to(mail: Mail) -> SupportRequest | None:
    """Give the request that a mail goes on with: known by the mail it answers, or by the key its asker wrote."""
    alive = SupportRequest.objects.exclude(status=Status.TAKEN_BACK)
    post = _ours(mail.answers)
    if post is not None and post.request.status != Status.TAKEN_BACK:
        return post.request
    theirs = alive.filter(posts__mail_id__in=mail.answers, email__iexact=mail.sender) if mail.answers else alive.none()
    by_key = alive.filter(key=mail.key, email__iexact=mail.sender) if mail.key else alive.none()
    return theirs.first() or by_key.first()


def _ours(answers: tuple[str, ...]) -> Post | None:
    """Give the entry of ours whose mail is among these: its Message-ID has the key and the number."""
    for mail_id in answers:
        key, _dot, number = mail_id.strip("<>").partition("@")[0].rpartition(".")
        if key and number.isascii() and number.isdecimal() and len(number) < 18:
            found = Post.objects.select_related("request__programme").filter(pk=int(number), request__key=key).first()
            if found is not None:
                return found
    return None
