"""The records of the question desk."""

from veerkracht.support.models.mail import Incoming, Verdict
from veerkracht.support.models.request import Attachment, Post, PostKind, Sending, SharedAnswer, SupportRequest

__all__ = ["Attachment", "Incoming", "Post", "PostKind", "Sending", "SharedAnswer", "SupportRequest", "Verdict"]
