"""Browsers and systems by their marks: the table of docs/methods/devices.md."""

import doctest

import pytest

from veerkracht.access.rules import devices as rule
from veerkracht.access.rules.devices import device

WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
CHROMIUM = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0"


def test_the_examples_in_the_code_are_right() -> None:
    assert doctest.testmod(rule).failed == 0
    assert doctest.testmod(rule).attempted > 0


@pytest.mark.parametrize(
    ("user_agent", "known"),
    [
        (
            f"Mozilla/5.0 (iPhone; CPU OS 26_1 like Mac OS X) {WEBKIT} CriOS/143.0 Safari/604.1",
            ("Chrome", "iPhone"),
        ),
        (
            f"Mozilla/5.0 (iPhone; CPU OS 26_1 like Mac OS X) {WEBKIT} FxiOS/144.0 Safari/604.1",
            ("Firefox", "iPhone"),
        ),
        (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT} Version/26.1 Safari/605.1.15", ("Safari", "macOS")),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROMIUM} Safari/537.36 Edg/143.0", ("Edge", "Windows")),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROMIUM} Safari/537.36 OPR/125.0", ("Opera", "Windows")),
        (f"Mozilla/5.0 (Linux; Android 16; K) {CHROMIUM} Mobile Safari/537.36", ("Chrome", "Android")),
        (f"Mozilla/5.0 (Linux; Android 16) SamsungBrowser/29.0 {CHROMIUM} Safari", ("Samsung Internet", "Android")),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {CHROMIUM} Safari/537.36", ("Chrome", "ChromeOS")),
        ("curl/8.15.0", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_device_is_called_as_its_owner_calls_it(user_agent: str, known: tuple[str, str]) -> None:
    assert device(user_agent) == known
