from django.db import models
from django.utils.translation import gettext_lazy as _


class Token(models.Model):
    """A key with which another system asks in the name of a person, for some deeds only; just its hash is kept."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100, verbose_name=_("what it is for"))
    digest = models.CharField(max_length=64, unique=True)
    beginning = models.CharField(max_length=12, verbose_name=_("begins with"))
    scopes = models.JSONField(default=list, verbose_name=_("scopes"))
    made_at = models.DateTimeField(auto_now_add=True, verbose_name=_("made on"))
    expires_on = models.DateField(verbose_name=_("last day"))
    last_used_at = models.DateTimeField(null=True, blank=True, verbose_name=_("last used"))
    revoked_at = models.DateTimeField(null=True, blank=True, verbose_name=_("revoked on"))

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.beginning}…)"
