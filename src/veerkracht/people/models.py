"""People who work in the programme, the organisations they work for, and the roles they hold."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST, sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.models import Keyed


class Person(AbstractBaseUser, Keyed):
    """Someone who can sign in."""

    email = models.EmailField(unique=True, verbose_name=_("e-mail"))
    name = models.CharField(max_length=200, verbose_name=_("name"))
    is_active = models.BooleanField(default=True)

    objects: ClassVar["BaseUserManager[Person]"] = BaseUserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "key"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")


class Role(models.TextChoices):
    """What a person may be in a programme."""

    OFFICER = "officer", _("programme officer")
    ADMINISTRATOR = "administrator", _("administrator")


class Grant(models.Model):
    """A role that a person holds, everywhere or within one programme, organisation or initiative."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=30, choices=Role.choices)
    scope_kind = models.CharField(max_length=30, blank=True)
    scope_key = models.CharField(max_length=LONGEST, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("role held")
        constraints = [
            models.UniqueConstraint(fields=["person", "role", "scope_kind", "scope_key"], name="people_grant_once"),
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
