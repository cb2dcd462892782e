"""Reminding people once: of a step that is due, and of the judgement after six months; never of what is done."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import WORK
from veerkracht.people.queries import receivers_of, responsible
from veerkracht.support.giving.models import PlannedStep
from veerkracht.support.giving.queries.judging import to_judge
from veerkracht.support.giving.queries.scopes import sides_scopes
from veerkracht.support.planning.choices import State
from veerkracht.support.planning.models import Agreement

BEFORE = timedelta(days=3)


def remind(*, on: date) -> int:
    """Tell who has something to do of it, and say of how many things; what was told already is not told again."""
    with override("nl"):
        return _of_steps(on) + _of_judgements(on)


def _of_steps(on: date) -> int:
    due = PlannedStep.objects.filter(done_on=None, dropped_on=None, due_on__lte=on + BEFORE)
    steps = due.filter(agreement__state=State.AGREED).select_related("agreement").order_by("pk")
    count = 0
    for step in steps.iterator(chunk_size=500):
        tell(
            person_key=step.who_key,
            kind=WORK,
            about=("planned-step", str(step.pk)),
            once=f"planned-step:{step.pk}",
            subject=_("You do this by %(day)s: %(what)s") % {"day": f"{step.due_on:%d-%m-%Y}", "what": step.what[:120]},
            body=_("Say on the page of the support when it is done; then you hear no more of it."),
            link=reverse("support-doing", args=[step.agreement.key]),
        )
        count += 1
    return count


def _of_judgements(on: date) -> int:
    count = 0
    for agreement, side in to_judge(on):
        for person_key in _who(agreement, side):
            tell(
                person_key=person_key,
                kind=WORK,
                about=("support-judgement", f"{agreement.key}.{side}"),
                once=f"judge:{agreement.key}:{side}",
                subject=_("One tap: did this support help?"),
                body=_("Six months ago it began. Is this gone: %(bottleneck)s?")
                % {"bottleneck": agreement.bottleneck[:300]},
                link=f"{reverse('support-judge', args=[agreement.key])}?side={side}",
            )
            count += 1
    return count


def _who(agreement: Agreement, side: str) -> Iterator[str]:
    """Give who confirmed for a side; where they left, for the province whoever looks after the initiative now."""
    key = agreement.initiator_key if side == "initiative" else agreement.province_key
    here = {found for found, _email, _name in receivers_of([key])}
    if key in here:
        yield key
    elif side == "province" and (someone := responsible(sides_scopes(agreement))):
        yield someone.key
