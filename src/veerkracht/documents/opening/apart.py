"""A file is opened in a process of its own, with a limit on time and memory: it can take nothing else down with it."""

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from veerkracht.documents.opening.judge import judge
from veerkracht.documents.opening.opened import Opened
from veerkracht.documents.opening.wrong import Wrong

SECONDS = 60
MEMORY = 1536 * 1024 * 1024
ROOT = Path(__file__).resolve().parents[3]


def open_apart(path: Path, *, cleaned: Path, preview: Path) -> Opened:
    """Open a file that someone sent; raise what is wrong with it. Whatever takes too long or breaks is refused."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, on paths of our own
            [sys.executable, "-m", "veerkracht.documents.opening.apart", str(path), str(cleaned), str(preview)],
            env={"PYTHONPATH": str(ROOT), "PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Wrong("too-heavy") from None
    if done.returncode:
        raise Wrong("too-heavy" if done.returncode < 0 else "damaged")
    answer = json.loads(done.stdout)
    if wrong := answer.get("wrong"):
        raise Wrong(wrong, **answer["values"])
    return Opened(**answer)


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # where a system has no such limits, time still has one
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main(path: str, cleaned: str, preview: str) -> None:
    _limit()
    answer: dict[str, object]
    try:
        answer = asdict(judge(Path(path), cleaned=Path(cleaned), preview=Path(preview)))
    except Wrong as wrong:
        answer = {"wrong": wrong.name, "values": wrong.values}
    except (MemoryError, RecursionError):
        answer = {"wrong": "too-heavy", "values": {}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main(*sys.argv[1:])
