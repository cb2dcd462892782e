"""The address by which someone stops one kind of mail without signing in: signed, so that nobody stops another's."""

from django.core import signing

SALT = "veerkracht.notices.stop"


def token(person_key: str, kind: str) -> str:
    """Write down whose mails of which kind."""
    return signing.dumps([person_key, kind], salt=SALT)


def read(text: str) -> tuple[str, str] | None:
    """Read it back; nothing where it was changed."""
    try:
        person_key, kind = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return person_key, kind
