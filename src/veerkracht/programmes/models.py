"""A programme: what it is for, where, with whom, its goals, its rounds and its agenda."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.models import Keyed, Version


class ProgrammeKind(models.TextChoices):
    """Whether it is run here, or only kept to compare with."""

    OWN = "own", _("run here")
    REFERENCE = "reference", _("kept to compare with")


class Programme(Keyed):
    """A set of goals, places, initiatives and means that belong together for some years."""

    title_nl = models.CharField(max_length=300, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    purpose_nl = models.TextField(verbose_name=_("purpose in one sentence (Dutch)"))
    purpose_en = models.TextField(blank=True, verbose_name=_("purpose in one sentence (English)"))
    story_nl = models.TextField(blank=True, verbose_name=_("why and how (Dutch)"))
    story_en = models.TextField(blank=True, verbose_name=_("why and how (English)"))
    kind = models.CharField(max_length=10, choices=ProgrammeKind.choices, default=ProgrammeKind.OWN)
    home = models.BooleanField(default=False, verbose_name=_("stands on the home page"))
    starts_on = models.CharField(max_length=10, blank=True, verbose_name=_("from"))
    ends_on = models.CharField(max_length=10, blank=True, verbose_name=_("until"))
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    area = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            models.UniqueConstraint(fields=["home"], condition=models.Q(home=True), name="programmes_one_home"),
            models.CheckConstraint(
                condition=models.Q(home=False) | models.Q(kind="own"), name="programmes_home_is_own"
            ),
        ]

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)

    @property
    def purpose(self) -> Bilingual:
        return Bilingual(self.purpose_nl, self.purpose_en)


class Described(Keyed):
    """A part of a programme with a title and a description in two languages."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveIntegerField(default=0, verbose_name=_("order"))
    title_nl = models.CharField(max_length=300, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    description_nl = models.TextField(blank=True, verbose_name=_("description (Dutch)"))
    description_en = models.TextField(blank=True, verbose_name=_("description (English)"))

    class Meta:
        abstract = True
        ordering = ["position", "key"]

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)

    @property
    def description(self) -> Bilingual:
        return Bilingual(self.description_nl, self.description_en)


class Theme(Described):
    """A subject under which initiatives are grouped."""

    class Meta(Described.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class PolicyTask(Described):
    """A task of another part of government to which an initiative may contribute: a cross-over."""

    owner = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Described.Meta):
        verbose_name = _("policy task")
        verbose_name_plural = _("policy tasks")


class RoundKind(models.TextChoices):
    """In what way initiatives take part in a round."""

    SELECTION = "selection", _("selection")
    SUPPORT = "support", _("support")
    FUND = "fund", _("outcomes fund")


class Round(Described):
    """An occasion on which initiatives joined the programme: a selection, a year of support, a fund."""

    kind = models.CharField(max_length=10, choices=RoundKind.choices, verbose_name=_("kind"))
    starts_on = models.CharField(max_length=10, blank=True, verbose_name=_("from"))
    ends_on = models.CharField(max_length=10, blank=True, verbose_name=_("until"))

    class Meta(Described.Meta):
        verbose_name = _("round")
        verbose_name_plural = _("rounds")


class Focus(models.Model):
    """A place on which a programme concentrates for a time, with the evidence for it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="focuses")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    group_nl = models.CharField(max_length=100, blank=True, verbose_name=_("group (Dutch)"))
    group_en = models.CharField(max_length=100, blank=True, verbose_name=_("group (English)"))
    reason_nl = models.TextField(verbose_name=_("reason (Dutch)"))
    reason_en = models.TextField(blank=True, verbose_name=_("reason (English)"))
    source = models.ForeignKey("documents.Source", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(verbose_name=_("from"))
    ends_on = models.DateField(null=True, blank=True, verbose_name=_("until"))

    class Meta:
        verbose_name = _("focus place")
        verbose_name_plural = _("focus places")
        constraints = [
            models.UniqueConstraint(fields=["programme", "place", "starts_on"], name="programmes_focus_once")
        ]


class Party(models.Model):
    """An organisation that takes part in a programme or in one of its rounds, in a role, for a time."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parties")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, null=True, blank=True, related_name="parties")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    role_nl = models.CharField(max_length=200, verbose_name=_("role (Dutch)"))
    role_en = models.CharField(max_length=200, blank=True, verbose_name=_("role (English)"))
    starts_on = models.CharField(max_length=10, blank=True, verbose_name=_("from"))
    ends_on = models.CharField(max_length=10, blank=True, verbose_name=_("until"))
    source = models.ForeignKey("documents.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation", "role_nl"],
                condition=models.Q(round__isnull=True),
                name="programmes_party_once",
            ),
            models.UniqueConstraint(
                fields=["round", "organisation", "role_nl"],
                condition=models.Q(round__isnull=False),
                name="programmes_party_once_a_round",
            ),
        ]

    @property
    def role(self) -> Bilingual:
        return Bilingual(self.role_nl, self.role_en)


class Goal(Keyed):
    """Something the programme wants to reach. What it says may change; each version is kept."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goals")
    position = models.PositiveIntegerField(default=0, verbose_name=_("order"))

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["position", "key"]


class GoalStatus(models.TextChoices):
    """How firm a goal is."""

    COURSE = "course", _("course")
    PROVISIONAL = "provisional", _("provisional")
    AGREED = "agreed", _("agreed")
    DISCOVERED = "discovered", _("discovered on the way")
    RELEASED = "released", _("let go")


class GoalVersion(Version):
    """What a goal said from a day on, how firm it was, and why it was changed."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="versions")
    status = models.CharField(max_length=20, choices=GoalStatus.choices, verbose_name=_("status"))
    title_nl = models.CharField(max_length=300, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    text_nl = models.TextField(blank=True, verbose_name=_("text (Dutch)"))
    text_en = models.TextField(blank=True, verbose_name=_("text (English)"))
    source = models.ForeignKey("documents.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Version.Meta):
        verbose_name = _("version of a goal")
        constraints = [
            models.UniqueConstraint(fields=["goal", "number"], name="programmes_goal_number_once"),
            models.UniqueConstraint(fields=["goal", "in_force_from"], name="programmes_goal_day_once"),
        ]


class Agenda(Keyed):
    """The implementation agenda: what the programme will do, as adopted and later revised."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="agendas")

    class Meta:
        verbose_name = _("implementation agenda")
        verbose_name_plural = _("implementation agendas")


class AgendaVersion(Version):
    """What the agenda said from a day on, with the decisions taken and the annex of initiatives."""

    agenda = models.ForeignKey(Agenda, on_delete=models.CASCADE, related_name="versions")
    title_nl = models.CharField(max_length=300, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    body_nl = models.TextField(blank=True, verbose_name=_("text (Dutch)"))
    body_en = models.TextField(blank=True, verbose_name=_("text (English)"))
    note_nl = models.TextField(blank=True, verbose_name=_("about this text (Dutch)"))
    note_en = models.TextField(blank=True, verbose_name=_("about this text (English)"))
    source = models.ForeignKey("documents.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Version.Meta):
        verbose_name = _("version of the agenda")
        constraints = [
            models.UniqueConstraint(fields=["agenda", "number"], name="programmes_agenda_number_once"),
            models.UniqueConstraint(fields=["agenda", "in_force_from"], name="programmes_agenda_day_once"),
        ]


class Decision(models.Model):
    """One decision in a version of the agenda: who decided what."""

    version = models.ForeignKey(AgendaVersion, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField(verbose_name=_("number"))
    text_nl = models.TextField(verbose_name=_("decision (Dutch)"))
    text_en = models.TextField(blank=True, verbose_name=_("decision (English)"))
    decided_by = models.CharField(max_length=200, blank=True, verbose_name=_("decided by"))

    class Meta:
        verbose_name = _("decision")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="programmes_decision_once")]


class AnnexRow(models.Model):
    """One initiative as the annex of an agenda names it: title, place, theme and description."""

    version = models.ForeignKey(AgendaVersion, on_delete=models.CASCADE, related_name="annex")
    number = models.PositiveIntegerField(verbose_name=_("number"))
    title = models.CharField(max_length=300, verbose_name=_("title"))
    place = models.CharField(max_length=200, blank=True, verbose_name=_("place"))
    theme = models.CharField(max_length=200, blank=True, verbose_name=_("theme"))
    description = models.TextField(blank=True, verbose_name=_("description"))
    initiative_key = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("row of the annex")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="programmes_annex_once")]
