"""Deciding on an application: it joins, follows the light track, or leaves; always with a motivation and a letter."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from veerkracht.foundation.keys import make_key
from veerkracht.initiatives.actions.describe import describe
from veerkracht.initiatives.actions.join import join
from veerkracht.initiatives.models import Initiative, Track
from veerkracht.initiatives.queries.named import initiative_of, places_of, round_of, taken, themes_of
from veerkracht.initiatives.selection.actions.assess import assessed_by, refuse_tied
from veerkracht.initiatives.selection.actions.held import framework_now, workable_held, write
from veerkracht.initiatives.selection.choices import DECIDED, OPEN, Letters, Status
from veerkracht.initiatives.selection.letters import decided
from veerkracht.initiatives.selection.models import Application, Decision
from veerkracht.initiatives.selection.queries.focus import is_outside
from veerkracht.initiatives.selection.queries.scopes import DECIDE
from veerkracht.initiatives.selection.refusals import Missing, NotNow, NotReady, said
from veerkracht.initiatives.selection.rules.deciding import Lack, Ready, can_become, lacks
from veerkracht.initiatives.selection.rules.stages import stages, step_before_decision
from veerkracht.people.models import Person
from veerkracht.programmes.models import Round
from veerkracht.trail.actions import record


@dataclass(frozen=True, slots=True)
class Choice:
    """What someone decides: chosen, light track or left, why, and in which round."""

    what: str
    motivation: str
    round_key: str = ""
    learning: str = ""
    publish: bool = False
    """Whether the initiative stands on the public pages from now on."""


@transaction.atomic
def decide(*, by: Person, key: str, choice: Choice, on: date) -> None:
    """Decide on an application, with a motivation that who applied reads; it joins its round at once.

    Refused: without an exploration, an assessment on all criteria or a motivation (R5); outside the focus places
    without saying what is to be learned (R6); and for who has an interest (R20).
    """
    application = workable_held(by=by, key=key, deed=DECIDE)
    refuse_tied(application=application, by=by)
    if choice.what not in DECIDED:
        raise Missing(_("Choose what you decide: joins, light track or leaves."))
    outside = is_outside(place_key=application.place_key, programme_key=application.programme.key, on=on)
    _refuse_unready(application, choice, outside=outside, on=on)
    round_ = None if choice.what == Status.LEFT else round_of(application.programme, choice.round_key)
    if round_ is not None:
        _take_part(by, application, choice, round_, on)
    made = Decision.objects.create(
        application=application,
        what=choice.what,
        decided_on=on,
        by_key=by.key,
        motivation=said(choice.motivation),
        learning=said(choice.learning) if choice.what == Status.CHOSEN else "",
        outside=outside,
        round_key=round_.key if round_ else "",
    )
    application.status, application.closed_on, application.waits_since = choice.what, on, timezone.now()
    application.save()
    _tell(application, made, by, round_)
    record(by=by.key, deed="decide a selection", kind="application", key=key, fields=["status", "decisions"])


def _refuse_unready(application: Application, choice: Choice, *, outside: bool, on: date) -> None:
    if choice.what == Status.LEFT:
        missing: tuple[Lack, ...] = () if said(choice.motivation) else (Lack.MOTIVATION,)
        step = ""
    else:
        before = step_before_decision(stages(application.procedure.stages), application.steps)
        step = before.title.read(get_language() or "nl").text if before else ""
        framework = framework_now(application=application, on=on)
        ready = Ready(
            chosen=choice.what == Status.CHOSEN,
            explorations=application.explorations.count(),
            assessments=len(assessed_by(application=application)),
            at_least=framework.at_least,
            motivation=choice.motivation,
            round_key=choice.round_key,
            outside=outside,
            learning=choice.learning,
            step=step,
        )
        missing = lacks(ready)
    if missing:
        raise NotReady(_sentence(missing[0]) % {"step": step})
    if not can_become(application.status, choice.what):
        raise NotNow(_not_now(application.status))


def _sentence(lack: Lack) -> str:
    return {
        Lack.EXPLORATION: _("This was not explored yet. Record the conversation first: nobody decides without it."),
        Lack.ASSESSMENT: _("Not enough people assessed this on all criteria yet. Ask reviewers, and wait for them."),
        Lack.STEP: _("First take the step “%(step)s”: it stands before the decision."),
        Lack.MOTIVATION: _("Say why you decide so: who applied reads this."),
        Lack.ROUND: _("Choose in which round it takes part."),
        Lack.LEARNING: _(
            "This is outside the focus places, or we do not know where it is. Say what you want to learn from it, or "
            "fill in the place."
        ),
    }[lack]


def _not_now(status: str) -> str:
    if status in OPEN:
        return _("Someone who was asked still has to assess this. Wait for them, or ask them to step back.")
    return _("This was decided so already, or cannot be decided now. Look at how it stands.")


def _take_part(by: Person, application: Application, choice: Choice, round_: Round, on: date) -> None:
    """Let the initiative take part in a round; where it does not stand in the list yet, it comes there."""
    found = initiative_of(application.initiative_key) if application.initiative_key else None
    initiative = found or _new(by, application, publish=choice.publish)
    track = Track.FULL if choice.what == Status.CHOSEN else Track.LIGHT
    join(by=by, initiative=initiative, round=round_, track=track, starts_on=on.isoformat())
    if found is not None and choice.publish and not found.published:
        describe(by=by, programme=found.programme, key=found.key, published=True)
    application.initiative_key = initiative.key


def _new(by: Person, application: Application, *, publish: bool) -> Initiative:
    key = make_key(application.title)
    number = 2
    while taken(key):
        key, number = make_key(f"{application.title} {number}"), number + 1
    english = application.language == "en"
    return describe(
        by=by,
        programme=application.programme,
        key=key,
        themes=themes_of(application.programme, [application.theme_key]) if application.theme_key else (),
        places=places_of([application.place_key]) if application.place_key else (),
        title_nl=application.title,
        title_en=application.title if english else "",
        summary_nl="" if english else application.summary,
        summary_en=application.summary if english else "",
        phase=application.phase,
        contact_email=application.email,
        published=publish,
    )


def _tell(application: Application, made: Decision, by: Person, round_: Round | None) -> None:
    with override(application.language):
        title = round_.title.read(application.language).text if round_ else ""
        subject, body = decided(application, made, by=by.name, round_title=title)
        write(application=application, kind=Letters.DECISION, subject=subject, body=body, decision=made)
