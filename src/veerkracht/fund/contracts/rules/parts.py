"""The common parts of terms as fields of a form: what is filled in is put into the same text that is settled by.

Everything that has no field stays as it stands in the text. See docs/methods/parts.md.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from veerkracht.foundation.texts import Bilingual

PLAIN = ("in_force_from", "reason", "starts_on", "ends_on", "claims_until", "currency", "provider", "verifier")
DAYS = ("in_force_from", "starts_on", "ends_on", "claims_until")
MOST_PAYERS = 4
CAPS = ("contract", "person")
PAYER = ("organisation", "share", "portfolio")


class Part(NamedTuple):
    """One field: its name, what stands in it, and what it is about, from the whole to the detail."""

    name: str
    value: str
    about: tuple[Bilingual, ...] = ()


def parts(document: Mapping[str, Any]) -> tuple[Part, ...]:
    """Give the fields of a text; of a payer one more than there are, so that one can be added."""
    return (*_plain(document), *_payers(document), *_caps(document), *_metrics(document))


def filled_in(document: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Any]:
    """Put what was filled in into a text; an empty field takes its part out."""
    whole = deepcopy(dict(document))
    for name in PLAIN:
        if name in said:
            _set(whole, name, said[name])
    _put_payers(whole, said)
    _put_caps(whole, said)
    for place, metric in enumerate(whole.get("metrics", ())):
        _set(metric, "vat", said.get(f"metrics-{place}-vat", metric.get("vat", "")))
        for number, price in enumerate(metric.get("prices", ())):
            _set_price(price, said.get(f"metrics-{place}-prices-{number}"))
    return whole


def _plain(document: Mapping[str, Any]) -> Iterator[Part]:
    for name in PLAIN:
        if name != "reason" or int(document.get("version", 1)) > 1:
            yield Part(name, str(document.get(name, "")))


def _payers(document: Mapping[str, Any]) -> Iterator[Part]:
    payers = list(document.get("payers", ()))[:MOST_PAYERS]
    for place, payer in enumerate([*payers, {}][:MOST_PAYERS]):
        portfolios = payer.get("portfolios", [])
        yield Part(f"payers-{place}-organisation", str(payer.get("organisation", "")))
        yield Part(f"payers-{place}-share", str(payer.get("share", "")))
        if len(portfolios) < 2:
            yield Part(f"payers-{place}-portfolio", str(portfolios[0]["key"]) if portfolios else "")


def _caps(document: Mapping[str, Any]) -> Iterator[Part]:
    for per in CAPS:
        cap = _cap(document, per)
        if cap is None or "amount" in cap:
            yield Part(f"cap-{per}", str(cap["amount"]) if cap else "")


def _metrics(document: Mapping[str, Any]) -> Iterator[Part]:
    for place, metric in enumerate(document.get("metrics", ())):
        title, steps = _text(metric.get("title")), metric.get("milestones", ())
        titles = {step.get("key"): _text(step.get("title")) for step in steps}
        for number, price in enumerate(metric.get("prices", ())):
            more = [titles[price["milestone"]]] if price.get("milestone") in titles else []
            more += [Bilingual(*[str(price["since"])] * 2)] if price.get("since") else []
            yield Part(f"metrics-{place}-prices-{number}", str(price.get("amount", "")), (title, *more))
        yield Part(f"metrics-{place}-vat", str(metric.get("vat", "unknown")), (title,))


def _put_payers(whole: dict[str, Any], said: Mapping[str, str]) -> None:
    """Put the payers in; one that takes the place of another also takes over what the text says of it."""
    before, renamed = list(whole.get("payers", ())), {}
    payers = []
    for place in range(MOST_PAYERS):
        old = before[place] if place < len(before) else {}
        if f"payers-{place}-organisation" not in said:
            payers += [old] if old else []
            continue
        key = said[f"payers-{place}-organisation"].strip()
        if old and key and key != old.get("organisation"):
            renamed[old.get("organisation")] = key
        if key:
            payers.append(_payer(old, key, said, place))
    whole["payers"] = [*payers, *before[MOST_PAYERS:]]
    for clause, word in [*((cap, "of") for cap in whole.get("caps", ())), (whole.get("inflow") or {}, "payer")]:
        if clause.get(word) in renamed:
            clause[word] = renamed[clause[word]]


def _payer(old: dict[str, Any], key: str, said: Mapping[str, str], place: int) -> dict[str, Any]:
    payer = {**old, "organisation": key, "share": said.get(f"payers-{place}-share", "").strip()}
    portfolio = said.get(f"payers-{place}-portfolio")
    if portfolio:
        payer["portfolios"] = [{"key": portfolio, "share": "100 %"}]
    elif portfolio is not None:
        payer.pop("portfolios", None)
    return payer


def _put_caps(whole: dict[str, Any], said: Mapping[str, str]) -> None:
    for per in CAPS:
        amount, cap = said.get(f"cap-{per}"), _cap(whole, per)
        if amount is None:
            continue
        if cap is not None and amount.strip():
            cap["amount"] = amount.strip()
        elif cap is not None:
            whole["caps"] = [one for one in whole["caps"] if one is not cap]
        elif amount.strip():
            whole["caps"] = [*whole.get("caps", ()), {"per": per, "amount": amount.strip()}]
    if not whole.get("caps"):
        whole.pop("caps", None)


def _cap(document: Mapping[str, Any], per: str) -> dict[str, Any] | None:
    return next((cap for cap in document.get("caps", ()) if cap.get("per") == per and not cap.get("of")), None)


def _set(clause: dict[str, Any], name: str, value: str) -> None:
    if value.strip():
        clause[name] = value.strip()
    else:
        clause.pop(name, None)


def _set_price(price: dict[str, Any], amount: str | None) -> None:
    if amount is None:
        return
    price.pop("amount_is" if amount.strip() else "amount", None)
    if amount.strip():
        price["amount"] = amount.strip()
    else:
        price.setdefault("amount_is", "unknown")


def _text(said: Any) -> Bilingual:
    return Bilingual(str(said.get("nl", "")), str(said.get("en", ""))) if isinstance(said, Mapping) else Bilingual()
