"""Secrets that go out by mail: long, random, and kept as a digest only."""

import hashlib
import secrets


def new_secret() -> str:
    """Make a secret that fits in an address."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Give what is kept of a secret; it was random, so that one round of SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
