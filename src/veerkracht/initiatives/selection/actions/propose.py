"""Proposing an initiative without an account: begin, go on later, send, take back, and asking for the link again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from veerkracht.initiatives.models import Phase
from veerkracht.initiatives.queries.named import initiative_of, programme_of
from veerkracht.initiatives.selection.actions.held import application_held, fresh_key, procedure_now, tell_of, write
from veerkracht.initiatives.selection.choices import OPEN, Letters, Sending, Status
from veerkracht.initiatives.selection.models import Application, Letter
from veerkracht.initiatives.selection.queries.near import place_meant
from veerkracht.initiatives.selection.queries.scopes import owner_for, scopes
from veerkracht.initiatives.selection.refusals import Missing, NobodyHere, NotNow, TooMany, require_said, said
from veerkracht.initiatives.selection.rules.stages import LINE, YES, questions
from veerkracht.people.queries import names
from veerkracht.programmes.models import Theme
from veerkracht.trail.actions import record
from veerkracht.trail.telling import SYSTEM

MOST_IN_AN_HOUR, MOST_OF_ONE = 200, 10
"""So many applications in an hour, in all and from one address, are not people any more."""
LONGEST, LONGEST_LINE = 5_000, 300
NOT_SOONER = timedelta(minutes=10)
WRITTEN = ("title", "summary", "place_words", "name", "email", "person_key")


@dataclass(frozen=True, slots=True)
class Proposed:
    """What someone says of the initiative that they propose, as far as they are."""

    title: str = ""
    summary: str = ""
    place_words: str = ""
    theme_key: str = ""
    phase: str = Phase.UNKNOWN
    answers: Mapping[str, object] = field(default_factory=dict)
    name: str = ""
    email: str = ""
    person_key: str = ""
    language: str = "nl"
    initiative_key: str = ""
    """The initiative that it is, where it stands in the list already."""


@transaction.atomic
def save(*, proposed: Proposed, programme_key: str, on: date, key: str = "") -> str:
    """Keep what someone typed so far and give its key; the first time, the link to go on is mailed to them."""
    application = _begun(proposed, programme_key, on) if not key else _still_begun(key)
    _take_over(application, proposed)
    fresh = application.pk is None
    application.save()
    if fresh:
        with override(application.language):
            body = _("You began to propose an initiative. With the link below you go on where you were.")
            write(application=application, kind=Letters.LINK, subject=_("Go on with your proposal"), body=body)
        record(by=SYSTEM, deed="begin an application", kind="application", key=application.key, fields=["key"])
    return application.key


@transaction.atomic
def send(*, proposed: Proposed, programme_key: str, on: date, key: str = "") -> str:
    """Send a proposal: it has a status and an owner at once, and who sent it gets a receipt with a link.

    Refused: without a name of the initiative, one sentence, an address or an answer that is asked; far too many at
    once; and where nobody could explore it.
    """
    application = _begun(proposed, programme_key, on) if not key else _still_begun(key)
    _take_over(application, proposed)
    require_said(application.title, _("Say what your initiative is called."))
    require_said(application.summary, _("Say in one sentence what you do."))
    require_said(application.email, _("Give an e-mail address, so that we can answer you."))
    for asked in questions(application.procedure.questions):
        if asked.required and not application.answers.get(asked.key):
            label = asked.label.read(application.language).text
            raise Missing(_("Answer the question “%(label)s” too.") % {"label": label})
    owner = owner_for(scopes(application))
    if owner is None:
        raise NobodyHere(_("Nobody explores initiatives here yet, so yours would not be read. Call the programme."))
    application.status, application.owner_key, application.proposed_on = Status.PROPOSED, owner.key, on
    application.waits_since = timezone.now()
    application.save()
    _receipt(application)
    record(by=SYSTEM, deed="propose an initiative", kind="application", key=application.key, fields=["status"])
    tell_of(application=application, person_key=owner.key, subject=gettext_noop("An initiative was proposed"))
    return application.key


@transaction.atomic
def withdraw(*, key: str, on: date) -> None:
    """Take an application back as long as nobody decided: what was written is erased, that there was one is counted."""
    application = application_held(key=key)
    if application.status not in (Status.BEGUN, *OPEN):
        raise NotNow(_("This cannot be taken back any more: it was decided on. Tell us if you want to stop."))
    empty(application=application)
    application.status, application.closed_on = Status.WITHDRAWN, on
    application.waits_since = timezone.now()
    application.save()
    record(by=SYSTEM, deed="withdraw an application", kind="application", key=key, fields=["text"])


@transaction.atomic
def link_again(*, email: str) -> int:
    """Let the first letter of each application from an address be mailed again, no sooner than after ten minutes."""
    now = timezone.now()
    first = Letter.objects.filter(application__email__iexact=email.strip()).filter(
        Q(kind=Letters.LINK, application__status=Status.BEGUN) | Q(kind=Letters.RECEIPT)
    )
    keys = list(first.filter(due_at__lt=now - NOT_SOONER).order_by("-pk").values_list("pk", flat=True)[:10])
    return Letter.objects.filter(pk__in=keys).update(sending=Sending.WAITING, due_at=now, tries=0)


def empty(*, application: Application) -> None:
    """Leave of an application only what is counted: when it came, how it went, and where it was."""
    for name in WRITTEN:
        setattr(application, name, "")
    application.answers = {}
    application.save()
    for part in (application.letters, application.explorations, application.reviewers, application.scores):
        part.all().delete()


def _begun(proposed: Proposed, programme_key: str, on: date) -> Application:
    require_said(proposed.email, _("Give an e-mail address, so that we can mail you the link."))
    _not_too_many(proposed.email)
    programme = programme_of(programme_key)
    return Application(
        key=fresh_key(),
        programme=programme,
        procedure=procedure_now(programme=programme, on=on),
        email=proposed.email.strip(),
        person_key=proposed.person_key,
        language=proposed.language,
        waits_since=timezone.now(),
    )


def _still_begun(key: str) -> Application:
    found = application_held(key=key)
    if found.status != Status.BEGUN:
        raise NotNow(_("This proposal was sent already. Read on its page how it stands."))
    return found


def _take_over(application: Application, proposed: Proposed) -> None:
    """Keep what was said; the address stays the one to which the link went."""
    application.title = " ".join(said(proposed.title).split())[:200]
    application.summary = " ".join(said(proposed.summary).split())[:300]
    application.name = " ".join(said(proposed.name).split())[:200]
    application.place_words = " ".join(said(proposed.place_words).split())[:200]
    application.place_key = place_meant(application.place_words)
    theme = Theme.objects.filter(programme=application.programme, key=proposed.theme_key)
    application.theme_key = proposed.theme_key if proposed.theme_key and theme.exists() else ""
    application.phase = proposed.phase if proposed.phase in Phase.values else Phase.UNKNOWN
    application.initiative_key = initiative_of(proposed.initiative_key).key if proposed.initiative_key else ""
    answers: dict[str, object] = {}
    for asked in questions(application.procedure.questions):
        given = proposed.answers.get(asked.key, "")
        most = LONGEST_LINE if asked.sort == LINE else LONGEST
        answers[asked.key] = bool(given) if asked.sort == YES else said(str(given))[:most]
    application.answers = answers


def _receipt(application: Application) -> None:
    with override(application.language):
        owner = names([application.owner_key]).get(application.owner_key, "")
        body = _(
            "We have your proposal “%(title)s”. %(owner)s has it and will contact you for a conversation. "
            "With the link below you read how it stands."
        ) % {"title": application.title, "owner": owner}
        subject = _("We have your proposal: %(title)s") % {"title": application.title}
        write(application=application, kind=Letters.RECEIPT, subject=subject, body=body)


def _not_too_many(email: str) -> None:
    lately = Application.objects.filter(recorded_at__gte=timezone.now() - timedelta(hours=1))
    if lately.count() >= MOST_IN_AN_HOUR or lately.filter(email__iexact=email.strip()).count() >= MOST_OF_ONE:
        raise TooMany(_("We got a great many proposals this hour. Keep your text and send it again later."))
