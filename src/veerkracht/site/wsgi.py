"""The door for a web server. For real use it opens only where nothing is too weak, as `veerkracht doctor` says."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veerkracht.settings")
application = get_wsgi_application()

from veerkracht.site.doctor import refuse_weak  # noqa: E402 - records can be imported only now

refuse_weak()
