"""A2: writing over HTTP at a steady pace, beside the same record by a generic view of Django.

    ./bench writing [--rate 50] [--seconds 30]

An officer answers readers' messages of about 1 kB, 50 a second, whether or not the one before is done: the form and its
token, the permission, the action, its entry in the trail, all in one transaction. The peer is Django's UpdateView with
its ModelForm on the same record: no permission asked, no trail. Both are served by gunicorn with two processes and four
threads each. Nothing may be lost: afterwards the rows and the entries are counted. On PostgreSQL, with every commit
on the disk: python3 doors/postgres.py --safe ./bench writing
"""

import argparse
import http.client
import json
import os
import queue
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
SRC = HERE.parent / "src"
CSRF = "a" * 32
TEXT = ("Dank je wel. We hebben het nagekeken en de tekst op de pagina aangepast. " * 14)[:1000]
WARM = 40


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rate", type=float, default=50)
    words.add_argument("--seconds", type=float, default=30)
    said = words.parse_args()
    count = int(said.rate * said.seconds)
    with tempfile.TemporaryDirectory(prefix="veerkracht-writing-") as data:
        os.environ["VEERKRACHT_DATA"] = data
        cookie, numbers = fill(2 * (count + WARM))
        print(f"load at the start: {os.getloadavg()[0]:.1f}")
        theirs = one_run("peer_writing", cookie, numbers[: count + WARM], said.rate)
        ours = one_run("veerkracht.settings", cookie, numbers[count + WARM :], said.rate)
        kept, told = counted(numbers[count + WARM :])
        print(f"load at the end: {os.getloadavg()[0]:.1f}")
    assert len(ours) == len(theirs) == count
    lost = count + WARM - kept
    figures = {}
    for name, seconds in (("ours", ours), ("peer", theirs)):
        ordered = sorted(seconds)
        figures[name] = ordered[int(len(ordered) * 0.95)] * 1000
        print(
            f"{name}: {count} writes at {said.rate:g} a second, median {statistics.median(ordered) * 1000:.1f} ms, "
            f"p95 {figures[name]:.1f} ms, slowest {ordered[-1] * 1000:.1f} ms"
        )
    print(f"lost: {lost}; entries in the trail: {told} of {count + WARM}")
    assert lost == 0
    assert told == count + WARM
    result = {"name": "writing", "ours": round(figures["ours"], 1), "peer": round(figures["peer"], 1)}
    print(json.dumps(result | {"ratio": round(figures["peer"] / figures["ours"], 2), "unit": "ms p95", "lost": lost}))


def fill(count: int) -> tuple[str, list[int]]:
    """Make an officer who is signed in, and messages that wait; give the cookie and their numbers."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.db import connections

    from veerkracht.people.models import Person
    from veerkracht.publishing.models import Message

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("officer", verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    call_command("load", str(HERE.parent / "programmes" / "sociale-veerkracht"), verbosity=0)
    officer = Person.objects.get()
    Message.objects.bulk_create(
        [
            Message(kind="general", text=TEXT, language="nl", owner_key=officer.key, programme_key="sociale-veerkracht")
            for _ in range(count)
        ],
        batch_size=1000,
    )
    session = SessionStore()
    session[SESSION_KEY] = str(officer.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
    session.save()
    numbers = list(Message.objects.order_by("pk").values_list("pk", flat=True))
    connections.close_all()
    return f"sessionid={session.session_key}; csrftoken={CSRF}", numbers


def counted(numbers: list[int]) -> tuple[int, int]:
    """Count the messages that were answered, and their entries in the trail."""
    from veerkracht.publishing.models import Message
    from veerkracht.trail.models import Entry

    kept = Message.objects.filter(pk__gte=numbers[0], pk__lte=numbers[-1], answer=TEXT.strip()).count()
    keys = {str(number) for number in numbers}
    told = Entry.objects.filter(deed="answer", kind="message").values_list("key", flat=True)
    return kept, sum(key in keys for key in told)


def one_run(settings: str, cookie: str, numbers: list[int], rate: float) -> list[float]:
    """Send one write after the other at a pace; give the seconds of each, from the moment at which it was due."""
    taken: list[float] = []
    with served(settings) as port:
        for number in numbers[:WARM]:
            write(http.client.HTTPConnection("127.0.0.1", port, timeout=30), cookie, number)
        due: queue.Queue[tuple[float, int] | None] = queue.Queue()

        def sender() -> None:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            while one := due.get():
                write(line, cookie, one[1])
                taken.append(time.perf_counter() - one[0])

        senders = [threading.Thread(target=sender) for _ in range(16)]
        for one in senders:
            one.start()
        began = time.perf_counter()
        for place, number in enumerate(numbers[WARM:]):
            moment = began + place / rate
            time.sleep(max(0.0, moment - time.perf_counter()))
            due.put((moment, number))
        for _ in senders:
            due.put(None)
        for one in senders:
            one.join()
    return taken


def write(line: http.client.HTTPConnection, cookie: str, number: int) -> None:
    """Answer one message as a browser does."""
    body = urlencode({"csrfmiddlewaretoken": CSRF, "text": TEXT, "answer": TEXT})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", f"/berichten/{number}", body, headers)
    answer = line.getresponse()
    said = answer.read()
    if answer.status != 302:
        raise SystemExit(f"message {number} was answered with {answer.status}: {said[:300]!r}")


@contextmanager
def served(settings: str) -> Iterator[int]:
    """Serve with two processes of four threads; give the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "VEERKRACHT_BIND": f"127.0.0.1:{port}"}
    env["PYTHONPATH"] = os.pathsep.join([str(SRC), str(HERE), *filter(None, sys.path)])
    env |= {"VEERKRACHT_WEB_WORKERS": "2", "VEERKRACHT_WEB_THREADS": "4", "VEERKRACHT_LOGS": "json"}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:veerkracht.site.production", "veerkracht.site.wsgi"]
    server = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    try:
        for _try in range(300):
            time.sleep(0.1)
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


if __name__ == "__main__":
    main()
