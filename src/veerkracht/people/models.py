"""People who work in the programme, the organisations they work for, and the roles they hold."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST, sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.rules.roles import Held
from veerkracht.trail.models import Keyed


class Person(AbstractBaseUser, Keyed):
    """Someone who can sign in."""

    email = models.EmailField(unique=True, verbose_name=_("e-mail"))
    name = models.CharField(max_length=200, verbose_name=_("name"))
    is_active = models.BooleanField(default=True)

    looking_as: Held | None = None
    """The role as which an administrator looks during this request; nothing of it is stored."""

    came_by_link = False
    """Whether this request is of a session that began with a one-time link; nothing of it is stored."""

    limited_to: frozenset[str] | None = None
    """The deeds of the token with which another system asks during this request; None where there is no token."""

    objects: ClassVar["BaseUserManager[Person]"] = BaseUserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "key"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")


class Role(models.TextChoices):
    """What a person may be in a programme; what each may do stands in people/rules."""

    INITIATOR = "initiator", _("initiator")
    SUPPORT_WORKER = "support-worker", _("support worker")
    OFFICER = "officer", _("programme officer")
    MUNICIPAL_OFFICER = "municipal-officer", _("municipal officer")
    KNOWLEDGE_PARTNER = "knowledge-partner", _("knowledge partner")
    TASK_OWNER = "task-owner", _("owner of a policy task")
    PROCESS_GUIDE = "process-guide", _("process guide")
    CONTROLLER = "controller", _("controller")
    PAYER = "payer", _("outcome payer")
    INVESTOR = "investor", _("investor")
    VERIFIER = "verifier", _("verifier")
    EVALUATOR = "evaluator", _("evaluator")
    AUDITOR = "auditor", _("auditor")
    ADMINISTRATOR = "administrator", _("administrator")


class Grant(models.Model):
    """A role that a person holds, everywhere or within one programme, organisation, initiative or contract."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=30, choices=Role.choices, verbose_name=_("role"))
    scope_kind = models.CharField(max_length=30, blank=True)
    scope_key = models.CharField(max_length=LONGEST, blank=True)
    starts_on = models.DateField(null=True, blank=True, verbose_name=_("from"))
    ends_on = models.DateField(null=True, blank=True, verbose_name=_("until"))

    class Meta:
        verbose_name = _("role held")
        constraints = [
            models.UniqueConstraint(fields=["person", "role", "scope_kind", "scope_key"], name="people_grant_once"),
            models.CheckConstraint(
                condition=models.Q(scope_kind="", scope_key="") | (~models.Q(scope_kind="") & ~models.Q(scope_key="")),
                name="people_grant_scope_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="people_grant_ends_after_start",
            ),
        ]


class Deputy(models.Model):
    """Someone who does another's work for a period; deciding and paying only where that was said."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="deputies")
    deputy = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    starts_on = models.DateField(verbose_name=_("from"))
    ends_on = models.DateField(verbose_name=_("until"))
    binds = models.BooleanField(default=False, verbose_name=_("may also decide and pay"))
    appointed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("deputy")
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="people_deputy_period"),
            models.CheckConstraint(condition=~models.Q(person=models.F("deputy")), name="people_deputy_someone_else"),
        ]


class Relation(models.TextChoices):
    """How a person is tied to an organisation, initiative or contract."""

    WORKS = "works", _("works for it")
    GOVERNS = "governs", _("sits on its board")
    OWNS = "owns", _("owns it or part of it")
    FAMILY = "family", _("has family or a partner there")
    PAID = "paid", _("is paid by it")
    PROVIDER = "provider", _("delivers the outcomes in it")
    INVESTOR = "investor", _("puts money in it")
    PAYER = "payer", _("pays for its outcomes")
    VERIFIER = "verifier", _("checks its outcomes")


class Interest(models.Model):
    """A tie that a person declared with an organisation, initiative or contract; it stops them from judging it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="interests")
    relation = models.CharField(max_length=20, choices=Relation.choices, verbose_name=_("tie"))
    about_kind = models.CharField(max_length=30)
    about_key = models.CharField(max_length=LONGEST)
    declared_at = models.DateTimeField(auto_now_add=True, verbose_name=_("declared on"))
    until = models.DateField(null=True, blank=True, verbose_name=_("until"))

    class Meta:
        verbose_name = _("declared interest")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "relation", "about_kind", "about_key"],
                condition=models.Q(until=None),
                name="people_interest_once",
            ),
        ]


class OrganisationKind(models.TextChoices):
    """What sort of organisation it is."""

    GOVERNMENT = "government", _("government")
    FOUNDATION = "foundation", _("foundation or association")
    ENTERPRISE = "enterprise", _("social enterprise")
    COMPANY = "company", _("company")
    KNOWLEDGE = "knowledge", _("knowledge institute")
    FUND = "fund", _("funder")
    OTHER = "other", _("other")


class Organisation(Keyed):
    """A body that takes part: a government, foundation, enterprise, knowledge institute or fund."""

    name = models.CharField(max_length=300, verbose_name=_("name"))
    sort_key = models.CharField(max_length=200, db_index=True, editable=False)
    kind = models.CharField(
        max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.OTHER, verbose_name=_("kind")
    )
    kvk = models.CharField(max_length=8, blank=True, verbose_name=_("Chamber of Commerce number"))
    seat = models.CharField(max_length=200, blank=True, verbose_name=_("seat"))
    seat_place_key = models.CharField(max_length=LONGEST, blank=True)
    website = models.URLField(blank=True, verbose_name=_("website"))
    purpose_nl = models.TextField(blank=True, verbose_name=_("what it does (Dutch)"))
    purpose_en = models.TextField(blank=True, verbose_name=_("what it does (English)"))
    contact_email = models.EmailField(blank=True, verbose_name=_("e-mail for questions"))

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "key"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)

    @property
    def purpose(self) -> Bilingual:
        return Bilingual(self.purpose_nl, self.purpose_en)


class WithheldText(models.Model):
    """A public text in which personal data were found: it is kept, and not shown until someone decides about it."""

    about_kind = models.CharField(max_length=30)
    about_key = models.CharField(max_length=LONGEST)
    part = models.CharField(max_length=200, blank=True)
    scopes = models.JSONField(default=list)
    record = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    field = models.CharField(max_length=60)
    text = models.TextField(verbose_name=_("text"))
    by_key = models.CharField(max_length=LONGEST)
    withheld_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("withheld text")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["record", "number", "field"], name="people_withheld_once")]


class MeantPublic(models.Model):
    """An address or number that may stand on the page of a record, since someone said so and why."""

    about_kind = models.CharField(max_length=30)
    about_key = models.CharField(max_length=LONGEST)
    value = models.CharField(max_length=320)
    reason = models.TextField(verbose_name=_("reason"))
    by_key = models.CharField(max_length=LONGEST)
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("address meant to be public")
        constraints = [
            models.UniqueConstraint(fields=["about_kind", "about_key", "value"], name="people_meant_public_once")
        ]
