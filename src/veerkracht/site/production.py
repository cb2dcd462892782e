"""The web server of a real installation.

    gunicorn -c python:veerkracht.site.production veerkracht.site.wsgi

How many processes and threads, and where it listens, is said in the environment or behind the command.
"""

import os
from typing import Any

from veerkracht.running import counters
from veerkracht.running.logs import logging_settings

bind = os.environ.get("VEERKRACHT_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("VEERKRACHT_WEB_WORKERS", "2"))
threads = int(os.environ.get("VEERKRACHT_WEB_THREADS", "4"))
worker_class = "gthread"
preload_app = True
control_socket_disable = True
graceful_timeout = 20
timeout = 120
max_requests, max_requests_jitter = 20_000, 2_000  # a process that grew too large is replaced
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a beat that needs no disk
proc_name = "veerkracht"
logconfig_dict: dict[str, Any] = logging_settings(os.environ.get("VEERKRACHT_LOGS", "json")) | {
    "loggers": {
        "gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "gunicorn.access": {"handlers": [], "propagate": False},
    }
}


def on_starting(_arbiter: Any) -> None:
    """Refuse to serve a database of another version; let the processes count together."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veerkracht.settings")
    import django

    django.setup()
    from django.db import connections

    from veerkracht.running.start import stop_unless_ready

    stop_unless_ready()
    connections.close_all()
    counters.share()


def on_exit(_arbiter: Any) -> None:
    counters.unshare()
