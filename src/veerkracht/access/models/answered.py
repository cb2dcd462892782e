from django.db import models
from django.utils.translation import gettext_lazy as _


class Answered(models.Model):
    """What another system was answered to a request it may send again, kept a day so that nothing is done twice."""

    caller = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    request = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("answer that is kept")
        constraints = [models.UniqueConstraint(fields=["caller", "key"], name="access_answered_once")]

    def __str__(self) -> str:
        return f"{self.caller} {self.key}"
