"""./test: sets everything up and runs the tests, on SQLite and, where it is found, on PostgreSQL.

Without arguments everything runs. With arguments pytest gets them, on SQLite alone: the inner loop.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import environment
import postgres
import preparation
from environment import PYTHON, ROOT, Trouble

ON_BOTH = ("tests/rooms", "tests/journeys", "tests/house")
BESIDE = {
    "PostgreSQL": "All tests that ask the database once more, on PostgreSQL",
    "Browser": "What a browser does, on SQLite",
}
NOTHING_RAN = {"failed": 1}


def main() -> None:
    """Set up and run the tests; the exit code says whether all passed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        environment.enter(development=True)
        _keep_bytecode()
        preparation.prepare()
        if sys.argv[1:]:
            sys.exit(subprocess.call([PYTHON, "-m", "pytest", *sys.argv[1:]]))
        sys.exit(_everything())
    except Trouble as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit("\nStopped.")


def _keep_bytecode() -> None:
    """Where Python may not keep what it compiled, keep it apart: the tests start it a hundred times."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / ".cache" / "bytecode"))


def _everything() -> int:
    """Run the suite on SQLite, beside it all that asks the database on PostgreSQL and then the browser, and sum up."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="veerkracht-test-")))
        beside: dict[str, tuple[list[str], dict[str, str]]] = {}
        if postgres.binaries():
            address = stack.enter_context(postgres.server())
            words = [place for place in ON_BOTH if (ROOT / place).is_dir()]
            beside["PostgreSQL"] = ([*words, "--again"], {"DATABASE_URL": address})
        beside["Browser"] = (["tests", "-m", "browser"], {})
        print("\nThe whole suite, on SQLite", flush=True)
        first = _start(stack, folder, "SQLite", "tests", "-m", "not browser")
        codes = [_start(stack, folder, name, *words, **more).wait() for name, (words, more) in beside.items()]
        codes.append(first.wait())
        for name in beside:
            print(f"\n{BESIDE[name]}")
            print((folder / f"{name}.txt").read_text(), flush=True)
        _sum_up({name: _tally(folder, name) for name in ("SQLite", *beside)})
    return int(any(codes))


def _start(stack: ExitStack, folder: Path, name: str, *words: str, **settings: str) -> "subprocess.Popen[bytes]":
    """Start pytest, whose tally goes to a file; what runs beside the first is kept for later."""
    said = stack.enter_context((folder / f"{name}.txt").open("w")) if name in BESIDE else None
    running = subprocess.Popen(
        [PYTHON, "-m", "pytest", *words],
        cwd=ROOT,
        env=os.environ | settings | {"VEERKRACHT_TALLY": str(folder / f"{name}.json")},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=said,
    )
    stack.callback(running.terminate)
    return running


def _tally(folder: Path, name: str) -> dict[str, int]:
    file = folder / f"{name}.json"
    return dict(json.loads(file.read_text())) if file.exists() else NOTHING_RAN


def _sum_up(tallies: dict[str, dict[str, int]]) -> None:
    """End with what must not be missed, and one line that counts."""
    print("-" * 79)
    for name, tally in tallies.items():
        print(f"{name:<11} {', '.join(f'{count} {what}' for what, count in tally.items())}")
    if elsewhere := sum(tally.get("skipped for want of another sign-in", 0) for tally in tallies.values()):
        print(f"\nNOT TRIED: {elsewhere} tests of signing in elsewhere: they need Node.js with npm, and its registry.")
    if browser := sum(tally.get("skipped for want of a browser", 0) for tally in tallies.values()):
        print(f"\nNOT TRIED: {browser} tests in a browser: no Chromium found. Install it: apt-get install chromium")
    if "PostgreSQL" not in tallies:
        print(
            f"\nNOT TRIED: the tests on PostgreSQL, for no PostgreSQL {postgres.OLDEST} or newer was found."
            f" Install it: {postgres.INSTALL}"
        )
    total = {what: sum(tally.get(what, 0) for tally in tallies.values()) for what in ("passed", "failed", "skipped")}
    print(f"\n{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")


if __name__ == "__main__":
    main()
