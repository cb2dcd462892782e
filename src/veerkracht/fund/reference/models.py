"""What was taken in to compare with: each row as it was read, and of it the contracts and prices to ask for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.trail.models import Known


class Line(models.Model):
    """A row of a reference source, each cell read as its kind, or kept as it was written where it could not be read."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=80)
    owner = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    file = models.CharField(max_length=120)
    line = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    extra = models.JSONField(default=dict, blank=True)
    gone = models.BooleanField(default=False, verbose_name=_("no longer in the source"))

    class Meta:
        verbose_name = _("row of a reference source")
        constraints = [
            models.UniqueConstraint(fields=["programme", "table", "owner", "number"], name="reference_line_once")
        ]
        indexes = [models.Index(fields=["owner", "table"], name="reference_line_owner")]

    def __str__(self) -> str:
        return f"{self.table} {self.owner} {self.number}"


class Contact(models.Model):
    """Who can be asked at an organisation of a reference source: kept to give the source back whole, shown nowhere."""

    line = models.OneToOneField(Line, on_delete=models.CASCADE, related_name="contact")
    cells = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("contact in a reference source")


class Oddity(models.Model):
    """Something strange in a reference source: where it stands, and what was done with it."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="+")
    owner = models.CharField(max_length=40, db_index=True)
    file = models.CharField(max_length=120)
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=200)
    code = models.CharField(max_length=20)
    shown = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("finding in a reference source")
        ordering = ["file", "line", "column"]


class Contract(Known):
    """An outcome contract of elsewhere, as a reference source describes it."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="+")
    identifier = models.CharField(max_length=40, verbose_name=_("identifier"))
    name = models.CharField(max_length=300, verbose_name=_("name"))
    sort_key = models.CharField(max_length=200, db_index=True)
    stage = models.CharField(max_length=40, blank=True, verbose_name=_("stage"))
    sector = models.CharField(max_length=60, blank=True, verbose_name=_("policy sector"))
    countries = models.CharField(max_length=200, blank=True, verbose_name=_("countries"))
    logics = models.CharField(max_length=100, blank=True, verbose_name=_("payment logics"))
    signed_on = models.CharField(max_length=10, blank=True, verbose_name=_("signed"))
    starts_on = models.CharField(max_length=10, blank=True, verbose_name=_("service from"))
    ends_on = models.CharField(max_length=10, blank=True, verbose_name=_("service until"))
    year = models.PositiveIntegerField(null=True, blank=True, verbose_name=_("year"))
    currency = models.CharField(max_length=3, blank=True, verbose_name=_("currency"))
    invested = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True, verbose_name=_("investment"))
    payable = models.DecimalField(
        max_digits=30, decimal_places=6, null=True, blank=True, verbose_name=_("payable for outcomes at most")
    )
    people = models.DecimalField(
        max_digits=30, decimal_places=6, null=True, blank=True, verbose_name=_("people it is meant for")
    )
    metrics = models.PositiveIntegerField(default=0, verbose_name=_("metrics"))
    prices = models.PositiveIntegerField(default=0, verbose_name=_("prices"))
    results = models.PositiveIntegerField(default=0, verbose_name=_("results"))
    payments = models.PositiveIntegerField(default=0, verbose_name=_("payments"))
    words = models.TextField(blank=True, verbose_name=_("words to search in"))
    gone = models.BooleanField(default=False, verbose_name=_("no longer in the source"))

    class Meta:
        verbose_name = _("contract to compare with")
        verbose_name_plural = _("contracts to compare with")
        indexes = [models.Index(fields=["sort_key", "key"], name="reference_contract_order")]


class Price(models.Model):
    """What a contract of elsewhere pays for one unit of a metric."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="priced")
    metric = models.CharField(max_length=80, blank=True, verbose_name=_("metric"))
    definition = models.TextField(blank=True, verbose_name=_("definition"))
    amount = models.DecimalField(max_digits=30, decimal_places=6, verbose_name=_("price per unit"))
    currency = models.CharField(max_length=3, verbose_name=_("currency"))
    most = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True, verbose_name=_("at most"))
    note = models.TextField(blank=True, verbose_name=_("note"))
    topic = models.CharField(max_length=20, blank=True, db_index=True, verbose_name=_("topic"))
    weeks = models.PositiveIntegerField(null=True, blank=True, verbose_name=_("weeks it lasts"))

    class Meta:
        verbose_name = _("price to compare with")
        verbose_name_plural = _("prices to compare with")
