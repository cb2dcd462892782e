"""Starting Veerkracht on one machine: the data folder made ready, then the web server."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import django
from gunicorn.app.base import BaseApplication

from veerkracht.running import counters


def prepare(programme: Path) -> None:
    """Make the data folder ready: records, pages' files, a programme and someone who can sign in.

    What is there already is left as it is.
    """
    from django.core.management import CommandError

    django.setup()
    _migrate()
    _collect_files()
    welcome = _welcome()
    try:
        _load(programme)
    except CommandError as problem:
        sys.exit(f"The programme in {programme} was not loaded.\n{problem}")
    finally:
        print(welcome, end="", flush=True)
    _people_of_the_demonstration()


def serve(port: int) -> None:
    """Serve until stopped with Ctrl-C or a signal to end."""
    from django.db import connections

    connections.close_all()
    counters.share()
    try:
        Server(port).run()
    finally:
        counters.unshare()


class Server(BaseApplication):  # type: ignore[misc]
    """The web server, set up for one machine: one process for each core, four threads in each."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.worker: subprocess.Popen[bytes] | None = None
        super().__init__()

    def load_config(self) -> None:
        settings = {
            "bind": f"127.0.0.1:{self.port}",
            "worker_class": "gthread",
            "workers": min(4, os.cpu_count() or 1),
            "threads": 4,
            "preload_app": True,
            "graceful_timeout": 5,
            "control_socket_disable": True,
            "loglevel": "warning",
            "proc_name": "veerkracht",
            "when_ready": self._open,
            "on_exit": self._close,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def _open(self, _arbiter: Any) -> None:
        """Start the worker that does the jobs beside the pages; it ends with us, however we end."""
        words = [sys.executable, "-m", "veerkracht.site.command", "work", "--beside", str(os.getpid())]
        paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self.worker = subprocess.Popen(words, env=os.environ | paths, stdin=subprocess.DEVNULL)  # noqa: S603 - ourselves
        print(_greeting(self.port), flush=True)

    def _close(self, _arbiter: Any) -> None:
        if self.worker:
            self.worker.terminate()
            self.worker.wait()
        print("\nVeerkracht has stopped.", flush=True)

    def load(self) -> Callable[..., Any]:
        from veerkracht.site.wsgi import application

        return application


def _greeting(port: int) -> str:
    here = f"http://127.0.0.1:{port}"
    return (
        f"\n  Veerkracht is open: {here}{_address('home', 'nl')} (in English: {here}{_address('home', 'en')})"
        f"\n  Officers sign in at {here}{_address('sign-in', 'nl')}"
        "\n  Password lost? .venv/bin/veerkracht officer --renew"
        "\n  Stop with Ctrl-C.\n"
    )


def _address(name: str, language: str) -> str:
    from django.urls import reverse
    from django.utils.translation import override

    with override(language):
        return reverse(name)


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from veerkracht.running.queries.migrations import state
    from veerkracht.running.start import newer

    executor = MigrationExecutor(connection)
    if unknown := state().unknown:
        sys.exit(newer(unknown))
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("  Making the records …", flush=True)
        call_command("migrate", verbosity=0, interactive=False)


def _collect_files() -> None:
    """Copy style sheets, fonts and scripts to where they are served from, when one of them changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    digest = hashlib.sha256(django.__version__.encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    stamp = settings.DATA / "static.json"
    now = {"files": digest.hexdigest()}
    if stamp.exists() and json.loads(stamp.read_text()) == now and Path(settings.STATIC_ROOT).is_dir():
        return
    print("  Collecting style sheets, fonts and scripts …", flush=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(json.dumps(now))


def _load(programme: Path) -> None:
    """Load a programme where there is none yet."""
    from django.core.management import call_command

    from veerkracht.programmes.models import Programme

    if Programme.objects.exists():
        return
    print(f"  Loading the programme in {programme.name} …", flush=True)
    call_command("load", str(programme), language="en", verbosity=0)


def _people_of_the_demonstration() -> None:
    """Make someone of each role to look around with, where this is a demonstration."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.DEMO:
        call_command("demo", stdout=StringIO())


def _welcome() -> str:
    """Make the first officer, and give the sentence with the password, that is shown once."""
    from django.core.management import call_command
    from django.utils.translation import override

    said = StringIO()
    with override("en"):
        call_command("officer", if_none=True, stdout=said)
    return said.getvalue()
