"""The records of the question desk."""

from veerkracht.support.models.mail import Incoming as Incoming
from veerkracht.support.models.mail import Verdict as Verdict
from veerkracht.support.models.request import Attachment as Attachment
from veerkracht.support.models.request import Post as Post
from veerkracht.support.models.request import PostKind as PostKind
from veerkracht.support.models.request import Sending as Sending
from veerkracht.support.models.request import SharedAnswer as SharedAnswer
from veerkracht.support.models.request import SupportRequest as SupportRequest
