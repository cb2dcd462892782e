"""The settings of the peer of P7: ours, with its own addresses and none of our middleware."""

from veerkracht.settings import *  # noqa: F403
from veerkracht.settings import MIDDLEWARE as OURS

ROOT_URLCONF = "peer_site"
MIDDLEWARE = [name for name in OURS if not name.startswith("veerkracht.")]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {}}]
