"""Where recordings lie: outside the web, each in the folder of its observation under the hash of its content."""

import shutil
from pathlib import Path

from django.conf import settings


def place(key: str, sha256: str) -> Path:
    """Give where the recording of an observation lies."""
    return _folder(key) / sha256


def keep(key: str, sha256: str, content: bytes) -> None:
    """Keep a recording."""
    _folder(key).mkdir(parents=True, exist_ok=True)
    place(key, sha256).write_bytes(content)


def throw_away(key: str) -> None:
    """Remove the recording of an observation."""
    shutil.rmtree(_folder(key), ignore_errors=True)


def _folder(key: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "observations" / key
