"""Telling people things."""

from django.core.mail import send_mail
from django.db import transaction

from veerkracht.notices.models import Notice


@transaction.atomic
def tell(*, person_key: str, email: str, subject: str, body: str, link: str = "") -> None:
    """Keep a notice for a person and mail it when, and only when, the whole transaction holds."""
    Notice.objects.create(person_key=person_key, subject=subject[:200], link=link)
    transaction.on_commit(lambda: send_mail(subject, body, None, [email], fail_silently=True), robust=True)
