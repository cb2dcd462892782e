"""The project's own Python environment in .venv: made when missing, brought up to date when a lock file changed."""

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMPS = ENVIRONMENT / "veerkracht.json"
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
NETWORK = re.compile(
    r"name resolution|Name or service|NewConnectionError|ConnectionError|ConnectTimeout|timed out|dns error|"
    r"error sending request|Network is unreachable|No matching distribution|Failed to fetch",
    re.IGNORECASE,
)
LAUNCHER = """\
#!{python}
import os
os.environ.setdefault("VEERKRACHT_DATA", {data!r})
from veerkracht.site.command import main
main()
"""


class Trouble(Exception):
    """Something is missing on this machine. The message says what, and what to do."""


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is being done, and afterwards how long it took."""
    print(f"  {what} …", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f" {time.monotonic() - started:.1f} s", flush=True)


def fingerprint(*files: Path) -> str:
    """Give a short text that changes when one of the files does."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes() if file.exists() else b"-")
    return digest.hexdigest()[:16]


class Stamps:
    """What was set up last time, kept beside what was set up, so that nothing is done twice."""

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            self.kept: dict[str, str] = json.loads(file.read_text())
        except (OSError, ValueError):
            self.kept = {}

    def has(self, **wanted: str) -> bool:
        return all(self.kept.get(name) == value for name, value in wanted.items())

    def keep(self, **new: str) -> None:
        self.kept.update(new)
        self.file.write_text(json.dumps(self.kept, indent=1))


def run(words: Sequence[str | Path], **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the project's folder and keep what it says."""
    return subprocess.run(
        [str(word) for word in words],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def enter(*, development: bool) -> None:
    """Set up .venv where needed, then go on inside it: this same door again, in the project's own Python."""
    runtime, complete = fingerprint(RUNTIME), fingerprint(DEVELOPMENT)
    if not Stamps(STAMPS).has(place=str(ROOT)):
        make(ENVIRONMENT)
        _link()
        Stamps(STAMPS).keep(place=str(ROOT))
    stamps = Stamps(STAMPS)
    if development or "development" in stamps.kept:
        if not stamps.has(development=complete, runtime=runtime):
            sync(ENVIRONMENT, DEVELOPMENT)
            stamps.keep(development=complete, runtime=runtime)
    elif not stamps.has(runtime=runtime):
        sync(ENVIRONMENT, RUNTIME)
        stamps.keep(runtime=runtime)
    if Path(sys.prefix) != ENVIRONMENT:
        os.execv(PYTHON, [str(PYTHON), *sys.argv])  # noqa: S606 - the very same door


def make(folder: Path) -> None:
    """Make an empty environment in a folder."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Trouble(
            "This Python cannot make environments: the module venv is missing.\n"
            "Install it (Debian, Ubuntu: apt-get install python3-venv) and run this again."
        )
    base = getattr(sys, "_base_executable", "") or sys.executable
    with step(f"Making the environment {folder.name}"):
        made = run([base, "-m", "venv", "--clear", folder])
    if made.returncode:
        raise Trouble(f"The environment could not be made. Python said:\n{_last_words(made.stdout)}")


def sync(folder: Path, *locks: Path) -> None:
    """Bring an environment to exactly what the locks name, every file checked against its hash."""
    python = folder / "bin" / "python"
    count = sum(line[:1].isalnum() for lock in locks for line in lock.read_text().splitlines())
    with step(f"Installing {count} packages into {folder.name}"):
        uv = folder / "bin" / "uv"
        if not uv.exists():
            pinned = folder / "uv.txt"
            pinned.write_text(_pinned_uv())
            run([python, "-m", "pip", "install", "-q", "--retries", "1", "--require-hashes", "-r", pinned])
        if uv.exists():
            done = run([uv, "pip", "sync", "-q", "--python", python, "--require-hashes", *locks])
            if not done.returncode:
                return
        with_pip = [word for lock in locks for word in ("-r", str(lock))]
        done = run([python, "-m", "pip", "install", "-q", "--retries", "1", "--require-hashes", *with_pip])
    if done.returncode:
        raise Trouble(_why(done.stdout))


def _link() -> None:
    """Let .venv find the source, and give it the command `veerkracht`."""
    packages = next((ENVIRONMENT / "lib").glob("python3*/site-packages"))
    (packages / "veerkracht.pth").write_text(f"{SOURCE}\n")
    command = ENVIRONMENT / "bin" / "veerkracht"
    command.write_text(LAUNCHER.format(python=PYTHON, data=str(ROOT / ".data")))
    command.chmod(0o755)


def _pinned_uv() -> str:
    """Take uv with its version and hashes out of the lock."""
    lines = DEVELOPMENT.read_text().splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("uv=="))
    block = [lines[first]]
    for line in lines[first + 1 :]:
        if not line.lstrip().startswith("--hash"):
            break
        block.append(line)
    return "\n".join(block) + "\n"


def _why(said: str) -> str:
    """Say why the packages could not be installed, and what to do."""
    if NETWORK.search(said):
        return (
            "The packages could not be fetched: there seems to be no network, or a proxy stands in between.\n"
            "Check the connection (behind a proxy, set HTTPS_PROXY or pip's own settings) and run this again.\n"
            f"pip said:\n{_last_words(said)}"
        )
    return f"The packages could not be installed. pip said:\n{_last_words(said)}"


def _last_words(said: str) -> str:
    return "\n".join(f"    {line}" for line in said.strip().splitlines()[-6:])
