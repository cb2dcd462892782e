"""How long a password is at least, said in our words."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Refuse a short password and say how long it must be."""

    def get_error_message(self) -> str:
        return _("This password is too short. Take at least %(count)s characters.") % {"count": self.min_length}
