"""What the programme wants to know, what it expects and tries, and the sessions in which it learns from that."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.foundation.keys import LONGEST, sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.asking.choices import Came, Group, ProbeState, SessionKind, Status, Stopped, Use
from veerkracht.trail.models import Keyed, Version


class Question(Keyed):
    """Something that the programme wants to learn; it stays the same question when its wording changes (rule R13)."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    sort_key = models.CharField(max_length=200, editable=False)
    initiative_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("asked in"))
    owner_key = models.CharField(max_length=LONGEST, db_index=True, verbose_name=_("owner"))
    asked_by_key = models.CharField(max_length=LONGEST)
    asked_on = models.DateField(verbose_name=_("asked on"))
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN, verbose_name=_("status"))
    hangs_at = models.DateTimeField(verbose_name=_("hangs from"))
    closed_on = models.DateField(null=True, blank=True, verbose_name=_("closed on"))
    closed_nl = models.TextField(blank=True, verbose_name=_("answer, or why it was let go (Dutch)"))
    closed_en = models.TextField(blank=True, verbose_name=_("answer, or why it was let go (English)"))
    answer_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("lesson that answers it"))
    goes_on_in = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("goes on in")
    )
    shown = models.ForeignKey(
        "asking.QuestionVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    shows_trying = models.BooleanField(default=False, verbose_name=_("whether everyone sees what is tried"))
    published_on = models.DateField(null=True, blank=True, verbose_name=_("public since"))

    class Meta:
        verbose_name = _("learning question")
        verbose_name_plural = _("learning questions")
        ordering = ["sort_key", "key"]
        indexes = [
            models.Index(fields=["programme", "hangs_at", "key"], name="asking_question_hanging"),
            models.Index(fields=["programme", "sort_key", "key"], name="asking_question_in_order"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(owner_key=""), name="asking_question_has_an_owner"),
            models.CheckConstraint(
                condition=Q(goes_on_in=None) | ~Q(goes_on_in=F("id")), name="asking_question_goes_on_elsewhere"
            ),
        ]


class QuestionVersion(Version):
    """How a question was worded from a day on, and why it is asked."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="versions")
    title_nl = models.CharField(max_length=300, blank=True, verbose_name=_("question (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("question (English)"))
    why_nl = models.TextField(blank=True, verbose_name=_("why we ask (Dutch)"))
    why_en = models.TextField(blank=True, verbose_name=_("why we ask (English)"))
    of_ourselves = models.BooleanField(default=False, verbose_name=_("questions our own assumptions"))

    class Meta(Version.Meta):
        verbose_name = _("wording of a learning question")
        verbose_name_plural = _("wordings of learning questions")
        ordering = ["question", "number"]
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="asking_version_once")]

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)

    @property
    def sort_key(self) -> str:
        return sort_key(self.title_nl or self.title_en)


class QuestionSource(models.Model):
    """An observation or a lesson from which a question came."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=LONGEST)
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("source of a learning question")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["question", "kind", "key"], name="asking_source_once")]
        indexes = [models.Index(fields=["kind", "key"], name="asking_source_of")]


class Hypothesis(Keyed):
    """What somebody expects: if, then, because, and how likely that is; it is never changed, only replaced."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="hypotheses")
    if_nl = models.TextField(blank=True, verbose_name=_("if (Dutch)"))
    if_en = models.TextField(blank=True, verbose_name=_("if (English)"))
    then_nl = models.TextField(blank=True, verbose_name=_("then (Dutch)"))
    then_en = models.TextField(blank=True, verbose_name=_("then (English)"))
    because_nl = models.TextField(blank=True, verbose_name=_("because (Dutch)"))
    because_en = models.TextField(blank=True, verbose_name=_("because (English)"))
    expected = models.PositiveSmallIntegerField(verbose_name=_("how likely, of 100"))
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")
    by_key = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("expectation")
        verbose_name_plural = _("expectations")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(expected__lte=100), name="asking_expected_of_a_hundred")]


class Probe(Keyed):
    """Something small that is tried, to see whether an expectation holds, with when it stops and who watches."""

    hypothesis = models.ForeignKey(Hypothesis, on_delete=models.CASCADE, related_name="probes")
    initiative_key = models.CharField(max_length=LONGEST, db_index=True, verbose_name=_("initiative"))
    what = models.TextField(verbose_name=_("what is tried"))
    stop_rule = models.TextField(verbose_name=_("when it stops"))
    until = models.DateField(verbose_name=_("last day"))
    watcher = models.CharField(max_length=200, verbose_name=_("who watches for harm"))
    harm_sign = models.TextField(verbose_name=_("by which sign"))
    then_do = models.TextField(verbose_name=_("what is done then"))
    state = models.CharField(max_length=10, choices=ProbeState.choices, default=ProbeState.PLANNED)
    started_on = models.DateField(null=True, blank=True, verbose_name=_("started on"))
    stopped_on = models.DateField(null=True, blank=True, verbose_name=_("stopped on"))
    stopped_by = models.CharField(max_length=10, choices=Stopped.choices, blank=True, verbose_name=_("why it stopped"))
    came = models.CharField(max_length=10, choices=Came.choices, blank=True, verbose_name=_("whether it came true"))
    came_because = models.TextField(blank=True, verbose_name=_("what was seen"))
    by_key = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("probe")
        verbose_name_plural = _("probes")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "until"], name="asking_probe_running")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stop_rule="") & ~Q(watcher="") & ~Q(harm_sign="") & ~Q(then_do=""),
                name="asking_probe_is_safe",
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(started_on__isnull=False), name="asking_probe_has_started"
            ),
            models.CheckConstraint(
                condition=~Q(state="stopped") | (Q(stopped_on__isnull=False) & ~Q(came="") & ~Q(stopped_by="")),
                name="asking_probe_says_what_came",
            ),
        ]


class ProbeNote(models.Model):
    """What happened in a probe on a day."""

    probe = models.ForeignKey(Probe, on_delete=models.CASCADE, related_name="notes")
    on = models.DateField(verbose_name=_("day"))
    text = models.TextField(verbose_name=_("what happened"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("note on a probe")
        ordering = ["on", "pk"]


class Session(Keyed):
    """A meeting to learn: what was used in it and what changed; planned first, recorded when it was held."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    initiative_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("of"))
    kind = models.CharField(max_length=12, choices=SessionKind.choices, verbose_name=_("kind"))
    held_on = models.DateField(verbose_name=_("day"))
    recorded = models.BooleanField(default=False, verbose_name=pgettext_lazy("session", "recorded"))
    first = models.TextField(blank=True, verbose_name=_("what was seen"))
    second = models.TextField(blank=True, verbose_name=_("what it means"))
    changed = models.TextField(blank=True, verbose_name=_("what changed"))
    by_key = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = pgettext_lazy("learning", "session")
        verbose_name_plural = pgettext_lazy("learning", "sessions")
        ordering = ["held_on", "key"]
        indexes = [models.Index(fields=["programme", "held_on", "key"], name="asking_session_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(recorded=False) | ~Q(changed=""), name="asking_session_says_what_changed"
            )
        ]


class SessionUse(models.Model):
    """An observation or a question that was used in a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="uses")
    kind = models.CharField(max_length=12, choices=Use.choices)
    key = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("what was used in a session")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "kind", "key"], name="asking_used_once")]
        indexes = [models.Index(fields=["kind", "key"], name="asking_used_of")]


class Presence(models.Model):
    """That someone whom the programme knows took part in a session, or so many of a group without their names."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="presences")
    person_key = models.CharField(max_length=LONGEST, blank=True, db_index=True)
    group = models.CharField(max_length=15, choices=Group.choices, blank=True)
    count = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("who took part")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "person_key", "group"], name="asking_presence_once"),
            models.CheckConstraint(
                condition=Q(person_key="") ^ Q(group=""), name="asking_presence_of_a_person_or_a_group"
            ),
        ]


class NextStep(models.Model):
    """What somebody does after a session, and by when."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=300, verbose_name=_("what is next"))
    owner_key = models.CharField(max_length=LONGEST, db_index=True, verbose_name=_("who"))
    due_on = models.DateField(verbose_name=_("by when"))
    done_on = models.DateField(null=True, blank=True, verbose_name=_("done on"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("next step")
        ordering = ["due_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(owner_key=""), name="asking_step_has_an_owner")]
