"""What someone needs to come in: an invitation, a link, a second factor, a token."""

# tokens, with which other systems ask
from veerkracht.access.models.answered import Answered as Answered
from veerkracht.access.models.invitation import Invitation as Invitation
from veerkracht.access.models.link import SignInLink as SignInLink
from veerkracht.access.models.token import Token as Token
