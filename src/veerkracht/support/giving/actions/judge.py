"""Judging support six months after it began: each side for itself; from both together the chances are learned."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.giving.actions.held import agreement_held
from veerkracht.support.giving.choices import Side
from veerkracht.support.giving.models import Judgement
from veerkracht.support.giving.queries.judging import judged
from veerkracht.support.giving.queries.scopes import FOR_INITIATIVE, FOR_PROVINCE, JUDGE, sides_scopes
from veerkracht.support.giving.refusals import Missing, NotNow
from veerkracht.support.planning.actions.learn import learn
from veerkracht.support.planning.choices import State
from veerkracht.support.rules.chances import helped
from veerkracht.support.rules.giving import judged_from


@transaction.atomic
def judge(*, by: Person, key: str, side: str, gone: bool | None, words: str = "", instead: str = "", on: date) -> None:
    """Say for one side whether the bottleneck is gone; said again, the last word counts.

    Refused: before six months have passed, of support that was never given or stopped early, without a choice, and by
    someone who judged for the other side.
    """
    agreement = agreement_held(key=key)
    if side not in JUDGE:
        raise Missing(_("Say for which side you judge."))
    known = judged(agreement)
    other = {JUDGE[name]: [one.by_key] for name, one in known.items() if name != side}
    if side == Side.INITIATIVE:
        require(by, FOR_INITIATIVE, sides_scopes(agreement), done=other)
    else:
        require(by, FOR_PROVINCE, sides_scopes(agreement), done=other)
    if agreement.state not in (State.AGREED, State.DONE):
        raise NotNow(_("This support was not given to the end, so there is nothing to judge."))
    if on < judged_from(agreement.starts_on):
        raise NotNow(_("It is judged six months after it began. Until then you can write in the log."))
    if gone is None:
        raise Missing(_("Choose: is the bottleneck gone, or is it still there?"))
    Judgement.objects.create(
        agreement=agreement,
        side=side,
        gone=gone,
        words=words.replace("\0", "").strip()[:2_000],
        instead="" if gone else instead.replace("\0", "").strip()[:2_000],
        judged_on=on,
        by_key=by.key,
    )
    said = judged(agreement)
    both = {name: one.gone for name, one in said.items()}
    learn(by=by, agreement_key=key, gone=helped(both.get("initiative"), both.get("province")), on=on)
