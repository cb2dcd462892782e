"""What someone needs to come in: an invitation, a link, a second factor, a token."""

from veerkracht.access.models.invitation import Invitation as Invitation
from veerkracht.access.models.link import SignInLink as SignInLink
