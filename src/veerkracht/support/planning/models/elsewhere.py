"""Small aid that companies were granted, which of them are linked, and where else help is to be found."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.support.planning.choices import Kind
from veerkracht.trail.models import Keyed

COMPANY = RegexValidator(r"^[0-9]{8}$|^[a-z0-9]+(-[a-z0-9]+)*$")
"""A KvK number; of who has none the key of the organisation."""


class AidGranted(models.Model):
    """Small (de minimis) aid that a company was granted on a day, by us or by another authority."""

    company = models.CharField(max_length=LONGEST, db_index=True, validators=[COMPANY], verbose_name=_("company"))
    granted_on = models.DateField(verbose_name=_("granted on"))
    amount_cents = models.PositiveBigIntegerField(verbose_name=_("amount, in cents"))
    services = models.BooleanField(default=False, verbose_name=_("aid for a service of general economic interest"))
    source = models.CharField(max_length=300, verbose_name=_("who granted it, and where that stands"))
    agreement = models.OneToOneField(
        "planning.Agreement", on_delete=models.PROTECT, null=True, blank=True, related_name="aid"
    )
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("small aid")
        verbose_name_plural = _("small aid")
        ordering = ["-granted_on", "-pk"]


class CompanyLink(models.Model):
    """Two companies that are one undertaking, since one controls the other; their aid counts together (R10)."""

    one = models.CharField(max_length=LONGEST, db_index=True, validators=[COMPANY], verbose_name=_("company"))
    other = models.CharField(max_length=LONGEST, db_index=True, validators=[COMPANY], verbose_name=_("linked with"))
    source = models.CharField(max_length=300, verbose_name=_("where that stands"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("link between companies")
        verbose_name_plural = _("links between companies")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="planning_companies_linked_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="planning_companies_in_order"),
        ]


class Scheme(Keyed):
    """A fund or scheme of another to which an initiative can be referred, with its own conditions as data."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    title_nl = models.CharField(max_length=200, verbose_name=_("name (Dutch)"))
    title_en = models.CharField(max_length=200, blank=True, verbose_name=_("name (English)"))
    provider = models.CharField(max_length=200, verbose_name=_("whose it is"))
    url = models.URLField(blank=True, verbose_name=_("address on the web"))
    kind = models.CharField(max_length=15, choices=Kind.choices, verbose_name=_("kind of support"))
    most_cents = models.PositiveBigIntegerField(null=True, blank=True, verbose_name=_("most, in cents"))
    closes_on = models.DateField(null=True, blank=True, verbose_name=_("open until"))
    needs_organisation = models.BooleanField(default=False, verbose_name=_("only for an organisation"))
    phases = models.JSONField(default=list, blank=True, verbose_name=_("only in these phases"))
    place = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("only in")
    )
    conditions = models.TextField(blank=True, verbose_name=_("what else it asks"))

    class Meta:
        verbose_name = _("scheme of another")
        verbose_name_plural = _("schemes of others")
        ordering = ["title_nl", "key"]


class Referral(models.Model):
    """An initiative that was referred to a scheme of another, with the reason (R7)."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="referrals")
    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.PROTECT, related_name="+")
    request_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("question"))
    reason = models.TextField(verbose_name=_("reason"))
    by_key = models.CharField(max_length=LONGEST)
    referred_on = models.DateField(verbose_name=_("referred on"))

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-referred_on", "-pk"]
