"""The secrets of second steps are sealed before they are kept: who takes the database alone cannot make a code."""

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def sealed(secret: str) -> str:
    """Seal a secret with the secret key of this installation."""
    return _keys().encrypt(secret.encode()).decode()


def opened(kept: str) -> str:
    """Give a secret that was sealed here; where the key is another one now, a secret that no code ever fits."""
    try:
        return _keys().decrypt(kept.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _keys() -> MultiFernet:
    """Make the keys from the secret key and those before it, for this use alone."""
    names: list[str] = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    made = (hashlib.sha256(f"second step:{name}".encode()).digest() for name in names)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])
