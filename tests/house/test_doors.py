"""The doors say what is wrong and what to do, and ./run opens and closes cleanly."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from house.laws import ROOT

PLAIN = {name: value for name, value in os.environ.items() if name not in ("VEERKRACHT_DATA", "DJANGO_SETTINGS_MODULE")}


def door(*words: str) -> subprocess.CompletedProcess[str]:
    words = (str(ROOT / words[0]), *words[1:])
    return subprocess.run(words, env=PLAIN, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


@pytest.fixture
def taken_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_that_is_taken_is_named_with_another_to_try(taken_port: int, tmp_path: Path):
    said = door("run", "--port", str(taken_port), "--data", str(tmp_path))

    assert said.returncode == 1
    assert f"Port {taken_port} is taken" in said.stderr
    assert f"./run --port {taken_port + 1}" in said.stderr


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")

    said = door("run", "--port", "8769", "--data", str(tmp_path / "file"))

    assert said.returncode == 1
    assert f"The data folder {tmp_path / 'file'} cannot be written" in said.stderr
    assert "./run --data DIR" in said.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(
            ["--prot", "8001"], "does not understand this: unrecognized arguments: --prot", id="a typing error"
        ),
        pytest.param(["--port", "eight"], "does not understand this: argument --port", id="a port in words"),
        pytest.param(["--port", "99999"], "There is no port 99999", id="a port too high"),
        pytest.param(["--programme", "no/such"], "There is no folder no/such", id="no such programme"),
    ],
)
def test_a_wrong_option_is_answered_with_a_sentence(words: list[str], sentence: str, tmp_path: Path):
    said = door("run", "--data", str(tmp_path), *words)

    assert said.returncode == 1
    assert sentence in said.stderr
    assert "Traceback" not in said.stderr


def test_a_benchmark_that_does_not_exist_is_answered_with_those_that_do():
    said = door("bench", "P99")

    assert said.returncode == 1
    assert "There is no benchmark P99. There are: " in said.stderr


def test_without_a_new_enough_python_the_door_says_which_it_needs(tmp_path: Path):
    bare = tmp_path / "project"
    (bare / "doors").mkdir(parents=True)
    for name in ("run", "doors/find-python.sh"):
        (bare / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.8.1\n')
    (tmp_path / "bin" / "python3").chmod(0o755)
    (tmp_path / "bin" / "dirname").symlink_to("/usr/bin/dirname")

    said = subprocess.run(
        ["/bin/sh", str(bare / "run")],
        env={"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 1
    assert "Veerkracht needs Python 3.11 or newer, and this machine has Python 3.8.1." in said.stderr


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_run_opens_the_site_and_closes_it_without_complaint(end: signal.Signals, tmp_path: Path):
    port = free_port()
    running = subprocess.Popen(
        [str(ROOT / "run"), "--port", str(port), "--data", str(tmp_path)],
        # A database of its own in an empty folder, as a new user has it: a shared one knows its officer already.
        env={name: value for name, value in PLAIN.items() if name != "DATABASE_URL"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        status = knock(f"http://127.0.0.1:{port}/", running)
    finally:
        running.send_signal(end)
        said, _ = running.communicate(timeout=30)

    assert status == 200, said
    assert f"Veerkracht is open: http://127.0.0.1:{port}" in said
    assert "Sign in with " in said
    assert said.rstrip().endswith("Veerkracht has stopped.")
    assert running.returncode == 0


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def knock(address: str, running: subprocess.Popen[str]) -> int:
    """Ask for a page as soon as the door opens; it may take minutes on a busy machine that loads everything first."""
    for _attempt in range(3_000):
        if running.poll() is not None:
            return 0
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - an address of our own
                return int(answer.status)
        except ConnectionError:
            time.sleep(0.1)
        except urllib.error.HTTPError as problem:
            return int(problem.code)
        except urllib.error.URLError:
            time.sleep(0.1)
    return 0
