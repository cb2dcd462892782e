"""desk: the desk, a request and Vandaag with 5,000 that wait, beside plain pages of Django on the same requests.

    ./bench desk [--data DIR] [--initiatives 20000] [--open 5000] [--each 230] [--readers 8] [--requests 40] [--pause 1]

On a made-up programme of tier L 5,000 requests are open, and in every room so many other things wait for a support
worker and for an officer (about 5,000 for each). Eight readers, half of them worker and half officer, ask a page, wait
a second and ask another, of two processes of four threads as ./run starts them on two cores. The peer is a list with
numbered pages and one record with its thread, by the ORM and a template, with none of our middleware, served alike and
read in the same run. What is asked: 80 ms at most in the median and 200 ms for 95 of 100, on the pages of the desk.
DATABASE_URL chooses PostgreSQL.
"""

import argparse
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tiers import fill, set_up
from writing import SRC, served

if TYPE_CHECKING:
    from veerkracht.people.models import Person

DESK = ("list", "filter", "last", "one", "today")
"""The pages of which a median and a 95th percentile are asked; the others are measured beside them."""
OTHERS = {
    "given": "/hulp/gegeven",
    "applications": "/aanmeldingen?status=open",
    "application": "/aanmeldingen/aanmelding-{number}",
    "forum": "/forum",
    "introductions": "/kennismakingen",
    "network": "/netwerk",
}
WAITING = ("worker", "officer")
Taken = dict[str, list[float]]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--data", help="a folder that is kept; it is filled when it is empty")
    words.add_argument("--initiatives", type=int, default=20_000)
    words.add_argument("--open", type=int, default=5_000)
    words.add_argument("--each", type=int, default=230)
    words.add_argument("--readers", type=int, default=8)
    words.add_argument("--requests", type=int, default=40)
    words.add_argument("--pause", type=float, default=1.0)
    said = words.parse_args()
    with ExitStack() as ends:
        data = said.data or ends.enter_context(tempfile.TemporaryDirectory(prefix="veerkracht-desk-"))
        cookies = ready(Path(data), said)
        print(f"load at the start: {os.getloadavg()[0]:.1f}")
        theirs = read("peer_desk", cookies, said, DESK)
        ours = read("veerkracht.settings", cookies, said, DESK)
        others = read("veerkracht.settings", cookies, said, tuple(OTHERS))
        print(f"load at the end: {os.getloadavg()[0]:.1f}")
    report(ours | others, theirs)


def ready(data: Path, said: argparse.Namespace) -> list[str]:
    """Fill a data folder unless it is filled, and sign in the worker and the officer; give their cookies."""
    set_up(str(data))
    from desk_scene import fill_desk
    from django.db import connections

    from veerkracht.people.models import Person
    from veerkracht.support.desk.models import SupportRequest

    if not SupportRequest.objects.exists():
        fill(said.initiatives, said.initiatives * 5 // 2)
        fill_desk(said.open, said.each)
    command = [sys.executable, "-m", "veerkracht.site.command", "collectstatic", "--noinput", "-v0"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(SRC)})
    cookies = [signed_in(Person.objects.get(key=f"persoon-{number}")) for number, _who in enumerate(WAITING)]
    connections.close_all()
    return cookies


def signed_in(person: "Person") -> str:
    """Give the cookie of someone who is signed in."""
    from django.test import Client

    browser = Client()
    browser.force_login(person)
    return f"sessionid={browser.cookies['sessionid'].value}"


def read(settings: str, cookies: list[str], said: argparse.Namespace, pages: tuple[str, ...]) -> Taken:
    """Let readers ask the pages at the same time; give the seconds of each answer, by page and who read."""
    taken: Taken = {}
    lock = threading.Lock()
    with served(settings) as port:

        def reader(number: int) -> None:
            chance, who = random.Random(number), number % len(cookies)
            for page in pages:  # the first of each page warms up
                answered(port, address(page, settings, chance, said), cookies[who])
            time.sleep(said.pause * number / said.readers)
            for request in range(said.requests):
                page = pages[(number + request) % len(pages)]
                seconds = answered(port, address(page, settings, chance, said), cookies[who])
                with lock:
                    taken.setdefault(f"today of {WAITING[who]}" if page == "today" else page, []).append(seconds)
                time.sleep(said.pause)

        readers = [threading.Thread(target=reader, args=(number,)) for number in range(said.readers)]
        for one in readers:
            one.start()
        for one in readers:
            one.join()
    if len(taken) < len(pages):
        raise SystemExit("Not every page was answered; see above.")
    return taken


def address(page: str, settings: str, chance: random.Random, said: argparse.Namespace) -> str:
    """Give the address of a kind of page, in our words or in those of the peer."""
    peer = settings == "peer_desk"
    number = chance.randrange(said.open)
    return {
        "list": "/hulpvragen",
        "filter": f"/hulpvragen?kind={chance.choice(('partner', 'method', 'capacity'))}",
        "last": f"/hulpvragen?page={said.open // 50}" if peer else "/hulpvragen?before=end",
        "one": f"/hulpvragen/vraag-{number}",
        "today": "/vandaag",
    }.get(page) or OTHERS[page].format(number=number % (2 * said.each))


def answered(port: int, asked: str, cookie: str) -> float:
    """Ask a page and give how long the answer took; it must be one, and hold a request or something that waits."""
    began = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", asked, headers={"Cookie": cookie, "Accept-Encoding": "identity"})
    answer = line.getresponse()
    body = answer.read()
    line.close()
    seconds = time.perf_counter() - began
    rows = body.count(b"Wie helpt ons aan") if asked.startswith("/hulpvragen") else body.count(b"<li")
    if answer.status != 200 or (rows < 1 and asked != "/vandaag"):
        raise RuntimeError(f"{asked} was answered with {answer.status}: {body[:300]!r}")
    return seconds


def report(ours: Taken, theirs: Taken) -> None:
    """Print the median and the 95th percentile of each page, and the ratio to the peer where there is one."""
    parts = {}
    print(f"{'page':18} {'ours ms':>9} {'p95':>9} {'peer ms':>9} {'p95':>9} {'ratio':>7} {'asked':>6}")
    for page, seconds in ours.items():
        figures = {"ours": middle(seconds), "p95": high(seconds)}
        if page in theirs:
            figures |= {"peer": middle(theirs[page]), "peer p95": high(theirs[page])}
            figures["ratio"] = round(figures["peer"] / figures["ours"], 2)
        told = [figures.get(name, "-") for name in ("ours", "p95", "peer", "peer p95", "ratio")]
        print(f"{page:18} {told[0]:>9} {told[1]:>9} {told[2]:>9} {told[3]:>9} {told[4]:>7} {len(seconds):>6}")
        parts[page] = figures
    mine, other = (middle([one for page in theirs for one in taken[page]]) for taken in (ours, theirs))
    slow = max(parts[page]["p95"] for page in theirs)
    met = max(parts[page]["ours"] for page in theirs) <= 80 and slow <= 200
    result = {"name": "desk", "ours": mine, "peer": other, "ratio": round(other / mine, 2), "unit": "ms median"}
    print(json.dumps(result | {"p95": slow, "met": met, "parts": parts}))


def middle(seconds: list[float]) -> float:
    return round(statistics.median(seconds) * 1000, 1)


def high(seconds: list[float]) -> float:
    return round(sorted(seconds)[int(len(seconds) * 0.95)] * 1000, 1)


if __name__ == "__main__":
    main()
