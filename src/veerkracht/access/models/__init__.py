"""What someone needs to come in: an invitation, a link, a second factor, a token."""

# tokens, with which other systems ask
from veerkracht.access.models.answered import Answered as Answered
from veerkracht.access.models.token import Token as Token
