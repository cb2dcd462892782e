"""The examples on the page of the API. A test runs each of them as it stands, with curl."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to ask, the command that does it, and what stands in the answer."""

    title: str | Promise
    command: str
    gives: str


EXAMPLES = (
    Example(
        _("Read the first initiatives about a theme"),
        "curl '$SITE/api/v1/initiatives?theme=gezondheid&limit=2'",
        '"items":[{',
    ),
    Example(
        _("Read one initiative with everything that hangs on it"),
        "curl $SITE/api/v1/initiatives/slowcare-oss",
        '"partners":[',
    ),
    Example(
        _("Search all records"),
        "curl -H 'Accept-Language: en' '$SITE/api/v1/search?q=zorg'",
        '"hits":[',
    ),
    Example(
        _("Read what the goals said on a day"),
        "curl '$SITE/api/v1/goals?on=2017-03-17'",
        '"in_force_from":"2017-03-17"',
    ),
    Example(
        _("Say that something is not right"),
        """curl -X POST $SITE/api/v1/messages \\
  -H 'Content-Type: application/json' \\
  -d '{"about": "initiative:slowcare-oss", "text": "Het jaar klopt niet."}'""",
        '"received":true',
    ),
    Example(
        _("Read the ETag of an initiative, to change it afterwards"),
        'curl -I -H "Authorization: Bearer $TOKEN" $SITE/api/v1/initiatives/slowcare-oss',
        "ETag: ",
    ),
    Example(
        _("Change an initiative, if nobody else did meanwhile"),
        """curl -X PATCH $SITE/api/v1/initiatives/slowcare-oss \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "If-Match: $ETAG" \\
  -H 'Idempotency-Key: phase-of-2026' \\
  -H 'Content-Type: application/json' \\
  -d '{"phase": "growth"}'""",
        '"phase":"growth"',
    ),
)
