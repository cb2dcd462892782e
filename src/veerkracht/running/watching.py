"""What is answered is counted and logged without saying about whom; and programs that watch get their answer here.

This comes before everything else, because who watches knows neither the name of the site nor its cookies.
"""

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from veerkracht.running import counters
from veerkracht.running.views import health, metrics, ready

logger = logging.getLogger("veerkracht.requests")

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""By which number the request that is being answered is known, in the log and in the answer."""

GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
WATCHED = {"/health": health, "/ready": ready, "/metrics": metrics}
BROKEN = 500


class WatchingMiddleware:
    """Give each request a number, and keep which kind of page was answered how, and in how much time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        token = request_id.set(given if GIVEN.fullmatch(given) else uuid.uuid4().hex)
        began = time.perf_counter()
        try:
            watched = WATCHED.get(request.path_info)
            response = watched(request) if watched else self.get_response(request)
            if not watched:
                keep(request, response, time.perf_counter() - began)
            response["X-Request-ID"] = request_id.get()
            return response
        finally:
            request_id.reset(token)


def keep(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Count an answer and write it to the log: the kind of page, never its address, nor who asked."""
    page = kind(request)
    labels = f'page="{page}",method="{method(request)}",status="{response.status_code}"'
    counters.add(f"requests_total{{{labels}}}")
    counters.add(f'request_seconds_sum{{page="{page}"}}', seconds)
    counters.add(f'request_seconds_count{{page="{page}"}}')
    bucket = next((str(bucket) for bucket in counters.BUCKETS if seconds <= bucket), "+Inf")
    counters.add(f'request_seconds_bucket{{page="{page}",le="{bucket}"}}')
    logger.log(
        logging.ERROR if response.status_code >= BROKEN else logging.INFO,
        "%s %s %s",
        method(request),
        page,
        response.status_code,
        extra={
            "page": page,
            "method": method(request),
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
        },
    )


def kind(request: HttpRequest) -> str:
    """Name the kind of page that was asked: the name of its address in our list, not what was filled in."""
    found = request.resolver_match
    if found is None:
        return "static" if request.path_info.startswith("/static/") else "unknown"
    return re.sub(r"[^a-zA-Z0-9_.:-]", "", found.view_name or "")[:50] or "unnamed"


def method(request: HttpRequest) -> str:
    """Name the method; one that nobody knows under one name, for anyone may make one up."""
    return request.method if request.method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "other"
