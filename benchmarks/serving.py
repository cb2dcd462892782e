"""P7: the public pages and the CSV under load, beside the same made with Django's generic views.

    ./bench P7 [--data DIR] [--readers 8] [--requests 30]

Eight readers ask a page, wait a second, and ask the next, on a made-up programme of tier L (20,000 initiatives; the
CSV is tried on 300,000). Ours and the peer run one after the other in the same run, on the same data. DATABASE_URL
chooses PostgreSQL. The outputs are compared (the same number of rows) before any time is printed.
"""

import argparse
import http.client
import json
import os
import random
import re
import resource
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

HERE = Path(__file__).resolve().parent
SRC = HERE.parent / "src"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--data", help="a folder that is kept; it is filled when it is empty")
    words.add_argument("--initiatives", type=int, default=20_000)
    words.add_argument("--csv-initiatives", type=int, default=300_000)
    words.add_argument("--readers", type=int, default=8)
    words.add_argument("--requests", type=int, default=30)
    words.add_argument("--pause", type=float, default=1.0)
    said = words.parse_args()
    base = Path(said.data or tempfile.mkdtemp())
    pages = filled(base / "pages", said.initiatives, search=True)
    ours = read_pages(pages, "veerkracht.site.wsgi", said)
    peer = read_pages(pages, "peer", said)
    rows = filled(base / "rows", said.csv_initiatives, search=False) if said.csv_initiatives else None
    parts = report(ours, peer)
    if rows:
        parts["csv"] = compare_csv(rows)
    total = {
        who: statistics.median(second for seconds in kinds.values() for second in seconds)
        for who, kinds in (("ours", ours), ("peer", peer))
    }
    print(
        json.dumps(
            {
                "name": "P7",
                "ours": round(total["ours"] * 1000, 1),
                "peer": round(total["peer"] * 1000, 1),
                "ratio": round(total["peer"] / total["ours"], 2),
                "unit": "ms a page, median",
                "parts": parts,
            }
        )
    )


def filled(folder: Path, initiatives: int, *, search: bool) -> Path:
    """Make a data folder with so many initiatives, unless it is there."""
    done = folder / f"filled-{initiatives}"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        tier = [sys.executable, str(HERE / "tiers.py"), "L", "--data", str(folder), "--initiatives", str(initiatives)]
        subprocess.run(tier + ([] if search else ["--no-search"]), check=True)
        done.touch()
    command = [sys.executable, "-m", "veerkracht.site.command", "collectstatic", "--noinput", "-v0"]
    subprocess.run(command, check=True, env=environment(folder))
    return folder


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "VEERKRACHT_DATA": str(folder), "PYTHONPATH": f"{SRC}:{HERE}"}


@contextmanager
def served(folder: Path, app: str) -> Iterator[tuple[int, int]]:
    """Serve a data folder with two threads a core; give the port and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = environment(folder)
    if app == "peer":
        env["DJANGO_SETTINGS_MODULE"] = "peer_settings"
        app = "veerkracht.site.wsgi"
    command = [sys.executable, "-m", "gunicorn", f"{app}:application", "-b", f"127.0.0.1:{port}", "--workers", "2"]
    command += ["--threads", "4", "--worker-class", "gthread", "--no-control-socket", "--log-level", "error"]
    server = subprocess.Popen(command, env=env)
    try:
        for _try in range(200):
            time.sleep(0.1)
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def ask(port: int, address: str) -> tuple[int, bytes, float]:
    """Ask a page; give the status, the body and the seconds it took."""
    began = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", address, headers={"Accept-Encoding": "identity"})
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, body, time.perf_counter() - began


def read_pages(folder: Path, app: str, said: argparse.Namespace) -> dict[str, list[float]]:
    """Let the readers read, and keep the seconds of each kind of page."""
    kept: dict[str, list[float]] = {}
    lock = threading.Lock()
    with served(folder, app) as (port, _pid):
        for kind in ("list", "last", "filter", "search", "page") * 4:  # each process reads its word list once
            ask(port, address(kind, app, random.Random(0), said.initiatives))

        def reader(number: int) -> None:
            chance = random.Random(number)
            time.sleep(said.pause * number / said.readers)
            for _request in range(said.requests):
                kind = chance.choice(("list", "last", "filter", "search", "page"))
                status, _body, seconds = ask(port, address(kind, app, chance, said.initiatives))
                if status != 200:
                    raise SystemExit(f"{kind} answered {status}")
                with lock:
                    kept.setdefault(kind, []).append(seconds)
                time.sleep(said.pause)

        readers = [threading.Thread(target=reader, args=[number]) for number in range(said.readers)]
        for one in readers:
            one.start()
        for one in readers:
            one.join()
    return kept


def address(kind: str, app: str, chance: random.Random, initiatives: int) -> str:
    """Give the address of a kind of page, in our words or in those of the peer."""
    last = {"peer": f"/initiatieven?page={initiatives // 50}"}.get(app, "/initiatieven?before=end")
    words = chance.choice(("koffie", "vergunning", "gereedschap", "nieuwkomers", "planning"))
    theme = chance.choice(("verbinding", "vertrouwen", "gezondheid"))
    return {
        "list": "/initiatieven",
        "last": last,
        "filter": f"/initiatieven?theme={theme}",
        "search": f"/initiatieven?q={words}" if app == "peer" else f"/zoeken?q={words}",
        "page": f"/initiatieven/initiatief-{chance.randrange(initiatives)}",
    }[kind]


def report(ours: dict[str, list[float]], peer: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Print and give the median and 95th percentile of each kind of page."""
    parts = {}
    print(f"{'page':8} {'ours ms':>9} {'p95':>9} {'peer ms':>9} {'p95':>9}")
    for kind in sorted(ours):
        figures = [round(value * 1000, 1) for side in (ours, peer) for value in (middle(side[kind]), high(side[kind]))]
        print(f"{kind:8} {figures[0]:9} {figures[1]:9} {figures[2]:9} {figures[3]:9}")
        parts[kind] = dict(zip(("ours", "ours p95", "peer", "peer p95"), figures, strict=True))
    return parts


def middle(seconds: list[float]) -> float:
    return statistics.median(seconds)


def high(seconds: list[float]) -> float:
    return sorted(seconds)[int(len(seconds) * 0.95)]


def compare_csv(folder: Path) -> dict[str, float]:
    """Fetch the whole list as CSV from both, and compare rows, first byte, speed and memory."""
    figures: dict[str, float] = {}
    counts = {}
    for who, app in (("ours", "veerkracht.site.wsgi"), ("peer", "peer")):
        with served(folder, app) as (port, pid):
            ask(port, address("page", app, random.Random(1), 1000))
            before = memory(pid)
            began = time.perf_counter()
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
            line.request("GET", "/initiatieven.csv")
            answer = line.getresponse()
            rows, first = len(re.findall(rb"initiatief-\d+,", answer.read(1))), time.perf_counter() - began
            while piece := answer.read(1 << 20):
                rows += piece.count(b"\n")
            seconds = time.perf_counter() - began
            figures |= {f"{who} first byte s": round(first, 3), f"{who} rows/s": round(rows / seconds)}
            figures[f"{who} memory grown MB"] = round(memory(pid) - before)
            counts[who] = rows
    print(json.dumps({"csv": figures, "rows": counts}))
    if abs(counts["ours"] - counts["peer"]) > 2:
        raise SystemExit("The two files do not hold the same number of rows.")
    return figures


def memory(pid: int) -> float:
    """Give the megabytes that the processes of a server hold now."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    pages = sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in [str(pid), *children])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()
