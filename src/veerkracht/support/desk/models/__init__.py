"""The records of the question desk."""

from veerkracht.support.desk.models.mail import Incoming as Incoming
from veerkracht.support.desk.models.mail import Verdict as Verdict
from veerkracht.support.desk.models.request import Attachment as Attachment
from veerkracht.support.desk.models.request import Post as Post
from veerkracht.support.desk.models.request import PostKind as PostKind
from veerkracht.support.desk.models.request import Sending as Sending
from veerkracht.support.desk.models.request import SharedAnswer as SharedAnswer
from veerkracht.support.desk.models.request import SupportRequest as SupportRequest
