"""Who watches is answered, and nothing about a person is told, counted or logged."""

import json
import logging
import sys

import pytest
from django.test import Client

import given
from veerkracht.running import counters, logs
from veerkracht.running.actions import work
from veerkracht.running.queries.readiness import Readiness

pytestmark = pytest.mark.django_db


def test_alive_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = Client().get("/health", headers={"host": "10.1.2.3"})

    assert (answer.status_code, answer.content) == (200, b"alive\n")


def test_ready_says_what_is_well():
    work.seen(name="here")

    answer = Client().get("/ready", headers={"host": "10.1.2.3"})

    assert answer.status_code == 200
    assert answer.json()["checks"] == {"database": True, "migrations": True, "disk": True, "worker": True}


def test_without_a_worker_pages_are_given_all_the_same():
    answer = Client().get("/ready").json()

    assert answer["ready"]
    assert not answer["checks"]["worker"]


def test_without_the_database_nothing_is_ready(monkeypatch):
    monkeypatch.setattr("veerkracht.running.views.readiness", lambda: Readiness({"database": False, "worker": True}))

    assert Client().get("/ready").status_code == 503


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 404, id="nothing"),
        pytest.param({"authorization": "Bearer wrong"}, 404, id="another token"),
        pytest.param({"authorization": "Bearer gehëim"}, 404, id="no ascii"),
        pytest.param({"authorization": "Basic open-sesame"}, 404, id="another scheme"),
        pytest.param({"authorization": "Bearer open-sesame"}, 200, id="the token"),
    ],
)
def test_metrics_are_for_who_has_the_token(headers: dict, status: int, settings):
    settings.METRICS_TOKEN = "open-sesame"

    assert Client().get("/metrics", headers=headers).status_code == status


def test_metrics_are_for_an_address_that_is_named_but_not_through_a_proxy(settings):
    settings.METRICS_FROM = ["127.0.0.0/8"]

    assert Client().get("/metrics").status_code == 200
    assert Client(REMOTE_ADDR="10.0.0.1").get("/metrics").status_code == 404
    assert Client(REMOTE_ADDR="").get("/metrics").status_code == 404
    assert Client().get("/metrics", headers={"x-forwarded-for": "10.0.0.1"}).status_code == 404


def test_metrics_count_kinds_of_pages_and_hold_no_address(settings):
    settings.METRICS_FROM = ["127.0.0.1"]
    given.programme()
    Client().get("/zoeken?q=geheim")
    Client().get("/initiatieven/jan-jansen")
    Client().generic("BREW", "/")

    said = Client().get("/metrics").content.decode()

    assert 'veerkracht_requests_total{page="search",method="GET",status="200"}' in said
    assert 'veerkracht_requests_total{page="initiative",method="GET",status="404"}' in said
    assert 'method="other"' in said
    assert "veerkracht_trail_unsealed 0" in said
    assert "jan-jansen" not in said
    assert "geheim" not in said
    _is_well_formed(said)


def _is_well_formed(text: str) -> None:
    """Each family once, named before its numbers; the buckets of a histogram only rise, to its count."""
    families = [line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")]
    assert len(families) == len(set(families))
    buckets: dict[str, list[float]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            name, value = line.rsplit(" ", 1)
            assert any(name.startswith(family) for family in families)
            if "_bucket" in name:
                buckets.setdefault(name.partition(',le="')[0], []).append(float(value))
    assert all(values == sorted(values) for values in buckets.values())
    assert all(f"{name.replace('_bucket', '_count')}}} {values[-1]:.10g}" in text for name, values in buckets.items())


def test_a_number_of_the_caller_is_kept_only_where_it_can_be_one():
    assert Client().get("/health", headers={"x-request-id": "abcd-1234"})["X-Request-ID"] == "abcd-1234"
    assert Client().get("/health", headers={"x-request-id": "a b\tjan@example.org"})["X-Request-ID"].isalnum()


def test_processes_count_together(monkeypatch, tmp_path):
    monkeypatch.setattr(counters, "_file", None)
    counters.share()
    try:
        counters.add("one")
        monkeypatch.setattr("os.getpid", lambda: 12345)
        counters.add("one")
        counters.add("x" * 200)

        assert counters.totals() == {"one": 2.0, "other": 1.0}
    finally:
        counters.unshare()
        monkeypatch.setattr(counters, "_file", None)


def test_a_log_line_of_an_error_holds_no_value():
    def secret(bsn: str) -> None:
        raise ValueError(f"Key (email)=(an@example.org) {bsn}")

    try:
        secret("123456782")
    except ValueError:
        line = _line("Internal Server Error: /mensen/jan-jansen?q=an", exc_info=sys.exc_info())

    assert line["error"] == "builtins.ValueError"
    assert any("secret" in place for place in line["through"])
    assert not [word for word in ("example.org", "123456782", "jansen", "q=an") if word in json.dumps(line)]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        pytest.param("mail to an.de-vries@sub.example.org failed", "mail to <mail> failed", id="mail"),
        pytest.param("Not Found: /mensen/jan?q=x", "Not Found: <page>", id="page"),
        pytest.param("Invalid request from ip=192.168.1.20", "Invalid request from ip=<address>", id="address"),
        pytest.param("from 2001:db8:0:0:0:0:2:1 came", "from <address> came", id="long address"),
        pytest.param("bsn 123456782", "bsn <number>", id="long number"),
        pytest.param("3 jobs wait since 10:20", "3 jobs wait since 10:20", id="nothing personal"),
    ],
)
def test_a_sentence_in_the_log_is_cleaned(said: str, kept: str):
    assert logs.cleaned(said) == kept


def test_what_is_answered_is_logged_by_kind_of_page(caplog):
    given.programme()
    with caplog.at_level(logging.INFO, logger="veerkracht.requests"):
        Client().get("/zoeken?q=jan@example.org")

    (entry,) = caplog.records
    assert entry.getMessage() == "GET search 200"
    assert json.loads(logs.Plain().format(entry))["page"] == "search"


def _line(message: str, **words) -> dict:
    entry = logging.LogRecord("django.request", logging.ERROR, "x", 1, message, None, words.get("exc_info"))
    return json.loads(logs.Plain().format(entry))
