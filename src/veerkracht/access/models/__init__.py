"""What someone needs to come in: an invitation, a link, a second factor, a token."""
