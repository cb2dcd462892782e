"""Places through time: their names, codes, borders, and what they became."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import sort_key
from veerkracht.trail.models import Keyed


class PlaceKind(models.TextChoices):
    """What sort of place it is."""

    PROVINCE = "province", _("province")
    REGION = "region", _("region")
    MUNICIPALITY = "municipality", _("municipality")
    TOWN = "town", _("town")
    VILLAGE = "village", _("village")
    DISTRICT = "district", _("district")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")


class Place(Keyed):
    """A place where people live, large or small, as it was called and bounded through time."""

    name = models.CharField(max_length=200, verbose_name=_("name"))
    sort_key = models.CharField(max_length=200, db_index=True, editable=False)
    kind = models.CharField(max_length=20, choices=PlaceKind.choices, db_index=True, verbose_name=_("kind"))
    starts_on = models.DateField(null=True, blank=True, verbose_name=_("exists from"))
    ends_on = models.DateField(null=True, blank=True, verbose_name=_("existed until"))
    latitude = models.FloatField(null=True, blank=True, verbose_name=_("latitude"))
    longitude = models.FloatField(null=True, blank=True, verbose_name=_("longitude"))
    coordinate_source = models.CharField(max_length=300, blank=True, verbose_name=_("source of the coordinate"))
    note_nl = models.TextField(blank=True, verbose_name=_("note (Dutch)"))
    note_en = models.TextField(blank=True, verbose_name=_("note (English)"))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["sort_key", "key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="places_place_coordinate_whole",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name)
        super().save(*args, **kwargs)


class PlaceCode(models.Model):
    """A code of a place in a scheme such as that of CBS, valid for a period."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=20, verbose_name=_("scheme"))
    code = models.CharField(max_length=20, db_index=True, verbose_name=_("code"))
    starts_on = models.DateField(null=True, blank=True, verbose_name=_("valid from"))
    ends_on = models.DateField(null=True, blank=True, verbose_name=_("valid until"))

    class Meta:
        verbose_name = _("place code")
        constraints = [
            models.UniqueConstraint(fields=["place", "scheme", "code"], name="places_code_once"),
        ]


class Succession(models.Model):
    """One place that became another, or part of another, on a day."""

    old = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="successors")
    new = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="predecessors")
    on = models.DateField(verbose_name=_("on"))
    share = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True, verbose_name=_("share"))

    class Meta:
        verbose_name = _("succession")
        constraints = [models.UniqueConstraint(fields=["old", "new", "on"], name="places_succession_once")]


class Within(models.Model):
    """A place that lies in a larger one, for a period."""

    part = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="wholes")
    whole = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="parts")
    starts_on = models.DateField(null=True, blank=True, verbose_name=_("from"))
    ends_on = models.DateField(null=True, blank=True, verbose_name=_("until"))

    class Meta:
        verbose_name = _("lies within")
        constraints = [models.UniqueConstraint(fields=["part", "whole", "starts_on"], name="places_within_once")]


class Boundary(models.Model):
    """The border of a place in one year, as GeoJSON in degrees."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="boundaries")
    year = models.PositiveSmallIntegerField(verbose_name=_("year"))
    geometry = models.JSONField(verbose_name=_("border"))
    sketch = models.JSONField(verbose_name=_("border with few points, for small maps"))
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    source = models.CharField(max_length=300, blank=True, verbose_name=_("source"))
    drawn_at = models.DateTimeField(auto_now=True, verbose_name=_("drawn at"))

    class Meta:
        verbose_name = _("border")
        constraints = [models.UniqueConstraint(fields=["place", "year"], name="places_boundary_once")]
