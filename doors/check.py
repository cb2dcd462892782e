"""./check: what can be said about the code without running the product. All steps run, also after one fails."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import environment
import preparation
from environment import ENVIRONMENT, PYTHON, ROOT, Trouble, run

BIN = ENVIRONMENT / "bin"
CODE = ("src", "tests", "doors", "benchmarks")


def steps() -> dict[str, list[str]]:
    """Name each step and the command behind it."""
    code = [folder for folder in CODE if (ROOT / folder).is_dir()]
    return {
        "style (ruff)": [f"{BIN}/ruff", "check", "-q", *code],
        "format (ruff)": [f"{BIN}/ruff", "format", "--check", "-q", *code],
        "types (mypy)": [f"{BIN}/mypy"],
        "imports point down (import-linter)": [f"{BIN}/lint-imports", "--no-cache"],
        "templates (djlint)": [f"{BIN}/djlint", "--lint", "--quiet", "src"],
        "migrations are complete": [f"{BIN}/veerkracht", "makemigrations", "--check", "--dry-run"],
        "documents and translations": [
            *(str(PYTHON), "-m", "pytest", "-q"),
            *("tests/house/test_documents.py", "tests/house/test_translations.py"),
        ],
        "rules of the API": [str(PYTHON), "-m", "pytest", "-q", "tests/house/test_api_rules.py"],
    }


def main() -> None:
    """Run the steps two at a time; each gives one line, and what failed says why at the end."""
    try:
        environment.enter(development=True)
        preparation.prepare()
    except Trouble as trouble:
        sys.exit(str(trouble))
    with tempfile.TemporaryDirectory(prefix="veerkracht-check-") as data:
        os.environ["VEERKRACHT_DATA"] = data
        with ThreadPoolExecutor(2) as pool:
            failed = [complaint for complaint in pool.map(_try, steps().items()) if complaint]
    for complaint in failed:
        print(f"\n{complaint}")
    print(f"\n{len(failed)} of {len(steps())} checks failed" if failed else f"\nAll {len(steps())} checks hold")
    sys.exit(bool(failed))


def _try(named: tuple[str, list[str]]) -> str:
    """Run one step; say how it went in a line, and give what it complains about."""
    name, words = named
    started = time.monotonic()
    done: subprocess.CompletedProcess[str] = run(words)
    print(f"  {'FAILED' if done.returncode else 'ok':<6}  {name:<40} {time.monotonic() - started:5.1f} s", flush=True)
    return f"{name}:\n{done.stdout.strip()}" if done.returncode else ""


if __name__ == "__main__":
    main()
