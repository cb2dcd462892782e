"""A PostgreSQL of our own for as long as a run lasts: found on the machine, started in a folder of its own, stopped."""

import ctypes
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from environment import Trouble, run

OLDEST = 15
INSTALL = "apt-get install postgresql"
PLAIN = ("-A", "trust", "-E", "UTF8", "--locale=C", "-N", "--no-instructions")
SETTINGS = ("listen_addresses=", "max_connections=50", "shared_buffers=256MB")
# Nothing here outlives the run, so nothing needs to reach the disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def binaries() -> Path | None:
    """Find the folder with initdb and postgres of the newest PostgreSQL that is new enough."""
    places = [Path(place) for place in Path("/usr/lib/postgresql").glob("*/bin")]
    if on_path := shutil.which("initdb"):
        places.append(Path(on_path).resolve().parent)
    known = [(_version(place), place) for place in places if (place / "initdb").exists()]
    version, place = max(known, default=(0, None))
    return place if version >= OLDEST else None


@contextmanager
def server(*, quick: bool = True) -> Iterator[str]:
    """Start PostgreSQL and give the address of an empty database; it listens on a socket in its folder only."""
    place = binaries()
    if place is None:
        raise Trouble(f"PostgreSQL {OLDEST} or newer was not found. Install it: {INSTALL}")
    folder = Path(tempfile.mkdtemp(prefix="veerkracht-postgres-"))
    try:
        folder.chmod(0o755)
        account = _account(folder)
        data = folder / "data"
        _start(account, place / "initdb", "-D", data, "-U", "veerkracht", *PLAIN).wait()
        wanted = [*SETTINGS, *(QUICK if quick else ()), f"unix_socket_directories={folder}"]
        running = _start(account, place / "postgres", "-D", data, *(word for one in wanted for word in ("-c", one)))
        try:
            _wait_until_ready(place, folder, running)
            run([place / "createdb", "-h", folder, "-U", "veerkracht", "veerkracht"])
            yield f"postgresql://veerkracht@{quote(str(folder), safe='')}/veerkracht"
        finally:
            running.send_signal(signal.SIGINT)  # the quick way down, which does not wait for who is still connected
            try:
                running.wait(20)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: then it runs as an account that may do nothing else."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return name
    raise Trouble(
        "PostgreSQL refuses to run as root, and there is no account postgres or nobody. Run this as yourself."
    )


def _start(account: str | None, *words: str | Path) -> "subprocess.Popen[bytes]":
    """Start a program, as a child of ours, that ends when we end."""
    log = subprocess.DEVNULL
    return subprocess.Popen(
        [str(word) for word in words],
        user=account,
        group=pwd.getpwnam(account).pw_gid if account else None,
        extra_groups=[] if account else None,
        cwd="/",
        stdin=log,
        stdout=log,
        stderr=log,
        start_new_session=True,
        preexec_fn=_end_with_parent,
    )


def _end_with_parent() -> None:
    """Ask Linux to end this program when the one that started it is killed; elsewhere it is only stopped by it."""
    if sys.platform == "linux":
        set_signal_on_parents_death = 1
        ctypes.CDLL(None).prctl(set_signal_on_parents_death, signal.SIGINT)


def _wait_until_ready(place: Path, folder: Path, running: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(300):
        if running.poll() is not None:
            break
        if run([place / "pg_isready", "-q", "-h", folder]).returncode == 0:
            return
        time.sleep(0.1)
    raise Trouble(f"PostgreSQL in {place} was found but did not start; is there room in {folder.parent}?")


def _version(place: Path) -> int:
    found = re.search(r"(\d+)", run([place / "postgres", "--version"]).stdout.partition(")")[2])
    return int(found[1]) if found else 0


if __name__ == "__main__":
    # python doors/postgres.py COMMAND …: runs a command with DATABASE_URL set to a fresh database.
    with server() as address:
        sys.exit(subprocess.call(sys.argv[1:], env=os.environ | {"DATABASE_URL": address}))
