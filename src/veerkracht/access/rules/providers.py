"""Other sign-ins (OpenID Connect), as the environment names them.

Source: OpenID Connect Discovery 1.0; see docs/methods/providers.md.
"""

import json
from typing import Any

NEEDED = ("id", "name", "server", "client", "secret")


class NotReadable(ValueError):
    """The setting cannot be read; the message says what is wrong in a sentence."""


def providers(text: str) -> list[dict[str, Any]]:
    """Read VEERKRACHT_OIDC: a JSON list with for each sign-in its id, name, server, client and secret.

    >>> text = '[{"id": "nb", "name": "Provincie", "server": "https://id.example", "client": "v", "secret": "s"}]'
    >>> providers(text)[0]["provider_id"], providers(text)[0]["settings"]
    ('nb', {'server_url': 'https://id.example'})
    >>> providers("")
    []
    """
    if not text.strip():
        return []
    try:
        said = json.loads(text)
    except ValueError:
        raise NotReadable('VEERKRACHT_OIDC is not JSON. Write a list: [{"id": …, "name": …}].') from None
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise NotReadable('VEERKRACHT_OIDC is no list of sign-ins. Write [{"id": …, "name": …}], also for one.')
    return [_provider(one, place) for place, one in enumerate(said, 1)]


def _provider(said: dict[str, Any], place: int) -> dict[str, Any]:
    missing = [name for name in NEEDED if not isinstance(said.get(name), str) or not said[name]]
    if missing:
        raise NotReadable(f"Sign-in {place} in VEERKRACHT_OIDC lacks: {', '.join(missing)}. Add it.")
    if not said["id"].replace("-", "").isalnum():
        raise NotReadable(f"The id of sign-in {place} in VEERKRACHT_OIDC stands in an address. Use letters and digits.")
    return {
        "provider_id": said["id"],
        "name": said["name"],
        "client_id": said["client"],
        "secret": said["secret"],
        "settings": {"server_url": said["server"]},
    }
