"""What someone is writing and has not saved, and the last thing they saved, as long as it can be undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST

LONGEST_FORM = 160


class Draft(models.Model):
    """What someone typed in a form and has not saved yet; for nobody else to see."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=LONGEST_FORM)
    from_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("handed over by"))
    title = models.CharField(max_length=300, verbose_name=_("title"))
    address = models.CharField(max_length=300)
    typed = models.JSONField(default=dict, verbose_name=_("what was typed"))
    shown = models.TextField(verbose_name=_("what was shown then"))
    began_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft")
        constraints = [models.UniqueConstraint(fields=["person", "form", "from_key"], name="writing_draft_once")]
        indexes = [models.Index(fields=["person", "began_at", "id"], name="writing_draft_waiting")]


class Step(models.Model):
    """The last thing someone saved in a form: what it said before and after, so that they can undo it."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=LONGEST_FORM)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    done_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("last step")
        constraints = [models.UniqueConstraint(fields=["person", "form"], name="writing_step_once")]
