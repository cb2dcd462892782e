"""The door for a web server. For real use it opens only where nothing is too weak, as `veerkracht doctor` says.

Each process reads the Dutch word list at its start, beside the first pages.
"""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veerkracht.settings")
application = get_wsgi_application()

from veerkracht.site.doctor import refuse_weak  # noqa: E402 - records can be imported only now

refuse_weak()


def _warm_up() -> None:
    from veerkracht.search.rules.analyser import alternatives

    alternatives("buurthuis", ("nl", "en"))  # a compound, so that the lists behind compounds are read too


Thread(target=_warm_up, daemon=True).start()
