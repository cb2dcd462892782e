"""The log as one JSON object a line, without anything about a person.

What is left out: addresses of pages (they hold keys, and what was searched for), addresses of readers, names, the text
of an error (a database repeats the row in it), and values in a traceback. What is kept of an error is what sort it is
and through which lines of code it came.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}\b", re.IGNORECASE)
PAGE = re.compile(r"(?<![\w<])/[^\s'\"]*|\?\S+")
NUMBER = re.compile(r"\b\d{8,}\b")
KEPT = ("page", "method", "status", "ms", "job")


class Plain(logging.Formatter):
    """Writes a line of the log."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": cleaned(record.getMessage()),
        }
        if found := _request():
            line["request"] = found
        line |= {name: value for name in KEPT if (value := getattr(record, name, None)) is not None}
        if record.exc_info and record.exc_info[0]:
            sort, _problem, trace = record.exc_info
            line["error"] = f"{sort.__module__}.{sort.__qualname__}"
            line["through"] = [
                f"{_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
            ]
        return json.dumps(line, ensure_ascii=False)


def cleaned(text: str) -> str:
    """Take out of a sentence what may be about a person: mail addresses, network addresses, pages, long numbers."""
    for pattern, instead in ((MAIL, "<mail>"), (PAGE, "<page>"), (ADDRESS, "<address>"), (NUMBER, "<number>")):
        text = pattern.sub(instead, text)
    return text


def _place(file: str) -> str:
    """Name a file of code from its package on, not where it is installed."""
    for mark in ("/site-packages/", "/src/", "/lib/"):
        if mark in file:
            return file.rpartition(mark)[2]
    return file.rpartition("/")[2]


def _request() -> str:
    from veerkracht.running.watching import request_id

    return request_id.get()


def logging_settings(form: str) -> dict[str, Any]:
    """Give Django's LOGGING: `json` for a program that gathers logs, `text` for a person at a terminal."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "veerkracht.running.logs.Plain"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", **({"formatter": "json"} if form == "json" else {})}
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            # Django would send errors by mail, with what a person filled in.
            "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "django.request": {"level": "ERROR"},  # what was refused or not found stands in our own line
            "veerkracht": {"level": "INFO" if form == "json" else "WARNING"},
        },
    }
