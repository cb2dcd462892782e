"""The colours of the theme can be read by everyone, in light and in dark."""

import re
from pathlib import Path

import pytest

from veerkracht.site import assets

THEME = Path(assets.SITE) / "static" / "site" / "theme"
TEXT, SHAPE = 4.5, 3.0
WORDS = ("ink", "ink-soft", "accent", "accent-strong")
GROUNDS = ("paper", "surface", "sunken")
PAIRS = [
    *((word, ground, TEXT) for word in WORDS for ground in GROUNDS),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-strong", TEXT),
    ("accent", "accent-soft", TEXT),
    ("ink", "accent-soft", TEXT),
    ("ink", "quiet-soft", TEXT),
    *((state, f"{state}-soft", TEXT) for state in ("good", "attention", "bad")),
    *(("ink", f"{state}-soft", TEXT) for state in ("good", "attention", "bad")),
    ("ink-soft", "bad-soft", TEXT),
    ("ink", "marked", TEXT),
    ("on-hero", "hero", TEXT),
    ("on-hero", "hero-check", TEXT),
    ("on-hero-soft", "hero", TEXT),
    ("on-hero-soft", "hero-check", TEXT),
    ("on-footer", "footer", TEXT),
    ("on-footer-soft", "footer", TEXT),
    *(("line-strong", ground, SHAPE) for ground in GROUNDS),
    *(("focus", ground, SHAPE) for ground in GROUNDS),
    ("accent", "land", SHAPE),
]


def colours(shade: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (THEME / f"{shade}.css").read_text()))


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize(("word", "ground", "least"), PAIRS)
def test_what_is_written_can_be_read(shade: str, word: str, ground: str, least: float) -> None:
    theme = colours(shade)

    assert contrast(theme[word], theme[ground]) >= least


def test_light_and_dark_set_the_same_colours() -> None:
    assert colours("light").keys() == colours("dark").keys()


def test_our_sheet_names_no_colour_the_theme_does_not_set() -> None:
    sheet = (THEME.parent / "veerkracht.css").read_text()
    asked = set(re.findall(r"var\(--([\w-]+)\)", sheet))
    set_here = set(re.findall(r"--([\w-]+):", sheet + (THEME / "light.css").read_text()))

    assert asked <= set_here
