"""Numbers that all processes of one server add up together: each writes its own file, whoever is asked reads all.

The folder is made by who starts the server (`share`), before the processes part. Without it a process counts alone.
A file is a row of slots: the name of a number, and the number. What a process counted stays when the process ends.
"""

import mmap
import os
import shutil
import struct
import tempfile
from collections import Counter
from pathlib import Path
from threading import Lock

FOLDER = "VEERKRACHT_COUNTERS"
SLOT = struct.Struct("=120sd")
MOST = 4_096
"""So many numbers a process keeps; what comes after that is counted under one name."""

BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Seconds by which durations are told apart."""

OTHER = "other"
_lock = Lock()
_file: "tuple[int, mmap.mmap, dict[str, int]] | None" = None


def share() -> None:
    """Let the processes that are started from here count together."""
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="veerkracht-counters-")


def unshare() -> None:
    """Throw away what was counted."""
    if folder := os.environ.pop(FOLDER, ""):
        shutil.rmtree(folder, ignore_errors=True)


def add(name: str, amount: float = 1.0) -> None:
    """Add to a number."""
    with _lock:
        memory, places = _mine()
        place = places.get(name)
        if place is None:
            place = _new(memory, places, name)
        (_name, old) = SLOT.unpack_from(memory, place)
        SLOT.pack_into(memory, place, _name, old + amount)


def totals() -> dict[str, float]:
    """Add up what all processes counted."""
    if FOLDER not in os.environ:
        with _lock:
            return dict(_read(bytes(_mine()[0])))
    sums: Counter[str] = Counter()
    for file in sorted(Path(os.environ[FOLDER]).glob("*.counts")):
        sums.update(_read(file.read_bytes()))
    return dict(sums)


def _mine() -> tuple[mmap.mmap, dict[str, int]]:
    """Give the file of this process; after a fork the child gets one of its own."""
    global _file  # one for each process
    if _file is None or _file[0] != os.getpid():
        size = SLOT.size * MOST
        if folder := os.environ.get(FOLDER):
            with (Path(folder) / f"{os.getpid()}.counts").open("w+b") as file:
                file.truncate(size)
                memory = mmap.mmap(file.fileno(), size)
        else:
            memory = mmap.mmap(-1, size)
        _file = (os.getpid(), memory, {})
    return _file[1], _file[2]


def _new(memory: mmap.mmap, places: dict[str, int], name: str) -> int:
    text = name.encode()
    if len(places) >= MOST - 1 or len(text) > SLOT.size - 8:
        name, text = OTHER, OTHER.encode()
    if name not in places:
        places[name] = len(places) * SLOT.size
        SLOT.pack_into(memory, places[name], text, 0.0)
    return places[name]


def _read(memory: bytes) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in SLOT.iter_unpack(memory):
        if not name[0]:
            break
        found[name.rstrip(b"\0").decode()] = value
    return found
