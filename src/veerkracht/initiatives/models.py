"""The portfolio: what people are doing, where, with whom and how it stands."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.models import Keyed


class Phase(models.TextChoices):
    """How far an initiative has come."""

    UNKNOWN = "unknown", _("not known")
    IDEA = "idea", _("idea")
    EXPLORATION = "exploration", _("exploration")
    START = "start", _("start")
    GROWTH = "growth", _("growth")
    EMBEDDED = "embedded", _("embedded")
    ENDED = "ended", _("ended")


class Level(models.TextChoices):
    """How strong something is, in words."""

    UNKNOWN = "unknown", _("not known")
    WEAK = "weak", _("weak")
    GROWING = "growing", _("growing")
    STRONG = "strong", _("strong")


SEEN = ("published", "merged_into")
"""What says whether everyone may see an initiative."""


class Initiative(Keyed):
    """Something that people do for the quality of life where they live, joined by the programme."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    title_nl = models.CharField(max_length=300, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    sort_key = models.CharField(max_length=200, editable=False)
    summary_nl = models.TextField(blank=True, verbose_name=_("in one sentence (Dutch)"))
    summary_en = models.TextField(blank=True, verbose_name=_("in one sentence (English)"))
    story_nl = models.TextField(blank=True, verbose_name=_("story (Dutch)"))
    story_en = models.TextField(blank=True, verbose_name=_("story (English)"))
    ask_nl = models.TextField(blank=True, verbose_name=_("what it asks (Dutch)"))
    ask_en = models.TextField(blank=True, verbose_name=_("what it asks (English)"))
    phase = models.CharField(max_length=20, choices=Phase.choices, default=Phase.UNKNOWN, verbose_name=_("phase"))
    province_wide = models.BooleanField(default=False, verbose_name=_("in the whole area"))
    started_on = models.CharField(max_length=10, blank=True, verbose_name=_("started"))
    organisation = models.ForeignKey(
        "people.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("initiator"),
    )
    website = models.URLField(max_length=500, blank=True, verbose_name=_("website"))
    contact_email = models.EmailField(blank=True, verbose_name=_("e-mail for questions"))
    contact_public = models.BooleanField(default=False, verbose_name=_("e-mail may be shown"))
    published = models.BooleanField(default=True, verbose_name=_("public"))
    themes = models.ManyToManyField("programmes.Theme", blank=True, related_name="+", verbose_name=_("themes"))
    policy_tasks = models.ManyToManyField(
        "programmes.PolicyTask", blank=True, related_name="+", verbose_name=_("policy tasks")
    )
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["sort_key", "key"]
        indexes = [
            # The last two let a list be counted from the index alone: 1 ms of 20,000 where it was 50.
            models.Index(fields=["programme", "sort_key", "key", *SEEN], name="initiatives_list"),
            models.Index(fields=["programme", "-changed_at", "-key", *SEEN], name="initiatives_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contact_public=False) | ~models.Q(contact_email=""),
                name="initiatives_contact_shown_exists",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.title_nl)
        super().save(*args, **kwargs)

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)

    @property
    def summary(self) -> Bilingual:
        return Bilingual(self.summary_nl, self.summary_en)


class InitiativePlace(models.Model):
    """A place where an initiative works, for a period."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="places")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(null=True, blank=True, verbose_name=_("from"))
    ends_on = models.DateField(null=True, blank=True, verbose_name=_("until"))

    class Meta:
        verbose_name = _("place of an initiative")
        constraints = [models.UniqueConstraint(fields=["initiative", "place"], name="initiatives_place_once")]


class Track(models.TextChoices):
    """How much attention an initiative gets in a round."""

    FULL = "full", _("joined")
    LIGHT = "light", _("light track")


class Participation(models.Model):
    """An initiative that takes part in a round of the programme."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="participations")
    round = models.ForeignKey("programmes.Round", on_delete=models.PROTECT, related_name="+")
    track = models.CharField(max_length=10, choices=Track.choices, default=Track.FULL, verbose_name=_("track"))
    starts_on = models.CharField(max_length=10, blank=True, verbose_name=_("from"))
    contribution_nl = models.TextField(blank=True, verbose_name=_("what the programme brought in (Dutch)"))
    contribution_en = models.TextField(blank=True, verbose_name=_("what the programme brought in (English)"))
    source = models.ForeignKey("documents.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("participation in a round")
        constraints = [models.UniqueConstraint(fields=["initiative", "round"], name="initiatives_participation_once")]


class Partner(models.Model):
    """An organisation that works in an initiative, in a role, for a time."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    role_nl = models.CharField(max_length=200, verbose_name=_("role (Dutch)"))
    role_en = models.CharField(max_length=200, blank=True, verbose_name=_("role (English)"))
    source = models.ForeignKey("documents.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("partner of an initiative")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "organisation", "role_nl"], name="initiatives_partner_once")
        ]

    @property
    def role(self) -> Bilingual:
        return Bilingual(self.role_nl, self.role_en)


class Standing(models.Model):
    """How an initiative stood on a day: its phase, its support base and how durable it was."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="standings")
    on = models.CharField(max_length=10, verbose_name=_("on"))
    phase = models.CharField(max_length=20, choices=Phase.choices, default=Phase.UNKNOWN, verbose_name=_("phase"))
    support_base = models.CharField(
        max_length=10, choices=Level.choices, default=Level.UNKNOWN, verbose_name=_("support base")
    )
    durability = models.CharField(
        max_length=10, choices=Level.choices, default=Level.UNKNOWN, verbose_name=_("durability")
    )
    note_nl = models.TextField(blank=True, verbose_name=_("note (Dutch)"))
    note_en = models.TextField(blank=True, verbose_name=_("note (English)"))
    source = models.ForeignKey("documents.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("standing of an initiative")
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["initiative", "on"], name="initiatives_standing_once")]


class PossibleDuplicate(models.Model):
    """Two initiatives that may be the same one under two spellings. Both stay until someone decides."""

    one = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    likeness = models.FloatField(verbose_name=_("likeness"))
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_key = models.CharField(max_length=80, blank=True)
    same = models.BooleanField(null=True, blank=True, verbose_name=_("the same"))

    class Meta:
        verbose_name = _("possible duplicate")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="initiatives_duplicate_once"),
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True, decided_by_key="", same__isnull=True)
                | (models.Q(decided_at__isnull=False, same__isnull=False) & ~models.Q(decided_by_key="")),
                name="initiatives_duplicate_decided_whole",
            ),
        ]


class ProposalState(models.TextChoices):
    """What became of a proposed text."""

    WAITING = "waiting", _("waits for review")
    ACCEPTED = "accepted", _("taken over")
    REJECTED = "rejected", _("not taken over")
    REPLACED = "replaced", _("replaced by a later one")
    WITHDRAWN = "withdrawn", _("taken back")


class Proposal(models.Model):
    """A text about an initiative that someone proposed, as it was sent; public only when another person accepts it."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="proposals")
    owner_key = models.CharField(max_length=80, db_index=True, verbose_name=_("owner"))
    by_key = models.CharField(max_length=80, verbose_name=_("proposed by"))
    texts = models.JSONField(default=dict, verbose_name=_("texts"))
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    sent_at = models.DateTimeField(auto_now_add=True, verbose_name=_("sent on"))
    moved_at = models.DateTimeField(auto_now=True)
    decided_by_key = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True, verbose_name=_("reason"))

    class Meta:
        verbose_name = _("proposed text")
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "owner_key"],
                condition=models.Q(state="waiting"),
                name="initiatives_proposal_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="rejected") | (~models.Q(reason="") & ~models.Q(decided_by_key="")),
                name="initiatives_proposal_rejected_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["state", "moved_at", "id"], name="initiatives_proposal_waiting")]
