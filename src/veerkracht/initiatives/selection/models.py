"""Applications, what was made of them, and the versions of how they are assessed and by which stages they go."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.initiatives.models import Phase
from veerkracht.initiatives.selection.choices import DECIDED, Answer, Letters, Need, Risk, Sending, Status
from veerkracht.trail.models import Keyed, Version


class Framework(Version):
    """A version of the assessment framework of a programme: its criteria with their weights, and how many review."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="+")
    criteria = models.JSONField(verbose_name=_("criteria"))
    at_least = models.PositiveSmallIntegerField(default=2, verbose_name=_("reviewers at least"))

    class Meta(Version.Meta):
        verbose_name = _("assessment framework")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="selection_framework_once"),
            models.CheckConstraint(condition=Q(at_least__gte=1), name="selection_framework_reviewed"),
        ]


class Procedure(Version):
    """A version of how a programme chooses: the stages, and the questions on the form."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="+")
    stages = models.JSONField(verbose_name=_("stages"))
    questions = models.JSONField(default=list, verbose_name=_("questions"))

    class Meta(Version.Meta):
        verbose_name = _("way of choosing")
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="selection_procedure_once")]


class Application(Keyed):
    """An initiative that someone proposes to the programme, from the first words to the decision and after."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.BEGUN, verbose_name=_("status"))
    title = models.CharField(max_length=200, blank=True, verbose_name=_("name of the initiative"))
    summary = models.CharField(max_length=300, blank=True, verbose_name=_("in one sentence"))
    place_words = models.CharField(max_length=200, blank=True, verbose_name=_("place, as it was written"))
    place_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("place"))
    theme_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("theme"))
    phase = models.CharField(max_length=20, choices=Phase.choices, default=Phase.UNKNOWN, verbose_name=_("phase"))
    risk = models.CharField(max_length=10, choices=Risk.choices, blank=True, verbose_name=_("risk"))
    need = models.CharField(max_length=15, choices=Need.choices, blank=True, verbose_name=_("need"))
    answers = models.JSONField(default=dict, blank=True, verbose_name=_("answers"))
    name = models.CharField(max_length=200, blank=True, verbose_name=_("name"))
    email = models.EmailField(blank=True, db_index=True, verbose_name=_("e-mail"))
    person_key = models.CharField(max_length=LONGEST, blank=True, db_index=True)
    language = models.CharField(max_length=2, default="nl")
    owner_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("owner"))
    initiative_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("initiative"))
    steps = models.JSONField(default=list, blank=True, verbose_name=_("own steps that were taken"))
    proposed_on = models.DateField(null=True, blank=True, verbose_name=_("proposed on"))
    closed_on = models.DateField(null=True, blank=True, verbose_name=_("closed on"))
    waits_since = models.DateTimeField(verbose_name=_("waits since"))

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-waits_since", "key"]
        indexes = [
            models.Index(fields=["status", "waits_since", "key"], name="selection_application_waits"),
            models.Index(fields=["owner_key", "status", "waits_since"], name="selection_application_mine"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="selection_application_has_a_status"),
            models.CheckConstraint(
                condition=Q(status__in=[Status.BEGUN, Status.WITHDRAWN]) | (~Q(owner_key="") & ~Q(proposed_on=None)),
                name="selection_application_has_an_owner",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.CHOSEN, Status.LIGHT]) | ~Q(initiative_key=""),
                name="selection_application_joins",
            ),
        ]


class Exploration(models.Model):
    """A conversation in which an application was explored: when, by whom, with whom and what came of it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="explorations")
    held_on = models.DateField(verbose_name=_("held on"))
    by_key = models.CharField(max_length=LONGEST)
    with_whom = models.CharField(max_length=300, blank=True, verbose_name=_("with whom"))
    text = models.TextField(verbose_name=_("what was said"))
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("exploration")
        ordering = ["held_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text="") & ~Q(by_key=""), name="selection_exploration_said")]


class Reviewer(models.Model):
    """Someone who was asked to assess an application, and what they declared about an interest of their own (R20)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="reviewers")
    person_key = models.CharField(max_length=LONGEST, db_index=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=5, choices=Answer.choices, default=Answer.ASKED)
    interest = models.CharField(max_length=300, blank=True, verbose_name=_("the interest"))
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("reviewer")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "person_key"], name="selection_reviewer_once"),
            models.CheckConstraint(
                condition=Q(answer=Answer.ASKED, answered_at=None) | (~Q(answer=Answer.ASKED) & ~Q(answered_at=None)),
                name="selection_reviewer_answered",
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.TIED) | Q(interest=""), name="selection_reviewer_interest_blocks"
            ),
        ]


class Score(models.Model):
    """What one reviewer gave an application on one criterion of a version of the framework, and why."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="scores")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    by_key = models.CharField(max_length=LONGEST)
    criterion = models.CharField(max_length=LONGEST, verbose_name=_("criterion"))
    score = models.PositiveSmallIntegerField(verbose_name=_("score"))
    reason = models.TextField(verbose_name=_("reason"))
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("score")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "by_key", "criterion"], name="selection_score_once"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=4), name="selection_score_on_scale"),
            models.CheckConstraint(condition=~Q(reason=""), name="selection_score_has_a_reason"),
        ]


class Decision(models.Model):
    """A decision on an application: joins, follows the light track or leaves; by whom, when and why (R5, R6)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="decisions")
    what = models.CharField(max_length=10, choices=[(one.value, one.label) for one in DECIDED])
    decided_on = models.DateField(verbose_name=_("decided on"))
    by_key = models.CharField(max_length=LONGEST)
    motivation = models.TextField(verbose_name=_("motivation"))
    learning = models.TextField(blank=True, verbose_name=_("what is to be learned there"))
    outside = models.BooleanField(default=False, verbose_name=_("outside the focus places"))
    round_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("round"))
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("decision on an application")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(motivation="") & ~Q(by_key=""), name="selection_decision_has_a_motivation"
            ),
            models.CheckConstraint(
                condition=~Q(what=Status.CHOSEN, outside=True) | ~Q(learning=""),
                name="selection_decision_outside_learns",
            ),
        ]


class Letter(models.Model):
    """A letter to who applied, as it was written; it waits to be mailed, each once."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=10, choices=Letters.choices)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    written_at = models.DateTimeField()
    sending = models.CharField(max_length=10, choices=Sending.choices, default=Sending.NONE)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        ordering = ["pk"]
        indexes = [models.Index(fields=["sending", "due_at"], name="selection_letter_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_at=None) | Q(due_at__gte=F("written_at")), name="selection_letter_due_after"
            )
        ]
