"""The mails of the desk to who asked: the receipt, a reply, a delay and the end, each with the private link."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.people.queries import names
from veerkracht.support.desk.choices import Status
from veerkracht.support.desk.links import address_of
from veerkracht.support.desk.models import Post, PostKind, SupportRequest

QUIET = {"X-Auto-Response-Suppress": "All"}
"""Asks other systems not to answer by themselves."""


def letter(post: Post, *, mail_id: str) -> EmailMessage:
    """Write the mail about one entry, in the language of who asked."""
    request = post.request
    with override(request.language):
        receipt = post.kind == PostKind.QUESTION
        body = _receipt(request) if receipt else _said(post)
        link = f"{settings.SITE_ADDRESS.rstrip('/')}{address_of(request.key, request.language)}"
        ending = _("Read everything and add to it on your own page: %(link)s\nKeep this link to yourself.") % {
            "link": link
        }
        name = f"{names([request.owner_key]).get(request.owner_key, '')}".strip()
        parts = [_greeting(request), body, ending, *([name] if name else [])]
        subject = _subject(request, receipt)
    return EmailMessage(subject, "\n\n".join(parts), sender(), [request.email], headers=_headers(post, mail_id))


def too_large(*, to: str, subject: str, mail_id: str, megabytes: int) -> EmailMessage:
    """Write what is answered to a mail that is too large to be read, in both languages: nobody knows which yet."""
    lines = []
    for language in ("nl", "en"):
        with override(language):
            lines.append(
                _(
                    "Your mail of %(size)s MB was not read: at most %(most)s MB fits. "
                    "Send it again without the large files, or ask on %(page)s."
                )
                % {"size": megabytes, "most": settings.VEERKRACHT_DESK_LARGEST, "page": settings.SITE_ADDRESS}
            )
    headers = QUIET | {"Auto-Submitted": "auto-replied", "X-Loop": own_address()}
    if mail_id:
        headers |= {"In-Reply-To": mail_id, "References": mail_id}
    return EmailMessage(f"Re: {subject}"[:200], "\n\n".join(lines), sender(), [to], headers=headers)


def sender() -> str:
    """Give from whom mails of the desk come."""
    return str(settings.VEERKRACHT_DESK_FROM)


def own_address() -> str:
    """Give the address of the desk by itself."""
    return sender().rpartition("<")[2].strip("> ").lower()


def _greeting(request: SupportRequest) -> str:
    return _("Dear %(name)s,") % {"name": request.name} if request.name else _("Hello,")


def _subject(request: SupportRequest, receipt: bool) -> str:
    text = " ".join(request.subject.split())
    words = _("We have your question: %(subject)s") % {"subject": text} if receipt else f"Re: {text}"
    return f"{words[:180]} [{request.key}]"


def _receipt(request: SupportRequest) -> str:
    owner = names([request.owner_key]).get(request.owner_key, "")
    day = date_format(request.promised_on, "j F Y")
    if request.status != Status.WAITING or not owner:
        return _("This is your question: %(subject)s") % {"subject": request.subject}
    return _("We have your question. %(owner)s has it and answers by %(day)s at the latest.") % {
        "owner": owner,
        "day": day,
    }


def _said(post: Post) -> str:
    request = post.request
    if post.kind == PostKind.DELAY:
        day = date_format(request.promised_on, "j F Y")
        return (
            _("Your answer takes longer: you get it by %(day)s at the latest. The reason:") % {"day": day}
            + f"\n\n{post.text}"
        )
    if post.kind == PostKind.END and request.with_whom:
        whom = _("You can go on with: %(whom)s") % {"whom": request.with_whom}
        return f"{post.text}\n\n{whom}"
    return post.text


def _headers(post: Post, mail_id: str) -> dict[str, str]:
    headers = {"Message-ID": mail_id, **QUIET}
    if post.kind == PostKind.QUESTION:
        headers |= {"Auto-Submitted": "auto-replied", "X-Loop": own_address()}
    last = Post.objects.filter(request=post.request, sending="none").exclude(mail_id="").order_by("-pk")
    theirs = post.mail_id or last.values_list("mail_id", flat=True).first()
    return headers | ({"In-Reply-To": theirs, "References": theirs} if theirs else {})
