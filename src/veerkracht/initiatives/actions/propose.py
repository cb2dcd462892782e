"""Proposing a text about an initiative, and reviewing it: public only when another person accepts it."""

from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.refusals import require_unchanged
from veerkracht.initiatives.actions.describe import scopes
from veerkracht.initiatives.actions.write import TitleMissing, held, write
from veerkracht.initiatives.models import Initiative, Proposal, ProposalState
from veerkracht.initiatives.queries.proposals import open_texts
from veerkracht.initiatives.queries.writing import TEXTS, values_of
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import REVIEW, WORK
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.queries import by_key, responsible
from veerkracht.people.withheld import any_waits
from veerkracht.trail.actions import record

Values = Mapping[str, object]


class NothingProposed(Refusal):
    """The proposal would say the same as what is public."""


class DecidedAlready(Refusal):
    """Someone else decided on the proposal."""


class ReasonMissing(Refusal):
    """Who made a text reads why it is not taken over."""


@transaction.atomic
def propose(*, by: Person, key: str, said: Values, seen: Values) -> None:
    """Propose texts for an initiative; they come beside what one proposed before and take the place of that.

    What is public stays as it is until another person accepts. Refused: nothing that differs from what is public.
    """
    initiative = held(key=key)
    require(by, "propose a text", scopes(programme_key=initiative.programme.key, key=key))
    now = values_of(initiative)
    before = open_texts(key, owner_key=by.key)
    require_unchanged(now=now | before, said=said, seen=seen)
    texts = {name: text for name, text in (before | dict(said)).items() if name in TEXTS and text != now[name]}
    if not str(texts.get("title_nl", "x")).strip():
        raise TitleMissing(_("Give a Dutch title."))
    if not texts and not before:
        raise NothingProposed(_("This is what is public already. Change a text first."))
    known = Proposal.objects.filter(initiative=initiative, owner_key=by.key)
    if texts == before and known.filter(state=ProposalState.WAITING).exists():
        return  # the same form sent twice
    fate = ProposalState.REPLACED if texts else ProposalState.WITHDRAWN
    for earlier in known.filter(state__in=[ProposalState.WAITING, ProposalState.REJECTED]):
        earlier.state = fate
        earlier.save(update_fields=["state", "moved_at"])
    if not texts:
        record(by=by.key, deed="take a text back", kind="initiative", key=key)
        return
    sent = Proposal.objects.create(initiative=initiative, owner_key=by.key, by_key=by.key, texts=texts)
    record(by=by.key, deed="propose a text", kind="proposal", key=str(sent.pk), fields=sorted(texts))
    _tell_who_reviews(sent, initiative)


@transaction.atomic
def accept(*, by: Person, number: int, seen: Values) -> None:
    """Take over a proposed text; refused where what is public changed since the reviewer was shown it."""
    found = _decidable(by, number)
    found.state, found.decided_by_key = ProposalState.ACCEPTED, by.key
    found.save(update_fields=["state", "decided_by_key", "moved_at"])
    write(by=by, key=found.initiative.key, said=found.texts, seen=seen)
    record(by=by.key, deed="accept a text", kind="proposal", key=str(number), fields=sorted(found.texts))
    _tell_who_proposed(found, by)


@transaction.atomic
def reject(*, by: Person, number: int, reason: str) -> None:
    """Do not take over a proposed text, and say why; who proposed it can change it and send it again."""
    found = _decidable(by, number)
    if not reason.strip():
        raise ReasonMissing(_("Write why, so that the text can be made better."))
    found.state, found.decided_by_key, found.reason = ProposalState.REJECTED, by.key, reason.strip()
    found.save(update_fields=["state", "decided_by_key", "reason", "moved_at"])
    # The reason is a letter and may name people: it stays with the proposal, where a name can still be struck.
    record(by=by.key, deed="reject a text", kind="proposal", key=str(number), fields=sorted(found.texts))
    _tell_who_proposed(found, by)


@transaction.atomic
def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person answer for the texts that someone proposed and that are still open."""
    require(by, "close an account")
    count = 0
    going = Proposal.objects.filter(owner_key=old.key).order_by("pk")
    for proposal in going:
        proposal.owner_key = new.key
        if proposal.state == ProposalState.WAITING and Proposal.objects.filter(
            initiative=proposal.initiative_id, owner_key=new.key, state=ProposalState.WAITING
        ):
            # Both had one waiting: the heir's own stays, and this one can still be read and sent again.
            proposal.state, proposal.reason = ProposalState.REJECTED, _("Handed over beside a proposal of your own.")
            proposal.decided_by_key = by.key
        proposal.save(update_fields=["owner_key", "state", "reason", "decided_by_key"])
        count += 1
    return count


def _decidable(by: Person, number: int) -> Proposal:
    """Give a proposal that waits to who may review it: never to who made it."""
    found = (
        Proposal.objects.select_for_update(of=("self",)).select_related("initiative__programme").filter(pk=number)
    ).first()
    if found is None:
        raise NotKnown(_("There is no such proposal. Choose one from the list."))
    where = scopes(programme_key=found.initiative.programme.key, key=found.initiative.key)
    require(by, "review a text", where, done={"propose a text": {found.by_key, found.owner_key}})
    if found.state != ProposalState.WAITING:
        raise DecidedAlready(_("This proposal does not wait any more: it was decided on, or replaced by a later one."))
    return found


def _tell_who_reviews(sent: Proposal, initiative: Initiative) -> None:
    where = scopes(programme_key=initiative.programme.key, key=initiative.key)
    reviewer = responsible(where)
    if reviewer is None:
        return
    with override("nl"):
        tell(
            person_key=reviewer.key,
            by=sent.by_key,
            kind=WORK,
            about=("proposal", str(sent.pk)),
            subject=_("A text waits for your review: %(title)s") % {"title": initiative.title_nl},
            body=_("Someone proposed a text about this initiative. Compare it with what is public, and decide."),
            link=reverse("proposal", args=[sent.pk]),
        )


def _tell_who_proposed(found: Proposal, by: Person) -> None:
    owner = by_key(found.owner_key)
    if owner is None or not owner.is_active:
        return
    title = {"title": found.initiative.title_nl}
    with override("nl"):
        if found.state == ProposalState.ACCEPTED:
            subject, body = _("Your text is public now: %(title)s"), _("Your text was taken over. Thank you.")
            if any_waits(("initiative", found.initiative.key)):
                subject = _("Your text was taken over: %(title)s")
                body = _("A part is not shown yet, because there are personal data in it. We look at that first.")
        else:
            subject = _("Your text was not taken over yet: %(title)s")
            body = _("The reason: %(reason)s") % {"reason": found.reason}
            body = f"{body}\n\n{_('You can change your text and send it again.')}"
        tell(
            person_key=owner.key,
            by=by.key,
            kind=REVIEW,
            about=("proposal", str(found.pk)),
            once=f"proposal:{found.pk}:{found.state}",
            subject=subject % title,
            body=body,
            link=reverse("initiative-write", args=[found.initiative.key]),
        )
