"""A paper as a tagged PDF; what people typed travels as data and is shown as text."""

from dataclasses import asdict
from pathlib import Path

from veerkracht.foundation.paper import Paper
from veerkracht.foundation.typesetting import typeset

SHEET = Path(__file__).with_name("paper.typ")


def pdf(paper: Paper) -> bytes:
    """Set the paper as PDF/UA-1; where typst is missing or fails, say so in one sentence."""
    return typeset(SHEET, asdict(paper) | {"made_from": None}, paper.made_from)
