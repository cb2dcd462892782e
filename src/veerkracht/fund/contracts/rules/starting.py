"""Starting texts for a contract: one for each payment logic, or the text of another contract.

See docs/methods/starting.md.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules import reading
from veerkracht.fund.rules.reading import read, written

FOLDER = Path(reading.__file__).with_name("examples")
NAMES = {
    "unit-price": Bilingual("Een prijs per resultaat", "A price per outcome"),
    "milestones": Bilingual("Mijlpalen per persoon", "Milestones per person"),
    "saved-time": Bilingual("Bespaarde uitkeringstijd", "Benefit time saved"),
    "cohort-threshold": Bilingual("Alles of niets bij een drempel", "All or nothing at a threshold"),
    "tiers": Bilingual("Een trap naast een controlegroep", "Tiers beside a comparison group"),
    "fee-and-outcome": Bilingual("Een maandbedrag en resultaten", "A monthly fee and outcomes"),
}


@cache
def template(name: str) -> str:
    """Give the text of a template."""
    return (FOLDER / f"{name}.toml").read_text("utf-8")


def begun(text: str, *, contract: str, title: Bilingual, said: Mapping[str, str], starts_on: date) -> str:
    """Make a first draft out of a text: its own key, name and parties; every day moves along with the first.

    `said` names the provider, verifier, payer and portfolio, as far as they are known.
    """
    document = dict(read(text).document)
    if document.get("starts_on"):
        document = _moved(document, starts_on - date.fromisoformat(document["starts_on"]))
        document["in_force_from"] = document["starts_on"]
    for name in ("agreed_on", "reason", "above_cap_from"):
        document.pop(name, None)
    named = {language: words for language, words in (("nl", title.nl), ("en", title.en)) if words}
    document |= {"contract": contract, "version": 1, "title": named}
    document |= {name: said[name] for name in ("provider", "verifier") if said.get(name)}
    if said.get("payer"):
        portfolio = [{"key": said["portfolio"], "share": "100 %"}] if said.get("portfolio") else []
        payer = {"organisation": said["payer"], "share": "100 %"} | ({"portfolios": portfolio} if portfolio else {})
        old = {one["organisation"] for one in document.get("payers", ())}
        document["payers"] = [payer]
        caps = [cap for cap in document.get("caps", ()) if cap.get("of") not in old]
        document |= {"caps": caps} if caps else {}
        if inflow := document.get("inflow"):
            document["inflow"] = {**inflow, "payer": said["payer"]}
    return written(document)


def amended(text: str, *, on: date) -> str:
    """Make the draft of an amendment: the next version, from tomorrow on unless somebody says otherwise."""
    document = dict(read(text).document)
    for name in ("agreed_on", "above_cap_from"):
        document.pop(name, None)
    document |= {
        "version": int(document["version"]) + 1,
        "in_force_from": (on + timedelta(1)).isoformat(),
        "reason": "…",
    }
    return written(document)


def _moved(value: Any, by: timedelta) -> Any:
    """Move every day in a document by as many days."""
    if isinstance(value, dict):
        return {name: _moved(one, by) for name, one in value.items()}
    if isinstance(value, list):
        return [_moved(one, by) for one in value]
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (date.fromisoformat(value) + by).isoformat()
    return value
