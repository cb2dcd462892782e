"""Mailing the private link again to who lost it, without telling anyone whether an address is known."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from veerkracht.support.desk.choices import Status
from veerkracht.support.desk.models import Post, PostKind, Sending

NOT_SOONER = timedelta(minutes=10)
MOST = 20


@transaction.atomic
def link_again(*, email: str) -> int:
    """Let the receipts of the requests from an address be mailed again, each no sooner than after ten minutes."""
    now = timezone.now()
    found = Post.objects.filter(
        kind=PostKind.QUESTION, request__email__iexact=email.strip(), due_at__lt=now - NOT_SOONER
    )
    found = found.exclude(request__status=Status.TAKEN_BACK).order_by("-pk")
    keys = list(found.values_list("pk", flat=True)[:MOST])
    return Post.objects.filter(pk__in=keys).update(sending=Sending.WAITING, due_at=now, tries=0)
